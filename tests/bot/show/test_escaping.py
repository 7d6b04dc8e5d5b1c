"""Foreign text in Discord's Markdown: what is shown is what was written, and it does nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.show.escaping import INVISIBLE, emphasise, escape


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bo_Berg* won", r"Bo\_Berg\* won"),
        ("||secret|| ~~gone~~ `code`", r"\|\|secret\|\| \~\~gone\~\~ \`code\`"),
        ("[win](https://bad.example)", r"\[win\](<https://bad.example>)"),
        ("# loud", r"\# loud"),
        ("- list", r"\- list"),
        ("-# small", r"\-# small"),
        ("> quoted", r"\> quoted"),
        ("1. first", f"1{INVISIBLE}. first"),
        ("@everyone and @here", f"@{INVISIBLE}everyone and @{INVISIBLE}here"),
        ("<@1> <@&2> <#3> <t:4>", rf"\<@{INVISIBLE}1\> \<@{INVISIBLE}&2\> \<#3\> \<t:4\>"),
        ("come to discord.gg/abc", f"come to discord{INVISIBLE}.gg/abc"),
        ("see https://a.example/x_y_z.", "see <https://a.example/x_y_z>."),
        ("two\nlines\r\n\tthree", "two lines three"),
        ("a\u202eb\x00c", "abc"),
        ("mail bob@example.org, 3-2, won 2-1", "mail bob@example.org, 3-2, won 2-1"),
    ],
)
def test_what_has_a_meaning_loses_it(text: str, shown: str) -> None:
    assert escape(text) == shown


@pytest.mark.parametrize(
    ("text", "parts", "shown"),
    [
        ("Norway won 2-1", [(0, 6)], "**Norway** won 2-1"),
        ("Norway won 2-1", [(11, 14), (0, 6)], "**Norway** won **2-1**"),
        ("Norway won", [(0, 4), (3, 6)], "**Norway** won"),
        ("Norway won", [(0, 6), (7, 10)], "**Norway won**"),
        ("Norway won", [(6, 7)], "Norway won"),
        ("Norway won", [(0, 7)], "**Norway** won"),
        ("a*b", [(0, 3)], r"**a\*b**"),
        ("won 1. Norway", [(4, 6)], "won **1.** Norway"),
        ("Norway", [(4, 99), (-3, 2)], "**No**rw**ay**"),
    ],
)
def test_cited_words_stand_in_bold(text: str, parts: list[tuple[int, int]], shown: str) -> None:
    assert emphasise(text, parts) == shown


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("*_~|`[]()<>@#-\\: \n0.dg")), max_size=200))
def test_no_text_keeps_a_mark_that_works(text: str) -> None:
    shown = re.sub(r"<https?://[^\s<>]+>", "", escape(text), flags=re.IGNORECASE)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~|`\[\]<>]", shown)
    assert not re.search(r"@(everyone|here|[!&]?\d)", shown)
    assert "\n" not in shown


@given(st.text(max_size=200))
def test_nothing_visible_is_lost(text: str) -> None:
    def bare(one: str) -> str:
        return re.sub(r"[\s\\<>\u200b\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", one)

    assert bare(escape(text)) == bare(text)
