"""Short texts of our own with the matches that they tell, in many words, sports and forms."""

from tests.knowledge.extraction.match_tables.concluded import DERIVED, NOTHING
from tests.knowledge.extraction.match_tables.more import MORE
from tests.knowledge.extraction.match_tables.nearly import NEARLY
from tests.knowledge.extraction.match_tables.oddities import ODDITIES
from tests.knowledge.extraction.match_tables.pages import PAGES, STORIES
from tests.knowledge.extraction.match_tables.plain import REPORTS, TOLD
from tests.knowledge.extraction.match_tables.quirks import QUIRKS
from tests.knowledge.extraction.match_tables.roundabout import ROUNDABOUT
from tests.knowledge.extraction.match_tables.turns import TURNS
from tests.knowledge.extraction.match_tables.unlisted import UNKNOWN
from tests.knowledge.extraction.match_tables.verbs import ORDERS, SPORTS

ALL = [
    *TOLD,
    *REPORTS,
    *UNKNOWN,
    *PAGES,
    *STORIES,
    *DERIVED,
    *NOTHING,
    *MORE,
    *ORDERS,
    *SPORTS,
    *QUIRKS,
    *ODDITIES,
    *TURNS,
    *ROUNDABOUT,
    *NEARLY,
]
"""Every table's rows."""
