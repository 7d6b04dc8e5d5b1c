-- Stories as files give them; `member` has them as they are in service, with corrections, and without what was removed.
CREATE TABLE given (
    collection INTEGER NOT NULL REFERENCES collection (id),
    key TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    version INTEGER NOT NULL REFERENCES version (id),
    published TEXT NOT NULL,
    PRIMARY KEY (collection, key, since)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX given_now ON given (collection, key) WHERE until IS NULL;
CREATE INDEX given_version ON given (version);
INSERT INTO given (collection, key, since, until, version, published)
    SELECT collection, key, since, until, version, published FROM member;

-- What moderators said once and for all: in force from `since` up to, but without, `until`. They stay when an edition is
-- forgotten, so that they can be taken back, or put in force again, however long ago.
CREATE TABLE correction (
    collection INTEGER NOT NULL REFERENCES collection (id),
    number INTEGER NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    data BLOB NOT NULL,
    PRIMARY KEY (collection, number)
) STRICT, WITHOUT ROWID;

-- The edition whose deed this one takes back, 0 for none.
ALTER TABLE history ADD COLUMN undoes INTEGER NOT NULL DEFAULT 0;

-- Who decided on a doubt, and why.
ALTER TABLE doubt ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
ALTER TABLE doubt ADD COLUMN reason TEXT NOT NULL DEFAULT '';
