-- Whose content there is, and the editions published of it.
CREATE TABLE collection (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE edition (
    collection INTEGER NOT NULL REFERENCES collection (id),
    number INTEGER NOT NULL,
    published TEXT NOT NULL,
    note TEXT NOT NULL,
    stories INTEGER NOT NULL,
    PRIMARY KEY (collection, number)
) STRICT, WITHOUT ROWID;

-- One state of one story with what was found in it. Written before the edition that brings it, seen by nobody until
-- then; never changed. Ids are not used twice, so whatever is cached under one stays right.
CREATE TABLE version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection INTEGER NOT NULL REFERENCES collection (id),
    key TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    digest TEXT NOT NULL,
    published TEXT,
    added TEXT NOT NULL,
    story BLOB NOT NULL,
    analysis BLOB NOT NULL,
    UNIQUE (collection, key, fingerprint)
) STRICT;

-- Which version of a story is in which editions: from `since` up to, but without, `until`.
CREATE TABLE member (
    collection INTEGER NOT NULL REFERENCES collection (id),
    key TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    version INTEGER NOT NULL REFERENCES version (id),
    PRIMARY KEY (collection, key, since)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX member_now ON member (collection, key) WHERE until IS NULL;
CREATE INDEX member_version ON member (version);
