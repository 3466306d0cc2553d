"""What holds for every measure in ALL."""

import pickle
import re

import pytest
import spacy
from spacy.tokens import Doc

from pressdiff.attribution import Attribution
from pressdiff.errors import MissingAnnotationError
from pressdiff.measures import ALL
from pressdiff.measures.base import Reading
from pressdiff.mentions import cast
from pressdiff.parse import Article

HEADLINE = "Three killed as bridge is hit; Peter Brown held"
TEXT = (
    "Three people were killed when a bridge was hit by shells on Monday, officials claimed.\n"
    "“Some of it may have been seen,” said the mayor. Critics say the army is believed to have\t"
    "fired; it isn’t clear… (Reporting by…) ### ??? ‘\n\n  \n"
    "He admitted that it got done. Possible. 12. — Clearly, Mary Jones was shot by Peter Brown."
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


@each
def test_observations_are_well_formed(measure, reading):
    found = list(measure(reading))
    text = reading.article.doc.text
    assert found, "the test's text gives every measure an opportunity"
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()
        assert one.n >= 1
        assert measure.low <= one.value / one.n <= measure.high
    assert len({(one.start, one.end, one.target) for one in found}) == len(found)


@each
def test_a_measure_sees_both_values_in_the_text(measure, reading):
    values = {one.value for one in measure(reading)}
    assert len(values) > 1 if measure.name == "emphasis" else values == {0.0, 1.0}


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
    match = f"measure '{measure.name}' needs .*DEP.*, article 'bbc-17' lacks it; parse it"
    with pytest.raises(MissingAnnotationError, match=match):
        measure(Reading(Article("bbc-17", doc)))
