-- Files that people handed in, beside those of the folder: their bytes once, and from which edition up to, but without,
-- which one counts under a name. They stay when an edition is forgotten, so that nothing handed in is lost.
CREATE TABLE bytes_handed_in (
    collection BIGINT NOT NULL REFERENCES collection (id),
    digest TEXT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (collection, digest)
);

CREATE TABLE handed_in (
    collection BIGINT NOT NULL REFERENCES collection (id),
    file TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT,
    digest TEXT NOT NULL,
    PRIMARY KEY (collection, file, since)
);

CREATE UNIQUE INDEX handed_in_now ON handed_in (collection, file) WHERE until IS NULL;

-- Who made which edition, when and why: `brought` and `removed` count stories, `keys` are the first of them, a line each.
CREATE TABLE history (
    collection BIGINT NOT NULL REFERENCES collection (id),
    edition BIGINT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    reason TEXT NOT NULL,
    brought BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    keys TEXT NOT NULL,
    PRIMARY KEY (collection, edition)
);
