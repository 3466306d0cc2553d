import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressdiff.attribution import attributions
from pressdiff.mentions import cast


def found(article):
    text = article.doc.text

    def words(pieces):
        return " … ".join(text[start:end] for start, end in pieces)

    return [
        (words(one.source), words(one.cue), words(one.content))
        for one in attributions(article, cast(article))
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said that the talks had failed.", "The minister", "said", "that the talks had failed"),
        ("The talks had failed, the minister said.", "the minister", "said", "The talks had failed"),
        ("“The talks have failed,” the minister said.", "the minister", "said", "“The talks have failed,”"),
        ("According to the ministry, two men were killed.", "the ministry", "According to", "two men were killed"),
        ("Two men were killed, according to the ministry.", "the ministry", "according to", "Two men were killed"),
        ("The two sides, he said, were considering a fund.", "he", "said", "The two sides … were considering a fund"),
        ("The army claimed it had killed 60 men.", "The army", "claimed", "it had killed 60 men"),
        ("Officials urged the West to do more.", "Officials", "urged", "the West to do more"),
        ("The company announced plans to close the plant.", "The company", "announced", "plans to close the plant"),
        ("The ministry denied that the dam had failed.", "The ministry", "denied", "that the dam had failed"),
        ("Two men were reportedly killed in the raid.", "", "reportedly", "Two men were … killed in the raid"),
        ("The bridge is believed to have collapsed.", "", "is believed", "The bridge … to have collapsed"),
    ],
)  # fmt: skip
def test_source_cue_and_content_of_one_sentence(parsed, text, source, cue, content):
    assert (source, cue, content) in found(parsed(text))


def test_a_quotation_goes_on_after_its_cue(parsed):
    article = parsed(
        "“This war could go on,” he told reporters. “Let me repeat our support for it.”"
    )
    ((_, cue, content),) = found(article)
    assert cue == "told"
    assert content == "“This war could go on,” … “Let me repeat our support for it.”"


def test_a_quotation_paragraph_goes_to_the_speaker_before_in_british_marks_too(parsed):
    article = parsed(
        "‘We lost all of it,’ Anders Bratt said.\n‘They came at four and took the cows.’"
    )
    at = article.text.index("They came")
    (one,) = (
        one
        for one in attributions(article, cast(article))
        if any(start <= at < end for start, end in one.content)
    )
    assert one.entity == "Anders Bratt"


def test_a_mixed_quotation_keeps_what_is_and_what_is_not_quoted(parsed):
    article = parsed("The minister said France would “continue to help as much as is necessary”.")
    (one,) = attributions(article, cast(article))
    assert one.kind == "mixed"


def test_a_term_in_quotation_marks_is_not_speech(parsed):
    article = parsed("Paris prepares to launch an “artillery coalition” in support of its ally.")
    assert not [one for one in found(article) if "coalition" in one[2]]


def test_he_added_is_credited_to_the_speaker_before(parsed):
    article = parsed(
        "President Emmanuel Macron said aid would go on. He added that he would visit in May."
    )
    assert [one.entity for one in attributions(article, cast(article))][:2] == [
        "Emmanuel Macron"
    ] * 2


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("said", "neutral"),
        ("claimed", "doubting"),
        ("confirmed", "endorsing"),
        ("denied", "denying"),
    ],
)
def test_the_cue_tells_the_stance(parsed, verb, stance):
    article = parsed(f"The ministry {verb} that the bridge had been hit.")
    assert [one.stance for one in attributions(article, cast(article))] == [stance]


def test_nobody_named_is_anonymous_and_an_institution_is_not(parsed):
    article = parsed("The bridge is believed to have collapsed. The foreign ministry said it had.")
    first, second = attributions(article, cast(article))
    assert first.anonymous
    assert not second.anonymous


def test_a_chain_names_its_parent(parsed):
    article = parsed("Reuters said that the minister had said that the talks were over.")
    outer, inner = attributions(article, cast(article))
    assert (outer.parent, inner.parent) == (None, 0)


def test_a_headline_credits_the_media_after_its_dash(parsed):
    article = parsed(
        "It rained.", headline="Ukrainian defense minister cancels France trip – media"
    )
    assert ("media", "–", "Ukrainian defense minister cancels France trip") in found(article)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet="he said “it” is, not. \n\"'’‘—:", max_size=80))
def test_any_text_is_read_and_every_piece_lies_inside_it(parsed, text):
    article = parsed(text)
    for one in attributions(article, cast(article)):
        assert one.content
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(text)
