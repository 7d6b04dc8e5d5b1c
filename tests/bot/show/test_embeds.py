"""Replies laid out for Discord: what stands where, and within every limit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies import Item, Reply, Shown, Tone
from bot.show import embeds, limits

SOURCE = "Norway hold on · Quayside Courier · 11 June 2023"
FIRST = Shown("Norway beat Ghana 2-1 on Saturday.", SOURCE, ((0, 6), (18, 21)))
SECOND = Shown("A late header gave Norway a 2-1 victory.", "Another · Inland Echo · 12 June 2023", ((28, 31),))

texts = st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("*_`~|[]<>@ \n🏆")))
long_texts = st.builds(lambda text, times: text * times, texts, st.integers(0, 400))
passages = st.builds(
    Shown, long_texts, texts, st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3000))).map(tuple)
)
replies = st.builds(
    Reply,
    st.sampled_from(Tone),
    long_texts,
    long_texts,
    st.lists(passages, max_size=4).map(tuple),
    st.lists(long_texts, max_size=3).map(tuple),
    st.integers(0, 3),
    st.lists(passages, max_size=2).map(tuple),
    st.lists(passages, max_size=2).map(tuple),
    st.just(()),
    st.lists(st.builds(Item, long_texts, long_texts, st.lists(passages, max_size=2).map(tuple)), max_size=6).map(tuple),
    st.lists(long_texts, max_size=3).map(tuple),
)


def test_an_answer_shows_its_best_evidence_and_keeps_the_rest_a_page_away() -> None:
    one, two = embeds.pages(Reply(Tone.ANSWER, "2–1", evidence=(FIRST, SECOND), agreeing=2))
    assert one.title == "2–1"
    assert "> **Norway** beat Ghana **2-1** on Saturday." in one.text
    assert "-# Norway hold on · Quayside Courier · 11 June 2023" in one.text
    assert one.footer == "2 stories agree · Page 1 of 2"
    assert "**2-1** victory" in two.text


def test_a_derived_answer_shows_its_steps_and_what_others_say() -> None:
    (page,) = embeds.pages(Reply(Tone.ANSWER, "3–2", steps=("Led 2-0.", "Scored three."), differs=(SECOND,)))
    assert "*Derived:* Led 2-0. Scored three." in page.text
    assert "Other stories say otherwise" in page.text


def test_an_unknown_labels_the_nearest_things() -> None:
    (page,) = embeds.pages(Reply(Tone.UNKNOWN, "The stories don't say.", nearest=(FIRST,)))
    assert page.text.index("not an answer") < page.text.index("Ghana")


def test_a_long_list_comes_in_pages_that_hold_every_item() -> None:
    items = tuple(Item(f"Match {number}", "detail " * 20) for number in range(40))
    pages = embeds.pages(Reply(Tone.LISTING, "40 matches", items=items))
    assert len(pages) > 1
    together = "".join(page.text for page in pages)
    assert all(f"**Match {number}**" in together for number in range(40))


def test_a_heading_too_long_for_a_title_is_not_cut() -> None:
    heading = "word " * 200
    (page,) = embeds.pages(Reply(Tone.ANSWER, heading))
    assert not page.title
    assert page.text.count("word") == 200


@settings(max_examples=60, deadline=None)
@given(replies)
def test_any_reply_fits(reply: Reply) -> None:
    for page in embeds.pages(reply):
        embed = embeds.embed(page)
        assert limits.measure(embed.title or "") <= limits.TITLE
        assert limits.measure(embed.description or "") <= limits.DESCRIPTION
        assert limits.measure(embed.footer.text or "") <= limits.FOOTER
        assert len(embed) <= limits.EMBED
        assert limits.measure(embeds.content(page)) <= limits.CONTENT
