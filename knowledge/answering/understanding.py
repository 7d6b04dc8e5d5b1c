"""What a question asks for: its kind, the names in it, words quoted, and the words that carry its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from knowledge.answering.repairing import Repairs, repair
from knowledge.language.folding import fold
from knowledge.language.stems import stem
from knowledge.language.tokens import tokens
from knowledge.lexicon import Lexicon
from knowledge.model import Interpretation, NameKind
from knowledge.search.forms import Sure
from knowledge.search.names import Link, NameIndex

LONGEST = 400
"""Characters of a question that are read."""
MOST_NAMES = 12
"""Names of a question that are read: no question in earnest has more."""
LONGEST_GREETING = 8
"""Words."""
_QUOTED = regex.compile(r"[\"“‘'](?P<words>[^\"“”]{12,}?)[\"”’'](?=\W|$)")
_KINDS = (
    (
        "number",
        regex.compile(
            r"\bhow (?:many|much|often|old|long|far|big|tall|fast|high|large|few|heavy|deep)\b|\b(?:number|amount) of\b"
        ),
    ),
    (
        "why",
        regex.compile(
            r"\bwhys?\b|\bhow come\b|\bfor what reason\b"
            r"|\bwhat(?:'s| is| was)? (?:caused|the reason|the cause|behind)\b"
        ),
    ),
    ("when", regex.compile(r"\bwhens?\b|\b(?:what|which|on what|wat) (?:date|day|year|month|time)\b|\buntil what\b")),
    (
        "where",
        regex.compile(r"\bwhere(?:s|abouts?)?\b|\b(?:what|which) (?:stadium|venue|ground|city|town|place|arena)\b"),
    ),
    ("who", regex.compile(r"\bwho(?:s|m|se)?\b")),
    ("what", regex.compile(r"\b(?:what|which|how|wat|whats)\b")),
)
_WHICH = regex.compile(r"\b(?:which|what|whose)(?: other| two| three| of the)? (?P<noun>[\w'-]+(?: [\w'-]+)?)")
_UNIT = regex.compile(r"\bhow many (?:more |other |different )?(?P<unit>[a-z][a-z'-]*)")
_NUMBER = _KINDS[0][1]
_SCORE = regex.compile(
    r"\bhow did\b.*\b(?:end|finish|get on|do|fare)\b|\bwhat lead\b|\bbeat\b.* by\b(?! \w)|\bby what\b"
)
_SCORING = regex.compile(
    r"^(?!.*\b(?:the|a|what|wat|final|half[- ]time|full[- ]time|which)(?:'s)? scor)"
    r".*\b(?:did|does|do|didn't|to|could|would|will)\b(?: \S+){0,4} score\b"
)
"""To score, not the score."""
_ASKS_WORDS = regex.compile(
    r"\b(?:what|wat|whats)(?: else)? (?P<did>did|does|do|has|have)\b|\b(?P<how>how) (?:did|does|has)\b"
    r"|\bwhat(?:'?s| is| was| were| are)\b"
)
_YES_NO = regex.compile(
    r"^(?:so |and |but )?(?:did|does|do|was|were|is|are|has|have|had|can|could|will|would|wo|ca)(?:n'?t)?\b"
)


class Asked(NamedTuple):
    """A question, understood. `words` are its meaningful words, folded; `stems` theirs; `cues` all its folded words."""

    question: str
    kind: str
    links: tuple[Link, ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]
    cues: frozenset[str]
    quoted: str | None
    sort: NameKind | None = None
    """The sort of name asked for, where the question says ("which team", "which newspaper")."""
    unit: str = ""
    """What is counted, in "how many …"."""
    unit_stems: frozenset[str] = frozenset()
    plural: bool = False
    repairs: Repairs = ()
    """Misspelt names, as typed and as taken."""

    @property
    def linked(self) -> frozenset[tuple[int, int]]:
        """Where names stand: of one place there may be many links."""
        return frozenset((link.start, link.end) for link in self.links)

    @property
    def teams(self) -> tuple[Link, ...]:
        """The teams linked, each once, in their order."""
        seen = {
            link.name.entry or fold(link.name.canonical): link
            for link in reversed(self.links)
            if link.name.kind is NameKind.TEAM
        }
        return tuple(sorted(seen.values(), key=lambda link: link.start))

    def interpretation(self) -> Interpretation:
        """For the explanation."""
        names = tuple(dict.fromkeys(link.name for link in self.links))
        return Interpretation(
            question=self.question, kind=self.kind, names=names, words=self.words, repaired=self.repairs
        )


def understand(question: str, index: NameIndex, lexicon: Lexicon) -> Asked:
    """Understand a question of any length and any characters."""
    text, repairs = repair(" ".join(question[:LONGEST].split()), index, lexicon)
    folded = fold(text)
    cues = frozenset(fold(token.text) for token in tokens(text))
    links = _first(index.link(text))
    stop = lexicon.words["stop"] | lexicon.words["ask_fillers"]
    linked = {(link.start, link.end) for link in links}
    words = tuple(
        dict.fromkeys(
            fold(token.text)
            for token in tokens(text)
            if token.kind not in {"mark", "possessive", "link"}
            and fold(token.text) not in stop
            and not any(start <= token.start < end for start, end in linked)
        )
    )
    quoted = _QUOTED.search(text)
    kind = _kind(folded, cues, lexicon)
    sort, plural = _sort(folded, lexicon)
    unit = _UNIT.search(folded)
    counted = unit["unit"] if unit else ""
    return Asked(
        text,
        "who" if sort and kind in {"what", "who"} else kind,
        links,
        words,
        tuple(stem(word) for word in words),
        cues,
        quoted["words"] if quoted else None,
        sort,
        counted,
        lexicon.synonyms_of(counted),
        plural,
        repairs,
    )


def _first(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links of the first names, a town's club left out where the town itself may be meant."""
    others = {(link.start, link.end) for link in links if link.name.kind is not NameKind.TEAM}
    links = [link for link in links if link.score != Sure.TOWN or (link.start, link.end) not in others]
    places = list(dict.fromkeys((link.start, link.end) for link in links))[:MOST_NAMES]
    return tuple(link for link in links if (link.start, link.end) in places)


def _sort(folded: str, lexicon: Lexicon) -> tuple[NameKind | None, bool]:
    """The sort of name that "which …" or "what …" asks for, and whether for more than one."""
    asked = _WHICH.search(folded)
    for word in asked["noun"].replace("'", " ").split() if asked else ():
        if word in lexicon.words["sort_stop"]:
            break
        for kind in (NameKind.TEAM, NameKind.PERSON, NameKind.ORGANISATION):
            if word in lexicon.words.get(f"ask_{kind}", frozenset()):
                return kind, word.endswith(("s", "ies", "men"))
    return None, False


def _kind(folded: str, cues: frozenset[str], lexicon: Lexicon) -> str:
    bare = folded.strip("!?.… ")
    if not cues or not bare or bare in lexicon.words.get("small_talk", frozenset()) or _greets(folded, lexicon):
        return "smalltalk"
    if _YES_NO.match(folded):
        return "yesno"
    if _asks_words(folded, lexicon):
        return "quote"
    if _NUMBER.search(folded):
        return "number"
    if cues & {"score", "scor", "scoreline", "result"} and not cues & {"who", "whom"} and not _SCORING.search(folded):
        return "score"
    if _SCORE.search(folded):
        return "score"
    found = [
        (met.start(), rank, kind) for rank, (kind, pattern) in enumerate(_KINDS) if (met := pattern.search(folded))
    ]
    return min(found)[2] if found else "what"


def _greets(folded: str, lexicon: Lexicon) -> bool:
    """Whether a few words greet or thank, and ask nothing."""
    said = [token.text for token in tokens(folded) if token.kind not in {"mark", "possessive"}]
    heads = lexicon.words["small_greeting"] | lexicon.words["small_thanks"]
    if len(said) > LONGEST_GREETING or folded.endswith("?"):
        return False
    known = heads | lexicon.words["small_beside"]
    return not heads.isdisjoint(said) and known.issuperset(said)


def _asks_words(folded: str, lexicon: Lexicon) -> bool:
    """Whether somebody's words are asked for: "what did X say", "how did X sum up", "what was X's view"."""
    asked = _ASKS_WORDS.search(folded)
    if asked is None:
        return False
    behind = {token.text for token in tokens(folded[asked.end() :])}
    if asked["how"]:
        return bool(behind & lexicon.words["ask_telling"])
    if asked["did"]:
        return bool(behind & lexicon.words["ask_saying"]) or "make of" in folded
    return bool(behind & lexicon.words["ask_view"])
