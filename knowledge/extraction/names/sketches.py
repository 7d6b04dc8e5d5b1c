"""What a story says of each person, gathered from all places that name them."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.extraction.context import SPOKEN_FOR, Context
from knowledge.extraction.names.listings import Listed
from knowledge.extraction.names.phrases import Phrase, PhraseReader, singular
from knowledge.extraction.sketch import Sketch
from knowledge.model import Evidence, Mention, Name, NameKind

BY_NAME, BEHIND, SHARED, MEANT, PEOPLE = 5, 4, 3, 2, 1
"""How far a role is to be trusted, by where it stands: with the name first, a people's name ("American") last."""
_OLDEST, _YOUNGEST = 99, 5
_LINKS = frozenset({",", "and", "&", "plus", ";"})


class Sketcher:
    """Reads the surroundings of every place that names a person."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.reader = PhraseReader(context)
        self.sketches: dict[int, Sketch] = {}
        self._shared: tuple[Phrase, int] | None = None

    def read(self, listed: Iterable[Listed]) -> None:
        """Sketch every person: from running text, then from lists."""
        for mention in self.context.mentions:
            if self.context.kind(mention) is NameKind.PERSON and mention.form in SPOKEN_FOR:
                self._of_mention(mention)
        for entry in listed:
            self._of_list(entry)

    def sketch(self, person: int) -> Sketch:
        """The sketch of this person, begun where there is none."""
        if person not in self.sketches:
            self.sketches[person] = Sketch()
        return self.sketches[person]

    # --- running text ---

    def _of_mention(self, mention: Mention) -> None:
        context = self.context
        sketch = self.sketch(mention.name)
        sentence = context.sentence_at(mention.start)
        if sentence is None:
            sketch.evidence.append(context.evidence(mention.start, mention.end))
            return
        first, stop = context.slices[sentence]
        at = context.token_at(mention.start)
        last = context.token_at(mention.end)
        self._roles(mention.name, at, last, (first, stop))
        self._surroundings(sketch, at, last, (first, stop))
        if not sketch.evidence:
            sketch.evidence.append(context.evidence(mention.start, mention.end))

    def _roles(self, person: int, at: int, last: int, bounds: tuple[int, int]) -> None:
        """Note the first role phrase beside the name, or the one shared with the name in front."""
        first, stop = bounds
        phrase = self.reader.before(at, first)
        if phrase:
            self.note(person, phrase, BY_NAME, (phrase.first, last))
            self._shared = (phrase, last) if phrase.plural else None
            return
        if self._shared and self._follows(self._shared[1], at):
            self.note(person, self._shared[0], SHARED, (at, last))
            self._shared = (self._shared[0], last)
            return
        self._shared = None
        phrase = self.reader.in_front(at, first)
        if phrase:
            self.note(person, phrase, BEHIND, (phrase.first, last))
            return
        phrase = self.reader.behind(last, stop)
        if phrase:
            self.note(person, phrase, BEHIND, (at, phrase.last))

    def _follows(self, last: int, at: int) -> bool:
        return 0 < at - last <= 2 and all(self.context.folded[i] in _LINKS for i in range(last, at))

    def note(self, person: int, phrase: Phrase, trust: int, span: tuple[int, int]) -> None:
        """Take in what a phrase says of a person: role, team, nationality, age; `span` of tokens is the evidence."""
        sketch = self.sketch(person)
        start = self.context.tokens[phrase.first].start
        end = self.context.tokens[phrase.last - 1].end
        for mention in self.context.mentions_in(start, end, {NameKind.TEAM}):
            self._belongs(sketch, mention)
        self._age_in(sketch, phrase)
        text = self._role_text(phrase)
        if text and trust > sketch.trust:
            sketch.role, sketch.trust = text, trust
            sketch.evidence.insert(0, self._evidence(span))
        if text:
            sketch.heads.add(self.context.folded[phrase.last - 1])

    def _role_text(self, phrase: Phrase) -> str | None:
        """The phrase as a role of one person, without an age in front."""
        context = self.context
        first = phrase.first
        while first < phrase.last and (
            context.folded[first].endswith("-year-old")
            or context.folded[first] in {"-", "year", "old"}
            or self._is_age(first)
        ):
            first += 1
        if first >= phrase.last:
            return None
        text = " ".join(context.text[context.tokens[first].start : context.tokens[phrase.last - 1].end].split())
        if not phrase.plural:
            return text
        head = context.tokens[phrase.last - 1].text
        return text[: len(text) - len(head)] + singular(head)

    def _is_age(self, index: int) -> bool:
        return self.context.folded[index].isdigit() and self.context.word(index + 1) in {"year", "-"}

    def _age_in(self, sketch: Sketch, phrase: Phrase) -> None:
        for index in range(phrase.first, phrase.last):
            word = self.context.folded[index]
            if word.endswith("-year-old") or (word.isdigit() and self.context.word(index + 1) == "year"):
                _grow_old(sketch, word.partition("-")[0])

    def _belongs(self, sketch: Sketch, mention: Mention) -> None:
        name = self.context.names[mention.name]
        if _is_people(self.context, mention, name):
            sketch.nationality = sketch.nationality or name.canonical
        elif sketch.team is None:
            sketch.team = mention.name

    def _surroundings(self, sketch: Sketch, at: int, last: int, bounds: tuple[int, int]) -> None:
        """Age behind a comma, nationality or team in front ("Britain's X", "American X"), credit of a picture."""
        context, word = self.context, self.context.word
        if word(last) in {",", "("} and word(last + 1).isdigit() and word(last + 2) in {",", ")", ".", "of"}:
            _grow_old(sketch, word(last + 1))
        if word(at - 1) == "by" and word(at - 2) in {"photo", "photograph", "picture", "photos", "pictures", "image"}:
            self._name_role(sketch, "photographer", (at - 2, last))
        if word(last) == "of":
            self._note_team(sketch, last + 1, (at, last))
        if at <= bounds[0]:
            return
        before = context.mention_of(at - 1)
        if word(at - 1) == "'s" and at - 2 >= bounds[0]:
            before = context.mention_of(at - 2)
        if before is None or context.kind(before) is not NameKind.TEAM:
            return
        self._belongs(sketch, before)
        if _is_people(context, before, context.names[before.name]) and sketch.trust < PEOPLE:
            sketch.role, sketch.trust = context.text[before.start : before.end], PEOPLE
            sketch.evidence.insert(0, context.evidence(before.start, context.tokens[last - 1].end))
        if word(at - 1) == "'s" and context.names[before.name].entry and sketch.nationality is None:
            name = context.names[before.name]
            sketch.nationality = name.canonical if (name.entry or "").startswith("nation:") else None

    def _note_team(self, sketch: Sketch, index: int, name: tuple[int, int]) -> None:
        if index >= len(self.context.tokens):
            return
        mention = self.context.mention_of(index)
        if mention and self.context.kind(mention) is NameKind.TEAM and sketch.team is None:
            sketch.team = mention.name
            sketch.evidence.append(self.context.evidence(self.context.tokens[name[0]].start, mention.end))

    def _name_role(self, sketch: Sketch, role: str, span: tuple[int, int]) -> None:
        if sketch.trust < BY_NAME:
            sketch.role, sketch.trust = role, BY_NAME
            sketch.evidence.insert(0, self._evidence(span))

    # --- lists ---

    def _of_list(self, listed: Listed) -> None:
        context = self.context
        mention = context.mention_of(listed.first)
        if mention is None or context.kind(mention) is not NameKind.PERSON:
            return
        sketch = self.sketch(mention.name)
        for index in range(listed.note_first, listed.note_last):
            if self.reader.head(index) and context.word(index + 1) in {",", ")", ""}:
                self.note(mention.name, Phrase(index, index + 1), SHARED, (listed.first, listed.note_last + 1))
        if listed.note_last > listed.note_first:
            start, end = context.tokens[listed.note_first].start, context.tokens[listed.note_last - 1].end
            for team in context.mentions_in(start, end, {NameKind.TEAM}):
                self._belongs(sketch, team)
        if listed.label:
            self._of_label(mention, listed)

    def _of_label(self, mention: Mention, listed: Listed) -> None:
        """A label says what all in its list are, or which side they play for."""
        if listed.label is None:
            return
        first, last = listed.label
        if self.reader.head(last - 1):
            phrase = Phrase(first, last, self.reader.is_plural(last - 1))
            sketch = self.sketch(mention.name)
            known = sketch.trust
            self.note(mention.name, phrase, MEANT, (listed.first, listed.last))
            if sketch.trust != known and sketch.role:
                sketch.role = sketch.role.lower()
        else:
            sketch = self.sketch(mention.name)
            span = self.context.tokens[first].start, self.context.tokens[last - 1].end
            for team in self.context.mentions_in(*span, {NameKind.TEAM}):
                sketch.team = team.name if sketch.team is None else sketch.team

    def _evidence(self, span: tuple[int, int]) -> Evidence:
        first, last = span
        last = min(last, len(self.context.tokens))
        return self.context.evidence(self.context.tokens[first].start, self.context.tokens[last - 1].end)


def _grow_old(sketch: Sketch, digits: str) -> None:
    if sketch.age is None and digits.isdigit() and _YOUNGEST <= int(digits) <= _OLDEST:
        sketch.age = int(digits)


def _is_people(context: Context, mention: Mention, name: Name) -> bool:
    """Whether a nation is named here by the word for its people."""
    if name.entry is None or not name.entry.startswith("nation:"):
        return False
    entry = context.lexicon.entries.get(name.entry)
    return entry is not None and context.text[mention.start : mention.end] in entry.demonyms
