-- The facts of a version, in the order of its story; the rest of its analysis stands in `version`.
CREATE TABLE fact (
    version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

-- Every name a fact involves: folded as printed, folded in the fullest form of its story, and the lexicon's id.
CREATE TABLE fact_name (
    folded TEXT NOT NULL,
    version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (folded, version, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX fact_name_version ON fact_name (version);

-- The names of a version.
CREATE TABLE appearance (
    version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    canonical TEXT NOT NULL,
    entry TEXT,
    aliases BLOB NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;
