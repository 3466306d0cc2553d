"""The voice of a place."""

from pressdiff.attribution import Attribution
from pressdiff.measures.voices import Voices


def attribution(*content, lemma="say"):
    return Attribution((), (), content, "indirect", lemma, "neutral", None, False, None, None)


def test_contents_are_joined_and_their_end_is_outside():
    voices = Voices([attribution((2, 5), (9, 12)), attribution((4, 7))])
    assert [voices.at(at) for at in (1, 2, 6, 7, 9, 12)] == [
        "own", "attributed", "attributed", "own", "attributed", "own",
    ]  # fmt: skip


def test_what_the_outlet_asserts_itself_is_its_own():
    assert Voices([attribution((2, 5), lemma="know")]).at(3) == "own"
