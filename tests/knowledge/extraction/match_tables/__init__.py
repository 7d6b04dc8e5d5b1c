"""Short texts of our own with the matches that they tell, in many words, sports and forms."""

from tests.knowledge.extraction.match_tables.concluded import DERIVED, NOTHING
from tests.knowledge.extraction.match_tables.more import MORE
from tests.knowledge.extraction.match_tables.pages import PAGES, STORIES
from tests.knowledge.extraction.match_tables.plain import REPORTS, TOLD
from tests.knowledge.extraction.match_tables.unlisted import UNKNOWN

ALL = [*TOLD, *REPORTS, *UNKNOWN, *PAGES, *STORIES, *DERIVED, *NOTHING, *MORE]
"""Every table's rows."""
