-- Full text is kept as arrays that the program reads: segments of versions indexed together, and of every term in one
-- its places, sorted: by passage in the words, by article in the headings and the texts. Arrays do not compress.
CREATE TABLE segment (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    collection BIGINT NOT NULL REFERENCES collection (id),
    passages BIGINT NOT NULL,
    passage_terms BIGINT NOT NULL,
    articles BIGINT NOT NULL,
    article_terms BIGINT NOT NULL,
    data BYTEA NOT NULL,
    vocabulary TEXT NOT NULL
);

CREATE INDEX segment_collection ON segment (collection);

CREATE TABLE posting (
    collection BIGINT NOT NULL,
    term TEXT COLLATE "C" NOT NULL,
    segment BIGINT NOT NULL,
    passages BIGINT NOT NULL,
    articles BIGINT NOT NULL,
    words BYTEA NOT NULL,
    heads BYTEA NOT NULL,
    texts BYTEA NOT NULL
);

ALTER TABLE segment ALTER COLUMN data SET STORAGE EXTERNAL;
ALTER TABLE posting ALTER COLUMN words SET STORAGE EXTERNAL;
ALTER TABLE posting ALTER COLUMN heads SET STORAGE EXTERNAL;
ALTER TABLE posting ALTER COLUMN texts SET STORAGE EXTERNAL;

CREATE INDEX posting_term ON posting (collection, term, segment);

-- Start, end and block of every sentence of a version; a version that has them is indexed.
CREATE TABLE place (
    version BIGINT PRIMARY KEY REFERENCES version (id) ON DELETE CASCADE,
    data BYTEA NOT NULL
);
