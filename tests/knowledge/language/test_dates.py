"""Dates as printed, what they resolve to, and what is no date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.dates import Tense, find, resolve
from knowledge.model import Precision

BASE = dt.date(2018, 7, 4)
"""A Wednesday."""

# text, tense, as printed, first day, last day (None: the same), precision
RESOLVED: list[tuple[str, Tense, str, str, str | None, str]] = [
    # absolute
    ("They met on 2018-07-02 in Rostov.", "past", "2018-07-02", "2018-07-02", None, "day"),
    ("Stamped 2018-07-02T18:00:00Z.", "past", "2018-07-02T18:00:00Z", "2018-07-02", None, "day"),
    ("They met on 2 July 2018.", "past", "2 July 2018", "2018-07-02", None, "day"),
    ("They met on Monday, 2 July 2018.", "past", "Monday, 2 July 2018", "2018-07-02", None, "day"),
    ("They met on July 2nd, 2018.", "past", "July 2nd, 2018", "2018-07-02", None, "day"),
    ("They met on Mon Jul 2 2018.", "past", "Mon Jul 2 2018", "2018-07-02", None, "day"),
    ("They met on the 2nd of July 2018.", "past", "2nd of July 2018", "2018-07-02", None, "day"),
    ("Founded on 14 March 1894 in an inn.", "past", "14 March 1894", "1894-03-14", None, "day"),
    ("Printed 02.07.2018 in Bern.", "past", "02.07.2018", "2018-07-02", None, "day"),
    ("Printed 22/07/2018 in Leeds.", "past", "22/07/2018", "2018-07-22", None, "day"),
    ("Printed 07/22/2018 in Boston.", "past", "07/22/2018", "2018-07-22", None, "day"),
    # partial
    ("They met on July 2.", "past", "July 2", "2018-07-02", None, "day"),
    ("They meet on 12 January.", "future", "12 January", "2019-01-12", None, "day"),
    ("They met on 12 January.", "past", "12 January", "2018-01-12", None, "day"),
    ("They met on 12 December.", "past", "12 December", "2017-12-12", None, "day"),
    ("He signed in July 2003.", "past", "July 2003", "2003-07-01", "2003-07-31", "month"),
    ("He signed in late November.", "past", "late November", "2017-11-01", "2017-11-30", "month"),
    ("She will be back in October.", "future", "in October", "2018-10-01", "2018-10-31", "month"),
    ("He has been out since February.", "past", "since February", "2018-02-01", "2018-02-28", "month"),
    ("He was hurt in March of last year.", "past", "March of last year", "2017-03-01", "2017-03-31", "month"),
    ("He has coached them since 1998.", "past", "since 1998", "1998-01-01", "1998-12-31", "year"),
    ("It was won by the 2003 winners.", "past", "2003", "2003-01-01", "2003-12-31", "year"),
    ("In the summer of 2002 he left.", "past", "In the summer of 2002", "2002-06-01", "2002-08-31", "month"),
    ("The club was big in the 1970s.", "past", "in the 1970s", "1970-01-01", "1979-12-31", "year"),
    ("The club was big in the late eighties.", "past", "in the late eighties", "1980-01-01", "1989-12-31", "year"),
    ("He signed last July.", "past", "last July", "2017-07-01", "2017-07-31", "month"),
    ("He signed last May.", "past", "last May", "2018-05-01", "2018-05-31", "month"),
    ("He leaves next June.", "future", "next June", "2019-06-01", "2019-06-30", "month"),
    # weekdays, by tense
    ("On Saturday they lost.", "past", "Saturday", "2018-06-30", None, "day"),
    ("On Saturday they face Ghent.", "future", "Saturday", "2018-07-07", None, "day"),
    ("They won on Wednesday night.", "past", "Wednesday night", "2018-07-04", None, "day"),
    ("They won last Wednesday.", "past", "last Wednesday", "2018-06-27", None, "day"),
    ("They play next Wednesday.", "future", "next Wednesday", "2018-07-11", None, "day"),
    ("They play this coming Friday.", "future", "coming Friday", "2018-07-06", None, "day"),
    ("They meet on Saturday week.", "future", "Saturday week", "2018-07-14", None, "day"),
    ("After Tuesday's defeat he left.", "past", "Tuesday", "2018-07-03", None, "day"),
    # relative
    ("They met yesterday evening.", "past", "yesterday evening", "2018-07-03", None, "day"),
    ("They met last night.", "past", "last night", "2018-07-03", None, "day"),
    ("They meet tonight.", "future", "tonight", "2018-07-04", None, "day"),
    ("They meet tomorrow.", "future", "tomorrow", "2018-07-05", None, "day"),
    ("They met three days ago.", "past", "three days ago", "2018-07-01", None, "day"),
    ("They met a fortnight ago.", "past", "a fortnight ago", "2018-06-20", None, "day"),
    ("They met 12 years ago.", "past", "12 years ago", "2006-01-01", "2006-12-31", "year"),
    ("He is back in two weeks' time.", "future", "in two weeks' time", "2018-07-18", None, "day"),
    ("They won last week.", "past", "last week", "2018-06-25", "2018-07-01", "week"),
    ("They won at the weekend.", "past", "at the weekend", "2018-06-30", "2018-07-01", "week"),
    ("They play at the weekend.", "future", "at the weekend", "2018-07-07", "2018-07-08", "week"),
    ("They won last weekend.", "past", "last weekend", "2018-06-30", "2018-07-01", "week"),
    ("He left earlier this month.", "past", "earlier this month", "2018-07-01", "2018-07-31", "month"),
    ("He left last year.", "past", "last year", "2017-01-01", "2017-12-31", "year"),
    ("He joined last summer.", "past", "last summer", "2017-06-01", "2017-08-31", "month"),
    ("He leaves next summer.", "future", "next summer", "2019-06-01", "2019-08-31", "month"),
    # feasts
    ("They lost on Boxing Day.", "past", "Boxing Day", "2017-12-26", None, "day"),
    ("They lost on New Year’s Day.", "past", "New Year’s Day", "2018-01-01", None, "day"),
    ("They drew on Good Friday.", "past", "Good Friday", "2018-03-30", None, "day"),
    ("They drew on Easter Monday 2016.", "past", "Easter Monday 2016", "2016-03-28", None, "day"),
    # seasons and ranges
    ("Top scorer in 2003-04 with 20.", "past", "2003-04", "2003-07-01", "2004-06-30", "season"),
    ("Top scorer in the 1999/2000 season.", "past", "1999/2000 season", "1999-07-01", "2000-06-30", "season"),
    ("Top scorer last season.", "past", "last season", "2017-07-01", "2018-06-30", "season"),
    ("He played there 2004-2009.", "past", "2004-2009", "2004-01-01", "2009-12-31", "year"),
    ("He played there from 2004 to 2009.", "past", "from 2004 to 2009", "2004-01-01", "2009-12-31", "year"),
    ("It runs from 12 to 14 July 2019.", "future", "12 to 14 July 2019", "2019-07-12", "2019-07-14", "day"),
    ("It runs 12-14 July.", "future", "12-14 July", "2018-07-12", "2018-07-14", "day"),
    ("It runs July 12-14, 2019.", "future", "July 12-14, 2019", "2019-07-12", "2019-07-14", "day"),
    ("It runs from 30 August to 2 September.", "future", "30 August to 2 September", "2018-08-30", "2018-09-02", "day"),
    ("It ran from 28 December to 3 January.", "past", "28 December to 3 January", "2017-12-28", "2018-01-03", "day"),
    ("It ran August 30 to September 2, 2017.", "past", "August 30 to September 2, 2017", "2017-08-30", "2017-09-02", "day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tense", "printed", "first", "last", "precision"), RESOLVED)
def test_resolved(text: str, tense: Tense, printed: str, first: str, last: str | None, precision: str) -> None:
    mentions = find(text)
    assert [mention.text for mention in mentions] == [printed]
    assert text[mentions[0].start : mentions[0].end] == printed
    when = resolve(mentions[0], BASE, tense)
    assert when.text == printed
    assert (str(when.first), str(when.last), when.precision) == (first, last or first, Precision(precision))


NONE = [
    "It ended in a 2-2 draw.",
    "Smith, 34, was there.",
    "They walked 10-12 metres.",
    "He may 2 or 3 times complain.",
    "They march 2 miles.",
    "It was 6-4 7-5 in the end.",
    "They line up 4-4-2 or 3/5/2.",
    "It is 24/7 now, at 7.30 or 19:45.",
    "Sheffield Wednesday drew again.",
    "He told the Sunday Times so.",
    "The Friday Club met; Saturdays are quiet.",
    "He ran the 2000 metres.",
    "A crowd of 2018 people came.",
    "The fall of a wicket; a spring in his step.",
    "Call 2012-345 or 555-0134.",
    "It read 31.12 seconds.",
    "He sat 3 rows back; the sun 2 hours gone.",
    "They had a second half to forget.",
    "May they rest.",
    "He is one year older.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "On Saturday they lost.",
        "They met yesterday.",
        "They met three weeks ago.",
        "They met on July 2.",
        "He left last season.",
        "They drew on Good Friday.",
        "Printed 03/04/2018 anywhere.",
        "They met on 31 February 2018.",
    ],
)
def test_unresolved(text: str) -> None:
    """Nothing to count from, day and month in either order, or no such day: as printed, and not more."""
    when = resolve(find(text)[0], None)
    assert when.text
    assert (when.first, when.last, when.precision) == (None, None, None)


def test_absolute_dates_need_no_base() -> None:
    assert str(resolve(find("They met on 2 July 2018.")[0], None).first) == "2018-07-02"
    assert str(resolve(find("In the 2003-04 season.")[0], None).first) == "2003-07-01"


_PIECES = st.sampled_from(
    ["2", "12", "31", "2018", "2018-07-02", "-", "–", "/", ".", " to ", "July", "May", "Monday", "last", "next", "the", "of", "in",
     "Easter Monday", "weekend", "summer", "00", "99", "1999-00", "ago", "two", "weeks", "time", "nineties", "'", ",", "st"]
)  # fmt: skip


@given(
    st.lists(st.tuples(_PIECES, st.sampled_from([" ", ""])), max_size=14),
    st.dates(),
    st.sampled_from(["past", "future", None]),
)
def test_nothing_breaks_it(parts: list[tuple[str, str]], base: dt.date, tense: Tense) -> None:
    text = "".join(piece + gap for piece, gap in parts)
    for mention in find(text):
        assert text[mention.start : mention.end] == mention.text
        when = resolve(mention, base, tense)
        assert (when.first is None) == (when.last is None) == (when.precision is None)
        assert when.first is None or when.last is None or when.first <= when.last
