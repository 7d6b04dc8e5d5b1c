"""Names in a sentence: persons, teams, organisations, venues, places, competitions, and capital words nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from knowledge.answering.prepared import Meant
from knowledge.answering.spans.scene import Scene, Span
from knowledge.answering.spans.times import dated
from knowledge.language.folding import fold
from knowledge.model import MentionForm, NameKind
from knowledge.store.terms import STOP_WORDS

_JOINT = regex.compile(r"\s*(?:,\s*(?:and\s+|&\s*)?|and\s+|&\s*)(?:the\s+)?(?:\p{Ll}[\p{L}-]*\s+)?")
"""What stands between names in a row: a comma or "and", and a word for what the next one is."""


def mentions(kind: NameKind, sort: str) -> Callable[[Scene], Iterator[Span]]:
    """Finds the names of one kind that the sentence means, be it by a pronoun or a role."""

    def find(scene: Scene) -> Iterator[Span]:
        for meant in scene.told.meant:
            if meant.kind is kind:
                yield Span(meant.start, meant.end, _said(scene, meant), sort, meant.first, meant.last)

    return find


def _said(scene: Scene, meant: Meant) -> str:
    """A name as printed, or in full where a pronoun, a role, a part of it or a nation's adjective stands."""
    printed = " ".join(scene.text[meant.start : meant.end].split())
    if meant.form in {MentionForm.PRONOUN, MentionForm.ROLE}:
        return meant.canonical
    if meant.form is MentionForm.PART and printed in meant.canonical:
        return meant.canonical
    known = [scene.lexicon.entries[key] for key in meant.keys if key in scene.lexicon.entries]
    if any(fold(printed) == fold(demonym) for entry in known for demonym in entry.demonyms):
        return meant.canonical
    return printed


def several(scene: Scene) -> Iterator[Span]:
    """Names of one kind in a row, as printed: "Rowntree and White"."""
    run: list[Meant] = []
    for meant in (*scene.told.meant, None):
        if meant is not None and run and meant.kind is run[-1].kind and _is_joint(scene, run[-1], meant):
            run.append(meant)
            continue
        if len(run) > 1:
            yield scene.of_words(run[0].first, run[-1].last, "several")
        run = [meant] if meant is not None else []


def _is_joint(scene: Scene, one: Meant, other: Meant) -> bool:
    return _JOINT.fullmatch(scene.text, one.end, max(one.end, other.start)) is not None


def unknown(scene: Scene) -> Iterator[Span]:
    """Runs of capital words that no mention covers or touches, but for the first word of the sentence; no dates."""
    places = [(meant.first, meant.last) for meant in scene.told.meant]
    places += [scene.cover(start, end) for start, end in dated(scene)]
    covered = {at for first, last in places for at in range(first, last + 1)}
    run: list[int] = []
    words = scene.told.words
    for at in range(len(words) + 1):
        capital = at < len(words) and at not in covered and _is_capital(scene, at)
        joined = bool(run) and capital and not scene.text[words[run[-1]].end : words[at].start].strip()
        if capital and (not run or joined):
            run.append(at)
            continue
        if run and run != [0] and not {run[0] - 1, run[-1] + 1} & covered:
            yield scene.of_words(run[0], run[-1], "name")
        run = [at] if capital else []


def _is_capital(scene: Scene, at: int) -> bool:
    word = scene.told.words[at]
    return scene.text[word.start].isupper() and word.folded.partition("'")[0] not in STOP_WORDS
