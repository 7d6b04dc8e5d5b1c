"""What one server adds, corrects and doubts no other sees: whatever the stories and the questions are."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from knowledge.answering import Answerer
from knowledge.correcting import AddAlias, FixStory, NameMark, RemoveStory
from knowledge.model import GLOBAL
from knowledge.publishing import PublishingError
from knowledge.search.names import NameIndex
from knowledge.store import StoreError, open_store
from knowledge.store.protocol import Doubt
from tests.knowledge.editing.conftest import FINAL, LEXICON, House

SOME_DAY = dt.datetime(2024, 5, 4, tzinfo=dt.UTC)
SERVERS = ("111", "222", "333")
# A word that no other server's content has, in the places where content has words.
MARKS = {"111": "Zaq", "222": "Wox", "333": "Vyk"}
SENTENCES = (
    "{team} beat Molde {one}-{two} on Friday.",
    "“We ran all night,” said coach {person} of {team}.",
    "{person}, {age}, scored for {team} in {place}.",
    "{team} drew {one}-{one} with Brann in the {place} Cup.",
    "The crowd in {place} sang {age} songs for {person}.",
)
QUESTIONS = (
    "Who beat Molde?",
    "What was the score of {team} v Molde?",
    "What did {person} say?",
    "Who is {person}?",
    "What happened in {place}?",
    "Who scored for {team}?",
    "How old is {person}?",
    "What did the coach say?",
    "{team}",
    "Tell me about {place}",
)


class Content:
    """What one server has: its words all bear its mark."""

    def __init__(self, server: str, tails: Sequence[str], numbers: Sequence[int]) -> None:
        mark = MARKS[server]
        self.words = {
            "team": f"{mark}{tails[0]} Rovers",
            "person": f"Anna {mark}{tails[1]}",
            "place": f"{mark}{tails[2]}",
            "one": str(numbers[0] + numbers[1] + 1),
            "two": str(numbers[1]),
            "age": str(18 + numbers[2]),
        }
        self.mark = mark

    def story(self, chosen: Sequence[int]) -> str:
        """A story of some sentences."""
        told = " ".join(SENTENCES[number].format(**self.words) for number in chosen)
        return f"---\ntitle: {self.words['team']} tonight\ndate: 2024-05-0{1 + len(chosen)}\n---\n\n{told}\n"


tails = st.lists(st.text("aeiourtn", min_size=3, max_size=6), min_size=3, max_size=3)
numbers = st.lists(st.integers(0, 9), min_size=3, max_size=3)
chosen = st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4)
contents = st.tuples(*(st.builds(Content, st.just(server), tails, numbers) for server in SERVERS))


@contextmanager
def filled(stories: dict[str, tuple[Content, str, str]]) -> Iterator[House]:
    """A store of some servers, each with a story, a correction of every reach, a nickname, and a doubt."""
    with TemporaryDirectory() as folder, closing(open_store("sqlite:///:memory:")) as store:
        house = House(store, Path(folder))
        house.write("final.md", FINAL)
        house.reload()
        for server, (content, name, text) in stories.items():
            house.add(name, text, server, who=f"{content.mark}-moderator")
            edit(house, server, content, name)
        yield house


def edit(house: House, server: str, content: Content, name: str) -> None:
    """Correct what is the server's own, and what every server sees."""
    editing, who = house.editing, f"{content.mark}-moderator"
    fact = house.match("final.md", server)
    venue = editing.set_field(fact, "venue", content.words["place"], collection=server)
    editing.correct(venue, who=who, collection=server)
    molde = NameMark.of(house.name("Molde", server))
    editing.correct(AddAlias(molde, f"{content.mark} Roses"), who=who, collection=server)
    editing.correct(FixStory(name, title=f"{content.mark} title"), who=who, collection=server)
    editing.correct(RemoveStory(name), who=who, collection=server)
    editing.restore_stories([name], who=who, collection=server)
    house.store.add_doubt(Doubt(server, who, f"{content.mark}?", content.mark, (name,), 1, SOME_DAY))


def exported(house: House, server: str) -> str:
    file = house.folder.parent / f"{server}.zip"
    house.editing.export(file, collection=server)
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        parts = [f"{name} {archive.read(name).decode()}" for name in archive.namelist()]
    file.unlink()
    return "\n".join(parts)


def complaints(house: House, server: str, others: Sequence[str]) -> Iterator[str]:
    """What is said to a server that asks for what others have; nothing of it changes anything."""
    for other in others:
        for wanted in (FixStory(f"{other}.md", title="A"), RemoveStory(f"{other}.md")):
            try:
                house.editing.preview(wanted, collection=server)
            except (PublishingError, StoreError) as error:
                yield str(error)


def everything_shown(house: House, server: str, questions: Sequence[str]) -> Iterator[str]:
    """All that a server's people get to see: answers, names, stories, facts, exports, history, review list, corrections."""
    view = house.view(server)
    index = NameIndex(view.names(), LEXICON, view.occurs)
    answerer = Answerer(LEXICON)
    for question in questions:
        answer = answerer.answer(question, view, index)
        yield repr(answer)
        yield repr(index.find(question))
    yield repr([(view.story(key), view.analysis(key)) for key in view.keys()])  # noqa: SIM118  it is no dict
    yield repr(view.names())
    yield repr([replace(done, at=SOME_DAY) for done in house.store.history(server, 100)])
    yield repr(house.store.files(server))
    yield repr(house.editing.corrections(collection=server))
    yield repr(house.editing.removed(collection=server))
    yield repr([replace(done, at=SOME_DAY) for done in house.editing.imports(collection=server)])
    yield repr([replace(doubt, number=0, made=SOME_DAY) for doubt in house.editing.doubts(collection=server)])
    yield exported(house, server)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    contents, st.lists(chosen, min_size=3, max_size=3), st.booleans(), st.lists(st.sampled_from(QUESTIONS), max_size=4)
)
def test_a_server_sees_what_it_would_see_if_there_were_no_other(
    those: tuple[Content, ...], told: list[list[int]], same_name: bool, asked: list[str]
) -> None:
    stories = {
        server: (content, "story.md" if same_name else f"{content.mark}.md", content.story(sentences))
        for server, content, sentences in zip(SERVERS, those, told, strict=True)
    }
    # Everyone asks for everybody's.
    questions = [question.format(**content.words) for question in asked for content in those]
    with filled(stories) as together:
        for server in (*SERVERS, GLOBAL, "444"):
            with filled({server: stories[server]} if server in stories else {}) as alone:
                shown, expected = (
                    [*everything_shown(house, server, questions), *complaints(house, server, list(MARKS.values()))]
                    for house in (together, alone)
                )
            assert shown == expected
            assert server not in stories or stories[server][0].mark in repr(together.view(server).names())
