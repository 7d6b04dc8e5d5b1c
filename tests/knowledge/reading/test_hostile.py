"""Whatever is handed in is refused in one clear line, or made harmless."""

from __future__ import annotations

import io
import json
import socket
import warnings
import zipfile
from typing import NoReturn

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.limits import Limits
from knowledge.model import Problem, Story
from knowledge.reading import File, ReadingError, read, unpack
from knowledge.reading.foreign import signatures

SMALL = Limits(file_megabytes=1, archive_megabytes=2, archive_files=10)


def packed(*entries: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in entries:
            # The names as they come: zipfile itself would mend some.
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return file.getvalue()


def unpacked(name: str, data: bytes, limits: Limits = SMALL) -> tuple[list[str], list[str]]:
    """The keys of the files, and the reasons of the problems."""
    found = list(unpack(name, data, limits))
    for one in found:
        if isinstance(one, Problem):
            assert "\n" not in one.reason + one.file
    return [one.key for one in found if isinstance(one, File)], [
        one.reason for one in found if isinstance(one, Problem)
    ]


# --- files and archives ---


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/x.txt",
        "/etc/x.txt",
        "C:\\x.txt",
        "..\\x.txt",
        "a/../../x.txt",
        "a//x.txt",
        "./x.txt",
        "bell\x07.txt",
        "abc\u202etxt.exe.txt",
        "line\nbreak.txt",
        "n" * 400 + ".txt",
    ],
)
def test_a_name_that_leads_elsewhere_or_cannot_be_shown_is_left_out(name: str) -> None:
    keys, reasons = unpacked("a.zip", packed((name, b"Oslo won."), ("cup/fine.txt", b"Oslo won.")))
    assert keys == ["cup/fine.txt"]
    assert ["left out" in reason for reason in reasons] == [True]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.exe", b"MZ", "only files ending in"),
        ("a.zip", b"PK no archive", "pack it again"),
        ("a.zip", packed(("x.txt", b"Oslo won."))[:-20], "pack it again"),
        ("a.zip", packed(("inner.zip", packed(("x.txt", b"Oslo won.")))), "only files ending in"),
        ("a.zip", packed(("x.txt", b"0" * (3 << 20))), "more than 1 megabytes"),
        ("a.zip", packed(*((f"{n}.txt", b"Oslo won.") for n in range(11))), "more than 10 files"),
        ("a.zip", packed(("x.txt", b"Oslo won."), ("x.txt", b"Oslo lost.")), "another file of that name"),
        ("a.txt", b"0" * (2 << 20), "more than 1 megabytes"),
        ("a\x00.txt", b"Oslo won.", "cannot be used"),
    ],
    ids=range(9),
)
def test_what_is_refused_is_told_in_a_line(name: str, data: bytes, reason: str) -> None:
    _, reasons = unpacked(name, data)
    assert [reason in one for one in reasons] == [True]


def test_an_archive_that_swells_is_left_where_it_has_become_too_large() -> None:
    bomb = packed(*((f"{n}.txt", b"0" * (1 << 20)) for n in range(9)))
    assert len(bomb) < 20_000
    keys, reasons = unpacked("a.zip", bomb)
    assert keys == ["0.txt", "1.txt"]
    assert ["more than 2 megabytes" in reason for reason in reasons] == [True]


def test_an_encrypted_file_is_refused() -> None:
    data = bytearray(packed(("x.txt", b"Oslo won.")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert unpacked("a.zip", bytes(data)) == ([], ["it is encrypted: pack it without a password"])


def test_files_come_out_as_they_went_in_and_what_systems_leave_is_passed_over() -> None:
    data = packed(("cup/été.txt", b"Oslo won."), ("__MACOSX/._x.txt", b"\0"), ("cup/.DS_Store", b"\0"))
    assert list(unpack("C:\\in\\a.ZIP", data, SMALL)) == [File("cup/été.txt", b"Oslo won.")]


@given(st.text(max_size=30), st.binary(max_size=200))
def test_any_file_gives_files_or_reasons(name: str, data: bytes) -> None:
    for suffix in ("", ".zip", ".txt"):
        unpacked(name + suffix, data)


@example(139, b"\0", b"Oslo won.")  # A name that is empty.
@given(st.integers(0, 400), st.binary(min_size=1, max_size=8), st.sampled_from([b"Oslo won.", b"x" * 5000]))
def test_a_damaged_archive_gives_files_or_reasons(at: int, damage: bytes, content: bytes) -> None:
    data = packed(("a.txt", content), ("b/c.md", content))
    at %= len(data)
    unpacked("a.zip", data[:at] + damage + data[at + len(damage) :])


# --- texts ---


def bomb(levels: int = 12) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "---\n" + "\n".join(lines) + f"\ntitle: *a{levels - 1}\n---\n\nOslo won."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bomb().encode(), "not valid YAML"),
        (("---\ntitle: " + "[" * 5000 + "\n---\n\nOslo won.").encode(), "front matter"),
        (("---\ntitle: x\nmore: " + "y" * 30_000 + "\n---\n\nOslo won.").encode(), "front matter has more than"),
        (b"---\ntitle: never closed\n\nOslo won.", "not closed"),
        (('{"content": ' + "[" * 100_000).encode(), "JSON"),
        (('{"content": "x", "more": ' + "[" * 100_000 + "]" * 100_000 + "}").encode(), "nested too deeply"),
        (("\n".join(['{"content": "x"}'] * 20_001)).encode(), "more than 20,000 stories"),
        (("[" + ",".join(['{"content": "x"}'] * 20_001) + "]").encode(), "more than 20,000 stories"),
        (b"text\x00more", "not text"),
        (b"  \n ", "empty"),
        (b"word " * 500_000, "more than 2,000,000 characters"),
        (b"<html><body><script>alert(1)</script></body></html>", "no article"),
    ],
    ids=range(12),
)
def test_a_file_that_is_no_use_is_refused_in_a_line(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError) as raised:
        read(data, "a.md")
    assert reason in raised.value.reason
    assert "\n" not in raised.value.reason


@pytest.mark.parametrize("beginning", [beginning for beginning, _ in signatures()], ids=lambda one: one.hex())
def test_a_file_of_another_kind_is_called_what_it_is(beginning: bytes) -> None:
    with pytest.raises(ReadingError, match=r"the file is an? "):
        read(beginning + b" and some text that could be a story", "story.txt")


def test_signatures_are_told_apart() -> None:
    found = [beginning for beginning, _ in signatures()]
    assert all(len(beginning) >= 3 for beginning in found)
    assert not [one for one in found for other in found if one != other and one.startswith(other)]


def test_a_title_of_lists_within_lists_or_of_a_book_is_cut() -> None:
    nested: object = "Oslo"
    for _ in range(200):
        nested = [nested, nested]
        if len(json.dumps(nested)) > 50_000:
            break
    for title in (nested, "long " * 10_000):
        (story,) = read(json.dumps({"content": "Oslo won.", "title": title}).encode(), "a")
        assert len(story.title or "") <= 500


def test_scripts_styles_and_handlers_of_a_page_are_no_text() -> None:
    page = """<html><head><title>Cup</title><style>.x{color:red}</style><script>steal('cookies')</script></head><body>
    <article><h1>Oslo beat Bergen</h1><p onclick="steal()">Oslo beat Bergen 2-1 in the rain on Saturday.</p>
    <script>document.write('evil')</script><p>“We ran,” said coach <b>Anna Vik</b>, who is 41.</p>
    <iframe src="http://example.invalid/evil"></iframe></article></body></html>"""
    (story,) = read(page.encode(), "a.html")
    assert "Oslo beat Bergen 2-1" in story.text
    assert not [word for word in ("steal", "evil", "color", "<", "onclick") if word in story.text]


def test_marks_of_direction_are_taken_out() -> None:
    (story,) = read("The \u202ewinner\u202c is \u2066Oslo\u2069\u061c.\u200f".encode(), "a.txt")
    assert story.text == "The winner is Oslo."


def test_no_address_is_ever_visited(monkeypatch: pytest.MonkeyPatch) -> None:
    def visited(*_: object, **__: object) -> NoReturn:
        raise AssertionError("something was to be fetched")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, visited)
    monkeypatch.setattr(socket, "getaddrinfo", visited)
    page = """<!DOCTYPE html SYSTEM "http://example.invalid/x.dtd"><html><head><base href="http://example.invalid/">
    <link rel="canonical" href="http://example.invalid/story"><link rel="stylesheet" href="http://example.invalid/x.css">
    <meta property="og:image" content="http://example.invalid/x.png"></head><body><article><h1>Cup</h1>
    <img src="http://example.invalid/x.png"><p>Oslo beat Bergen 2-1 in the rain on Saturday, see
    <a href="http://example.invalid/more">more</a>.</p></article></body></html>"""
    told = (page, "http://example.invalid/story", '{"content": "Oslo won.", "url": "http://example.invalid/"}')
    for text in told:
        assert read(text.encode(), "a.html")


def test_two_stories_of_one_title_are_two_stories() -> None:
    row = '{"content": "Oslo won.", "title": "Cup"}'
    assert [story.key for story in read(f"{row}\n{row}".encode(), "a")] == ["a#1", "a#2"]


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_stories_that_can_be_stored_or_one_line(data: bytes) -> None:
    for head in (b"", b"---\n", b"<html><body><p>", b'{"content": "'):
        for story in readable(head + data):
            (story.text + (story.title or "")).encode("utf-8")
            assert "\x00" not in story.text


def readable(data: bytes) -> list[Story]:
    try:
        return read(data, "a.md")
    except ReadingError:
        return []
