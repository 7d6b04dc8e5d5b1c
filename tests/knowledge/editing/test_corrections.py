"""Corrections: shown before they are made, kept whatever is read again, taken back, and reported once they miss."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.correcting import (
    AddAlias,
    Correction,
    FixStory,
    HideFact,
    MergeNames,
    NameMark,
    RemoveStory,
    SetField,
    SplitName,
)
from knowledge.editing import EditingError
from knowledge.model import GLOBAL, Match, Name, NameKind, Profile, Quote, Story
from tests.knowledge.editing.conftest import FINAL, WIRE, House


def score(house: House, value: str = "3-2", collection: str = GLOBAL) -> SetField:
    fact = house.match("final.md", collection)
    return house.editing.set_field(fact, "score", value, collection=collection)


def test_a_field_is_shown_before_it_is_set_and_nothing_changes(house: House) -> None:
    before = house.told()
    preview = house.editing.preview(score(house))
    [effect] = preview.effects
    assert isinstance(effect.before, Match)
    assert isinstance(effect.after, Match)
    assert (effect.story, effect.before.score, effect.after.score) == ("final.md", (3, 1), (3, 2))
    assert preview.stories == 1
    assert house.told() == before
    assert len(house.store.history(GLOBAL, 10)) == 1


def test_a_field_set_outlives_reloads_and_better_rules_and_says_that_it_was_set(house: House) -> None:
    report = house.editing.correct(score(house), who="Ida", reason="misprint")
    assert (report.edition, report.changed) == (2, ("final.md",))
    assert house.reload().edition == 2
    assert house.match("final.md").score == (3, 2)
    report = house.reload(mark="better rules")
    assert (report.changed, report.problems) == (("final.md", "league.md"), ())
    assert (house.match("final.md").score, house.match("final.md").corrected) == ((3, 2), ("score",))
    newest, corrected, _ = house.store.history(GLOBAL, 10)
    assert newest.deed.what == "reload"
    assert (corrected.deed.what, corrected.deed.who, corrected.deed.reason) == ("correct", "Ida", "misprint")
    assert corrected.keys == ("final.md",)


def test_a_correction_outlives_a_change_elsewhere_in_its_story(house: House) -> None:
    house.editing.correct(score(house), who="Ida")
    house.write("final.md", FINAL.replace("\n\nMolde", "\n\nIt rained on the capital.\n\nMolde") + "\nIt was late.\n")
    assert house.reload().problems == ()
    assert house.match("final.md").score == (3, 2)


def test_a_correction_that_finds_nothing_any_more_is_reported_until_it_is_withdrawn(house: House) -> None:
    house.editing.correct(score(house), who="Ida")
    house.write("final.md", FINAL.replace("beat Brann 3-1 in the final on Friday", "celebrated all night long"))
    for report in (house.reload(), house.reload()):
        [problem] = report.problems
        assert (problem.file, "correction 1" in problem.reason) == ("final.md", True)
    (house.folder / "final.md").unlink()
    assert [problem.file for problem in house.reload().problems] == ["final.md"]
    house.editing.withdraw([1], who="Ida")
    assert house.reload().problems == ()
    house.write("final.md", FINAL)
    house.reload()
    assert house.match("final.md").score == (3, 1)


def test_a_second_word_on_the_same_takes_the_place_of_the_first(house: House) -> None:
    house.editing.correct(score(house, "3-2"), who="Ida")
    house.editing.correct(score(house, "4-2"), who="Per")
    assert house.match("final.md").score == (4, 2)
    assert len(house.editing.corrections()) == 1
    with pytest.raises(EditingError, match="already"):
        house.editing.correct(house.editing.corrections()[0].correction, who="Ida")


def test_several_corrections_of_one_fact_hold_together(house: House) -> None:
    house.editing.correct(score(house), who="Ida")
    house.editing.correct(house.editing.set_field(house.match("final.md"), "side 2", "Bryne"), who="Ida")
    house.editing.correct(house.editing.set_field(house.match("final.md"), "venue", "Ullevaal"), who="Ida")
    house.reload(mark="other rules")
    match = house.match("final.md")
    assert (match.sides, match.score, match.winner, match.venue) == (("Molde", "Bryne"), (3, 2), "Molde", "Ullevaal")
    assert list(house.view().facts(Match, name="bryne")) == [match]
    assert list(house.view().facts(Match, name="brann")) == []


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("score", "1–4", {"score": (1, 4), "winner": "Brann", "derived": ()}),
        ("score", "2-2", {"score": (2, 2), "winner": None, "drawn": True}),
        ("score", "", {"score": None}),
        ("winner", "brann", {"winner": "Brann"}),
        ("winner", "draw", {"winner": None, "drawn": True}),
        ("half time", "1-0", {"half_time": (1, 0)}),
        ("played", "no", {"played": False, "score": None, "winner": None}),
        ("competition", "  the   Cup ", {"competition": "the Cup"}),
    ],
)
def test_what_people_write_of_a_match_is_understood(
    house: House, field: str, value: str, expected: dict[str, object]
) -> None:
    house.editing.correct(house.editing.set_field(house.match("final.md"), field, value), who="Ida")
    match = house.match("final.md")
    assert {name: getattr(match, name) for name in expected} == expected


def test_a_date_reads_as_a_day_a_month_or_a_year(house: House) -> None:
    for value, last in (("2024-02-10", "2024-02-10"), ("2024-02", "2024-02-29"), ("2023", "2023-12-31")):
        house.editing.correct(house.editing.set_field(house.match("final.md"), "date", value), who="Ida")
        when = house.match("final.md").when
        assert when is not None
        assert str(when.last) == last


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("score", "three", "3-1"),
        ("winner", "Lyn", "Molde, Brann"),
        ("colour", "red", "there are side 1"),
        ("date", "2024-13-01", "2024-05-04"),
        ("side 1", "", "hide"),
        ("side 1", "brann", "other side"),
        ("venue", "x" * 301, "300"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_could(house: House, field: str, value: str, why: str) -> None:
    with pytest.raises(EditingError, match=why):
        house.editing.set_field(house.match("final.md"), field, value)


def test_every_field_that_is_offered_can_be_set_to_what_it_is(house: House) -> None:
    house.add("wire.md", WIRE)
    facts = [fact for key in sorted(house.keys()) for fact in house.view().facts(story=key)]
    assert len({type(fact) for fact in facts}) >= 4
    for fact in facts:
        for field, value in house.editing.fields(fact).items():
            if value and not (field == "date" and not value[0].isdecimal()):
                house.editing.set_field(fact, field, value)


def test_a_hidden_fact_is_gone_until_that_is_undone(house: House) -> None:
    before = house.told()
    dahl = house.person("final.md", "Dahl")
    correction = HideFact(house.editing.mark(dahl))
    [effect] = house.editing.preview(correction).effects
    assert (effect.before, effect.after) == (dahl, None)
    house.editing.correct(correction, who="Ida")
    house.reload(mark="better rules")
    assert dahl not in house.facts("final.md", Profile)
    with pytest.raises(EditingError, match="not there any more"):
        house.editing.preview(SetField(correction.fact, "age", "32"))
    house.reload()
    what, report = house.editing.undo(2, who="Per", reason="she is one")
    assert (what.deed.who, report.changed) == ("Ida", ("final.md",))
    assert house.told() == before
    assert house.store.history(GLOBAL, 1)[0].deed.undoes == 2


def test_two_names_are_one_in_every_story_that_is_and_that_comes(house: House) -> None:
    house.add("wire.md", WIRE)
    short = next(row.name for row in house.view().names((NameKind.PERSON,)) if row.name.canonical.startswith("K"))
    holm = house.name("Kari Holm")
    wrong = holm if short == holm else short
    assert wrong.canonical == "K. Holm"
    correction = MergeNames(NameMark.of(wrong), NameMark.of(holm))
    preview = house.editing.preview(correction)
    assert preview.stories == 1
    house.editing.correct(correction, who="Ida")
    house.add("more.md", WIRE.replace("slept", "dreamt"))
    house.reload(mark="better rules")
    rows = [row for row in house.view().names((NameKind.PERSON,)) if "Holm" in row.name.canonical]
    assert [(row.name.canonical, row.stories, "K. Holm" in row.name.aliases) for row in rows] == [
        ("Kari Holm", 3, True)
    ]
    quotes = house.view().facts(Quote, name="kari holm")
    assert sorted(fact.evidence[0].story for fact in quotes) == ["final.md", "more.md", "wire.md"]
    assert {fact.speaker for fact in quotes if isinstance(fact, Quote)} == {"Kari Holm"}
    house.editing.undo(3, who="Ida")
    assert {row.name.canonical for row in house.view().names((NameKind.PERSON,))} >= {"Kari Holm", "K. Holm"}


def test_one_name_is_two_where_some_stories_mean_another(house: House) -> None:
    house.add("wire.md", WIRE.replace("K. Holm", "Kari Holm"))
    holm = NameMark.of(house.name("Kari Holm"))
    correction = SplitName(holm, "Kari Holm", "Kari Holm (striker)", ("wire.md",))
    [effect] = [one for one in house.editing.preview(correction).effects if isinstance(one.before, Name)]
    assert isinstance(effect.after, Name)
    assert effect.after.canonical == "Kari Holm (striker)"
    house.editing.correct(correction, who="Ida")
    speakers = {fact.evidence[0].story: fact.speaker for fact in house.view().facts(Quote) if isinstance(fact, Quote)}
    assert (speakers["final.md"], speakers["wire.md"]) == ("Kari Holm", "Kari Holm (striker)")
    assert {row.name.canonical: row.stories for row in house.view().names((NameKind.PERSON,))} == {
        "Kari Holm": 1,
        "Kari Holm (striker)": 1,
        "Liv Dahl": 1,
        "Ane Moe": 1,
    }


def test_a_nickname_finds_the_name_in_all_editions_to_come(house: House) -> None:
    molde = house.name("Molde")
    correction = AddAlias(NameMark.of(molde), "the Blue Roses")
    [effect] = house.editing.preview(correction).effects
    assert isinstance(effect.after, Name)
    assert "the Blue Roses" in effect.after.aliases
    report = house.editing.correct(correction, who="Ida")
    assert (report.edition, report.changed) == (2, ())
    house.add("wire.md", WIRE)
    house.reload(mark="better rules")
    assert "the Blue Roses" in house.name("Molde").aliases
    with pytest.raises(EditingError, match="already"):
        house.editing.correct(correction, who="Ida")
    house.editing.undo(2, who="Ida")
    assert "the Blue Roses" not in house.name("Molde").aliases


def test_a_story_with_another_date_counts_its_days_from_it(house: House) -> None:
    correction = FixStory("final.md", title="The cup is Molde's", published=dt.date(2024, 6, 1))
    stories = [effect for effect in house.editing.preview(correction).effects if isinstance(effect.after, Story)]
    assert [(one.after.title, one.after.published) for one in stories if isinstance(one.after, Story)] == [
        ("The cup is Molde's", dt.date(2024, 6, 1))
    ]
    house.editing.correct(correction, who="Ida")
    house.reload(mark="better rules")
    story, when = house.view().story("final.md"), house.match("final.md").when
    assert story is not None
    assert when is not None
    assert (story.title, story.published, when.first) == (
        "The cup is Molde's",
        dt.date(2024, 6, 1),
        dt.date(2024, 5, 31),
    )
    assert house.view().keys()[0] == "final.md"


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (FixStory("none.md", title="A"), "no story none.md"),
        (FixStory("final.md"), "another title or another date"),
        (FixStory("final.md", title="a\u202eb"), "invisible"),
        (RemoveStory("none.md"), "no story none.md"),
        (AddAlias(NameMark(NameKind.TEAM, "Lyn"), "x"), "no story has the name Lyn"),
        (AddAlias(NameMark(NameKind.TEAM, "Molde", "club:molde"), " "), "characters"),
        (
            MergeNames(NameMark(NameKind.TEAM, "Lyn"), NameMark(NameKind.TEAM, "Molde", "club:molde")),
            "no story has the name Lyn",
        ),
        (MergeNames(NameMark(NameKind.TEAM, "Molde"), NameMark(NameKind.TEAM, "molde")), "one name already"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(house: House, correction: Correction, why: str) -> None:
    with pytest.raises(EditingError, match=why):
        house.editing.preview(correction)
    with pytest.raises(EditingError, match=why):
        house.editing.correct(correction, who="Ida")
    assert len(house.store.history(GLOBAL, 10)) == 1


# --- servers ---


def test_a_server_corrects_what_every_server_sees_for_itself_alone(house: House) -> None:
    before = house.told()
    house.editing.correct(score(house, "9-1", "111"), who="Ida", collection="111")
    assert house.match("final.md", "111").score == (9, 1)
    assert house.told() == before == house.told("222")
    assert house.keys("111") == house.keys()
    assert list(house.store.history("222", 10)) == []
    assert list(house.editing.corrections()) == list(house.editing.corrections(collection="222")) == []
    house.editing.undo(who="Ida", collection="111")
    assert house.told("111") == before


def test_what_a_server_corrected_follows_the_global_story(house: House) -> None:
    house.editing.correct(score(house, "9-1", "111"), who="Ida", collection="111")
    house.write("final.md", FINAL + "\nMayor Oda Lie spoke.\n")
    house.reload()
    story = house.view("111").story("final.md")
    assert story is not None
    assert "Oda Lie" in story.text
    assert house.match("final.md", "111").score == (9, 1)
    house.editing.correct(FixStory("final.md", title="For all"), who="the operator")
    assert [story.title for story in house.view("111").stories() if story.key == "final.md"] == ["For all"]
    house.editing.correct(RemoveStory("final.md"), who="the operator")
    assert house.keys("111") == ["league.md"]
    house.editing.restore_stories(["final.md"], who="the operator")
    assert house.match("final.md", "111").score == (9, 1)


def test_a_server_does_not_remove_what_every_server_sees(house: House) -> None:
    with pytest.raises(EditingError, match="operator"):
        house.editing.correct(RemoveStory("final.md"), who="Ida", collection="111")


def test_a_servers_nicknames_are_its_own(house: House) -> None:
    house.editing.correct(AddAlias(NameMark.of(house.name("Molde")), "the Blue Roses"), who="Ida", collection="111")
    assert "the Blue Roses" in house.name("Molde", "111").aliases
    assert "the Blue Roses" not in house.name("Molde", "222").aliases
    assert "the Blue Roses" not in house.name("Molde").aliases


def test_a_servers_own_files_are_understood_again_with_its_corrections(house: House) -> None:
    house.add("wire.md", WIRE, "111")
    fact = house.match("wire.md", "111")
    house.editing.correct(house.editing.set_field(fact, "score", "5-0", collection="111"), who="Ida", collection="111")
    assert house.reload("111", mark="better rules").changed == ("wire.md",)
    assert house.match("wire.md", "111").score == (5, 0)
    assert house.keys("222") == house.keys()
