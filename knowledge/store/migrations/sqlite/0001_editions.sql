CREATE TABLE edition (
    collection TEXT NOT NULL,
    number INTEGER NOT NULL,
    published TEXT NOT NULL,
    note TEXT NOT NULL,
    stories INTEGER NOT NULL,
    PRIMARY KEY (collection, number)
) STRICT, WITHOUT ROWID;

-- A version of a story is in service from the edition that brought it until the one that replaced or removed it.
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    published TEXT,
    story BLOB NOT NULL,
    analysis BLOB NOT NULL
) STRICT;
CREATE INDEX version_key ON version (collection, key, until);

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX fact_version ON fact (version, kind);

CREATE TABLE fact_name (
    name TEXT NOT NULL,
    fact INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (name, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_name_fact ON fact_name (fact);

CREATE TABLE name (
    version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    canonical TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX name_version ON name (version);

CREATE TABLE sentence (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    block INTEGER NOT NULL
) STRICT;
CREATE INDEX sentence_version ON sentence (version);

-- Stems, so that a search finds every form of a word; the rowid is that of the sentence.
CREATE VIRTUAL TABLE passage USING fts5 (stems, title, content = '', contentless_delete = 1, tokenize = 'unicode61');
