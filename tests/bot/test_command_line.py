"""The command line's contract: keys, exit codes and streams that other programs rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("own_home")

STORY = """Norway edge Sweden in the rain

Norway beat Sweden 2-1 at Mill Lane on Saturday, and goalkeeper Pia Lund saved a late penalty.

"We never stopped running," said Lund.
"""

ANSWER_KEYS = ["id", "status", "kind", "answer", "evidence", "confidence", "facts", "alternatives", "ms"]
FACT_KEYS = {
    "match": ["sides", "score", "winner", "played", "date", "competition", "stage", "venue", "derived", "evidence"],
    "quote": ["text", "speaker", "handle", "date", "evidence"],
    "person": ["name", "role", "evidence"],
}
"""Behind "kind" and "story", in this order."""
UNASKED = ": nobody could be asked here, and --yes was not given.\n"
"""Behind what was not done."""


@pytest.fixture
def folder(own_home: Path) -> Path:
    stories = own_home / "stories"
    (stories / "league").mkdir(parents=True)
    (stories / "league" / "norway.txt").write_text(STORY, encoding="utf-8")
    return stories


def pressbox(*words: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_answer_has_the_keys_of_the_contract_in_order_and_cites_exact_characters(folder: Path) -> None:
    done = pressbox("ask", "What was the score of Norway v Sweden?", "--stories", folder, "--json")
    assert done.returncode == 0, done.stderr
    [row] = rows(done)
    assert list(row)[: len(ANSWER_KEYS)] == ANSWER_KEYS
    assert row["status"] == "answered"
    assert "2–1" in row["answer"]
    [evidence, *_] = row["evidence"]
    assert evidence["story"] == "league/norway.txt"
    assert STORY[evidence["start"] : evidence["end"]] == evidence["text"]
    assert "2-1" in evidence["text"]


def test_a_batch_is_answered_in_order_with_its_ids(folder: Path, own_home: Path) -> None:
    batch = own_home / "questions.jsonl"
    queries = [{"id": "b", "q": "Who beat Sweden?"}, {"id": 7, "q": "Who refereed the match?"}]
    batch.write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    done = pressbox("ask", "--stories", folder, "--batch", batch)
    assert done.returncode == 0, done.stderr
    assert [(row["id"], row["status"]) for row in rows(done)] == [("b", "answered"), (7, "unknown")]
    assert "Norway" in rows(done)[0]["answer"]


@pytest.mark.parametrize("kind", FACT_KEYS)
def test_facts_have_the_keys_of_their_kind(folder: Path, kind: str) -> None:
    done = pressbox("facts", "--stories", folder, "--kind", kind, "--json")
    assert done.returncode == 0, done.stderr
    found = rows(done)
    assert found
    for row in found:
        assert row["kind"] == kind
        assert row["story"] == "league/norway.txt"
        assert list(row)[: 2 + len(FACT_KEYS[kind])] == ["kind", "story", *FACT_KEYS[kind]]
        for piece in row["evidence"]:
            assert STORY[piece["start"] : piece["end"]] == piece["text"]


def test_merged_facts_name_the_stories_that_tell_them(folder: Path) -> None:
    (folder / "again.txt").write_text("Sweden lost 2-1 to Norway at Mill Lane on Saturday.\n", encoding="utf-8")
    done = pressbox("facts", "--stories", folder, "--kind", "match", "--merged", "--json")
    [row] = rows(done)
    assert sorted(row["stories"]) == ["again.txt", "league/norway.txt"]


def test_readable_facts_and_stories_go_to_stdout_without_colour_in_a_pipe(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for command in ("facts", "stories"):
        done = pressbox(command, "--stories", folder)
        assert done.returncode == 0, done.stderr
        assert "Norway" in done.stdout
        assert "\x1b" not in done.stdout


def test_a_broken_file_is_reported_by_name_and_the_rest_is_answered_from(folder: Path) -> None:
    (folder / "broken.jsonl").write_text('{"title": "x", \n', encoding="utf-8")
    done = pressbox("ask", "Who beat Sweden?", "--stories", folder, "--json")
    assert done.returncode == 1
    assert rows(done)[0]["status"] == "answered"
    assert "broken.jsonl:1:" in done.stderr


def test_check_reports_problems_by_file_and_line_and_exits_1(folder: Path) -> None:
    assert pressbox("check", folder).returncode == 0
    (folder / "broken.jsonl").write_text('{"title": "a", "content": "b"}\n{"title": \n', encoding="utf-8")
    done = pressbox("check", folder)
    assert done.returncode == 1
    assert done.stdout.startswith("broken.jsonl:2: ")


HOSTILE = ["", "   ", "?", "\udcff\udcfe who", "who " * 2000, "' OR 1=1; -- \" * NEAR(", "\u202e\u0007\U0001f3c6" * 50]


def test_any_question_gets_a_line(folder: Path, own_home: Path) -> None:
    batch = own_home / "questions.jsonl"
    queries = [*HOSTILE[:3], *HOSTILE[4:], "Who won?\u2028Who lost?"]
    rows_asked = ({"id": number, "q": query} for number, query in enumerate(queries))
    batch.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows_asked), encoding="utf-8")
    done = pressbox("ask", "--stories", folder, "--batch", batch)
    assert done.returncode == 0, done.stderr
    assert [row["id"] for row in rows(done)] == list(range(len(queries)))
    once = pressbox("ask", HOSTILE[3], "--stories", folder, "--json")
    assert once.returncode == 0, once.stderr
    assert list(rows(once)[0])[: len(ANSWER_KEYS)] == ANSWER_KEYS


@pytest.mark.parametrize(
    ("lines", "where"),
    [('{"id": 1, "q": "Who won?"}\nnot json\n', ":2:"), ('{"id": 1}', ":1:"), ('\n\n{"q": "Who won?"}', ":3:")],
)
def test_a_bad_line_of_a_batch_is_named_before_anything_is_answered(
    folder: Path, own_home: Path, lines: str, where: str
) -> None:
    batch = own_home / "questions.jsonl"
    batch.write_text(lines, encoding="utf-8")
    done = pressbox("ask", "--stories", folder, "--batch", batch)
    assert done.returncode == 2
    assert not done.stdout
    assert where in done.stderr


def test_how_an_answer_came_about_is_told_on_request_alone(folder: Path) -> None:
    asked = ("ask", "Who beat Sweden?", "--stories", folder)
    assert "why" not in rows(pressbox(*asked, "--json"))[0]
    assert rows(pressbox(*asked, "--json", "--why"))[0]["why"]["candidates"] is not None
    assert "confidence:" in pressbox(*asked, "--why").stdout


@pytest.mark.parametrize(
    "words", [["ask"], ["ask", "x", "--batch", "y"], ["facts", "--kind", "rumour"], ["frobnicate"], ["ask", "--nope"]]
)
def test_wrong_usage_exits_2_and_says_so_on_stderr(words: list[str]) -> None:
    done = pressbox(*words)
    assert done.returncode == 2
    assert done.stderr
    assert not done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["ask", "x", "--stories", "missing"],
        ["ask", "x", "--stories", "."],
        ["ask", "--batch", "missing.jsonl"],
        ["ask", "--batch", "."],
        ["check", "missing"],
        ["export", "missing/out.zip"],
        ["discord"],
    ],
)
def test_what_cannot_run_exits_3_with_one_line_why(words: list[str]) -> None:
    done = pressbox(*words)
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert not done.stdout


def test_a_data_folder_that_cannot_be_made_is_one_line_why(own_home: Path) -> None:
    (own_home / "data").write_text("in the way", encoding="utf-8")
    done = pressbox("stories")
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert str(own_home / "data") in done.stderr


@pytest.mark.usefixtures("folder")
def test_settings_come_from_a_file_too_and_a_bad_one_is_one_line_why(own_home: Path) -> None:
    (own_home / ".env").write_text("PRESSBOX_STORIES=~/stories\nDISCORD_TOKEN=\n", encoding="utf-8")
    assert "league/norway.txt" in pressbox("stories").stdout
    (own_home / ".env").write_bytes("PRESSBOX_STORIES=~/Erzählungen\n".encode("latin-1"))
    done = pressbox("stories")
    assert done.returncode == 3
    assert done.stderr.splitlines() == ["pressbox: .env cannot be read: it is not UTF-8"]


def test_operators_that_are_no_ids_are_told_what_they_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSBOX_OPERATORS", "1234, me")
    done = pressbox("stories")
    assert done.returncode == 3
    assert "user ids, separated by commas" in done.stderr


def test_a_bad_setting_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSBOX_DATABASE", "mysql://user:hunter2@host/db")
    done = pressbox("stories")
    assert done.returncode == 3
    assert "PRESSBOX_DATABASE" in done.stderr
    assert "hunter2" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("ids", "count", "told"),
    [
        ("0,x", "4", "numbers of shards"),
        ("3-0", "4", "numbers of shards"),
        ("0-1", "", "PRESSBOX_SHARD_COUNT"),
        ("0,4", "4", "higher than each"),
    ],
)
def test_shards_that_do_not_fit_are_told_of(monkeypatch: pytest.MonkeyPatch, ids: str, count: str, told: str) -> None:
    monkeypatch.setenv("PRESSBOX_SHARD_IDS", ids)
    monkeypatch.setenv("PRESSBOX_SHARD_COUNT", count)
    done = pressbox("stories")
    assert done.returncode == 3
    assert told in done.stderr


@pytest.mark.usefixtures("own_home")
def test_a_person_can_be_forgotten() -> None:
    done = pressbox("forget", "1234")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Erased 0 doubts, and the name from 0 changes.\n"


def test_the_version_is_told() -> None:
    assert pressbox("--version").stdout.startswith("pressbox ")


def test_alone_without_a_token_it_answers_what_is_piped_in_from_the_stories_that_ship() -> None:
    done = pressbox(stdin="What was the final score of Belgium vs Japan?\n/who Tancredi Palmeri\n/nonsense\n")
    assert done.returncode == 0, done.stderr
    assert "3–2 (derived)" in done.stdout
    assert "sports correspondent" in done.stdout
    assert "There is no /nonsense" in done.stdout


def test_the_chat_takes_commands_from_a_pipe_in_order_and_ends_where_it_is_told_to(folder: Path) -> None:
    lines = ["/MATCH norway V sweden", "/match Norway", "/quote Lund", "/quote about running", "/who pia lund", "/who"]
    lines += ["", "/stories", "/help", "/ask Who beat Sweden?", "/quit", "/nonsense"]
    done = pressbox("chat", "--stories", folder, stdin="\n".join(lines))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("2–1") >= 2
    for words in ("We never stopped running", "goalkeeper", "/who NAME", "1 story", "Ask about the stories"):
        assert words in done.stdout
    assert "nonsense" not in done.stdout
    assert not done.stderr


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/match team:norway opponent: sweden", "2–1"),
        ("/MATCH Team: Norway", "2–1"),
        ("/match team:Norway date:2 May 2023", "Norway · 2023-05-02"),
        ("/match norway date:tomorrow-ish", "The stories don't know"),
        ("/match team:norway date:tomorrow-ish", "I can't read “tomorrow-ish” as a date"),
        ("/match opponent:sweden", "/match TEAM [v OPPONENT]"),
        ("/compare team:norway opponent:sweden", "1 story tells of it"),
        ("/compare team:norway", "/compare TEAM v OPPONENT"),
        ("/quote speaker:lund about:running", "We never stopped running"),
        ("/who name: pia lund", "goalkeeper"),
        ("/ask question:Who beat Sweden?", "Norway"),
    ],
)
def test_options_may_be_typed_in_the_chat_as_discord_shows_them(folder: Path, line: str, told: str) -> None:
    assert told in pressbox("chat", "--stories", folder, stdin=line).stdout


def test_the_configured_store_is_reloaded_and_keeps_its_edition_when_nothing_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSBOX_STORIES", str(folder))
    first = pressbox("reload").stdout
    assert "Edition 1 is in service" in first
    assert "Edition 1 is in service" in pressbox("reload").stdout
    (folder / "more.txt").write_text("Sweden drew 0-0 with Finland on Sunday.\n", encoding="utf-8")
    second = pressbox("reload").stdout
    assert "Edition 2 is in service" in second
    assert "more.txt" in second


def test_a_store_is_moved_to_another_and_serves_there(
    folder: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (f"sqlite:///{own_home / name}.sqlite3" for name in ("old", "new"))
    monkeypatch.setenv("PRESSBOX_STORIES", str(folder))
    monkeypatch.setenv("PRESSBOX_DATABASE", old)
    pressbox("reload")
    moved = pressbox("migrate-store", old, new)
    assert moved.returncode == 0, moved.stderr
    assert "read back" in moved.stdout
    again = pressbox("migrate-store", old, new)
    assert again.returncode == 3
    assert "has content already" in again.stderr
    monkeypatch.setenv("PRESSBOX_DATABASE", new)
    assert "Edition 1 is in service" in pressbox("reload").stdout


def test_export_writes_a_zip(folder: Path, own_home: Path) -> None:
    done = pressbox("export", own_home / "out.zip", "--stories", folder)
    assert done.returncode == 0, done.stderr
    assert (own_home / "out.zip").read_bytes().startswith(b"PK")


# --- adding ---


def configured(own_home: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    monkeypatch.setenv("PRESSBOX_STORIES", str(folder))
    monkeypatch.setenv("PRESSBOX_DATABASE", f"sqlite:///{own_home / 'facts.sqlite3'}")
    file = own_home / "[red]cup.md"
    file.write_text("# Molde take the cup\n\nMolde beat Brann 3-1 in the final.", encoding="utf-8")
    return file


def test_add_shows_what_was_read_and_adds_nothing_unless_told_so(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    file = configured(own_home, monkeypatch, folder)
    done = pressbox("add", file)
    assert (done.returncode, done.stderr) == (0, f"Nothing was added{UNASKED}")
    assert "[red]cup.md" in done.stdout
    assert "match: 1" in done.stdout
    assert len(rows(pressbox("stories", "--json"))) == 1


def test_add_keeps_files_and_history_tells_of_it(own_home: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    file = configured(own_home, monkeypatch, folder)
    done = pressbox("add", file, "--yes", "--reason", "the final", "--json")
    assert (done.returncode, done.stderr) == (0, "Edition 2 is in service.\n")
    [row] = rows(done)
    assert (row["key"], row["title"], row["facts"]["match"], row["copies"]) == (file.name, "Molde take the cup", 1, [])
    file.unlink()
    assert rows(pressbox("ask", "Who beat Brann?", "--json"))[0]["answer"] == "Molde"
    newest, first = rows(pressbox("history", "--json"))
    assert (newest["what"], newest["reason"], newest["stories"]) == ("add", "the final", [file.name])
    assert newest["who"]
    assert (first["edition"], first["what"]) == (1, "reload")
    assert "the final" in pressbox("history").stdout
    assert file.name in pressbox("stories").stdout


def test_the_first_stories_may_be_added_where_the_folder_is_empty(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    file = configured(own_home, monkeypatch, folder)
    (own_home / "empty").mkdir()
    monkeypatch.setenv("PRESSBOX_STORIES", str(own_home / "empty"))
    asked = pressbox("ask", "Who beat Brann?")
    assert (asked.returncode, "holds no story" in asked.stderr) == (3, True)
    added = pressbox("add", file, "--yes")
    assert (added.returncode, added.stderr) == (0, "Edition 1 is in service.\n")
    assert rows(pressbox("ask", "Who beat Brann?", "--json"))[0]["answer"] == "Molde"


def test_add_tells_what_it_cannot_take(own_home: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    configured(own_home, monkeypatch, folder)
    bad = own_home / "bad.txt"
    bad.write_bytes(b"%PDF-1.7")
    done = pressbox("add", bad, "--yes")
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            "bad.txt: the file is a PDF document: save the story as text, Markdown, HTML or JSON Lines",
            "Nothing was added.",
        ],
    )
    assert done.stdout == ""
    assert pressbox("add", own_home / "missing.txt").returncode == 3
    assert pressbox("add").returncode == 2
