-- Sentences and whole stories as stems without stop words, which the program makes: here they are only split at spaces.
-- A sentence's rowid is its version shifted left by 24 bits, plus its number; a story's is its version.
CREATE VIRTUAL TABLE passage USING fts5 (
    words, heading, start UNINDEXED, stop UNINDEXED, block UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 0', detail = full
);

CREATE VIRTUAL TABLE article USING fts5 (
    words, heading,
    tokenize = 'unicode61 remove_diacritics 0', detail = full
);

CREATE VIRTUAL TABLE passage_term USING fts5vocab ('passage', 'row');
CREATE VIRTUAL TABLE article_term USING fts5vocab ('article', 'row');
