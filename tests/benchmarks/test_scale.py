"""Names and sentences cost far less than in proportion to how many there are: as ratios within one run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing

from knowledge.lexicon import load
from knowledge.model import GLOBAL
from knowledge.search.indexes import Indexes
from knowledge.store import open_store
from knowledge.store.protocol import Deed
from tests.benchmarks.asking import Asking, Clock, of
from tests.benchmarks.assembling import assembled
from tests.benchmarks.comparison import asked, lines_of
from tests.benchmarks.rivals import Rival, ours

_FEW, _MANY = 500, 10_000


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the fastest of three runs."""
    took = []
    for _ in range(3):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def built(rival: Rival, lines: Sequence[str]) -> Rival:
    rival.build(lines)
    return rival


def test_twenty_times_the_names_cost_a_few_times_as_much_and_are_found() -> None:
    lines = list(lines_of("names", _MANY))
    questions = list(asked("names", lines[:_FEW]))[:60]
    few, many = built(ours.OurNames(), lines[:_FEW]), built(ours.OurNames(), lines)
    once = seconds(lambda: [few.ask(typed) for typed, _ in questions])
    assert seconds(lambda: [many.ask(typed) for typed, _ in questions]) < 8 * max(once, 0.01)
    assert sum(meant in many.ask(typed) for typed, meant in questions) >= 0.95 * len(questions)


def test_twenty_times_the_sentences_cost_a_few_times_as_much_and_are_found() -> None:
    lines = list(lines_of("passages", _MANY))
    questions = list(asked("passages", lines[:_FEW]))[:60]
    few, many = ours.OurPassages(), ours.OurPassages()
    with closing(few), closing(many):
        few.build(lines[:_FEW])
        many.build(lines)
        compare_passages(few, many, questions)


def compare_passages(few: Rival, many: Rival, questions: Sequence[tuple[str, str]]) -> None:
    once = seconds(lambda: [few.ask(typed) for typed, _ in questions])
    assert seconds(lambda: [many.ask(typed) for typed, _ in questions]) < 8 * max(once, 0.01)
    assert sum(meant in many.ask(typed) for typed, meant in questions) >= 0.9 * len(questions)


def test_twenty_times_the_stories_cost_a_question_a_few_times_as_much() -> None:
    lexicon = load()
    took = []
    for count in (60, 1_200):
        with closing(open_store("sqlite:///:memory:")) as store:
            store.publish(GLOBAL, assembled(count, lexicon, most=200), Deed(""))
            view = store.view([GLOBAL])
            index = Indexes(lexicon).of(view)
            clock = Clock(view, index, lexicon)
            clock.ask("Who wonn the finall?")
            clock.took.clear()
            for make in Asking(view, index, lexicon).kinds().values():
                for _ in range(6):
                    clock.ask(make())
            took.append(of(clock.took, 0.9))
    assert took[1] < 6 * max(took[0], 5.0)
