"""Stories of our own in the styles of many desks, and the facts that each must give and must not.

Beside each story of `tests/stories` stands a table: `matches`, `quotes` (speaker, words that the quotation begins with),
`people` (name, words of the role, age), `figures` (as printed, number), `statements` (subject, action, words of the
object), `dates` (as printed, first and last day); and what must not be found, as `no_…`. `only` names the kinds of which
the story has no others. `xfail` gives the reason for a kind that is not reached yet.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from knowledge import Knowledge
from knowledge.language.folding import fold
from knowledge.model import AnyFact, Figure, Match, Profile, Quote, Statement, When

STORIES = Path(__file__).parents[1] / "stories"
TABLES = sorted(STORIES.glob("*.toml"))
KINDS = ("matches", "quotes", "people", "figures", "statements", "dates")


@cache
def table(name: str) -> dict[str, Any]:
    return tomllib.loads((STORIES / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = tmp_path_factory.mktemp("own") / "stories"
    folder.mkdir()
    for file in STORIES.iterdir():
        if file.suffix != ".toml":
            (folder / file.name).write_bytes(file.read_bytes())
    with Knowledge.open("sqlite:///:memory:", folder) as opened:
        report = opened.reload()
        assert not report.problems
        yield opened


@pytest.fixture
def facts(knowledge: Knowledge, name: str) -> list[AnyFact]:
    return [fact for fact in knowledge.facts() if fact.evidence[0].story.split("#")[0].rpartition(".")[0] == name]


def of(facts: Sequence[AnyFact], kind: type[Any]) -> list[Any]:
    return [fact for fact in facts if isinstance(fact, kind)]


def names(kind: str) -> list[Any]:
    """A case for each story that tells something of this kind; strictly expected to fail where its table says so."""
    cases = []
    for file in TABLES:
        told = table(file.stem)
        if kind in told:
            reason = told.get("xfail", {}).get(kind)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            cases.append(pytest.param(file.stem, marks=marks, id=file.stem))
    return cases


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are of one: equal, or one the head or tail of the other."""
    a, b = fold(one or ""), fold(other or "")
    return bool(a and b) and (a == b or f" {a} ".find(f" {b} ") >= 0 or f" {b} ".find(f" {a} ") >= 0)


def is_of(match: Match, sides: Sequence[str]) -> bool:
    one, other = match.sides
    return (same(one, sides[0]) and same(other, sides[1])) or (same(one, sides[1]) and same(other, sides[0]))


def in_order(match: Match, sides: Sequence[str], pair: tuple[int, int] | None) -> list[int] | None:
    """A score of a match in the order of the sides wanted."""
    if pair is None:
        return None
    return list(pair) if same(match.sides[0], sides[0]) else [pair[1], pair[0]]


def as_wanted(match: Match, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a match says of all that its row of the table tells."""
    sides = wanted["sides"]
    told = {
        "sides": sides,
        "score": in_order(match, sides, match.score),
        "shootout": in_order(match, sides, match.shootout),
        "sets": [in_order(match, sides, one) for one in match.sets],
        "winner": next((side for side in sides if same(side, match.winner)), None),
        "date": str(match.when.first) if match.when and match.when.first else None,
        "derived": bool(match.derived),
        "played": match.played,
        "drawn": match.drawn,
        "stage": match.stage,
    }
    return {name: told[name] for name in wanted}


def has_role(profile: Profile, words: str) -> bool:
    return set(fold(words).split()) <= set(fold(profile.role or "").split())


@pytest.mark.parametrize("name", names("matches"))
def test_matches(name: str, facts: list[AnyFact]) -> None:
    matches = of(facts, Match)
    for wanted in table(name)["matches"]:
        found = [match for match in matches if is_of(match, wanted["sides"])]
        assert found, f"{wanted['sides']} among {[match.sides for match in matches]}"
        assert wanted in [as_wanted(match, wanted) for match in found]


@pytest.mark.parametrize("name", names("no_matches"))
def test_no_other_matches(name: str, facts: list[AnyFact]) -> None:
    for sides in table(name)["no_matches"]:
        assert [match.sides for match in of(facts, Match) if is_of(match, sides)] == []


@pytest.mark.parametrize("name", names("quotes"))
def test_quotes(name: str, facts: list[AnyFact]) -> None:
    quotes = of(facts, Quote)
    for speaker, words in table(name)["quotes"]:
        found = [quote for quote in quotes if fold(words).rstrip(",") in fold(quote.text)]
        assert found, f"{words} among {[quote.text for quote in quotes]}"
        assert any(same(speaker, quote.speaker) for quote in found), (words, [quote.speaker for quote in found])


@pytest.mark.parametrize("name", names("no_quotes"))
def test_no_other_quotes(name: str, facts: list[AnyFact]) -> None:
    for words in table(name)["no_quotes"]:
        assert [quote.text for quote in of(facts, Quote) if fold(quote.text).startswith(fold(words))] == []


@pytest.mark.parametrize("name", names("people"))
def test_people(name: str, facts: list[AnyFact]) -> None:
    profiles = {profile.name: profile for profile in of(facts, Profile)}
    for person, role, *age in table(name)["people"]:
        assert person in profiles, f"{person} among {list(profiles)}"
        assert has_role(profiles[person], role), (person, profiles[person].role)
        if age:
            assert [profiles[person].age] == age, person


@pytest.mark.parametrize("name", names("no_people"))
def test_no_other_people(name: str, facts: list[AnyFact]) -> None:
    assert {profile.name for profile in of(facts, Profile)}.isdisjoint(table(name)["no_people"])


@pytest.mark.parametrize("name", names("figures"))
def test_figures(name: str, facts: list[AnyFact]) -> None:
    found = {(figure.text, figure.number) for figure in of(facts, Figure)}
    assert {(text, float(number)) for text, number in table(name)["figures"]} <= found


@pytest.mark.parametrize("name", names("no_figures"))
def test_no_other_figures(name: str, facts: list[AnyFact]) -> None:
    for printed in table(name)["no_figures"]:
        assert [figure.text for figure in of(facts, Figure) if figure.text.startswith(printed)] == []


@pytest.mark.parametrize("name", names("statements"))
def test_statements(name: str, facts: list[AnyFact]) -> None:
    found = [(fact.subject, fact.action, fact.object or "") for fact in of(facts, Statement)]
    for subject, action, told in table(name)["statements"]:
        assert any((s, a) == (subject, action) and told in o for s, a, o in found), ((subject, action, told), found)


@pytest.mark.parametrize("name", names("dates"))
def test_dates(name: str, facts: list[AnyFact]) -> None:
    times = [getattr(fact, "when", None) for fact in facts]
    found = {(when.text, str(when.first), str(when.last)) for when in times if isinstance(when, When)}
    assert {tuple(date) for date in table(name)["dates"]} <= found


@pytest.mark.parametrize("name", names("only"))
def test_nothing_else(name: str, facts: list[AnyFact]) -> None:
    kinds = {"matches": Match, "quotes": Quote, "people": Profile, "figures": Figure, "statements": Statement}
    for kind in table(name)["only"]:
        assert len(of(facts, kinds[kind])) == len(table(name)[kind])


def test_every_story_has_its_table() -> None:
    stories = {file.stem for file in STORIES.iterdir() if file.suffix != ".toml"}
    assert stories == {file.stem for file in TABLES}
    assert len(stories) >= 20
