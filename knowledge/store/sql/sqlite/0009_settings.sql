-- What the people of a collection have set for it, such as the role that may moderate it.
CREATE TABLE setting (
    collection TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (collection, name)
) STRICT;
