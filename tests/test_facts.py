"""Facts and coverage from hand-made claims and alignments."""

import pandas as pd
import pytest

from pressdiff import schema
from pressdiff.facts import between_outlets, compared, coverage, facts, wording


def claim(key, voice="own", position=0.5, certainty="asserted", attribution=None):
    """Return a row of `claims`; the key is the article's letter and a number."""
    return {
        "claim_id": key, "article_id": key[0], "start": 0, "end": 9, "voice": voice,
        "section": "body", "position": position, "attribution_id": attribution, "predicate": "be",
        "subject": None, "object": None, "polarity": "positive", "certainty": certainty,
        "time_start": None, "time_end": None,
    }  # fmt: skip


def claims(*rows):
    return schema.CLAIMS.frame([row if isinstance(row, dict) else claim(row) for row in rows])


def aligned(*pairs, relation="same"):
    """Return `alignments` from pairs 'a1 b1' with an optional probability."""
    rows = []
    for pair in pairs:
        a, b, *probability = pair.split()
        rows.append(
            {
                "event_id": "e", "claim_a": a, "claim_b": b, "relation": relation,
                "kind": "number" if relation == "conflict" else None,
                "probability": float(probability[0]) if probability else 0.9,
            }
        )  # fmt: skip
    return schema.ALIGNMENTS.frame(rows)


def articles(copies=None, outlets=None):
    names = {"a": "Alpha", "b": "Beta", "c": "Gamma", "d": "Delta"} | (outlets or {})
    return pd.DataFrame(
        [
            {"article_id": key, "outlet": name, "copy_of": (copies or {}).get(key)}
            for key, name in names.items()
        ]
    )


def events(letters):
    return schema.EVENTS.frame(
        {"article_id": key, "event_id": "e", "storyline_id": "s", "probability": None}
        for key in letters
    )


def attributions(**stances):
    return schema.ATTRIBUTIONS.frame(
        {
            "attribution_id": key, "article_id": key[0], "kind": "indirect", "cue": "say",
            "stance": stance, "source_type": None, "anonymous": False, "entity_id": None,
            "parent_id": None,
        }
        for key, stance in stances.items()
    )  # fmt: skip


def groups(table):
    return [" ".join(sorted(found)) for _, found in table.groupby("fact_id")["claim_id"]]


def cells(found, pairs, letters, *, copies=None, outlets=None, **stances):
    """Return outlet: (status, n_claims) of the first fact."""
    table = coverage(
        facts("e", found, pairs), found, articles(copies, outlets), events(letters),
        attributions(**stances), pairs,
    )  # fmt: skip
    first = table[table["fact_id"] == "e#f000"]
    return {row.outlet: (row.status, row.n_claims) for row in first.itertuples()}


def test_aligned_claims_are_one_fact_and_a_lone_claim_is_its_own():
    found = facts("e", claims("a1", "b1", "a2"), aligned("a1 b1"))
    assert groups(found) == ["a1 b1", "a2"]


def test_claims_that_conflict_are_one_fact():
    assert groups(facts("e", claims("a1", "b1"), aligned("a1 b1", relation="conflict"))) == [
        "a1 b1"
    ]


def test_facts_do_not_chain():
    rows = claims("a1", "b1", "c1", "d1")
    pairs = aligned("a1 b1 .9", "b1 c1 .8", "c1 d1 .9")
    assert groups(facts("e", rows, pairs)) == ["a1 b1", "c1 d1"]


def test_a_fact_grows_by_half_of_its_links_and_a_claim_that_joins_two_is_in_both():
    rows, pairs = claims("a1", "b1", "c1", "d1"), ["a1 b1 .9", "b1 c1 .8", "c1 d1 .6"]
    assert groups(facts("e", rows, aligned(*pairs))) == ["a1 b1 c1", "c1 d1"]


def test_three_articles_that_all_agree_are_one_fact():
    pairs = aligned("a1 b1", "b1 c1", "a1 c1")
    assert groups(facts("e", claims("a1", "b1", "c1"), pairs)) == ["a1 b1 c1"]


def test_an_article_that_repeats_a_fact_has_two_claims_in_it():
    assert groups(facts("e", claims("a1", "a2", "b1"), aligned("a1 b1", "a2 b1"))) == ["a1 a2 b1"]


def test_facts_told_by_most_come_first_then_those_told_early():
    rows = claims(claim("a1", position=0.1), claim("a2", position=0.9), claim("b2", position=0.8))
    found = facts("e", rows, aligned("a2 b2"))
    assert list(zip(found["fact_id"], found["claim_id"], strict=True)) == [
        ("e#f000", "a2"), ("e#f000", "b2"), ("e#f001", "a1"),
    ]  # fmt: skip


def test_the_order_of_rows_does_not_matter():
    rows, pairs = claims("a1", "b1", "c1", "c2"), aligned("a1 b1", "b1 c1", "a1 c2")
    turned = facts("e", rows[::-1], pairs[::-1])
    pd.testing.assert_frame_equal(facts("e", rows, pairs), turned)


def test_no_claims_are_no_facts_and_no_coverage():
    none, pairs = claims(), aligned()
    found = facts("e", none, pairs)
    assert found.empty
    assert wording(found, none, pairs).empty
    assert coverage(found, none, articles(), events("ab"), attributions(), pairs).empty


def test_the_wording_of_a_fact_is_its_most_central_claim():
    rows = claims("a1", "b1", "c1")
    pairs = aligned("a1 b1 .9", "b1 c1 .9", "a1 c1 .6")
    found = wording(facts("e", rows, pairs), rows, pairs)
    assert found["claim_id"].tolist() == ["b1"]


def test_an_outlet_has_a_fact_in_own_voice_attributed_or_not():
    rows = claims("a1", claim("b1", voice="attributed", attribution="b-x"))
    found = cells(rows, aligned("a1 b1"), "abc", **{"b-x": "neutral"})
    assert found == {"Alpha": ("own", 1), "Beta": ("attributed", 1), "Gamma": ("absent", 0)}


def test_an_outlet_without_an_article_in_the_event_is_not_absent():
    assert set(cells(claims("a1", "b1"), aligned("a1 b1"), "ab")) == {"Alpha", "Beta"}


def test_own_voice_once_is_own_voice():
    rows = claims("a1", claim("b1", voice="attributed", attribution="b-x"), "b2")
    found = cells(rows, aligned("a1 b1", "a1 b2"), "ab", **{"b-x": "neutral"})
    assert found["Beta"] == ("own", 2)


def test_a_conflict_disputes_the_fact_on_both_sides():
    found = cells(claims("a1", "b1"), aligned("a1 b1", relation="conflict"), "abc")
    assert {name: status for name, (status, _) in found.items()} == {
        "Alpha": "disputed", "Beta": "disputed", "Gamma": "absent",
    }  # fmt: skip


@pytest.mark.parametrize(("update", "status"), [(1, "own"), (0, "disputed")])
def test_a_later_count_disputes_nothing(update, status):
    found, pairs = claims("a1", "b1"), aligned("a1 b1", relation="conflict")
    conflict = {
        "event_id": "e", "claim_a": "a1", "claim_b": "b1", "kind": "number", "value_a": "10",
        "value_b": "12", "update": update,
    }  # fmt: skip
    table = coverage(
        facts("e", found, pairs), found, articles(), events("ab"), attributions(), pairs,
        conflicts=schema.CONFLICTS.frame([conflict]),
    )  # fmt: skip
    assert table["status"].tolist() == [status, status]


@pytest.mark.parametrize(
    ("stance", "status"),
    [("denying", "disputed"), ("doubting", "disputed"), ("endorsing", "attributed")],
)
def test_told_only_to_doubt_it_is_disputed_where_another_outlet_tells_it(stance, status):
    rows = claims("a1", claim("b1", voice="attributed", attribution="b-x"))
    found = cells(rows, aligned("a1 b1"), "ab", **{"b-x": stance})
    assert found["Beta"][0] == status
    assert found["Alpha"][0] == "own"


def test_doubt_that_all_outlets_share_disputes_nothing():
    rows = claims(
        claim("a1", voice="attributed", attribution="a-x"),
        claim("b1", voice="attributed", attribution="b-x"),
    )
    found = cells(rows, aligned("a1 b1"), "ab", **{"a-x": "doubting", "b-x": "doubting"})
    assert {status for status, _ in found.values()} == {"attributed"}


def test_a_denial_is_disputed_where_another_outlet_asserts():
    rows = claims("a1", claim("b1", certainty="denied"))
    assert cells(rows, aligned("a1 b1"), "ab")["Beta"][0] == "disputed"


def test_a_copy_is_shown_but_is_not_a_second_source():
    found = cells(claims("a1", "b1"), aligned("a1 b1"), "ab", copies={"b": "a"})
    assert found == {"Alpha": ("own", 1), "Beta": ("own", 0)}


def test_of_two_copies_of_an_article_elsewhere_one_is_a_source():
    found = cells(claims("a1", "b1"), aligned("a1 b1"), "ab", copies={"a": "w", "b": "w"})
    assert found == {"Alpha": ("own", 1), "Beta": ("own", 0)}


def test_a_later_version_of_its_own_article_is_the_outlets_own():
    found = cells(
        claims("a1", "b1"), aligned("a1 b1"), "ab", copies={"b": "a"}, outlets={"b": "Alpha"}
    )
    assert found == {"Alpha": ("own", 2)}


def test_articles_that_copy_each_other_are_one_source():
    found = cells(claims("a1", "b1"), aligned("a1 b1"), "ab", copies={"a": "b", "b": "a"})
    assert sorted(n for _, n in found.values()) == [0, 1]


# copies and wire text


def reused(*rows):
    """Return `reuse` from (article, original or None, agency or None), each the whole article."""
    return schema.REUSE.frame(
        {
            "article_id": key, "start": 0, "end": 9, "original_id": original, "agency": agency,
            "kind": "partial" if original else "credit",
        }
        for key, original, agency in rows
    )  # fmt: skip


def counts(letters, pairs, reuse, **outlets):
    """Return outlet: claims that count in the one fact of claims a1, b1 and so on."""
    found = claims(*(f"{letter}1" for letter in letters))
    table = coverage(
        facts("e", found, pairs), found, articles(outlets=outlets), events(letters),
        attributions(), pairs, reuse,
    )  # fmt: skip
    return {row.outlet: (row.status, row.n_claims) for row in table.itertuples()}


def test_a_passage_taken_over_is_no_second_source():
    found = counts("ab", aligned("a1 b1"), reused(("b", "a", None)))
    assert found == {"Alpha": ("own", 1), "Beta": ("own", 0)}


def test_of_two_that_print_one_agency_one_is_a_source():
    found = counts("ab", aligned("a1 b1"), reused(("a", None, "AP"), ("b", None, "AP")))
    assert found == {"Alpha": ("own", 1), "Beta": ("own", 0)}


def test_the_agency_itself_counts_before_those_that_print_it():
    found = counts(
        "abc", aligned("a1 b1", "b1 c1", "a1 c1"), reused(("a", "c", "AP"), ("b", None, "AP")),
        c="Associated Press",
    )  # fmt: skip
    assert found == {"Alpha": ("own", 0), "Associated Press": ("own", 1), "Beta": ("own", 0)}


def test_two_agencies_are_two_sources():
    found = counts("ab", aligned("a1 b1"), reused(("a", None, "AP"), ("b", None, "Reuters")))
    assert found == {"Alpha": ("own", 1), "Beta": ("own", 1)}


@pytest.mark.parametrize(("without_wire", "kept"), [(False, ["a1", "b1"]), (True, ["a1"])])
def test_without_wire_text_its_claims_are_not_compared(without_wire, kept):
    rows = claims("a1", "b1")
    found = compared(
        facts("e", rows, aligned("a1 b1")), rows, articles(), events("ab"),
        reused(("b", None, "AP")), without_wire=without_wire,
    )  # fmt: skip
    assert found["claim_id"].tolist() == kept


def test_the_newest_version_is_compared_unless_it_is_in_another_event():
    rows = claims("a1", "b1", "c1")
    old = articles(copies={"a": "b"}, outlets={"b": "Alpha"})
    pairs = facts("e", rows, aligned("a1 c1", "b1 c1", "a1 b1"))
    found = compared(pairs, rows, old, events("abc"), reused(), without_wire=False)
    assert found["claim_id"].tolist() == ["b1", "c1"]
    alone = compared(pairs, rows, old, events("ac"), reused(), without_wire=False)
    assert "a1" in set(alone["claim_id"])


@pytest.mark.parametrize(
    ("reuse", "left"),
    [((), 1), ((("b", "a", None),), 0), ((("b", None, "AP"),), 1), ((("a", None, "AP"), ("b", None, "AP")), 0)],
)  # fmt: skip
def test_a_conflict_with_ones_own_older_words_elsewhere_is_none(reuse, left):
    pairs = aligned("a1 b1", relation="conflict")
    assert len(between_outlets(pairs, claims("a1", "b1"), articles(), reused(*reuse))) == left
