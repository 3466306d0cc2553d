"""What was planted in the sample - conflicts and omissions - against what a run finds."""

import json
from collections import defaultdict
from itertools import combinations

import pytest

from conftest import SAMPLE


@pytest.fixture(scope="module")
def place(results):
    """Return a function from spans of the gold to the claims that stand in them."""
    rows = [json.loads(line) for line in _lines("events.jsonl")]
    by_title = {(row.outlet, row.title): row.article_id for row in results.articles.itertuples()}
    ours = {row["article_id"]: by_title[row["outlet"], row["title"]] for row in rows}
    spans = defaultdict(list)
    for row in results.claims.itertuples():
        spans[row.article_id].append((row.start, row.end, row.claim_id))

    def claims(told):
        return {
            claim
            for article, start, end in told["spans"]
            for first, last, claim in spans[ours[article]]
            if min(end, last) - max(start, first) > 0.5 * min(end - start, last - first)
        }

    return claims


def _lines(name):
    return (SAMPLE / "gold" / name).read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def planted(place):
    """Return the facts of the gold, each with the claims of every outlet."""
    facts = [json.loads(line) for line in _lines("facts.jsonl")]
    return [
        fact | {"claims": {name: place(told) for name, told in fact["outlets"].items()}}
        for fact in facts
    ]


def apart(fact):
    """Return the pairs of outlets that give a fact values which cannot both be true."""
    values = {
        outlet: set(told["values"]) - {"unknown", "none"}
        for outlet, told in fact["outlets"].items()
    }
    return [
        (a, b)
        for a, b in combinations(sorted(values), 2)
        if values[a] and values[b] and values[a].isdisjoint(values[b])
    ]


def across(fact, outlets):
    """Return the pairs of claims of two outlets that tell a fact."""
    one, other = (fact["claims"][outlet] for outlet in outlets)
    return {tuple(sorted((a, b))) for a in one for b in other}


def test_every_planted_conflict_is_found(results, planted):
    found = set(zip(results.conflicts["claim_a"], results.conflicts["claim_b"], strict=True))
    matters = [fact for fact in planted if fact["kind"] and apart(fact)]
    missed = [
        fact["fact"]
        for fact in matters
        if not any(found & across(fact, outlets) for outlets in apart(fact))
    ]
    assert len(matters) == 33
    assert not missed


def test_next_to_no_conflict_is_found_that_was_not_planted(results, planted):
    expected = set()
    for fact in planted:
        for outlets in combinations(sorted(fact["claims"]), 2):
            expected |= across(fact, outlets) if fact["kind"] else set()
    article = results.claims.set_index("claim_id")["article_id"]
    versions = results.articles.set_index("article_id")["copy_of"]
    touched = set(versions.index[versions.notna()]) | set(versions.dropna())
    strange = [
        (row.value_a, row.value_b)
        for row in results.conflicts.itertuples()
        if (row.claim_a, row.claim_b) not in expected
        and not touched & {article[row.claim_a], article[row.claim_b]}
    ]
    assert len(strange) <= 0.05 * len(results.conflicts), strange


@pytest.fixture(scope="module")
def cells(results, planted):
    """Return for each planted fact that two outlets share in one of ours, outlet by outlet: whether it
    tells the fact, and whether a run says that it omits it."""
    of_claim = results.facts.groupby("claim_id")["fact_id"].agg(list)
    told = {(row.fact_id, row.outlet): row.status for row in results.omissions.itertuples()}
    found = []
    for fact in planted:
        reach = defaultdict(set)
        for outlet, claims in fact["claims"].items():
            for claim in claims:
                for one in of_claim[claim]:
                    reach[one].add(outlet)
        for outlet, gold in fact["outlets"].items():
            ours = [one for one, outlets in reach.items() if len(outlets - {outlet}) >= 2]
            if ours:
                omitted = [told.get((one, outlet)) == "omitted" for one in ours]
                also = any(outlet in outlets and len(outlets) > 1 for outlets in reach.values())
                found.append((gold["status"] != "absent", any(omitted) and not also))
    return found


def test_an_outlet_that_tells_a_fact_is_seldom_said_to_omit_it(cells):
    present = [omitted for told, omitted in cells if told]
    assert len(present) >= 100
    assert sum(present) <= 0.08 * len(present)


def test_most_planted_omissions_of_what_is_aligned_are_found(cells):
    absent = [omitted for told, omitted in cells if not told]
    assert len(absent) >= 20
    assert sum(absent) >= 0.5 * len(absent)
