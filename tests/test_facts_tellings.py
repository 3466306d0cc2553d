"""How each outlet tells a fact, and the claim that words it, from hand-made tables."""

import pandas as pd
import pytest

from pressdiff import schema
from pressdiff.facts import coverage, tellings, wording, wordings

TEXT = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen."


def claim(key, words=5, *, voice="own", section="body", position=0.5, attribution=None, **more):
    """Return a row of `claims` that is the first `words` words; the article is the key's letter."""
    return {
        "claim_id": key, "article_id": key[0], "start": 0,
        "end": len(" ".join(TEXT.split()[:words])), "voice": voice, "section": section,
        "position": position, "attribution_id": attribution, "predicate": "count",
        "subject": None, "object": None, "polarity": "positive", "certainty": "asserted",
        "time_start": None, "time_end": None,
    } | more  # fmt: skip


def tables(rows, pairs=(), *, dates=None, outlets=None, copies=None, **sources):
    """Return the tables of one event in which all `rows` are one fact.

    Pairs are 'a1 b1' with an optional probability, sources attribution: (entity, stance).
    """
    claims = schema.CLAIMS.frame([row if isinstance(row, dict) else claim(row) for row in rows])
    letters = sorted(set(claims["article_id"]))
    split = [pair.split() for pair in pairs]
    articles = schema.ARTICLES.frame(
        dict.fromkeys(schema.ARTICLES.names)
        | {
            "article_id": key, "outlet": (outlets or {}).get(key, key.upper()), "text": TEXT,
            "published_at": pd.Timestamp((dates or {}).get(key), tz="UTC"), "date_source": "none",
            "language": "en", "n_words": 15, "source_path": "p",
            "copy_of": (copies or {}).get(key),
        }
        for key in letters
    )  # fmt: skip
    return {
        "facts": schema.FACTS.frame(
            {"event_id": "e", "fact_id": "f", "claim_id": key} for key in claims["claim_id"]
        ),
        "claims": claims,
        "articles": articles,
        "events": schema.EVENTS.frame(
            {"article_id": key, "event_id": "e", "storyline_id": "s", "probability": None}
            for key in letters
        ),
        "attributions": schema.ATTRIBUTIONS.frame(
            {
                "attribution_id": key, "article_id": key[0], "kind": "indirect", "cue": "say",
                "stance": stance, "source_type": None, "anonymous": False, "entity_id": entity,
                "parent_id": None,
            }
            for key, (entity, stance) in sources.items()
        ),
        "alignments": schema.ALIGNMENTS.frame(
            {
                "event_id": "e", "claim_a": a, "claim_b": b, "relation": "same", "kind": None,
                "probability": float(more[0]) if more else 0.9,
            }
            for a, b, *more in split
        ),
    }  # fmt: skip


def told(*rows, **options):
    """Return the tellings by outlet."""
    given = tables(rows, **options)
    given["coverage"] = coverage(**given)
    del given["events"]
    return {row.outlet: row for row in tellings(**given).itertuples()}


def worded(*rows, **options):
    """Return the one row of `wordings`."""
    given = tables(rows, **options)
    given["coverage"] = coverage(**given)
    del given["events"], given["attributions"]
    (row,) = wordings(**given).itertuples()
    return row


def test_an_outlet_tells_a_fact_by_its_claim_nearest_to_the_others():
    found = told("a1", "a2", "b1", pairs=["a1 b1 .6", "a2 b1 .8"])
    assert (found["A"].claim_id, found["B"].claim_id) == ("a2", "b1")


def test_what_a_claim_tells_of_another_fact_does_not_bring_it_nearer():
    given = tables(["a1", "a2", "b1", "c1"], ["a1 b1 .6", "a2 b1 .8", "a1 c1 .9"])
    given["facts"] = schema.FACTS.frame(
        {"event_id": "e", "fact_id": fact, "claim_id": key}
        for fact, keys in {"f": "a1 a2 b1", "g": "a1 c1"}.items()
        for key in keys.split()
    )
    given["coverage"] = coverage(**given)
    del given["events"]
    told_by_a = tellings(**given).query("outlet == 'A'")
    assert dict(zip(told_by_a["fact_id"], told_by_a["claim_id"], strict=True)) == {
        "f": "a2", "g": "a1",
    }  # fmt: skip


def test_of_equals_own_voice_tells_it_then_what_comes_first():
    said = claim("a1", voice="attributed", position=0.1, attribution="a-x")
    late, early = claim("a2", position=0.9), claim("a3", position=0.6)
    pairs = ["a1 b1", "a2 b1", "a3 b1"]
    found = told(said, late, early, "b1", pairs=pairs, **{"a-x": ("Q1", "neutral")})
    assert found["A"].claim_id == "a3"
    assert found["A"].position == 0.1


def test_a_credited_claim_tells_its_speaker_and_the_outlets_stance():
    said = claim("a1", voice="attributed", attribution="a-x", certainty="hedged")
    found = told(said, "b1", pairs=["a1 b1"], **{"a-x": ("Q1", "doubting")})
    assert (found["A"].voice, found["A"].entity_id, found["A"].stance) == (
        "attributed", "Q1", "doubting",
    )  # fmt: skip
    assert found["A"].certainty == "hedged"
    assert pd.isna(found["B"].entity_id)
    assert pd.isna(found["B"].stance)


def test_place_headline_and_date_are_the_first_of_all_the_outlets_articles():
    title = claim("c1", section="headline", position=0)
    found = told(
        "a1", "b1", title, pairs=["a1 b1", "b1 c1 .6"], outlets={"c": "A"},
        dates={"a": "2025-01-02", "c": "2025-01-01"},
    )  # fmt: skip
    assert (found["A"].claim_id, found["A"].headline, found["A"].position) == ("a1", 1, 0)
    assert found["A"].published_at == pd.Timestamp("2025-01-01", tz="UTC")
    assert (found["B"].headline, found["B"].published_at) == (0, pd.NaT)


def test_a_copy_tells_it_but_not_independently():
    found = told("a1", "b1", pairs=["a1 b1"], copies={"b": "a"})
    assert {name: row.independent for name, row in found.items()} == {"A": 1, "B": 0}


# wordings


def test_a_fact_is_worded_by_the_claim_nearest_to_the_others():
    assert worded("a1", "b1", "c1", pairs=["a1 b1 .9", "b1 c1 .9", "a1 c1 .6"]).claim_id == "b1"


def test_a_claim_that_joins_what_others_split_gains_nothing_by_it():
    pairs = ["a1 b1 .6", "a1 b2 .6", "b1 c1 .9", "a1 c1 .6"]
    assert worded("a1", "b1", "b2", "c1", pairs=pairs).claim_id in {"b1", "c1"}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (claim("b1", 5), claim("a1", 3)),
        (claim("b1", 5), claim("a1", predicate="")),
        (claim("b1", 5), claim("a1", 15)),
        (claim("b1", 5), claim("a1", section="headline", position=0)),
        (claim("b1", 5), claim("a1", voice="attributed", attribution="a-x")),
        (claim("b1", 5, position=0.2), claim("a1")),
    ],
    ids=["few words", "no predicate", "says more", "headline", "credited", "later"],
)
def test_of_two_claims_the_fuller_plainer_earlier_one_words_it(better, worse):
    assert worded(better, worse, pairs=["a1 b1"]).claim_id == "b1"


@pytest.mark.parametrize("worse", [claim("a1", 2), claim("a1", 15)], ids=["fragment", "long"])
def test_a_fragment_or_a_long_claim_does_not_win_by_being_nearer(worse):
    pairs = ["a1 b1 .9", "a1 c1 .9", "b1 c1 .6"]
    assert worded(worse, claim("b1", 5), claim("c1", 6), pairs=pairs).claim_id == "b1"


def test_a_nearer_headline_wins_as_only_ties_go_against_it():
    title = claim("b1", section="headline", position=0)
    pairs = ["a1 b1 .9", "b1 c1 .9", "a1 c1 .6"]
    assert worded("a1", title, "c1", pairs=pairs).claim_id == "b1"


def test_a_fragment_words_the_fact_that_has_nothing_else():
    assert worded(claim("a1", 2)).claim_id == "a1"


def test_without_articles_the_wording_is_found_by_the_rest():
    given = tables(["a1", claim("b1", 15)], ["a1 b1"])
    found = wording(given["facts"], given["claims"], given["alignments"])
    assert found["claim_id"].tolist() == ["a1"]


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ({"a": "2025-01-02 10:00", "b": "2025-01-02 09:00"}, "b"),
        ({"a": "2025-01-02 10:00"}, "a"),
        ({"a": "2025-01-02 10:00", "b": "2025-01-02 10:00"}, None),
        ({"a": "2025-01-02 10:00", "b": "2025-01-02"}, None),
        ({"a": "2025-01-03", "b": "2025-01-02"}, "b"),
        ({}, None),
    ],
    ids=["earlier", "one date", "one time", "some time that day", "days", "no dates"],
)
def test_the_first_report_is_told_only_where_dates_tell_it(dates, first):
    row = worded("a1", "b1", pairs=["a1 b1"], dates=dates)
    assert row.first_article_id == first if first else pd.isna(row.first_article_id)
    known = [pd.Timestamp(day, tz="UTC") for day in dates.values()]
    assert row.published_at == min(known) if known else pd.isna(row.published_at)


def test_articles_are_counted_and_outlets_without_copies():
    row = worded("a1", "a2", "b1", "c1", pairs=["a1 b1", "a2 b1"], copies={"c": "a"})
    assert (row.n_articles, row.n_outlets) == (3, 2)


def test_no_facts_are_no_wordings_and_no_tellings():
    given = tables([])
    given["coverage"] = coverage(**given)
    del given["events"]
    assert tellings(**given).empty
    del given["attributions"]
    assert wordings(**given).empty
