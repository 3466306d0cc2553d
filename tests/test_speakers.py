"""Who a source is: one entity, its type, named or not."""

import pytest

from pressdiff.mentions import cast
from pressdiff.speakers import speaker


def of(article, words, *, nth=0, outer=None):
    """Return the speaker of the nth place where `words` stand."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return speaker(article, cast(article), (start, start + len(words)), outer=outer)


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Paul Lambert met Anna Weiss in Lyon. She said the talks went well.", "She", "Anna Weiss"),
        ("Paul Lambert left. “It rained,” Anna Weiss said. He said it was late.", "He", "Paul Lambert"),
        ("When Paul Lambert spoke, Mark Petit left the room. He said it was late.", "He", "Mark Petit"),
        ("They met Anna Weiss, who said that the talks went well.", "who", "Anna Weiss"),
        ("Volkswagen closed two plants. It said that demand was weak.", "It", "Volkswagen"),
        ("Volkswagen closed two plants. The company said that demand was weak.", "The company", "Volkswagen"),
        ("The gorilla Harambe was shot, director Thane Maynard said. He said it was sad.", "He", "Thane Maynard"),
        ("American model Anna Weiss was there. The model said the flight was long.", "The model", "Anna Weiss"),
        ("Police Chief Randy Fandal said it was a scam.", "Police Chief Randy Fandal", "Randy Fandal"),
        ("President Donald Trump left. Trump said he was tired.", "Trump", "Donald Trump"),
        ("A statement came. Reuters news agency said it was short.", "Reuters news agency", "Reuters"),
    ],
)  # fmt: skip
def test_a_source_is_one_entity_of_the_article(parsed, text, words, entity):
    assert of(parsed(text), words)[0] == entity


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Microsoft sued Volkswagen. Both waited. The company said it was sure.", "The company"),
        ("Paul Lambert left. A delegate said he was tired. He said it was late.", "He"),
        ("Voters waited outside. They said it was late.", "They"),
        ("Paul Lambert met Mark Petit, and it rained. I think so.", "I"),
        ("Moscow and Beijing said so.", "Moscow and Beijing"),
    ],
)
def test_an_ambiguous_or_unnamed_source_is_no_entity(parsed, text, words):
    assert of(parsed(text), words)[0] is None


def test_the_first_person_is_who_the_quotation_belongs_to(parsed):
    article = parsed("“I think that we lost,” Anna Weiss said.")
    assert of(article, "I", outer="Anna Weiss")[0] == "Anna Weiss"
    assert of(article, "I")[0] is None


@pytest.mark.parametrize(
    ("source", "anonymous"),
    [
        ("Officials", True),
        ("Two aides", True),
        ("A US official", True),
        ("The source", True),
        ("An official who asked not to be named", True),
        ("The foreign ministry", False),
        ("Police", False),
        ("The mayor", False),
        ("A spokesman for Volkswagen", False),
        ("The boy's mother", False),
    ],
)
def test_who_stays_unnamed(parsed, source, anonymous):
    assert of(parsed(f"{source} said that the bridge had been closed."), source)[2] is anonymous


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The Kremlin", "official"),
        ("Paris", "official"),
        ("KPNX", "media"),
        ("Professor Anna Weiss", "expert"),
        ("The army", "military"),
        ("The company spokesman", "organisation"),
        ("Residents", "witness"),
        ("Senator Anna Weiss", "politician"),
        ("The report", "document"),
        ("Sources", "anonymous"),
    ],
)
def test_the_type_of_a_source(parsed, source, kind):
    assert of(parsed(f"{source} said that the bridge had been closed."), source)[1] == kind


def test_no_source_is_anonymous(parsed):
    article = parsed("The bridge is believed to have collapsed.")
    assert speaker(article, cast(article), None) == (None, "anonymous", True)


@pytest.mark.parametrize("text", [" ", "who", "it", "they said", "«", "the", "who who said it"])
def test_odd_texts_have_a_speaker_or_none(parsed, text):
    article = parsed(text)
    for end in range(1, len(text) + 1):
        assert speaker(article, cast(article), (0, end))[0] is None
