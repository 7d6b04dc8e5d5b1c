"""What is known beforehand: nations, clubs, competitions, venues, roles, verbs, units, given names, synonyms.

    lexicon = load()                          # what ships, read once
    lexicon = load([Path("ours.toml")])       # with an operator's own file, of the same tables
    lexicon.lookup("samurai blue")            # (Entry nation:japan,): every owner of a folded alias
    lexicon.longest(["the", "red", "devils"], 1)   # (2, (Entry club:manchester-united, Entry nation:belgium))
    lexicon.roles, lexicon.reporting, …       # word lists, folded

Of the rooms below, only `language.folding` and `language.stems` may be used here.
"""

from knowledge.lexicon.entries import Entry
from knowledge.lexicon.loading import Lexicon, LexiconError, load

__all__ = ["Entry", "Lexicon", "LexiconError", "load"]
