"""A row of the tables: a short text of our own, and the matches that it tells.

A match is written as `test_matches.told` renders it: the winner first, else by the alphabet.
"""

Table = list[tuple[str, list[str]]]
