"""What others offer. Each is given its best: folded names, stemmed words without stop words, the index it is known for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module

import psycopg
from rapidfuzz import fuzz, process

from knowledge.lexicon.keys import key
from knowledge.store.terms import terms
from tests.benchmarks.rivals import FOUND
from tests.knowledge.store.server import serving

_MEMORY = 256 * 1024 * 1024


class RapidfuzzExtract:
    """Every name compared: `process.extract` with WRatio."""

    def build(self, lines: Sequence[str]) -> None:
        self._lines, self._keys = lines, [key(line) for line in lines]

    def ask(self, typed: str) -> list[str]:
        return [
            self._lines[at] for _, _, at in process.extract(key(typed), self._keys, scorer=fuzz.WRatio, limit=FOUND)
        ]


class _Fts5:
    def __init__(self, tokenizer: str) -> None:
        self._tokenizer = tokenizer

    def build(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._connection = sqlite3.connect("")
        self._connection.execute(f"CREATE VIRTUAL TABLE line USING fts5 (text, tokenize = '{self._tokenizer}')")
        rows = ((number, self._prepared(line)) for number, line in enumerate(lines))
        self._connection.executemany("INSERT INTO line (rowid, text) VALUES (?, ?)", rows)
        self._connection.commit()

    def ask(self, typed: str) -> list[str]:
        wanted = " OR ".join(f'"{part}"' for part in dict.fromkeys(self._parts(typed)))
        if not wanted:
            return []
        rows = self._connection.execute(
            "SELECT rowid FROM line WHERE line MATCH ? ORDER BY rank LIMIT ?", (wanted, FOUND)
        )
        return [self._lines[number] for (number,) in rows]

    def _prepared(self, line: str) -> str:
        return " ".join(terms(line))

    def _parts(self, typed: str) -> list[str]:
        return terms(typed)


class Fts5Trigram(_Fts5):
    """SQLite FTS5 over trigrams, any of those typed, by BM25."""

    def __init__(self) -> None:
        super().__init__("trigram")

    def _prepared(self, line: str) -> str:
        return key(line)

    def _parts(self, typed: str) -> list[str]:
        text = key(typed)
        return [text[at : at + 3] for at in range(len(text) - 2)]


class Fts5Words(_Fts5):
    """SQLite FTS5 over stems, any of those asked for, by BM25."""

    def __init__(self) -> None:
        super().__init__("unicode61 remove_diacritics 0")


class _Postgres:
    table = ""
    index = ""
    query = ""

    def build(self, lines: Sequence[str]) -> None:
        self._kept = ExitStack()
        server = self._kept.enter_context(serving())
        self._connection = self._kept.enter_context(psycopg.connect(server.new_database(), autocommit=True))
        self._connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        self._connection.execute(self.table)
        with self._connection.cursor() as cursor, cursor.copy("COPY line (text, prepared) FROM STDIN") as copy:
            for line in lines:
                copy.write_row((line, self._prepared(line)))
        self._connection.execute("SET maintenance_work_mem = '512MB'")
        self._connection.execute(self.index)
        self._connection.execute("VACUUM ANALYZE line")

    def ask(self, typed: str) -> list[str]:
        asked = {"typed": self._asked(typed), "found": FOUND}
        return [line for (line,) in self._connection.execute(self.query, asked)]

    def close(self) -> None:
        """Stop the server."""
        self._kept.close()

    def _prepared(self, line: str) -> str:
        return " ".join(terms(line))

    def _asked(self, typed: str) -> str:
        return " | ".join(dict.fromkeys(terms(typed)))


class PgTrgm(_Postgres):
    """PostgreSQL's pg_trgm: a GIN index, names over the threshold by their similarity."""

    table = "CREATE TABLE line (text TEXT, prepared TEXT)"
    index = "CREATE INDEX ON line USING gin (prepared gin_trgm_ops)"
    query = (
        "SELECT text FROM line WHERE prepared %% %(typed)s"
        " ORDER BY similarity(prepared, %(typed)s) DESC LIMIT %(found)s"
    )

    def _prepared(self, line: str) -> str:
        return key(line)

    def _asked(self, typed: str) -> str:
        return key(typed)


class Tsvector(_Postgres):
    """PostgreSQL's tsvector: a GIN index, any of the words, by ts_rank_cd."""

    table = (
        "CREATE TABLE line (text TEXT, prepared TEXT,"
        " words TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', prepared)) STORED)"
    )
    index = "CREATE INDEX ON line USING gin (words)"
    query = (
        "SELECT text FROM line, to_tsquery('simple', %(typed)s) q WHERE words @@ q"
        " ORDER BY ts_rank_cd(words, q, 1) DESC LIMIT %(found)s"
    )


class _Tantivy:
    def build(self, lines: Sequence[str]) -> None:
        tantivy = import_module("tantivy")
        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name="whitespace")
        builder.add_integer_field("number", stored=True)
        self._lines = lines
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(_MEMORY, 1)
        for number, line in enumerate(lines):
            writer.add_document(tantivy.Document(text=" ".join(self._words(line)), number=number))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, typed: str) -> list[str]:
        parts = [(self._tantivy.Occur.Should, self._query(word)) for word in dict.fromkeys(self._words(typed))]
        if not parts:
            return []
        found = self._searcher.search(self._tantivy.Query.boolean_query(parts), FOUND).hits
        return [self._lines[self._searcher.doc(place)["number"][0]] for _, place in found]

    def _words(self, line: str) -> list[str]:
        return terms(line)

    def _query(self, word: str) -> object:
        return self._tantivy.Query.term_query(self._schema, "text", word)


class TantivyFuzzy(_Tantivy):
    """tantivy's fuzzy terms: words up to two edits away, any of those typed."""

    def _words(self, line: str) -> list[str]:
        return key(line).split()

    def _query(self, word: str) -> object:
        return self._tantivy.Query.fuzzy_term_query(
            self._schema, "text", word, distance=2 if len(word) > 4 else 1, transposition_cost_one=True
        )


class TantivyWords(_Tantivy):
    """tantivy's BM25 over stems, any of those asked for."""


class Bm25s:
    """bm25s: scores worked out beforehand, in sparse matrices."""

    def build(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._index = import_module("bm25s").BM25()
        self._index.index([terms(line) for line in lines], show_progress=False)

    def ask(self, typed: str) -> list[str]:
        words = list(dict.fromkeys(terms(typed)))
        if not words:
            return []
        found, _ = self._index.retrieve([words], k=min(FOUND, len(self._lines)), show_progress=False, n_threads=1)
        return [self._lines[int(number)] for number in found[0]]
