"""Every case a picture has to stand, rendered to a folder to look at: `python -m tests.bot.show.pictures.gallery DIR`.

Without a folder it renews what the tests compare with, in the font that comes with Pillow: look at them before you commit.
"""

from __future__ import annotations

import sys
from pathlib import Path
from unittest import mock

from PIL import Image

from bot.replies import Moment, Scorecard, Timeline
from bot.show import pictures
from bot.show.pictures import fonts

GOLDEN = Path(__file__).parent / "golden"
LONG = "Llanfairpwllgwyngyll Athletic and District Working Men's Football Club"
FACTS = ("2 July 2018", "Round of 16 · World Cup", "Rostov Arena")

CASES: dict[str, Scorecard | Timeline] = {
    "plain": Scorecard(("Norway", "Ghana"), ("2", "1"), ("10 June 2023", "final · Coastal Cup", "Harbour Park")),
    "derived": Scorecard(("Belgium", "Japan"), ("3", "2"), FACTS, mark="derived"),
    "no_score": Scorecard(("England", "Colombia"), None, ("3 July 2018",), mark="not played yet"),
    "no_goals_told": Scorecard(("Poland", "Japan"), None, ("Poland beat Japan", "28 June 2018", "Volgograd Arena")),
    "bare": Scorecard(("Chile", "Peru"), ("1", "1"), ()),
    "scorers": Scorecard(
        ("Kenya", "Malta"),
        ("3", "1"),
        ("2 May 2023",),
        (("Otieno 12", "Otieno 48", "Wanjala 90+3"), ("Borg 33 (pen)",)),
    ),
    "many_scorers": Scorecard(
        ("Kenya", "Malta"), ("9", "0"), ("2 May 2023",), (tuple(f"Scorer Number {n} {n}0" for n in range(9)), ())
    ),
    "long_names": Scorecard((LONG, "Borussia Mönchengladbach"), ("10", "12"), (LONG, LONG), mark="derived"),
    "one_word": Scorecard(("Donaudampfschifffahrtsgesellschaft", "Ü"), ("106", "98"), FACTS),
    "accents": Scorecard(("São Tomé e Príncipe", "Þróttur Reykjavík"), ("0", "4"), ("30 de junio de 2018",)),
    "cyrillic": Scorecard(("Россия", "Ελλάδα"), ("2", "0"), ("Москва",)),
    "fullwidth": Scorecard(("日本", "대한민국"), ("2", "1"), ("東京",)),
    "timeline": Timeline(
        "Kenya, in order",
        (
            Moment("2 May 2023", "Kenya 3–1 Malta", "semi-final · Coastal Cup"),
            Moment("6 May 2023", "Kenya 2–0 Cuba"),
            Moment("undated", "Kenya v Norway", "not played yet"),
        ),
    ),
    "timeline_one": Timeline("Cuba, in order", (Moment("6 May 2023", "Kenya 2–0 Cuba"),)),
    "timeline_many": Timeline(
        "Coastal Cup, in order",
        tuple(Moment(f"{n + 1} June 2023", f"Team {n} 2–1 Team {n + 1}", "group stage · derived") for n in range(30)),
    ),
    "timeline_long": Timeline(
        LONG,
        (
            Moment("26 September – 2 October 2023", f"{LONG} 3–1 {LONG}", f"semi-final · {LONG}"),
            Moment("the Saturday before last", "Kenya 2–0 Cuba"),
        ),
    ),
}


def render(folder: Path) -> None:
    """Write every case as a PNG."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, subject in CASES.items():
        picture = pictures.draw(subject)
        if picture is None:
            print(f"{name}: no font here has its letters", file=sys.stderr)
        else:
            (folder / f"{name}.png").write_bytes(picture.data)


def renew() -> None:
    """Write what the tests compare with, in few colours, as every machine can draw it."""
    face = fonts.Face(())
    with mock.patch.object(fonts, "plain", return_value=face), mock.patch.object(fonts, "bold", return_value=face):
        render(GOLDEN)
    for file in GOLDEN.glob("*.png"):
        Image.open(file).convert("RGBA").quantize(32).save(file, optimize=True)


if __name__ == "__main__":
    render(Path(sys.argv[1])) if len(sys.argv) > 1 else renew()
