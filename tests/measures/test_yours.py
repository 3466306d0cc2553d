"""Measures in Python: looked at before the run, named when they fail, and then like any other."""

import threading
from dataclasses import replace

import pandas as pd
import pytest

import pressdiff
from pressdiff.errors import InputError
from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.yours import in_python, taken
from pressdiff.mentions import cast

SOURCE = """
from pressdiff.measures.base import Measure, Observation

def asks(reading):
    for sentence in reading.article.doc.sents:
        yield Observation(sentence.start_char, sentence.end_char, float("?" in sentence.text))

ASKS = Measure(
    "asks", "Sentences that ask", "questions per sentence", 0.0, 1.0, "no sentence",
    frozenset({"SENT_START"}), "the documentation", "not measured yet", asks,
)
"""
TEXTS = ("Who fired? The army said on Monday that it had fired. Nobody was hurt in the town.",
         "The army fired on Monday. It said that nobody was hurt in the town. It will go on.")  # fmt: skip


@pytest.fixture(scope="module")
def asks() -> Measure:
    """Return a measure as a notebook makes it: a function that no other process can import."""
    made = {"__name__": "__main__"}
    exec(SOURCE, made)
    return made["ASKS"]


def corpus(n=1):
    rows = [
        {"outlet": outlet, "title": f"Army fires in town {i}", "text": text,
         "article_id": f"{outlet[0]}{i}", "date": f"2025-03-{i + 1:02d}"}
        for i in range(n) for outlet, text in zip(("Alpha", "Beta"), TEXTS, strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def read(measure, parsed, text="He left. Did he?"):
    article = parsed(text)
    return list(taken([measure])[0](Reading(article, (), cast(article))))


def test_it_stands_in_tables_and_report_like_any_other(asks, tmp_path):
    results = pressdiff.compare(corpus(), profile="light", measures=[asks], jobs=1)
    rows = results.observations[results.observations["measure"] == "asks"]
    sums = rows.groupby(rows["article_id"].str[0])["value"].sum()
    assert sums.to_dict() == {"A": 1.0, "B": 0.0}
    assert "asks" in set(results.effects["measure"])
    assert results.effects.set_index("measure").loc["asks", "family"].unique() == ["your measures"]
    (told,) = results.about.measures
    assert told["in_python"] is True
    assert told["validity"].startswith("not measured yet (as told by its author")
    page = results.report(tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Sentences that ask" in page
    assert "as told by its author" in page


def test_several_processes_find_the_same_as_one(asks):
    many, one = (
        pressdiff.compare(corpus(12), profile="light", measures=[asks], jobs=jobs)
        for jobs in (2, 1)
    )
    pd.testing.assert_frame_equal(many.observations, one.observations)
    assert (many.observations["measure"] == "asks").sum() > 60


def test_a_bundle_says_that_it_needs_the_function_and_repeats_with_it(asks, tmp_path):
    results = pressdiff.compare(corpus(), profile="light", measures=[asks], jobs=1)
    (bundle,) = results.export("bundle", tmp_path)
    with pytest.raises(InputError, match="made with measures in Python: asks; given: none"):
        pressdiff.verify(corpus(), bundle=bundle, out=tmp_path / "none", jobs=1)
    _, verdict = pressdiff.verify(
        corpus(), bundle=bundle, out=tmp_path / "again", measures=[asks], jobs=1
    )
    assert verdict.reproduces


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": "My Measure"}, "the name is a letter"),
        ({"unit": "questions"}, "the unit reads 'x per y', got 'questions'"),
        ({"high": 0.0}, "low is less than high, got 0.0 and 0.0"),
        ({"validity": " "}, "say its validity in words"),
        ({"observe": None}, "observe is a function"),
    ],
)
def test_what_it_must_say_is_asked_for_before_the_run(asks, changed, words):
    with pytest.raises(InputError, match=words):
        taken([replace(asks, **changed)])


def test_what_is_no_measure_or_cannot_travel_is_refused(asks):
    with pytest.raises(InputError, match=r"is a pressdiff\.measures\.base\.Measure, got str"):
        taken(["asks"])
    lock = threading.Lock()
    with pytest.raises(InputError, match="cannot be sent to another process"):
        taken([replace(asks, observe=lambda reading: lock)])


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (3, "yield Observation, got int"),
        (Observation(0, 99, 1.0), "characters 0 to 99 are not in its text of 16"),
        (Observation(3, 3, 1.0), "characters 3 to 3 are not in its text"),
        (Observation(0, 2.5, 1.0), r"start and end are whole numbers, got 0 and 2\.5"),
        (Observation(0, 2, "much"), "value and n are numbers, got 'much'"),
        (Observation(0, 2, 1.0, 0.5), r"n is 1 opportunity or more, got 0\.5"),
        (Observation(0, 2, 1.5), r"value 1\.5 in 1 is outside of 0 to 1"),
        (Observation(0, 2, float("nan")), "value nan in 1 is outside"),
        (Observation(0, 2, 1.0, target="nobody"), "target 'nobody' is no entity of it"),
    ],
)
def test_an_observation_that_no_table_can_hold_is_refused(asks, parsed, found, words):
    bad = replace(asks, observe=lambda reading: iter([found]))
    with pytest.raises(InputError, match=f"'asks', in Python, on article 'a1': {words}"):
        read(bad, parsed)


def test_the_same_opportunity_twice_and_a_failing_function_are_told(asks, parsed):
    twice = replace(asks, observe=lambda reading: [Observation(0, 2, 1.0)] * 2)
    with pytest.raises(InputError, match="characters 0 to 2 observed twice"):
        read(twice, parsed)
    with pytest.raises(InputError, match=r"ZeroDivisionError: .*; mend the function"):
        read(replace(asks, observe=lambda reading: [1 / 0]), parsed)


def test_only_what_was_brought_counts_as_brought(asks, parsed):
    assert not in_python(asks)
    assert in_python(taken([asks])[0])
    assert [one.value for one in read(asks, parsed)] == [0.0, 1.0]
