"""The tables that ship are whole and don't contradict themselves; a file of an operator's adds to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files as resources
from pathlib import Path

import pytest

from knowledge import Knowledge
from knowledge.lexicon import LexiconError, files, load
from knowledge.lexicon.entries import Entry, forms
from knowledge.lexicon.keys import key
from knowledge.model import Match, NameKind

LEXICON = load()
ENTRIES = list(LEXICON.entries.values())

FIFA = ["AFG", "ALB", "ALG", "ASA", "AND", "ANG", "AIA", "ATG", "ARG", "ARM", "ARU", "AUS", "AUT", "AZE", "BAH", "BHR", "BAN", "BRB", "BLR", "BEL", "BLZ", "BEN", "BER", "BHU", "BOL", "BIH", "BOT", "BRA", "VGB", "BRU", "BUL", "BFA", "BDI", "CAM", "CMR", "CAN", "CPV", "CAY", "CTA", "CHA", "CHI", "CHN", "TPE", "COL", "COM", "CGO", "COD", "COK", "CRC", "CRO", "CUB", "CUW", "CYP", "CZE", "DEN", "DJI", "DMA", "DOM", "ECU", "EGY", "SLV", "ENG", "EQG", "ERI", "EST", "SWZ", "ETH", "FRO", "FIJ", "FIN", "FRA", "GAB", "GAM", "GEO", "GER", "GHA", "GIB", "GRE", "GRN", "GUM", "GUA", "GUI", "GNB", "GUY", "HAI", "HON", "HKG", "HUN", "ISL", "IND", "IDN", "IRN", "IRQ", "ISR", "ITA", "CIV", "JAM", "JPN", "JOR", "KAZ", "KEN", "KVX", "KUW", "KGZ", "LAO", "LVA", "LBN", "LES", "LBR", "LBY", "LIE", "LTU", "LUX", "MAC", "MAD", "MWI", "MAS", "MDV", "MLI", "MLT", "MTN", "MRI", "MEX", "MDA", "MNG", "MNE", "MSR", "MAR", "MOZ", "MYA", "NAM", "NEP", "NED", "NCL", "NZL", "NCA", "NIG", "NGA", "PRK", "MKD", "NIR", "NOR", "OMA", "PAK", "PLE", "PAN", "PNG", "PAR", "PER", "PHI", "POL", "POR", "PUR", "QAT", "IRL", "ROU", "RUS", "RWA", "SKN", "LCA", "VIN", "SAM", "SMR", "STP", "KSA", "SCO", "SEN", "SRB", "SEY", "SLE", "SGP", "SVK", "SVN", "SOL", "SOM", "RSA", "KOR", "SSD", "ESP", "SRI", "SDN", "SUR", "SWE", "SUI", "SYR", "TAH", "TJK", "TAN", "THA", "TLS", "TOG", "TGA", "TRI", "TUN", "TUR", "TKM", "TCA", "UGA", "UKR", "UAE", "USA", "URU", "VIR", "UZB", "VAN", "VEN", "VIE", "WAL", "YEM", "ZAM", "ZIM"]  # fmt: skip

AMBIGUOUS = {
    "st james park": "Newcastle and Exeter",
    "victoria park": "Hartlepool, Dingwall and others",
}
"""Names that two of one table and sport bear, with a reason: stories must make clear which is meant."""


def test_all_members_of_fifa_are_there() -> None:
    assert len(FIFA) == len(set(FIFA)) == 211
    known = {code for nation in LEXICON.nations for code in nation.codes}
    assert sorted(set(FIFA) - known) == []


def test_every_nation_has_a_code_and_words_for_its_people() -> None:
    assert [nation.canonical for nation in LEXICON.nations if not nation.codes] == []
    without = {nation.canonical for nation in LEXICON.nations if not nation.demonyms}
    assert without == {"British and Irish Lions", "Dominica"}  # a team; and a word that another nation's people has


def test_codes_are_unique_and_well_formed() -> None:
    counted = Counter(code for nation in LEXICON.nations for code in nation.codes)
    assert [code for code, times in counted.items() if times > 1] == []
    assert [code for code in counted if not (len(code) == 3 and code.isalpha() and code.isupper())] == []


def test_no_name_is_empty_or_unclean() -> None:
    names = [(entry.id, form) for entry in ENTRIES for form in (*forms(entry), *entry.grounds, entry.city or "x")]
    assert [name for name in names if not key(name[1]) or name[1] != " ".join(name[1].split())] == []


def test_no_name_repeats_within_its_entry() -> None:
    for entry in ENTRIES:
        counted = Counter(key(form) for form in (entry.canonical, *dict.fromkeys(entry.aliases)))
        assert [form for form, times in counted.items() if times > 1] == [], entry.id


def claims() -> Iterator[tuple[tuple[str, str | None, str], Entry]]:
    """Who claims which name outright, nicknames not counted, by table and sport."""
    for entry in ENTRIES:
        nicknames = {key(name) for name in entry.nicknames}
        for form in {key(name) for name in (entry.canonical, *entry.aliases)} - nicknames:
            yield (entry.id.partition(":")[0], entry.sport, form), entry


def test_no_two_of_one_sport_claim_one_name() -> None:
    owners: dict[tuple[str, str | None, str], set[str]] = defaultdict(set)
    for name, entry in claims():
        owners[name].add(entry.id)
    twice = {name[2]: sorted(ids) for name, ids in owners.items() if len(ids) > 1 and name[2] not in AMBIGUOUS}
    assert twice == {}


def test_clubs_and_venues_are_of_known_countries() -> None:
    known = {key(form) for nation in LEXICON.nations for form in forms(nation)} | {"ireland", "great britain", "monaco"}
    placed = {entry.country for entry in ENTRIES if entry.country}
    assert sorted(country for country in placed if key(country) not in known) == []


@pytest.mark.parametrize(
    ("table", "least"),
    [("nation", 211), ("club", 1_000), ("competition", 200), ("organisation", 150), ("venue", 800)],
)
def test_there_is_enough_of_it(table: str, least: int) -> None:
    assert sum(entry.id.startswith(f"{table}:") for entry in ENTRIES) >= least


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("#JPN", "nation:japan"),
        ("samurai blue", "nation:japan"),
        ("fa cup", "competition:fa-cup"),
        ("msg", None),
        ("stade de france", "venue:stade-de-france"),
        ("wada", "organisation:world-anti-doping-agency"),
        ("nobody of this name", None),
    ],
)
def test_names_are_found_as_people_write_them(typed: str, meant: str | None) -> None:
    assert [entry.id for entry in LEXICON.lookup(typed)][:1] == ([meant] if meant else [])


def test_every_shipped_file_is_read() -> None:
    names = [file.name for file in resources("knowledge.lexicon").iterdir() if file.name.endswith(".toml")]
    assert len(files.shipped()) == len(names)


OWN = """
[clubs.football.Norway]
"Haugvoll IL" = { aliases = ["Haugvoll"], nicknames = ["Ravens"], grounds = ["Fjellbanen"], city = "Haugvoll" }

[competitions.football]
"Fjord Cup" = { aliases = ["Fjordcupen"] }

[nations]
Japan = { aliases = ["Land of Wa"] }
"""


def test_a_file_of_ones_own_adds_names(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(OWN, encoding="utf-8")
    lexicon = load((file,))
    assert [entry.id for entry in lexicon.lookup("haugvoll")] == ["club:haugvoll-il"]
    assert [entry.kind for entry in lexicon.lookup("fjordcupen")] == [NameKind.COMPETITION]
    assert [entry.id for entry in lexicon.lookup("land of wa")] == ["nation:japan"]
    assert lexicon.lookup("#JPN") == lexicon.lookup("japan")
    assert load().lookup("haugvoll") == ()


def test_stories_are_read_with_it(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(OWN, encoding="utf-8")
    (tmp_path / "stories").mkdir()
    text = "Ravens win again\n\nHaugvoll beat Brann 2-1 in the Fjord Cup on Saturday."
    (tmp_path / "stories" / "one.txt").write_text(text, encoding="utf-8")
    with Knowledge.open("sqlite:///:memory:", tmp_path / "stories", [file]) as knowledge:
        knowledge.reload()
        assert [fact.competition for fact in knowledge.facts(Match) if isinstance(fact, Match)] == ["Fjord Cup"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[clubs", "not valid TOML"),
        ("[clbus.football.Norway]", "[clbus] is no table of the lexicon; there are: nations"),
        ('[clubs.football.Norway]\nBrann = { nickname = ["X"] }', "[clubs.football.Norway] Brann: "),
        ("[nations]\nJapan = { code = 3 }", "[nations] Japan: "),
        ('[stages]\nfinal = "grand final"', "[stages] final: "),
    ],
)
def test_errors_name_file_table_and_row(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        load((file,))
    assert str(error.value).startswith(f"{file}: ")
    assert said in str(error.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml cannot be read"):
        load((tmp_path / "none.toml",))


def test_words_that_fill_questions_are_listed_once() -> None:
    words = load().words
    assert not words["stop"] & words["ask_fillers"]
