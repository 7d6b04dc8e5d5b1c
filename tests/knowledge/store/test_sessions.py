"""Statements are made of names of ours alone."""

from __future__ import annotations

import pytest

from knowledge.store.sessions import asking, naming


def test_names_of_tables_and_columns_stand_in_a_statement() -> None:
    assert naming("SELECT {columns} FROM {table}", columns=["key", "data"], table="given") == (
        "SELECT key, data FROM given"
    )


def test_a_list_of_values_is_left_to_be_marked() -> None:
    sql = naming("SELECT key FROM {table} WHERE key IN ({{}})", table="given")
    assert asking(sql, ["a", "b"]) == "SELECT key FROM given WHERE key IN (?,?)"


@pytest.mark.parametrize("typed", ["given; DROP TABLE given", "", "given g", "a'b", 'a"b', "1st", "gïven"])
def test_what_is_no_plain_name_makes_no_statement(typed: str) -> None:
    with pytest.raises(ValueError, match="names of tables"):
        naming("SELECT 1 FROM {table}", table=typed)
