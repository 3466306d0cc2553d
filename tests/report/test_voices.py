"""Who is quoted: counts, groups, stances and quotations of the speakers of one event."""

import pytest

from pressdiff.errors import TableError
from pressdiff.report.index import Index
from pressdiff.report.scope import Scope
from pressdiff.report.voices import voices

ALPHA, BETA = "Alpha <b>News</b>", "Beta Wire"
STORY = (
    "Head\nAnn Lee said the bridge fell. “It was old,” Ann Lee claimed. Officials denied that it was. "
    "TASS cited the minister as saying all are safe. The dam reportedly holds."
)


def found(builder):
    return voices(Scope(Index(builder.frames()), "blast"))


@pytest.fixture
def told(builder):
    """Return the tables with one more article that credits four sources."""
    builder.article("v1", ALPHA, STORY, "blast")
    say = builder.said
    say(
        "v1a", "v1", source="Ann Lee", cue="said", content="the bridge fell", source_type="official"
    )
    say("v1b", "v1", source="Ann Lee", cue="claimed", content="“It was old,”", kind="direct",
        stance="doubting", source_type="official")  # fmt: skip
    say("v1c", "v1", source="Officials", cue="denied", content="that it was", stance="denying",
        source_type="official", anonymous=True)  # fmt: skip
    say("v1d", "v1", source="TASS", cue="cited", content="all are safe", source_type="media")
    say("v1e", "v1", source="the minister", cue="saying", content="all are safe", parent_id="v1d")
    say("v1f", "v1", cue="reportedly", content="The dam", anonymous=True)
    return builder


def row(view, name):
    (one,) = [one for one in (*view.named, *view.unnamed) if one.name == name]
    return one


def test_words_of_a_speaker_are_counted_by_outlet(builder):
    view = found(builder)
    assert view.counts == (0, 1, 1)
    assert [one.name for one in view.named] == ["Ministry", "“Ann Lee”"]
    ministry = row(view, "Ministry").shares[1]
    assert (ministry.n_words, ministry.n_statements) == (3, 1)
    assert ministry.cues == (("doubting", "claimed"),)


def test_a_pronoun_is_not_joined_over_articles(builder):
    for name, outlet, content in [("a4", ALPHA, "no"), ("a5", BETA, "yes")]:
        builder.article(name, outlet, f"T\nHe said {content}.", "blast")
        builder.said(name, name, source="He", cue="said", content=content)
    assert [one.name for one in found(builder).named].count("“He”") == 2


def test_a_speaker_has_shares_of_all_words_and_of_the_credited_ones(told):
    view = found(told)
    lee = row(view, "“Ann Lee”").shares[1]
    total = view.totals[1]
    assert lee.n_words == 6
    assert total.credited == 3 + 6 + 3 + 3 + 2
    assert lee.of_words == pytest.approx(6 / total.n_words)
    assert lee.of_credited == pytest.approx(6 / total.credited)


def test_cues_are_told_by_stance_and_words_by_kind(told):
    lee = row(found(told), "“Ann Lee”")
    assert lee.kind == "official"
    assert lee.shares[1].cues == (("neutral", "said"), ("doubting", "claimed"))
    assert lee.shares[1].kinds == (("direct", 0.5), ("indirect", 0.5))


def test_a_word_credited_twice_to_one_speaker_counts_once(told):
    told.said("v1g", "v1", source="Ann Lee", cue="said", content="bridge fell", kind="mixed")
    share = row(found(told), "“Ann Lee”").shares[1]
    assert (share.n_words, share.n_statements) == (6, 3)
    assert sum(part for _, part in share.kinds) == pytest.approx(1)


def test_sources_without_a_name_are_grouped_and_keep_their_wording(told):
    view = found(told)
    assert {one.name for one in view.unnamed} == {"unnamed officials", "no source named"}
    assert row(view, "unnamed officials").shares[1].forms == "“Officials”"


def test_a_chain_names_the_speaker_and_who_cites_it(told):
    (statement,) = row(found(told), "“the minister”").shares[1].statements
    assert statement.via == "“TASS”"
    assert Scope(Index(told.frames()), "blast").credit("v1e") == (
        "“the minister”, “saying”, as cited by “TASS”"
    )


def test_a_chain_that_bites_its_tail_ends(told):
    next(one for one in told.rows["attributions"] if one["attribution_id"] == "v1d")[
        "parent_id"
    ] = "v1e"
    assert row(found(told), "“TASS”").shares[1].statements[0].via == "“the minister”"


def test_speakers_given_most_words_come_first(told):
    rows = found(told).named
    words = [sum(share.n_words for share in one.shares if share) for one in rows]
    assert words == sorted(words, reverse=True)


def test_every_quotation_of_a_speaker_stands_in_the_text(told):
    view = found(told)
    texts = told.texts
    quotes = [
        quote
        for one in (*view.named, *view.unnamed)
        for share in one.shares
        if share
        for statement in share.statements
        for quote in statement.quotes
    ]
    assert len(quotes) == 8
    assert all(quote.words in texts[quote.article_id] for quote in quotes)


def test_words_that_do_not_stand_in_the_text_are_refused(told):
    told.rows["attribution_spans"][-1]["end"] = 99_999
    with pytest.raises(TableError, match="the tables are not of one run"):
        found(told)


def test_a_passage_leads_to_the_row_of_its_speaker(told):
    view = found(told)
    rows = {one.anchor: one.name for one in (*view.named, *view.unnamed)}
    assert rows[f"{view.prefix}{view.row_of['v1e']}"] == "“the minister”"
    assert rows[f"{view.prefix}{view.row_of['v1f']}"] == "no source named"


def test_each_outlet_tells_how_many_equally_quoted_speakers_it_is_like(page, builder):
    outlets = {row["article_id"]: row["outlet"] for row in builder.rows["articles"]}
    row = {
        "event_id": "blast", "q": 1, "n_articles": 1, "n_attributions": 9, "coverage": 0.9,
        "observed": 4.0, "n_reference": 8, "ci_low": None, "ci_high": None,
    }  # fmt: skip
    builder.rows["diversity"] = [
        row | {"outlet": outlets["a1"], "rarefied": 3.21, "ci_low": 2.0, "ci_high": 4.0},
        row | {"outlet": outlets["a2"], "rarefied": 1.0},
        row | {"outlet": outlets["a1"], "rarefied": 9.0, "q": 0},
        row | {"outlet": outlets["a3"], "rarefied": None, "n_reference": None},
    ]
    (total,) = page(builder.frames(), event="blast").xpath("//tr[@class='row total']")
    told = " ".join(total.text_content().split())
    assert "like 3.2 equally quoted speakers (2.0 to 4.0) in 8 statements" in told
    assert "like 1.0 speaker in 8 statements" in told
    assert told.count("like") == 2
