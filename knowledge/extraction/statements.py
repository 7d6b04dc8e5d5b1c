"""Story → statements: who did what, when, where; and what somebody or something is said to be."""

from __future__ import annotations

from knowledge.extraction.context import Context
from knowledge.extraction.statement_words import StatementWords, load
from knowledge.model import BlockKind, Evidence, Mention, MentionForm, NameKind, Statement, When

_ACTORS = (NameKind.PERSON, NameKind.TEAM, NameKind.ORGANISATION)
_TO_VERB = 6
"""Words between a subject and its verb, at most; what stands between commas is not counted."""
_LONGEST = 40
"""Words of an object, at most."""
_PROSE = (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.HEADLINE)


def find(context: Context) -> list[Statement]:
    """The statements of a story's own prose, in its order: one a subject that has a verb; linear in its length.

    Posts and listings tell none. A nickname ("the Samurai Blue of Japan") is a statement with the action "nickname",
    an apposition ("FIFA, the organisation that runs the World Cup") one with the action "is".
    """
    words = load()
    found: list[Statement] = []
    for sentence in range(len(context.sentences)):
        if context.is_kind(sentence, _PROSE):
            found += _of_sentence(context, sentence, words)
    return found


def _of_sentence(context: Context, sentence: int, words: StatementWords) -> list[Statement]:
    whole = context.sentences[sentence]
    actors = context.mentions_in(whole.start, whole.end, _ACTORS)
    found: list[Statement] = []
    past = -1
    for actor in actors:
        if actor.start < past:
            continue
        nickname = _nickname(context, actor, sentence)
        if nickname is not None:
            found.append(nickname)
        apposition = _apposition(context, actor, sentence)
        if apposition is not None:
            found.append(apposition)
        clause = _clause(context, actor, sentence, words)
        if clause is not None:
            found.append(clause[0])
            past = clause[1]
    return found


def _clause(context: Context, actor: Mention, sentence: int, words: StatementWords) -> tuple[Statement, int] | None:
    """The clause whose subject an actor is: its statement, and where its verb ends."""
    end = context.slices[sentence][1]
    verb = _verb(context, context.token_at(actor.end), end, words)
    if verb is None:
        return None
    first, past = verb
    stop = past
    while stop < end and stop - past < _LONGEST and context.folded[stop] not in words.ends:
        stop += 1
    while stop > past and context.tokens[stop - 1].kind == "mark":
        stop -= 1
    if stop == past and past - first < 1:
        return None
    text, tokens = context.text, context.tokens
    span = (actor.start, tokens[stop - 1].end)
    told = text[tokens[past].start : tokens[stop - 1].end] if stop > past else None
    statement = Statement(
        subject=context.name(actor).canonical,
        action=" ".join(text[tokens[first].start : tokens[past - 1].end].split()),
        object=" ".join(told.split()) if told else None,
        when=_when(context, sentence, span),
        place=_place(context, span),
        evidence=(context.evidence_of(sentence),),
        confidence=0.5 if actor.form in {MentionForm.PRONOUN, MentionForm.ROLE} else 0.7,
    )
    return statement, tokens[past - 1].end


def _verb(context: Context, at: int, end: int, words: StatementWords) -> tuple[int, int] | None:
    """The tokens of the verb of a subject that ends before token `at`."""
    here = at
    limit = at + _TO_VERB
    if context.word(here) == ",":
        behind = _past_aside(context, here, end)
        if behind is None:
            return None
        here = behind
        limit = here + _TO_VERB
    while here < min(end, limit):
        word = context.folded[here]
        if word in words.auxiliaries:
            return _with_auxiliaries(context, here, end, words)
        if words.is_verb(word):
            return here, here + 1
        if word in words.adverbs and word != "to":
            here += 1
            continue
        if not word.isalpha() or word in words.relatives or word in words.ends:
            return None
        here += 1
        if here - at > 1 and context.mention_at(context.tokens[here - 1].start) is not None:
            return None
    return None


def _past_aside(context: Context, at: int, end: int) -> int | None:
    """The token behind what is put between two commas; None where there is no second one."""
    for here in range(at + 1, min(end, at + 30)):
        if context.folded[here] == ",":
            return here + 1
    return None


def _with_auxiliaries(context: Context, at: int, end: int, words: StatementWords) -> tuple[int, int]:
    """The tokens from the first auxiliary to the verb it helps."""
    here = at
    helpers = words.auxiliaries | words.adverbs | {"'", "’"}
    while here < end and context.folded[here] in helpers:
        here += 1
    word = context.word(here) if here < end else ""
    if (
        word
        and word not in words.determiners
        and (words.is_verb(word) or word.endswith("ing") or context.word(here - 1) in words.modals)
    ):
        here += 1
    while here - 1 > at and context.folded[here - 1] == "to":
        here -= 1
    return at, max(here, at + 1)


def _apposition(context: Context, actor: Mention, sentence: int) -> Statement | None:
    """What stands behind a name between commas, and says what it is: "X, the organisation that runs Y"."""
    end = context.slices[sentence][1]
    at = context.token_at(actor.end)
    if context.word(at) != "," or context.word(at + 1) not in {"the", "a", "an", "one"} or at + 1 >= end:
        return None
    stop = at + 2
    while stop < end and context.folded[stop] not in {",", ";", "."} and stop - at < _LONGEST:
        stop += 1
    if stop - at < 4 or (stop < end and context.folded[stop] != "," and context.folded[stop] != "."):
        return None
    text, tokens = context.text, context.tokens
    return Statement(
        subject=context.name(actor).canonical,
        action="is",
        object=" ".join(text[tokens[at + 1].start : tokens[stop - 1].end].split()),
        evidence=(Evidence(context.story.key, actor.start, tokens[stop - 1].end),),
        confidence=0.8,
    )


def _nickname(context: Context, actor: Mention, sentence: int) -> Statement | None:
    """Another name given to a team beside its own: "the Samurai Blue of Japan", "Japan, the Samurai Blue"."""
    if context.kind(actor) is not NameKind.TEAM or actor.form is not MentionForm.ALIAS:
        return None
    name = context.name(actor)
    said = context.text[actor.start : actor.end]
    at = context.token_at(actor.end)
    if context.word(context.token_at(actor.start) - 1) != "the" or said[:1].islower() or said == name.canonical:
        return None
    other = context.after(actor.end, (NameKind.TEAM,), until=context.sentences[sentence].end)
    if other is None or other.name != actor.name or context.word(at) != "of" or context.token_at(other.start) != at + 1:
        return None
    return Statement(
        subject=name.canonical,
        action="nickname",
        object=said,
        evidence=(context.evidence_of(sentence),),
        confidence=0.9,
    )


def _when(context: Context, sentence: int, span: tuple[int, int]) -> When | None:
    dates = context.dates_in(*span)
    if not dates:
        whole = context.sentences[sentence]
        before = context.dates_in(whole.start, span[0])
        dates = before[-1:] if before and before[-1].start == whole.start else []
    if not dates:
        return None
    return context.resolve(dates[0], context.tense(dates[0]) or "past")


def _place(context: Context, span: tuple[int, int]) -> str | None:
    for mention in context.mentions_in(*span, (NameKind.VENUE, NameKind.PLACE)):
        if context.word(context.token_at(mention.start) - 1) in {"in", "at", "near", "outside", "the", "from"}:
            return context.name(mention).canonical
    return None
