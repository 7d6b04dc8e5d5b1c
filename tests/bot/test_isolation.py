"""Random content of three servers: nothing of one shows in another, whatever is asked, typed, listed or exported."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk import Asker, Desk
from bot.desk.moderating import Moderator, UnclearError
from bot.show import embeds, pictures
from knowledge import Knowledge, lexicon, publishing
from knowledge.limits import DEFAULT
from knowledge.model import GLOBAL, NameKind
from knowledge.reading import unpack
from knowledge.store import open_store
from knowledge.store.protocol import FactStore
from knowledge.working import InProcess
from knowledge.working.rules import rules

LEXICON = lexicon.load()
SYLLABLES = ("bra", "vek", "lun", "dor", "mi", "tas", "quo", "zel", "pir", "sha", "gon", "ula")
BEGUN = 5
"""Letters of another server's name that somebody types: what comes back must not complete it."""
numbers = itertools.count(1000)

word = st.lists(st.sampled_from(SYLLABLES), min_size=3, max_size=4).map("".join)


@st.composite
def server(draw: st.DrawFn, mark: str) -> tuple[dict[str, str], list[str]]:
    """Files of a server, and the words that are its alone."""
    secrets: list[str] = []

    def secret() -> str:
        secrets.append(f"{mark}{draw(word)}".capitalize())
        return secrets[-1]

    files = {}
    for number in range(draw(st.integers(1, 2))):
        home, away, place, person, title = (secret() for _ in range(5))
        one, two = draw(st.integers(0, 9)), draw(st.integers(0, 9))
        nation = draw(st.sampled_from(("Norway", "Ghana", "Chile")))
        day = draw(st.integers(10, 28))
        files[f"{mark}{number}.md"] = (
            f"---\ntitle: {title} in {place}\npublisher: {mark} Courier\ndate: 2024-05-{day}\n---\n"
            f"{home} FC beat {away} United {max(one, two) + 1}-{min(one, two)} in {place} on Friday."
            f" {nation} drew {one}-{one} with {home} FC in the {place} Cup.\n\n"
            f'"We came for {title} and stayed," said {home} FC captain Ada {person}.\n'
        )
    return files, secrets


def add(store: FactStore, knowledge: Knowledge, collection: str, files: dict[str, str]) -> None:
    found = [one for name, text in files.items() for one in unpack(name, text.encode(), DEFAULT)]
    view = store.view((GLOBAL, collection))
    draft = publishing.draft(found, store, view, collection, rules(), InProcess(LEXICON))
    knowledge.add(draft, who=f"moderator of {collection}", reason=f"because of {collection}")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FactStore, Knowledge, Desk]]:
    url = f"sqlite:///{tmp_path_factory.mktemp('isolation') / 'store.sqlite3'}"
    folder = tmp_path_factory.mktemp("stories")
    (folder / "all.md").write_text("Norway beat Ghana 2-1 in Bergen on 5 May 2023.", "utf-8")
    with closing(open_store(url)) as store, Knowledge.open(url, folder) as knowledge:
        knowledge.reload()
        yield store, knowledge, Desk(knowledge)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_of_one_server_shows_in_another(house: tuple[FactStore, Knowledge, Desk], data: st.DataObject) -> None:
    store, knowledge, desk = house
    own: dict[str, list[str]] = {}
    drawn = [data.draw(server(mark)) for mark in ("xa", "yo", "wu")]
    chosen = data.draw(st.integers(0, 1000))
    for files, secrets in drawn:
        collection = str(next(numbers))
        own[collection] = secrets
        add(store, knowledge, collection, files)
        asker = Asker("1", "2", collection)
        answer = desk.ask(f"What did Ada {own[collection][3]} say?", asker)
        assert own[collection][4] in shown(answer)
        desk.doubt(f"Who is {own[collection][3]}?", answer.heading, answer.sources, asker)
    for here in (*own, None):
        foreign = [secret for other, secrets in own.items() if other != here for secret in secrets]
        others = [other for other in own if other != here]
        for what, told in everything(desk, here, foreign[chosen % len(foreign)]):
            for secret in foreign:
                assert secret.casefold() not in told.casefold(), what
            assert not any(f"moderator of {other}" in told for other in others), what


def everything(desk: Desk, collection: str | None, secret: str) -> Iterator[tuple[str, str]]:
    """All that somebody in a server, or in a direct message, can get to see who types the beginning of a name."""
    asker = Asker("9", "8", collection)
    begun, key = secret[:BEGUN], f"{secret[:2].lower()}0.md"
    asked: dict[str, Callable[[], Any]] = {
        "ask who": lambda: desk.ask(f"Who is {begun}?", asker),
        "ask score": lambda: desk.ask(f"What was the score between {begun} FC and Norway?", asker),
        "ask lost": lambda: desk.ask("What did the captain say after the cup?", asker),
        "check": lambda: desk.check(f"{begun} FC beat Norway 3-1.", dt.date(2024, 5, 30), asker),
        "match": lambda: desk.match(begun, None, None, asker),
        "matches of a nation": lambda: desk.match("Norway", None, None, asker),
        "team": lambda: desk.team("Norway", asker),
        "who": lambda: desk.who(f"Ada {begun}", asker),
        "quote": lambda: desk.quote(None, "stayed", asker, random=False),
        "timeline": lambda: desk.timeline("Norway", asker),
        "compare": lambda: desk.compare("Norway", begun, None, asker),
        "story": lambda: desk.story(begun, asker),
        "story of a key": lambda: desk.story_of(key, asker),
        "sources": lambda: desk.sources((key, "all.md"), asker),
        "related": lambda: desk.related(key, asker),
        "stories": lambda: desk.stories(asker),
        "help": lambda: desk.help(asker),
        "examples": lambda: desk.examples(asker),
        "names": lambda: [desk.suggest_names(typed, (), asker) for typed in ("", begun, "a", "fc", "ada")],
        "sides": lambda: desk.suggest_sides("", "Norway", asker),
        "days": lambda: desk.suggest_days("", "Norway", None, asker),
        "titles": lambda: [desk.suggest_stories(typed, asker) for typed in ("", begun, "in")],
    }
    if collection is not None:
        by = Moderator(asker, collection)
        asked |= {
            "shelf": lambda: desk.shelf("", collection),
            "facts": lambda: desk.told(key, None, collection),
            "history": lambda: desk.deeds(collection),
            "review": lambda: desk.review(0, collection),
            "offered": lambda: [
                *desk.offer_stories("", collection),
                *desk.offer_stories("", collection, own=True),
                *desk.offer_facts("", key, collection),
                *desk.offer_names(begun, collection),
                *desk.offer_changes("", collection),
                *desk.offer_imports("", collection),
                *desk.offer_editions("", collection),
                *desk.offer_removed("", collection),
            ],
            "removing": lambda: desk.remove(key, by),
            "hiding": lambda: desk.hide(key, "Norway", by),
            "export": lambda: unzipped(desk.packed(collection)),
        }
    for what, ask in asked.items():
        try:
            yield what, shown(ask())
        except UnclearError as error:
            yield what, str(error)


def shown(thing: object) -> str:
    """All that is in a reply, its pages and its pictures' words included."""
    pages = embeds.pages(thing) if hasattr(thing, "pictures") else ()  # type: ignore[arg-type]
    drawn = [pictures.draw(one) for one in getattr(thing, "pictures", ())]
    told = [one.description for one in drawn if one is not None]
    return "\n".join((msgspec.json.encode(thing).decode(), *(page.title + page.text for page in pages), *told))


def unzipped(packed: object) -> list[str]:
    """The texts of an archive."""
    assert isinstance(packed, bytes)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return [f"{name}\n{archive.read(name).decode()}" for name in archive.namelist()]


def test_names_of_one_server_are_found_there(house: tuple[FactStore, Knowledge, Desk]) -> None:
    store, knowledge, desk = house
    add(store, knowledge, "77", {"x.md": "Xavelia FC beat Norway 3-1 on 5 May 2024."})
    asker = Asker("1", "2", "77")
    assert "Xavelia FC" in [one.value for one in desk.suggest_names("xave", (NameKind.TEAM,), asker)]
