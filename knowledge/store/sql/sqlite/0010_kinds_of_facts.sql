-- The kind of the fact beside its names, so that the facts of a name are told apart without reading them.
ALTER TABLE fact_name ADD COLUMN kind TEXT NOT NULL DEFAULT '';
UPDATE fact_name SET kind = (
    SELECT kind FROM fact WHERE version = fact_name.version AND position = fact_name.position
);
