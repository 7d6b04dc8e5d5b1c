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
_OPENING = 8
"""Characters of a sentence within which a date opens it: "On Friday they …"."""
_ASIDES = {",": ",", "(": ")"}
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
        apposition = _apposition(context, actor, sentence, words)
        if apposition is not None:
            found.append(apposition)
        relative = _relative(context, actor, sentence, words)
        if relative is not None:
            found.append(relative)
        clause = _clause(context, actor, sentence, words)
        if clause is not None:
            found.append(clause[0])
            past = clause[1]
    return found


def _clause(context: Context, actor: Mention, sentence: int, words: StatementWords) -> tuple[Statement, int] | None:
    """The clause whose subject an actor is: its statement, and where its verb ends."""
    if actor.form is MentionForm.PRONOUN and context.word(context.token_at(actor.start)) not in words.subjects:
        return None
    verb = _verb(context, actor, context.slices[sentence][1], words)
    return None if verb is None else _told(context, actor, sentence, verb, words)


def _relative(context: Context, actor: Mention, sentence: int, words: StatementWords) -> Statement | None:
    """What a clause with "who" behind a name says: "Hilmarsson, who has been in charge since 2006, …"."""
    at = context.token_at(actor.end)
    end = context.slices[sentence][1]
    if context.word(at) != "," or context.word(at + 1) != "who" or at + 2 >= end:
        return None
    behind = _past_aside(context, at, end)
    verb = _verb_at(context, at + 2, end, words, words.adverbs)
    if verb is None:
        return None
    told = _told(context, actor, sentence, verb, words, until=behind - 1 if behind else end)
    return told[0] if told else None


def _told(
    context: Context,
    actor: Mention,
    sentence: int,
    verb: tuple[int, int],
    words: StatementWords,
    until: int | None = None,
) -> tuple[Statement, int] | None:
    """The statement that a subject and its verb begin, and where the verb ends; None where it says nothing."""
    end = context.slices[sentence][1] if until is None else until
    first, past = verb
    stop = past
    while stop < end and stop - past < _LONGEST and not _ends_clause(context, stop, words):
        stop += 1
    while stop > past and (context.tokens[stop - 1].kind == "mark" or context.folded[stop - 1] in words.joining):
        stop -= 1
    text, tokens = context.text, context.tokens
    action = " ".join(text[tokens[first].start : tokens[past - 1].end].split())
    told = " ".join(text[tokens[past].start : tokens[stop - 1].end].split()) if stop > past else ""
    if not told[:1].isalnum() and not (told[:1] and told[0] in "'‘’£$€#@"):
        told = ""
    if not told and _says_nothing(context.folded[first:past], words):
        return None
    statement = Statement(
        subject=context.name(actor).canonical,
        action=action,
        object=told or None,
        when=_when(context, sentence, (tokens[past - 1].end, tokens[stop - 1].end)),
        place=_place(context, (actor.start, tokens[stop - 1].end)),
        evidence=(context.evidence_of(sentence),),
        confidence=0.5 if actor.form in {MentionForm.PRONOUN, MentionForm.ROLE} else 0.7,
    )
    return statement, tokens[past - 1].end


def _says_nothing(verb: tuple[str, ...], words: StatementWords) -> bool:
    """Whether a verb alone tells nothing: "he said", "she has"."""
    last = verb[-1]
    return last in words.auxiliaries or last in words.adverbs or last in words.empty


def _ends_clause(context: Context, at: int, words: StatementWords) -> bool:
    """Whether a clause ends before a token: points within numbers ("44.18", "6-4") end none."""
    word = context.folded[at]
    if word not in words.ends:
        return False
    if word not in {".", ":"}:
        return True
    token = context.tokens[at]
    text = context.text
    return not (text[token.start - 1 : token.start].isdigit() and text[token.end : token.end + 1].isdigit())


def _verb(context: Context, actor: Mention, end: int, words: StatementWords) -> tuple[int, int] | None:
    """The tokens of the verb of a subject: beside it, or behind adverbs, an aside or the people of a team."""
    here = context.token_at(actor.end)
    if context.word(here) in _ASIDES:
        behind = _past_aside(context, here, end)
        if behind is None:
            return None
        here = behind
    between = words.adverbs | words.people if context.kind(actor) is not NameKind.PERSON else words.adverbs
    return _verb_at(context, here, end, words, between)


def _verb_at(
    context: Context, here: int, end: int, words: StatementWords, between: frozenset[str]
) -> tuple[int, int] | None:
    """The tokens of the verb that stands here, or behind adverbs and the words that may come `between`."""
    limit = here + _TO_VERB
    while here < min(end, limit):
        word = context.folded[here]
        if word in words.auxiliaries:
            return _with_auxiliaries(context, here, end, words)
        if words.is_verb(word) and context.tokens[here].text[:1].islower():
            return here, _with_particle(context, here + 1, end, words)
        if word == "to" or not (word in between or _is_adverb(word)):
            return None
        here += 1
    return None


def _with_particle(context: Context, past: int, end: int, words: StatementWords) -> int:
    """Where a verb ends with its particle: "picked up", "missed out", "turned down"."""
    return past + 1 if past < end and context.folded[past] in words.particles else past


def _past_aside(context: Context, at: int, end: int) -> int | None:
    """The token behind what is put between two commas or in brackets; None where it is left open."""
    close = _ASIDES[context.folded[at]]
    for here in range(at + 1, min(end, at + 30)):
        if context.folded[here] == close:
            return here + 1
    return None


def _with_auxiliaries(context: Context, at: int, end: int, words: StatementWords) -> tuple[int, int] | None:
    """The tokens from the first auxiliary to the verb it helps; None for what is no verb of a clause ("to be")."""
    if context.folded[at] in words.infinite:
        return None
    here = at
    helpers = words.auxiliaries | words.adverbs | {"'"}
    last = context.folded[at]
    while here < end and (context.folded[here] in helpers or _is_adverb(context.folded[here])):
        last = context.folded[here] if context.folded[here] in words.auxiliaries else last
        here += 1
    word = context.word(here) if here < end else ""
    if word and word not in words.determiners and word.isalpha() and _is_helped(word, last, words):
        return at, _with_particle(context, here + 1, end, words)
    while here - 1 > at and (context.folded[here - 1] not in words.auxiliaries and context.folded[here - 1] != "not"):
        here -= 1
    return at, max(here, at + 1)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 5


def _is_helped(word: str, auxiliary: str, words: StatementWords) -> bool:
    """Whether a word can be the verb that this auxiliary helps: "will play", "has won", "was seen", "is playing"."""
    if auxiliary in words.modals:
        return True
    return words.is_verb(word) or word in words.participles or (word.endswith("ing") and auxiliary in words.being)


def _apposition(context: Context, actor: Mention, sentence: int, words: StatementWords) -> Statement | None:
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
    if not _is_description(context, at + 1, stop, words):
        return None
    text, tokens = context.text, context.tokens
    return Statement(
        subject=context.name(actor).canonical,
        action="is",
        object=" ".join(text[tokens[at + 1].start : tokens[stop - 1].end].split()),
        evidence=(Evidence(context.story.key, actor.start, tokens[stop - 1].end),),
        confidence=0.8,
    )


def _is_description(context: Context, at: int, stop: int, words: StatementWords) -> bool:
    """Whether a phrase says what somebody is: no verb but behind "who" or "that", and more than a list of names."""
    common = False
    for here in range(at + 1, stop):
        word = context.folded[here]
        if word in words.relatives or (common and word in words.prepositions):
            break
        if word in words.auxiliaries or (words.is_verb(word) and common and not _is_participle(context, here, words)):
            return False
        if word == '"':
            return False
        common = common or (context.tokens[here].text[:1].islower() and word not in {"and", "or", "of"})
    return common


def _is_participle(context: Context, at: int, words: StatementWords) -> bool:
    """Whether a word in -ed goes on a noun ("the coach sacked by Oslo") and is no verb of a subject."""
    return context.folded[at].endswith("ed") and context.word(at + 1) in words.prepositions


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
    """The first day told behind the verb, else the one that opens the sentence."""
    dates = context.dates_in(*span)
    if not dates:
        whole = context.sentences[sentence]
        before = context.dates_in(whole.start, span[0])
        dates = before[:1] if before and before[0].start - whole.start < _OPENING else []
    return context.resolve(dates[0], context.tense(dates[0]) or "past") if dates else None


def _place(context: Context, span: tuple[int, int]) -> str | None:
    for mention in context.mentions_in(*span, (NameKind.VENUE, NameKind.PLACE)):
        if context.word(context.token_at(mention.start) - 1) in {"in", "at", "near", "outside", "the", "from"}:
            return context.name(mention).canonical
    return None
