"""What a question takes as stories become many: a table of all kinds of questions, hostile ones, and memory.

    python -m tests.benchmarks.asking [COUNT ...]          for so many stories each, in stores that are thrown away
    python -m tests.benchmarks.asking --database URL       for a store as it is; an empty one is filled first, and kept
    python -m tests.benchmarks.asking --asked 20000 COUNT  memory before and after so many questions

Times are of the processor alone, for one thread, once the process has settled as the bot does after its start. Every
question is asked once: nothing is kept of it. Half of the questions about a match are about one that was told of.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settling import settle
from knowledge.answering import Answerer
from knowledge.lexicon import Lexicon, load
from knowledge.model import GLOBAL, Match, NameKind
from knowledge.search.indexes import Indexes
from knowledge.search.names import NameIndex
from knowledge.store import Store, open_store
from knowledge.store.protocol import Deed, View
from tests.benchmarks.assembling import assembled
from tests.benchmarks.making import recombined, typo
from tests.benchmarks.scale import words_of

EACH = 40
"""Questions of a kind."""
_COUNTS = (1_000, 10_000)
_FOREMOST = 60
_OTHERS = 3_000
_WORDS = 8


class Asking:
    """Makes questions of all kinds about what a store has."""

    def __init__(self, view: View, index: NameIndex, lexicon: Lexicon) -> None:
        self._chance = random.Random(11)
        self._teams = [hit.name.canonical for hit in index.find("", (NameKind.TEAM,), _FOREMOST)]
        people = [hit.name.canonical for hit in index.find("", (NameKind.PERSON,), _FOREMOST)]
        others = islice(view.names((NameKind.PERSON,)), _OTHERS)
        self._people = [*people, *(row.name.canonical for row in others)]
        self._told = [" v ".join(one.sides) for one in view.facts(Match, limit=400) if isinstance(one, Match)]
        common = lexicon.words["common"]
        self._words = [word for word in words_of(self._chance) if word not in common]
        self._texts = [story.text.split() for story in recombined(60, seed=9)]

    def kinds(self) -> dict[str, Callable[[], str]]:
        """Of each kind, what makes a question of it."""
        chance, team, person = self._chance, self._team, self._person
        return {
            "score of a match": lambda: f"What was the score of {self._match()}?",
            "who won it": lambda: f"Who won {self._match()}?",
            "did one beat another": lambda: f"Did {team()} beat {team()}?",
            "when they played": lambda: f"When did {team()} play {team()}?",
            "matches of a team": lambda: f"Which matches did {team()} win?",
            "count of its matches": lambda: f"How many games did {team()} win?",
            "whom it lost to": lambda: f"Who did {team()} lose to?",
            "its scorers": lambda: f"Who scored for {team()}?",
            "about a team": lambda: f"Tell me about {team()}",
            "about a person": lambda: f"Tell me about {person()}",
            "who somebody is": lambda: f"Who is {person()}?",
            "who bears a surname": lambda: f"Who is {person().split()[-1]}?",
            "what somebody said": lambda: f"What did {person()} say?",
            "what of a topic": lambda: f"What did {person()} say about the {self._word()}?",
            "words of a story": lambda: f"Who {' '.join(self._row())}?",
            "words of many": lambda: f"When was the {self._word()} {self._word()} of {team()}?",
            "a reason": lambda: f"Why did {person()} {self._word()} the {self._word()}?",
            "misspelt names": lambda: f"wat was the scor of {typo(team(), 1, chance)} v {typo(team(), 2, chance)}",
            "matches that ended level": lambda: "Which matches ended level?",
            "who was quoted": lambda: "Who was quoted?",
            "what there is": lambda: "What are the stories about?",
            "a greeting": lambda: "hello",
        }

    def hostile(self) -> dict[str, str]:
        """Questions that nobody asks in earnest, by what they are."""
        names = [*self._people, *self._teams]
        letters = "abcdefghijklmnoprstuvwyz"
        strange = ["".join(self._chance.choices(letters, k=7)) for _ in range(80)]
        return {
            "empty": "",
            "6,000 spaces": " " * 6_000,
            "6,000 letters": "a" * 6_000,
            "6,000 characters of questions": "Who won the game? " * 333,
            "control characters": "".join(map(chr, range(32))) * 60,
            "right to left": "\u202e\u200f\u2067who won\u2069" * 100,
            "SQL": "'; DROP TABLE story; -- \" OR 1=1 UNION SELECT * FROM version",
            "full text's syntax": 'NEAR(a b, 5) AND OR NOT "x" * ^ col:y -(z) ' * 12,
            "markdown": "**__~~||`who`||~~__** > # [x](http://y) " * 14,
            "mentions": "<@123456789012345678> @everyone <#1> <@&5> who won " * 10,
            "only emoji": "⚽🏆👨‍👩‍👧‍👦🇯🇵" * 80,
            "digits": "1" * 6_000,
            "brackets": "(" * 3_000,
            "hyphens": "a-" * 3_000,
            "quotation marks": '"' * 3_000,
            "who said that": "who said that " * 40,
            "many names": ", ".join(self._chance.sample(names, 60)),
            "many teams": " v ".join(self._teams),
            "words of no language": " ".join(strange),
            "names of nobody": " ".join(map(str.capitalize, strange)),
            "eleven names misspelt": " v ".join(self._misspelt(names) for _ in range(11)),
            "words of a row that nobody said": f"who said {' '.join(chain(*(self._row() for _ in range(12))))}",
            "surnames misspelt": f"who took the photo of {' '.join(self._misspelt(self._people) for _ in range(7))}",
            "names that are given": f"when did {' '.join(one.split()[0] for one in self._chance.sample(names, 50))} say",
            "joined by ampersands": f"Which team {'A&' * 200}",
            "handles": f"who said {' '.join('@' + ''.join(one.split()) for one in self._chance.sample(names, 30))}",
            "two in one": f"Who won {self._match()}? and when did {self._person()} say {' '.join(self._row())}?",
            "joiners": "\u200d\u200b".join(self._words[:200]),
            "many names misspelt": " ".join(typo(one, 1, self._chance) for one in self._chance.sample(names, 60)),
        }

    def _team(self) -> str:
        return self._chance.choice(self._teams)

    def _person(self) -> str:
        return self._chance.choice(self._people)

    def _match(self) -> str:
        told = self._told and self._chance.random() < 0.5
        return self._chance.choice(self._told) if told else f"{self._team()} v {self._team()}"

    def _misspelt(self, names: Sequence[str]) -> str:
        """One word of a name, misspelt."""
        return typo(max(self._chance.choice(names).split(), key=len), 1, self._chance)

    def _word(self) -> str:
        return self._chance.choice(self._words)

    def _row(self) -> list[str]:
        """Words that stand in a row in a story."""
        text = self._chance.choice(self._texts)
        at = self._chance.randrange(len(text) - _WORDS)
        return text[at : at + _WORDS]


class Clock:
    """Asks, and keeps how long each question took, in milliseconds."""

    def __init__(self, view: View, index: NameIndex, lexicon: Lexicon) -> None:
        self._view, self._index = view, index
        self._answerer = Answerer(lexicon)
        self.took: list[float] = []

    def ask(self, question: str) -> float:
        """How long one question takes."""
        began = time.thread_time()
        self._answerer.answer(question, self._view, self._index)
        self.took.append(1000 * (time.thread_time() - began))
        return self.took[-1]


def of(times: Sequence[float], share: float) -> float:
    """The time that so large a share of the questions stays within."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def measured(store: Store, lexicon: Lexicon, asked: int) -> None:
    """Print the figures for a store."""
    view = store.view([GLOBAL])
    index = Indexes(lexicon).of(view)
    asking = Asking(view, index, lexicon)
    clock = Clock(view, index, lexicon)
    clock.ask("Who wonn the finall?")
    settle()
    if asked:
        remembered(asking, clock, asked)
        return
    clock.took.clear()
    print(f"{len(view.keys()):,} stories, {len(index):,} names; ms of the processor")
    for kind, make in asking.kinds().items():
        times = [clock.ask(make()) for _ in range(EACH)]
        print(
            f"  {kind:<30} p50 {of(times, 0.5):7.1f}   p90 {of(times, 0.9):7.1f}   most {max(times):7.1f}", flush=True
        )
    print(f"  {'all':<30} p50 {of(clock.took, 0.5):7.1f}   p99 {of(clock.took, 0.99):7.1f}")
    worst = sorted(((clock.ask(text), kind) for kind, text in asking.hostile().items()), reverse=True)
    print(f"  hostile: the slowest of {len(worst)}: {', '.join(f'{kind} {took:.1f}' for took, kind in worst[:4])}")


def remembered(asking: Asking, clock: Clock, asked: int) -> None:
    """Print how much memory the process has after more and more questions, and how much it grew in the last part.

    In the first quarter what is kept between questions fills up to its bounds.
    """
    questions = _endless(asking)
    done = 0
    had: dict[int, float] = {}
    for count in sorted({1_000, asked // 4, asked // 2, asked}):
        for question in islice(questions, count - done):
            clock.ask(question)
        clock.took.clear()
        done = max(done, count)
        had[count] = resident()
        print(f"  {done:>7,} questions: {had[count]:7.1f} MB", flush=True)
    quarter = max(1_000, asked // 4)
    print(f"  from {quarter:,} to {done:,}: {had[done] / had[quarter] - 1:+.1%}")


def _endless(asking: Asking) -> Iterator[str]:
    while True:
        for make in asking.kinds().values():
            yield make()


def resident() -> float:
    """Megabytes of memory that this process holds."""
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", metavar="COUNT")
    parser.add_argument("--database")
    parser.add_argument("--asked", type=int, default=0)
    given = parser.parse_args(arguments)
    lexicon = load()
    for count in given.counts or _COUNTS:
        with TemporaryDirectory() as folder, closing(open_store(given.database or f"sqlite:///{folder}/s")) as store:
            if store.edition(GLOBAL) is None:
                store.publish(GLOBAL, assembled(count, lexicon), Deed(""))
            measured(store, lexicon, given.asked)
        if given.database:
            break


if __name__ == "__main__":
    main()
