"""Reply → pages, and a page → what Discord takes: an embed, or plain text where embeds are not allowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import discord

from bot.replies import Item, Reply, Shown, Tone
from bot.show import limits
from bot.show.escaping import emphasise, escape
from bot.tongue import say
from knowledge.model import Record

SOURCE = 180
HINT = 300
ITEM_EVIDENCE = 1
"""Pieces of evidence shown of an entry of a listing: the best."""

_COLOURS = {
    Tone.ANSWER: discord.Colour.from_str("#2e7d32"),
    Tone.UNKNOWN: discord.Colour.from_str("#b26a00"),
    Tone.CLARIFY: discord.Colour.from_str("#1565c0"),
    Tone.ERROR: discord.Colour.from_str("#b3261e"),
}
_OTHER = discord.Colour.from_str("#5c6470")


class Page(Record, frozen=True):
    """A page of a reply, in Discord's Markdown, within every limit. An empty title, text or footer is left out."""

    tone: Tone
    title: str
    text: str
    footer: str = ""


def pages(reply: Reply, note: str = "") -> tuple[Page, ...]:
    """Lay a reply out: the answer and its best evidence first, further evidence and long lists on more pages.

    A `note` of what is missing stands in the footer.
    """
    heading = escape(reply.heading)
    titled = limits.measure(heading) <= limits.TITLE
    front = [] if titled or _is_evidence(reply) else [f"**{part}**" for part in _parts(reply.heading)]
    front += [part for line in reply.body.splitlines() for part in _parts(line) if part]
    front += _evidence(reply.evidence[:1])
    if reply.steps:
        first, *others = _parts(" ".join(reply.steps))
        front += [f"*{say('Derived:')}* {first}", *others]
    front += _section(f"**{say('Other stories say otherwise:')}**", reply.differs)
    front += _section(f"**{say('The nearest they do say (not an answer):')}**", reply.nearest)
    front += [block for item in reply.items for block in _item(item)]
    front += [f"- {escape(limits.shorten(hint, HINT))}" for hint in reply.hints]
    texts = [*(limits.pages(front) or [""]), *limits.pages(_evidence(reply.evidence[1:]))]
    return tuple(
        Page(reply.tone, heading if titled else "", text, _footer(reply, number, len(texts), note))
        for number, text in enumerate(texts, 1)
    )


def _is_evidence(reply: Reply) -> bool:
    """Whether the answer is the very words that stand below it."""
    words = " ".join(reply.heading.strip("“”").split())
    return bool(words) and any(words in " ".join(shown.text.split()) for shown in reply.evidence[:1])


def embed(page: Page) -> discord.Embed:
    """The page as an embed."""
    made = discord.Embed(
        title=page.title or None, description=page.text or None, colour=_COLOURS.get(page.tone, _OTHER)
    )
    return made.set_footer(text=page.footer) if page.footer else made


def content(page: Page) -> str:
    """The page as the text of a message."""
    title = f"**{page.title}**" if page.title else ""
    footer = f"-# {page.footer}" if page.footer else ""
    return "\n".join(part for part in (title, page.text, footer) if part)


def _footer(reply: Reply, number: int, count: int, note: str) -> str:
    parts = [
        say("{number} stories agree", number=reply.agreeing) if reply.agreeing > 1 else "",
        say("Page {number} of {count}", number=number, count=count) if count > 1 else "",
        note,
    ]
    return " · ".join(part for part in parts if part)


def _section(title: str, passages: Sequence[Shown]) -> list[str]:
    return [title, *_evidence(passages)] if passages else []


def _evidence(passages: Iterable[Shown]) -> list[str]:
    return [block for shown in passages for block in _quoted(shown)]


def _quoted(shown: Shown) -> list[str]:
    """The passage as a block quotation, its source behind its last part. Long ones come in parts, marked by "…"."""
    size = limits.PART
    while True:
        blocks = _quoted_in(shown, size)
        if all(limits.measure(block) <= limits.PAGE for block in blocks) or size < 2:
            return blocks
        size //= 2


def _quoted_in(shown: Shown, size: int) -> list[str]:
    stretches = limits.spans(shown.text, size)
    blocks = []
    for start, end in stretches:
        parts = [(max(one, start) - start, min(two, end) - start) for one, two in shown.highlights]
        text = emphasise(shown.text[start:end], [part for part in parts if part[0] < part[1]]).strip()
        blocks.append(f"> {'' if start == 0 else '… '}{text}{'' if end == len(shown.text) else ' …'}")
    blocks[-1] += f"\n-# {escape(limits.shorten(shown.source, SOURCE))}"
    return blocks


def _item(item: Item) -> list[str]:
    blocks = [f"**{part}**" for part in _parts(item.heading)]
    if item.detail:
        blocks += _parts(item.detail)
    return blocks + _evidence(item.evidence[:ITEM_EVIDENCE])


def _parts(text: str) -> list[str]:
    """Escaped text in parts that fit on a page with room to spare."""
    return [escape(text[start:end].strip()) for start, end in limits.spans(text.strip(), limits.PART)]
