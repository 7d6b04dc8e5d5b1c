-- The facts of a version, in the order of its story; the rest of its analysis stands in `version`.
CREATE TABLE fact (
    version BIGINT NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (version, position)
);

-- Every name a fact involves: folded as printed, folded in the fullest form of its story, and the lexicon's id. A name
-- may be longer than an index takes, so it is found by its hash.
CREATE TABLE fact_name (
    folded TEXT NOT NULL,
    version BIGINT NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    position BIGINT NOT NULL
);

CREATE INDEX fact_name_folded ON fact_name USING hash (folded);
CREATE INDEX fact_name_version ON fact_name (version);

-- The names of a version. By `joined` the same name is known in all stories.
CREATE TABLE appearance (
    version BIGINT NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    canonical TEXT NOT NULL,
    entry TEXT,
    aliases BYTEA NOT NULL,
    collection BIGINT NOT NULL,
    joined TEXT NOT NULL,
    PRIMARY KEY (version, position)
);

CREATE INDEX appearance_joined ON appearance USING hash (joined);

-- What can be made again from the rest, but not fast.
CREATE TABLE saved (
    name TEXT NOT NULL,
    part BIGINT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (name, part)
);
