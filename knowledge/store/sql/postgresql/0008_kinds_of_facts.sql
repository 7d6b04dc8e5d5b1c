-- The kind of the fact beside its names, so that the facts of a name are told apart without reading them.
ALTER TABLE fact_name ADD COLUMN kind TEXT NOT NULL DEFAULT '';
UPDATE fact_name n SET kind = f.kind FROM fact f WHERE f.version = n.version AND f.position = n.position;
