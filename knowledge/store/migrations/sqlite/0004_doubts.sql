-- Answers that somebody has called wrong, for the moderators of a collection: `sources` are story keys, a line each;
-- `state` is open until they have decided. The same doubt of the same person is kept once.
CREATE TABLE doubt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    person TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    sources TEXT NOT NULL,
    edition INTEGER NOT NULL,
    made TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    UNIQUE (collection, person, question, answer)
) STRICT;

CREATE INDEX doubt_open ON doubt (collection, state);
