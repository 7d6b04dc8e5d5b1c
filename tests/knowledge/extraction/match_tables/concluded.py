"""Matches that no story tells outright, and texts that tell of none."""

from tests.knowledge.extraction.match_tables.row import Table

DERIVED: Table = [
    (
        "Ghana was up 2-0 with 20 minutes left over the favored Mali team. In those 20 minutes Mali scored three times, ousting Ghana from the tournament and sending them home.",
        ["Mali 3-2 Ghana (derived)"],
    ),
    (
        "Milltown Rovers were 2-0 up against Harbour City with ten minutes left. Harbour City scored three times and went home singing.",
        ["Harbour City 3-2 Milltown Rovers (derived)"],
    ),
    (
        "Trailing 1-0 to Milltown Rovers at the break, Harbour City scored four goals in the second half.",
        ["Harbour City 4-1 Milltown Rovers (derived)"],
    ),
    (
        "Milltown Rovers blew a 3-0 lead against Harbour City, who scored four unanswered goals after the break.",
        ["Harbour City 4-3 Milltown Rovers (derived)"],
    ),
    (
        "With an hour gone Milltown Rovers led Harbour City 1-0. Two late goals turned it round for Harbour City.",
        ["Harbour City 2-1 Milltown Rovers (derived)"],
    ),
    ("Kevin Davies scored the only goal as Bolton beat Arsenal.", ["Bolton 1-0 Arsenal (derived)"]),
]
"""Results that no story tells, but that follow from what it tells."""

NOTHING: Table = [
    ("Milltown Rovers have signed the Harbour City striker Deon Tully on a 2-1 vote of the board.", []),
    ("The 2004-05 season was good for Milltown Rovers and Harbour City.", []),
    ("Fans of Milltown Rovers and Harbour City marched together.", []),
    ("The jury found for Milltown Rovers 10-2.", []),
    ("She won the 100m in 10.98 seconds, ahead of Marie Dufour of France and Anna Friis of Denmark.", []),
    ("Deon Tully joined Harbour City from Milltown Rovers in 2019.", []),
    ("Between 10-12 fans of Milltown Rovers were held.", []),
    ("Still can't believe we beat the Terns #upthegulls — Gulls Podcast (@gullspod) May 3, 2021", []),
    ("Peter Reid has never beaten Leeds.", []),
    ("Leeds have not lost to Preston since 1979.", []),
]
"""What tells of no match."""
