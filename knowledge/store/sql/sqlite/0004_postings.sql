-- Full text is kept as arrays that the program reads: segments of versions indexed together, and of every term in one
-- its places, sorted: by passage in the words, by article in the headings and the texts.
DROP TABLE passage_term;
DROP TABLE article_term;
DROP TABLE passage;
DROP TABLE article;

CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection INTEGER NOT NULL REFERENCES collection (id),
    passages INTEGER NOT NULL,
    passage_terms INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    article_terms INTEGER NOT NULL,
    data BLOB NOT NULL,
    vocabulary TEXT NOT NULL
) STRICT;

CREATE INDEX segment_collection ON segment (collection, passages, passage_terms, articles, article_terms);

CREATE TABLE posting (
    collection INTEGER NOT NULL,
    term TEXT NOT NULL,
    segment INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    words BLOB NOT NULL,
    heads BLOB NOT NULL,
    texts BLOB NOT NULL,
    PRIMARY KEY (collection, term, segment)
) STRICT, WITHOUT ROWID;

-- Start, end and block of every sentence of a version; a version that has them is indexed.
CREATE TABLE place (
    version INTEGER PRIMARY KEY REFERENCES version (id) ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;

-- The date of the story, so that an edition is put in order without reading its stories.
ALTER TABLE member ADD COLUMN published TEXT NOT NULL DEFAULT '';
UPDATE member SET published = coalesce((SELECT published FROM version WHERE id = member.version), '');
ALTER TABLE version DROP COLUMN published;

CREATE INDEX version_added ON version (collection, added);
