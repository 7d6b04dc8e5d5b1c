-- Whose content there is, and the editions published of it.
CREATE TABLE collection (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE edition (
    collection BIGINT NOT NULL REFERENCES collection (id),
    number BIGINT NOT NULL,
    published TEXT NOT NULL,
    note TEXT NOT NULL,
    stories BIGINT NOT NULL,
    PRIMARY KEY (collection, number)
);

-- One state of one story with what was found in it. Written before the edition that brings it, seen by nobody until
-- then; never changed but for `added`. Ids are not used twice, so whatever is cached under one stays right.
CREATE TABLE version (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    collection BIGINT NOT NULL REFERENCES collection (id),
    key TEXT COLLATE "C" NOT NULL,
    fingerprint BYTEA NOT NULL,
    digest TEXT NOT NULL,
    added TEXT NOT NULL,
    story BYTEA NOT NULL,
    analysis BYTEA NOT NULL,
    UNIQUE (collection, key, fingerprint)
);

CREATE INDEX version_added ON version (collection, added);

-- Which version of a story is in which editions: from `since` up to, but without, `until`. `published` is the date of
-- the story, so that an edition is put in order without reading its stories.
CREATE TABLE member (
    collection BIGINT NOT NULL REFERENCES collection (id),
    key TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT,
    version BIGINT NOT NULL REFERENCES version (id),
    published TEXT NOT NULL,
    PRIMARY KEY (collection, key, since)
);

CREATE UNIQUE INDEX member_now ON member (collection, key) WHERE until IS NULL;
CREATE INDEX member_version ON member (version);
