"""Results that did not come about, or that a word turns round; and what is no score."""

from tests.knowledge.extraction.match_tables.row import Table

NEARLY: Table = [
    ("Leeds needed a late goal to avoid a fourth straight defeat as Burnley came within seconds of a famous win.",
     ["Burnley played Leeds"]),
    ("Leeds were denied a famous victory over Burnley by a late equaliser.", ["Burnley played Leeds"]),
    ("Leeds narrowly escaped defeat at Burnley on Saturday.", ["Burnley played Leeds"]),
    ("Leeds avoided another defeat by beating Burnley 2-1.", ["Leeds 2-1 Burnley"]),
    ("Leeds made a mistake that handed victory to Burnley.", ["Burnley beat Leeds"]),
    ("A late goal gave Leeds victory over Burnley.", ["Leeds beat Burnley"]),
    ("Ann Falk beat Mia Roe 6-3 6-2 in the tennis. Jo Berg lost only six games against Eva Lund, the third seed.",
     ["Ann Falk 6-3 6-2 Mia Roe", "Jo Berg beat Eva Lund"]),
    ("Ann Falk lost 6-3 6-2 against Mia Roe in the tennis.", ["Mia Roe 6-3 6-2 Ann Falk"]),
    ("Ann Falk knocked out the top seed and defending champion Mia Roe 6-4 6-1 in the tennis at the Open.",
     ["Ann Falk 6-4 6-1 Mia Roe"]),
    ("Pakistan lead England by 212 runs with six wickets in hand in Lahore. Rudge finished the day with 3-61.", []),
    ("Leeds ended Burnley's hopes of a return to the top division by the sea.", []),
]  # fmt: skip
