-- Answers that somebody has called wrong, for the moderators of a collection: `sources` are story keys, a line each;
-- `state` is open until they have decided. `mark` is the digest of who doubts what: the same is kept once.
CREATE TABLE doubt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mark TEXT NOT NULL UNIQUE,
    collection TEXT NOT NULL,
    person TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    sources TEXT NOT NULL,
    edition INTEGER NOT NULL,
    made TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;

CREATE INDEX doubt_state ON doubt (collection, state);
