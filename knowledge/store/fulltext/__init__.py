"""Full text on any database: postings kept as arrays in its tables, weighed by BM25 here."""
