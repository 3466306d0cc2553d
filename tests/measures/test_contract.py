"""What holds for every measure in ALL."""

import math
import pickle
import re
from dataclasses import fields

import pytest
import spacy
from scipy.stats import binomtest
from spacy.tokens import Doc

from pressdiff.attribution import Attribution, attributions
from pressdiff.errors import MissingAnnotationError
from pressdiff.measures import ALL
from pressdiff.measures.base import Reading
from pressdiff.measures.observe import observations
from pressdiff.mentions import cast
from pressdiff.parse import Article
from pressdiff.report.rates import counts
from pressdiff.schema import OBSERVATIONS

HEADLINE = "Three killed as bridge is hit; Peter Brown held"
TEXT = (
    "Three people were killed when a bridge was hit by shells on Monday, officials claimed.\n"
    "“Some of it may have been seen,” said the mayor. Critics say the army is believed to have\t"
    "fired; it isn’t clear… (Reporting by…) ### ??? ‘\n\n  \n"
    "He admitted that it got done. Possible. 12. — Clearly, Mary Jones was shot by Peter Brown.\n"
    "Some experts call it a disgraceful massacre. Anna Smith was praised for her courage."
)
ODD = [
    "",
    " ",
    "\n\n",
    "?!",
    "by",
    "was",
    "may",
    "some",
    "Some",
    "is said",
    "🙂 \u200b was 🙂",
    "¿ be hit ? by",
]

ACCOUNT = (
    "The army may have shelled the town on Monday, residents said. Seven people were killed by "
    "rebels, the governor claimed.\nSome experts said the talks might clearly fail. Officials "
    "admitted that the bridge was hit. Anna Brown attacked Peter Smith and was arrested."
)
PLACES = {
    "dateline": f"LONDON ({{}}) - {ACCOUNT}",
    "byline": f"By Anna Brown, {{}}\n{ACCOUNT}",
    "told": f"{ACCOUNT}\n“Nobody was warned,” the mayor told {{}}.",
    "interview": f"{ACCOUNT}\nThe mayor admitted in an interview with {{}} that nobody was warned.",
    "source": f"{ACCOUNT}\nNobody was warned, according to {{}}.",
    "reporter": f"{ACCOUNT}\n{{}} could not verify the reports.",
    "credit": f"{ACCOUNT}\n(Reporting by Anna Brown; {{}})",
}
OUTLETS = ("Fox News", "RT", "CNN", "Breitbart")
BY_RULE = {
    "agency", "agent_deletion", "agentless_passives", "agentless_harm", "headlined", "boosting",
    "hedging",
}  # fmt: skip
"""Measures that ask no model of this project: a name changes them only where it changes the parse."""

each = pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.name)


def an_attribution(text: str, source: str, cue: str, stance: str) -> Attribution:
    start, named = text.index(cue), text.index(source)
    return Attribution(
        source=((named, named + len(source)),),
        cue=((start, start + len(cue)),),
        content=((0, start),),
        kind="indirect",
        lemma={"claimed": "claim", "said": "say", "admitted": "admit"}[cue],
        stance=stance,
        source_type="official" if source == "officials" else "witness",
        anonymous=source == "officials",
        entity=None,
        parent=None,
    )


@pytest.fixture(scope="module")
def reading(parsed):
    article = parsed(TEXT, headline=HEADLINE)
    text = article.doc.text
    told = [
        ("officials", "claimed", "doubting"),
        ("the mayor", "said", "neutral"),
        ("He", "admitted", "endorsing"),
    ]
    found = [an_attribution(text, *one) for one in told]
    return Reading(article, [*found, *found], cast(article))


def test_names_are_unique():
    names = [measure.name for measure in ALL]
    assert len(set(names)) == len(names)


@each
def test_a_measure_says_what_it_is(measure):
    assert re.fullmatch(r"[a-z_]+", measure.name)
    assert re.fullmatch(r"\S.* per \S.*", measure.unit)
    assert measure.low < measure.high
    assert measure.title
    assert measure.missing
    assert re.search(r"\(\d{4}\).*https://", measure.source)
    assert measure.validity == "not measured yet" or re.search(
        r"\d|not measured yet:", measure.validity
    )
    assert measure.observe.__doc__
    assert re.search(r"licen[cs]e|\(CC |\(Apache|no training", measure.data)


@each
def test_what_was_judged_is_told_with_its_interval(measure):
    judged = re.findall(
        r"of (\d+) [^.;]*?judged (\d+) right( \((\d+)-(\d+) %\))?", measure.validity
    )
    for of, right, interval, low, high in judged:
        assert interval, measure.validity
        expected = binomtest(int(right), int(of)).proportion_ci(method="wilson")
        assert (int(low), int(high)) == (round(100 * expected.low), round(100 * expected.high))


@each
def test_a_unit_reads_well_in_the_singular_and_the_plural(measure):
    first, second = (re.split(" (?:of|in|without) ", one)[0] for one in measure.unit.split(" per "))
    assert first.endswith("s")
    assert not second.endswith("s")
    one, two = counts(1, 1, measure.unit), counts(2, 2, measure.unit)
    assert one.startswith(f"1 {first[:-1]}")
    assert f" per 1 {second}" in one
    assert two.startswith(f"2 {first}")
    assert f" per 2 {second}s" in two


@each
def test_observations_are_well_formed(measure, reading):
    found = list(measure(reading))
    text = reading.article.doc.text
    assert found, "the test's text gives every measure an opportunity"
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()
        assert one.n >= 1
        assert math.isfinite(one.value)
        assert measure.low <= one.value / one.n <= measure.high
    assert len({(one.start, one.end, one.target) for one in found}) == len(found)


def test_the_table_is_the_same_whatever_order_observations_come_in(reading):
    rows = observations(reading)
    frame = OBSERVATIONS.frame(rows)
    assert frame.equals(OBSERVATIONS.frame(rows[::-1]))
    assert not frame.duplicated(["measure", "start", "end", "target"]).any()


@each
def test_a_measure_sees_both_values_in_the_text(measure, reading):
    values = {one.value for one in measure(reading)}
    known = {"emphasis": values, "sentiment": {-1.0, 0.0, 1.0}}
    assert values == known.get(measure.name, {0.0, 1.0})
    assert len(values) > 1


@each
def test_an_article_without_words_yields_nothing(measure, parsed):
    assert list(measure(Reading(parsed("")))) == []
    assert list(measure(Reading(parsed(" \n\n ")))) == []


@each
@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_measured_without_error(measure, parsed, text):
    list(measure(Reading(parsed(text))))


@each
def test_a_measure_is_repeatable_and_leaves_the_document_as_it_was(measure, reading):
    before = reading.article.doc.to_bytes()
    assert list(measure(reading)) == list(measure(reading))
    assert reading.article.doc.to_bytes() == before


@each
def test_a_measure_can_be_sent_to_another_process(measure, reading):
    again = pickle.loads(pickle.dumps(measure))
    assert again == measure or again.name == measure.name
    assert list(again(reading)) == list(measure(reading))


@pytest.mark.parametrize(
    "measure", [one for one in ALL if one.needs], ids=lambda measure: measure.name
)
def test_an_unparsed_article_is_refused_by_name(measure):
    doc = Doc(spacy.blank("en").vocab, words=["A", "man", "was", "shot"])
    match = f"measure '{measure.name}' needs .*, article 'bbc-17' lacks it; parse it"
    with pytest.raises(MissingAnnotationError, match=match):
        measure(Reading(Article("bbc-17", doc)))


def test_a_measure_is_not_told_the_outlet():
    assert not [
        one.name for kind in (Reading, Article) for one in fields(kind) if "outlet" in one.name
    ]


@pytest.fixture(scope="module")
def named(parsed):
    """Return a function that reads the account with an outlet named in one place."""
    known = {}

    def read(place, outlet):
        if (place, outlet) not in known:
            article = parsed(PLACES[place].format(outlet))
            people = cast(article)
            known[place, outlet] = Reading(article, attributions(article, people), people)
        return known[place, outlet]

    return read


def values(measure, reading):
    """Return the observations without their places, which a longer name moves."""
    return sorted((one.value, one.n) for one in measure(reading))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "measure", [one for one in ALL if one.name in BY_RULE], ids=lambda measure: measure.name
)
def test_the_name_of_an_outlet_changes_no_value(measure, named, place):
    reuters = values(measure, named(place, "Reuters"))
    for outlet in OUTLETS:
        assert values(measure, named(place, outlet)) == reuters, outlet


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "measure", [one for one in ALL if one.name not in BY_RULE], ids=lambda measure: measure.name
)
def test_where_a_model_reads_the_name_too_it_changes_one_observation_at_most(measure, named, place):
    """The encoder sees the text as it is; 50 articles with the name exchanged: rates by 0.01 at most."""
    reuters = values(measure, named(place, "Reuters"))
    for outlet in OUTLETS:
        other = values(measure, named(place, outlet))
        assert abs(len(other) - len(reuters)) <= 1, outlet
        assert abs(sum(v for v, _ in other) - sum(v for v, _ in reuters)) <= 1.05, outlet
