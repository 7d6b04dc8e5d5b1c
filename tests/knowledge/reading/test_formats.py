"""Files as people have them → stories: format by content, any encoding, one text that every span refers to."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.model import BlockKind, Story
from knowledge.reading import ReadingError, read

TEXT = (
    "Müller’s Bergen beat Málaga 3–1 on Saturday. “We ran,” said the coach, café style.\n\nSeñor Peña was São Paulo’s."
)
DAY = dt.date(2018, 7, 3)


def one(data: bytes | str, key: str = "story.txt") -> Story:
    (story,) = read(data.encode() if isinstance(data, str) else data, key)
    return story


def parts(story: Story) -> list[tuple[str, str]]:
    return [(str(block.kind), story.text[block.start : block.end]) for block in story.blocks]


# --- encodings ---


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.encode("mac-roman"),
        TEXT.encode().decode("latin-1").encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        f"\u200e{TEXT}\x00".replace("\x00", "\x07").encode(),
    ],
    ids=["utf8", "bom", "utf16", "le", "be", "utf32", "cp1252", "mac", "mojibake", "crlf", "cr", "controls"],
)
def test_the_text_is_the_same_in_any_encoding(data: bytes) -> None:
    assert one(data).text == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Спартак победил Динамо со счетом 2:1 в субботу, сказал тренер. Болельщики долго пели на трибунах. ",
            "cp1251",
        ),
        ("Ο Ολυμπιακός νίκησε τον Παναθηναϊκό με δύο γκολ το Σάββατο, είπε ο προπονητής. ", "cp1253"),
        ("日本はベルギーに2-3で敗れた。監督は「残念だ」と語った。", "shift_jis"),
    ],
)
def test_other_scripts_are_guessed_by_what_they_look_like(text: str, encoding: str) -> None:
    assert one((text * 3).encode(encoding)).text == (text * 3).strip()


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    page = '<html><head><meta charset="cp1250"></head><body><p>Łódź pokonała Gdańsk 2:1.</p></body></html>'
    assert one(page.encode("cp1250"), "a.html").text == "Łódź pokonała Gdańsk 2:1."


# --- scraped and plain text ---


@pytest.mark.parametrize(
    ("written", "published", "text"),
    [
        (" date 2018-07-03 Oslo won.", DAY, "date 2018-07-03 Oslo won."),
        ("date 2018-07-03\n\nOslo won.", DAY, "date 2018-07-03\n\nOslo won."),
        ("Oslo won.", None, "Oslo won."),
        ("The date 2018-07-03 was fine.", None, "The date 2018-07-03 was fine."),
        ("{Updated} Oslo won.", None, "{Updated} Oslo won."),
        ("[Photo] Oslo won.", None, "[Photo] Oslo won."),
        ("If a < b and b > c, Oslo won.", None, "If a < b and b > c, Oslo won."),
        ("#OSL beat #BER.", None, "#OSL beat #BER."),
    ],
)
def test_plain_text_has_a_date_only_where_it_says_so(written: str, published: dt.date | None, text: str) -> None:
    story = one(written)
    assert (story.published, story.text) == (published, text)


# --- Markdown ---


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2018-07-03", DAY),
        ("2018-07-03T21:00:00Z", DAY),
        ("2018-07-03 21:00", DAY),
        ("3 July 2018", DAY),
        ("July 3, 2018", DAY),
        ("Tuesday, 3rd Jul 2018", DAY),
        ("", None),
    ],
)
def test_front_matter_dates_read_as_people_write_them(date: str, published: dt.date | None) -> None:
    assert one(f"---\ntitle: Cup\ndate: {date}\n---\nOslo won.").published == published


def test_front_matter_tells_about_the_story_and_stays_text() -> None:
    story = one("---\ntitle: NO\nauthor: [Ann Lee, Bo Ek]\npublisher: 19:45\nurl: https://x.example/a\n---\nOslo won.")
    assert (story.title, story.author, story.publisher, story.url) == (
        "NO",
        "Ann Lee, Bo Ek",
        "19:45",
        "https://x.example/a",
    )
    assert parts(story) == [("headline", "NO"), ("paragraph", "Oslo won.")]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("# Oslo win cup\n\nOslo *won*.", "Oslo win cup\n\nOslo won."),
        ("# Cup\n\n**Oslo** [won](https://x.example) `2-1` and __init__ and snake_case_name stay.", None),
        ("# Cup\n\nOslo _really_ won; @_anna_ said 2 * 3 * 4.", "Cup\n\nOslo really won; @_anna_ said 2 * 3 * 4."),
        ("# Cup\n\n> “We ran.”\n> — Anna Vik (@vik) July 2, 2018", "Cup\n\n“We ran.”\n— Anna Vik (@vik) July 2, 2018"),
        ("---\n\nOslo won.", "Oslo won."),
        ("# Cup\n\n![Fans](a.jpg)\n\nOslo won.", "Cup\n\nFans\n\nOslo won."),
    ],
)
def test_marks_of_markdown_are_not_a_part_of_the_text(written: str, text: str | None) -> None:
    expected = text or "Cup\n\nOslo won 2-1 and __init__ and snake_case_name stay."
    assert one(written).text == expected


def test_a_title_that_the_text_repeats_stands_there_once() -> None:
    story = one("---\ntitle: Oslo win the cup\n---\n# Oslo win the cup\nOslo won 2-1.")
    assert parts(story) == [("headline", "Oslo win the cup"), ("paragraph", "Oslo won 2-1.")]
    kept = one("---\ntitle: Oslo win\n---\nOslo win the cup at last.")
    assert parts(kept) == [("headline", "Oslo win"), ("paragraph", "Oslo win the cup at last.")]


# --- JSON Lines ---


def test_rows_give_a_story_each_with_what_they_tell() -> None:
    rows = [
        {"title": "Cup", "author": "Ann Lee", "date": "2018-07-03", "content": "Oslo won.\u2028Bergen lost."},
        {"title": "League", "content": "Molde drew.", "date": None},
    ]
    first, second = read("\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode(), "all.jsonl")
    assert (first.key, first.title, first.author, first.published) == ("all.jsonl#1", "Cup", "Ann Lee", DAY)
    assert "Oslo won." in first.text
    assert "Bergen lost." in first.text
    assert (second.key, second.published) == ("all.jsonl#2", None)


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_list_or_a_single_object_is_taken_too(indent: int | None) -> None:
    row = {"title": "Cup", "content": "Oslo won."}
    assert one(json.dumps([row], indent=indent), "a.json").text == one(json.dumps(row, indent=indent), "a.json").text


# --- pages ---

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Cup win | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta name="author" content="Ann Lee">{date}
<link rel="canonical" href="https://courier.example/cup"></head><body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav>
<article><h1>Cup win for Málaga</h1>
<p>Málaga beat Bergen 3–1 on Saturday at the harbour, and their supporters sang for an hour after the end of it.</p>
<blockquote class="twitter-tweet"><p lang="en">What a night! <a href="https://t.example/h">#MCF</a></p>
&mdash; Jo Doe (@jodoe) <a href="https://t.example/1">July 2, 2018</a></blockquote>
<p>"We ran," said coach Pepe Ruiz, who had asked his players for one more effort in the second half of the match.</p>
<figure><img src="a.jpg"><figcaption>Fans of Málaga sing. <span>(Photo by Kim Ray/Getty Images)</span></figcaption></figure>
<p>After that the team went home by bus, and the coach said that he would think of the next match tomorrow.</p>
</article><footer>Subscribe to our newsletter</footer><script>var x = 1</script></body></html>"""


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ('<meta property="article:published_time" content="2018-07-03T10:00:00Z">', DAY),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2018-07-03"}</script>', DAY),
        ("", None),
    ],
)
def test_a_page_gives_its_article_with_posts_and_captions_where_they_stand(
    date: str, published: dt.date | None
) -> None:
    story = one(PAGE.replace("{date}", date), "page.html")
    assert (story.title, story.author, story.publisher) == ("Cup win for Málaga", "Ann Lee", "The Courier")
    assert (story.url, story.language, story.published) == ("https://courier.example/cup", "en", published)
    assert [kind for kind, _ in parts(story)] == ["headline", "paragraph", "post", "paragraph", "caption", "paragraph"]
    post = next(block.post for block in story.blocks if block.kind is BlockKind.POST)
    assert post is not None
    assert (post.author, post.handle, post.published) == ("Jo Doe", "@jodoe", dt.date(2018, 7, 2))
    for word in ("Home", "newsletter", "var x"):
        assert word not in story.text


@pytest.mark.parametrize(
    "page",
    [
        "<p>Oslo won.</p>\n<p>Bergen lost.</p>",
        "<?xml version='1.0'?><html><body><p>Oslo won.</p><p>Bergen lost.</p></body></html>",
        "<!-- cached --><!DOCTYPE html><html><body><div><p>Oslo won.</p><p>Bergen lost.</p></div></body></html>",
        "Oslo won.</p><p>Bergen lost.</p>",
    ],
)
def test_fragments_of_pages_are_pages(page: str) -> None:
    assert one(page).text == "Oslo won.\n\nBergen lost."


# --- what is wrong ---


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"  \n", None, "empty"),
        (b"ab\x00cd", None, "not text"),
        (b"date 2018-07-03", 1, "no text"),
        (b"date 2018-13-03 Oslo won.", 1, "2018-13-03"),
        (b"---\ntitle: 'x\n---\nOslo won.", 4, "YAML"),
        (b"---\ntitle: x\nOslo won.", 1, "not closed"),
        (b"---\ntitle: x\ndate: 03/07/2018\n---\nOslo won.", 3, "03/07/2018"),
        (b'{"content": "a"}\n{"content": }', 2, "JSON"),
        (b'{"content": "a"}\n\n{"title": "b"}', 3, "content"),
        (b'{"content": "a", "date": 1530576000}', 1, "date"),
        (b"<html><body><script>x</script></body></html>", None, "no article"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(data: bytes, line: int | None, words: str) -> None:
    with pytest.raises(ReadingError) as raised:
        read(data, "story.txt")
    assert raised.value.line == line
    assert words in raised.value.reason


# --- anything at all ---

HOSTILE = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.sampled_from(
            [
                "---\n",
                "title: x\n",
                "date: 1\n",
                "# a\n",
                "> b\n",
                "<p>",
                "</p>",
                "<b",
                '{"content": "a"}\n',
                "[",
                "\u2028",
                "— A (@a) July 3, 2018\n",
                "(Photo by A/B)",
                "\n\n",
                "*",
                "_",
                "`",
                "\x85",
                "\ufeff",
                "Oslo won. ",
                "\ud83d\ude00",
            ]
        ),
        max_size=12,
    ).map(lambda found: "".join(found).encode("utf-8", "surrogatepass")),
)


@settings(deadline=None, max_examples=150)
@given(HOSTILE, st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl"]))
def test_any_bytes_are_a_story_or_a_problem(data: bytes, key: str) -> None:
    try:
        stories = read(data, key)
    except ReadingError:
        return
    for story in stories:
        story.text.encode("utf-8")
        end = 0
        for block in story.blocks:
            assert end <= block.start <= block.end <= len(story.text)
            end = block.end
