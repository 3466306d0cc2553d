"""What outlets leave out, and how much over all events, from hand-made tables."""

import pandas as pd
import pytest

from pressdiff import schema
from pressdiff.facts import coverage, omissions, tellings
from pressdiff.settings import CoverageSettings, EffectSettings, Settings
from pressdiff.stats.reporting import reporting

DAY = "2025-01-0{} 12:00"
NEAR = ["claim_a", "claim_b", "probability"]


def tables(events, *, dates=None, copies=None):
    """Return the tables of events told as the letters of the outlets that have each fact.

    {"1": ["ab", "a"]}: in event 1 outlets A and B have fact 1-0, A fact 1-1; an article is 1a, its
    claims are 1a0 and 1a1; "-c" as a fact: C covers the event and has nothing. `dates` are days of
    January or None, on the first unless told.
    """
    articles, claims, facts, filed = {}, [], [], []
    for event, rows in events.items():
        letters = sorted({letter for row in rows for letter in row} - {"-"})
        for letter in letters:
            key = f"{event}{letter}"
            day = (dates or {}).get(key, 1)
            articles[key] = dict.fromkeys(schema.ARTICLES.names) | {
                "article_id": key, "outlet": letter.upper(), "text": "t",
                "published_at": day and pd.Timestamp(DAY.format(day), tz="UTC"),
                "date_source": "none", "language": "en", "n_words": 100 * int(event),
                "source_path": "p", "copy_of": (copies or {}).get(key),
            }  # fmt: skip
            filed.append({
                "article_id": key, "event_id": event, "storyline_id": "s", "probability": None,
            })  # fmt: skip
        for number, row in enumerate(rows):
            for letter in row if "-" not in row else "":
                key = f"{event}{letter}{number}"
                claims.append(claim(key, number / 10))
                facts.append({
                    "event_id": event, "fact_id": f"{event}-{number}", "claim_id": key,
                })  # fmt: skip
    found = {
        "facts": schema.FACTS.frame(facts),
        "claims": schema.CLAIMS.frame(claims),
        "articles": schema.ARTICLES.frame(articles.values()),
        "events": schema.EVENTS.frame(filed),
        "alignments": schema.ALIGNMENTS.frame(),
    }
    return found | {"coverage": coverage(**found, attributions=schema.ATTRIBUTIONS.frame())}


def claim(key, position):
    return {
        "claim_id": key, "article_id": key[:2], "start": 0, "end": 1, "voice": "own",
        "section": "body", "position": position, "attribution_id": None, "predicate": "be",
        "subject": None, "object": None, "polarity": "positive", "certainty": "asserted",
        "time_start": None, "time_end": None,
    }  # fmt: skip


def pairs(*told):
    """Return near misses from 'a1 b1 .2'."""
    rows = [(a, b, float(p)) for a, b, p in (one.split() for one in told)]
    return pd.DataFrame(rows, columns=NEAR).astype({"probability": "float64"})


def left_out(rows, *near, least=2, **options):
    """Return fact and outlet: row, of event 1."""
    given = tables({"1": rows}, **options)
    found = omissions(**given, near=pairs(*near), settings=CoverageSettings(min_outlets=least))
    return {(row.fact_id, row.outlet): row for row in found.itertuples()}


def statuses(*given, **options):
    return {key: row.status for key, row in left_out(*given, **options).items()}


def test_a_fact_of_two_others_is_omitted_and_a_fact_of_one_is_not():
    assert statuses(["ab", "a", "c"]) == {("1-0", "C"): "omitted"}


@pytest.mark.parametrize(("least", "found"), [(1, {"B", "C"}), (2, set())])
def test_how_many_others_must_report_it_is_set(least, found):
    assert {outlet for _, outlet in statuses(["a", "abc"], least=least)} == found


def test_with_two_outlets_one_other_is_enough():
    assert statuses(["a", "b"]) == {("1-0", "B"): "omitted", ("1-1", "A"): "omitted"}


def test_a_copy_is_no_second_other():
    assert ("1-0", "D") not in statuses(["ab", "c", "d"], copies={"1b": "1a"})
    assert left_out(["abc", "d"], copies={"1b": "1a"})["1-0", "D"].n_others == 2


def test_one_outlet_and_its_copy_tell_of_no_omission():
    assert not statuses(["ab", "a"], copies={"1b": "1a"})


def test_what_an_outlet_prints_that_is_not_compared_is_not_omitted():
    given = tables({"1": ["abc", "ab", "c"]})
    compared = tables({"1": ["ab", "ab", "c"]})
    found = omissions(
        **given | {"coverage": compared["coverage"]}, near=pairs(), settings=CoverageSettings()
    )
    assert found["fact_id"].tolist() == ["1-1"]


@pytest.mark.parametrize(
    ("dates", "status"),
    [
        ({"1a": 3, "1b": 2, "1c": 1}, "unknown_yet"),
        ({"1a": 3, "1b": 2, "1c": 2}, "omitted"),
        ({"1a": 3, "1b": 1, "1c": 2}, "omitted"),
        ({"1a": 3, "1b": None, "1c": 1}, "omitted"),
        ({"1a": 3, "1b": 2, "1c": None}, "omitted"),
        ({"1a": None, "1b": None, "1c": None}, "omitted"),
    ],
    ids=["before", "at once", "between", "one report undated", "its own undated", "no dates"],
)
def test_what_was_not_known_yet_is_not_omitted(dates, status):
    assert statuses(["ab", "c"], dates=dates) == {("1-0", "C"): status}


@pytest.mark.parametrize(
    ("near", "status", "nearest"),
    [
        (["1a0 1c1 .2"], "unclear", "1c1"),
        (["1c1 1b0 .15"], "unclear", "1c1"),
        (["1a0 1c1 .14"], "omitted", "1c1"),
        (["1a0 1c1 .1", "1b0 1c2 .3"], "unclear", "1c2"),
        (["1a0 1b0 .4"], "omitted", None),
    ],
    ids=["near", "either order", "too far", "the nearest", "of others"],
)
def test_a_claim_that_comes_near_makes_it_unclear(near, status, nearest):
    row = left_out(["ab", "c", "c"], *near)["1-0", "C"]
    assert row.status == status
    assert row.nearest_claim == nearest if nearest else pd.isna(row.nearest_claim)
    assert pd.isna(row.probability) == (nearest is None)


def test_what_comes_near_is_unclear_whatever_the_dates():
    found = statuses(["ab", "c"], "1a0 1c1 .2", dates={"1a": 2, "1b": 2})
    assert found == {("1-0", "C"): "unclear"}


def test_a_claim_that_is_aligned_with_one_of_the_fact_is_near():
    given = tables({"1": ["ab", "c"]})
    row = {
        "event_id": "1", "claim_a": "1a0", "claim_b": "1c1", "relation": "same", "kind": None,
        "probability": 0.6,
    }  # fmt: skip
    given["alignments"] = schema.ALIGNMENTS.frame([row])
    (found,) = omissions(**given, near=pairs(), settings=CoverageSettings()).itertuples()
    assert (found.status, found.nearest_claim, found.probability) == ("unclear", "1c1", 0.6)


# over all events


def reported(events, *near, min_events=2, **options):
    """Return the rows of `reporting` by outlet."""
    given = tables(events, **options)
    settings = Settings(effects=EffectSettings(min_events=min_events))
    lost = omissions(**given, near=pairs(*near), settings=settings.coverage)
    names = ("facts", "claims", "articles", "alignments", "coverage")
    found = tellings(**{name: given[name] for name in names}, attributions=schema.ATTRIBUTIONS.frame())  # fmt: skip
    cells = (given[name] for name in ("coverage", "articles", "events"))
    return {row.outlet: row for row in reporting(found, lost, *cells, settings).itertuples()}


TWO = {"1": ["abc", "ab", "ab", "c"], "2": ["abc", "ab"]}
"""Of the 5 facts of A and B, C omits 2 of 3 and 1 of 2."""


def test_the_omission_rate_is_what_others_report_and_an_outlet_lacks():
    found = reported(TWO)
    assert (found["C"].n_expected, found["C"].n_omitted, found["C"].omission_rate) == (5, 3, 0.6)
    assert (found["A"].n_expected, found["A"].n_omitted, found["A"].omission_rate) == (2, 0, 0.0)


def test_its_interval_is_that_of_drawing_events():
    """Two events drawn give 2/3, 3/5 or 1/2; the interval for two events is as wide as can be."""
    found = reported(TWO)["C"]
    assert (found.ci_low, found.ci_high) == pytest.approx((1 / 2, 2 / 3))


def test_no_interval_with_few_events_or_without_spread():
    assert pd.isna(reported(TWO, min_events=3)["C"].ci_low)
    assert pd.isna(reported(TWO)["A"].ci_high)


def test_an_event_without_facts_to_expect_is_no_event_of_the_interval():
    more = TWO | {"3": ["a", "b", "c"]}
    assert reported(more)["C"].n_events == 3
    assert pd.isna(reported(more, min_events=3)["C"].ci_low)
    assert reported(more)["C"].ci_low == pytest.approx(1 / 2)


def test_what_is_unclear_or_was_not_known_yet_is_not_expected():
    found = reported(TWO, "1a1 1c3 .2", dates={"2c": 1, "2a": 2, "2b": 2})["C"]
    assert (found.n_expected, found.n_omitted) == (3, 1)


def test_exclusive_facts_are_those_no_other_outlet_has():
    found = reported(TWO)
    assert (found["C"].n_facts, found["C"].n_exclusive) == (3, 1)
    assert found["C"].exclusive_rate == pytest.approx(1 / 3)
    assert found["A"].n_exclusive == 0
    copied = reported({"1": ["ab", "a", "c"]}, copies={"1b": "1a"})
    assert {name: row.n_exclusive for name, row in copied.items()} == {"A": 1, "B": 0, "C": 1}


def test_prominence_is_where_facts_of_others_stand():
    found = reported({"1": ["a", "ab", "b", "ab"]})
    assert found["A"].prominence == pytest.approx(1 - (0.1 + 0.3) / 2)
    assert pd.isna(reported({"1": ["a", "b"]})["A"].prominence)


def test_words_are_those_of_its_articles_in_events_with_others():
    found = reported(TWO | {"3": ["a"]})
    assert (found["A"].words, found["A"].n_events) == (150, 2)


def test_an_outlet_that_is_always_alone_has_no_row():
    assert set(reported({"1": ["ab"], "2": ["c"]})) == {"A", "B"}


def test_an_outlet_without_facts_has_a_rate_of_omissions_alone():
    row = reported({"1": ["ab", "-c"]})["C"]
    assert (row.n_facts, row.n_omitted, row.omission_rate) == (0, 1, 1.0)
    assert pd.isna(row.exclusive_rate)


def test_no_articles_are_no_omissions_and_no_rows():
    assert not left_out([])
    assert not reported({})
