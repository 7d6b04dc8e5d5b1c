-- By what the same name is known in all stories: so the names that an edition changed are worked out alone.
ALTER TABLE appearance ADD COLUMN collection INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appearance ADD COLUMN joined TEXT NOT NULL DEFAULT '';
UPDATE appearance SET collection = (SELECT collection FROM version WHERE id = appearance.version);
CREATE INDEX appearance_joined ON appearance (joined, collection);

-- What can be made again from the rest, but not fast.
CREATE TABLE saved (
    name TEXT NOT NULL,
    part INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (name, part)
) STRICT;
