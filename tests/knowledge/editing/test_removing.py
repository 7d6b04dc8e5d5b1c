"""Removing, restoring, undoing and rolling back: always in an edition of its own, and no reload undoes it unsaid."""

from __future__ import annotations

import pytest

from knowledge.correcting import AddAlias, HoldFile, NameMark, RemoveStory
from knowledge.editing import EditingError
from knowledge.model import GLOBAL
from knowledge.publishing import PublishingError
from tests.knowledge.editing.conftest import FINAL, LEAGUE, WIRE, House
from tests.knowledge.editing.test_corrections import score


def deeds(house: House) -> list[str]:
    return [done.deed.what for done in house.store.history(GLOBAL, 50)]


def test_a_removed_story_stays_out_whatever_the_folder_holds_until_it_is_restored(house: House) -> None:
    before = house.told()
    report = house.editing.correct(RemoveStory("final.md"), who="Ida", reason="a fake")
    assert report.removed == ("final.md",)
    house.write("final.md", FINAL + "\nMore.\n")
    house.reload()
    assert house.keys() == ["league.md"]
    assert house.reload(mark="better rules").problems == ()
    assert house.keys() == ["league.md"]
    [removed] = house.editing.removed()
    assert (removed.story, removed.title) == ("final.md", "Molde take the cup")
    assert removed.done is not None
    assert (removed.done.deed.who, removed.done.deed.reason) == ("Ida", "a fake")
    house.write("final.md", FINAL)
    house.reload()
    assert house.editing.restore_stories(["final.md"], who="Per").added == ("final.md",)
    assert house.told() == before
    with pytest.raises(EditingError, match="not removed"):
        house.editing.restore_stories(["final.md"], who="Per")


def test_a_removed_story_keeps_its_corrections(house: House) -> None:
    house.editing.correct(score(house), who="Ida")
    house.editing.correct(RemoveStory("final.md"), who="Ida")
    for number in range(12):
        house.write("league.md", LEAGUE + f"\nRound {number}.\n")
        house.reload()
    house.editing.restore_stories(["final.md"], who="Ida")
    assert house.match("final.md").score == (3, 2)


def test_a_whole_import_is_removed_and_restored(house: House) -> None:
    house.add("wire.md", WIRE)
    rows = '{"content": "Lyn won."}\n{"content": "Skeid lost."}\n'
    house.add("rows.jsonl", rows)
    house.editing.correct(RemoveStory("rows.jsonl#2"), who="Ida")
    assert [done.keys for done in house.editing.imports()] == [("rows.jsonl#1", "rows.jsonl#2"), ("wire.md",)]
    report = house.editing.remove_import(house.editing.imports()[0].edition, who="Ida")
    assert report.removed == ("rows.jsonl#1",)
    assert house.keys() == ["final.md", "league.md", "wire.md"]
    assert [done.keys for done in house.editing.imports()] == [("wire.md",)]
    house.reload()
    with pytest.raises(EditingError, match="nothing in service"):
        house.editing.remove_import(3, who="Ida")
    house.editing.restore_stories([one.story for one in house.editing.removed()], who="Ida")
    assert house.keys() == ["final.md", "league.md", "rows.jsonl#1", "rows.jsonl#2", "wire.md"]


def test_what_is_added_again_is_in_service_again(house: House) -> None:
    house.add("wire.md", WIRE)
    house.editing.correct(RemoveStory("wire.md"), who="Ida")
    assert house.add("wire.md", WIRE).added == ("wire.md",)
    assert house.keys() == ["final.md", "league.md", "wire.md"]
    assert house.editing.removed() == []


# --- undo ---


def test_undo_takes_back_the_newest_change_then_the_one_before(house: House) -> None:
    states = [house.told()]
    house.editing.correct(score(house), who="Ida")
    states.append(house.told())
    house.editing.correct(AddAlias(NameMark.of(house.name("Molde")), "the Blue Roses"), who="Ida")
    states.append(house.told())
    house.editing.correct(RemoveStory("league.md"), who="Ida")
    assert house.editing.undo(who="Per").what.deed.what == "remove"
    assert house.told() == states[2]
    assert house.editing.undo(who="Per").what.edition == 3
    assert house.told() == states[1]
    assert house.editing.undo(who="Per").what.edition == 2
    assert house.told() == states[0]
    assert house.store.edition(GLOBAL).number == 7  # type: ignore[union-attr]


def test_an_undoing_can_be_undone(house: House) -> None:
    house.editing.correct(score(house), who="Ida")
    corrected = house.told()
    house.editing.undo(who="Per")
    house.editing.undo(3, who="Ida")
    assert house.told() == corrected
    assert house.editing.undo(who="Per").what.edition == 2


def test_an_old_change_is_taken_back_among_later_ones_however_long_ago(house: House) -> None:
    house.editing.correct(score(house), who="Ida")
    house.add("wire.md", WIRE)
    for number in range(12):
        house.write("league.md", LEAGUE + f"\nRound {number}.\n")
        house.reload()
    house.editing.undo(2, who="Per")
    assert house.match("final.md").score == (3, 1)
    assert house.keys() == ["final.md", "league.md", "wire.md"]
    assert house.editing.undo(3, who="Per").report.removed == ("wire.md",)
    with pytest.raises(EditingError, match="nothing that can be taken back"):
        house.editing.undo(3, who="Per")
    house.editing.undo(17, who="Per")
    assert house.keys() == ["final.md", "league.md", "wire.md"]


def test_what_cannot_be_undone_says_why(house: House) -> None:
    house.write("league.md", LEAGUE + "\nMore.\n")
    house.reload()
    house.editing.correct(score(house), who="Ida")
    with pytest.raises(EditingError, match="roll back to edition 1 instead"):
        house.editing.undo(2, who="Ida")
    with pytest.raises(EditingError, match="edition 99 did nothing"):
        house.editing.undo(99, who="Ida")


def test_a_reload_undone_is_held_back_and_reported_until_the_files_change(house: House) -> None:
    before = house.told()
    house.write("league.md", LEAGUE + "\nMore.\n")
    house.write("new.md", WIRE)
    (house.folder / "final.md").unlink()
    house.reload()
    house.editing.undo(who="Ida")
    assert house.told() == before
    for report in (house.reload(), house.reload(mark="better rules")):
        assert sorted(problem.file for problem in report.problems) == ["final.md", "league.md", "new.md"]
        assert all("held back" in problem.reason for problem in report.problems)
    assert house.keys() == ["final.md", "league.md"]
    house.write("new.md", WIRE + "\nMore.\n")
    house.write("final.md", FINAL)
    report = house.reload()
    assert [problem.file for problem in report.problems] == ["league.md"]
    [held] = [one for one in house.editing.corrections() if isinstance(one.correction, HoldFile)]
    house.editing.withdraw([held.number], who="Ida")
    report = house.reload()
    assert (report.changed, report.problems) == (("league.md",), ())


# --- rolling back ---


def test_a_roll_back_brings_stories_files_and_corrections_of_an_edition(house: House) -> None:
    house.add("wire.md", WIRE)
    house.editing.correct(score(house), who="Ida")
    then = house.told()
    house.editing.correct(RemoveStory("wire.md"), who="Ida")
    house.add("more.md", WIRE.replace("slept", "dreamt"))
    house.write("league.md", LEAGUE + "\nMore.\n")
    house.reload()
    house.editing.withdraw([1], who="Ida")
    report = house.editing.roll_back(3, who="Per", reason="too much")
    assert (report.edition, report.added, report.removed) == (8, ("wire.md",), ("more.md",))
    assert set(report.changed) == {"final.md", "league.md"}
    assert house.told() == then
    assert list(house.store.files(GLOBAL)) == ["wire.md"]
    report = house.reload()
    assert [problem.file for problem in report.problems] == ["league.md"]
    assert house.told() == then
    newest = house.store.history(GLOBAL, 1)[0]
    assert (newest.deed.what, newest.deed.who, newest.deed.reason) == ("roll back", "Per", "too much")
    house.editing.undo(who="Per")
    assert house.keys() == ["final.md", "league.md", "more.md"]
    assert house.match("final.md").score == (3, 1)
    assert house.reload().problems == ()


def test_ten_editions_can_be_rolled_back_to(house: House) -> None:
    for number in range(14):
        house.write("league.md", LEAGUE + f"\nRound {number}.\n")
        house.reload()
    assert [done.edition for done in house.editing.editions()] == list(range(15, 5, -1))
    house.editing.roll_back(6, who="Ida")
    assert "Round 4." in house.view().story("league.md").text  # type: ignore[union-attr]
    for edition, why in ((5, "not kept"), (16, "in service already"), (99, "not kept")):
        with pytest.raises(EditingError, match=why):
            house.editing.roll_back(edition, who="Ida")


def test_a_servers_roll_back_changes_no_other(house: House) -> None:
    house.add("wire.md", WIRE, "111")
    house.editing.correct(score(house, "9-1", "111"), who="Ida", collection="111")
    before = house.told()
    house.add("more.md", WIRE.replace("slept", "dreamt"), "111")
    house.editing.roll_back(1, who="Ida", collection="111")
    assert house.keys("111") == ["final.md", "league.md", "wire.md"]
    assert house.match("final.md", "111").score == (3, 1)
    assert house.told() == before
    house.editing.undo(who="Ida", collection="111")
    assert house.match("final.md", "111").score == (9, 1)


def test_while_another_changes_the_content_one_is_told_so(house: House) -> None:
    correction = score(house)
    with house.store.importing(), pytest.raises(PublishingError, match="somebody else is changing"):
        house.editing.correct(correction, who="Ida")
    assert deeds(house) == ["reload"]
