"""Pictures: as they were when somebody looked at them, never with a box for a letter, never with a number cut."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from bot.replies import Moment, Scorecard, Timeline
from bot.show import pictures
from bot.show.pictures import canvas, fonts
from tests.bot.show.pictures.gallery import CASES, GOLDEN

TOLERANCE = 2.0
"""Mean difference of a channel (of 255) that two versions of the drawing library may show."""
WITHOUT_LATIN = {"cyrillic", "fullwidth"}


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without fonts: only the one that comes with Pillow, so that pictures are the same everywhere."""
    face = fonts.Face(())
    monkeypatch.setattr(fonts, "plain", lambda: face)
    monkeypatch.setattr(fonts, "bold", lambda: face)


@pytest.mark.usefixtures("no_fonts")
@pytest.mark.parametrize("name", sorted(set(CASES) - WITHOUT_LATIN))
def test_a_picture_looks_as_it_did_when_somebody_looked_at_it(name: str) -> None:
    picture = pictures.draw(CASES[name])
    assert picture is not None
    drawn = Image.open(io.BytesIO(picture.data))
    known = Image.open(GOLDEN / f"{name}.png").convert("RGBA")
    assert drawn.size == known.size
    difference = ImageStat.Stat(ImageChops.difference(drawn.convert("RGB"), known.convert("RGB")))
    assert max(difference.mean) < TOLERANCE


@pytest.mark.usefixtures("no_fonts")
@pytest.mark.parametrize("text", ["日本", "Россия", "ไทย", "العربية", "한국"])
def test_what_no_font_has_is_left_out_rather_than_drawn_as_boxes(text: str) -> None:
    assert pictures.draw(Scorecard((text, "Norway"), ("1", "0"), ())) is None
    assert pictures.draw(Timeline("Norway", (Moment("2018", text),))) is None


@pytest.mark.usefixtures("no_fonts")
@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("São Tomé", "Sao Tome"),
        ("Þróttur", "Throttur"),
        ("Straße", "Strasse"),
        ("Belgium 3–2 Japan", "Belgium 3-2 Japan"),
        ("Łódź", "Lodz"),
        ("Norway 🇳🇴🏆", "Norway"),
        ("a\u202eb\u200bc", "abc"),
    ],
)
def test_accents_are_spelt_without_where_no_font_has_them(text: str, drawn: str) -> None:
    assert "".join(run.text for run in fonts.plain().runs(text)) == drawn


@pytest.mark.usefixtures("no_fonts")
@pytest.mark.parametrize("score", ["0", "10", "106", "1234"])
def test_a_score_is_made_smaller_and_never_cut(score: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    real = canvas.Canvas._row

    def row(self: canvas.Canvas, x: float, y: float, runs: tuple[fonts.Run, ...], *rest: object) -> None:
        written.append("".join(run.text for run in runs))
        real(self, x, y, runs, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(canvas.Canvas, "_row", row)
    assert pictures.draw(Scorecard(("A", "B"), (score, "98"), ()))
    assert score in written


def test_every_picture_says_in_words_what_it_shows() -> None:
    picture = pictures.draw(Scorecard(("A", "B"), ("1", "0"), (), description="A 1–0 B. " * 400))
    assert picture is not None
    assert picture.description.startswith("A 1–0 B.")
    assert len(picture.description) == pictures.LONGEST_DESCRIPTION


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@settings(max_examples=40, deadline=None)
@given(texts, texts, texts)
def test_any_text_is_drawn_or_left_out(one: str, two: str, fact: str) -> None:
    pictures.draw(Scorecard((one, two), ("1", "0"), (fact,), ((fact,), ()), one))
    pictures.draw(Timeline(one, (Moment(two, fact, one), Moment("", "", ""))))
