"""Agency by role, each with the near pair that turns it; who is meant, and by whom."""

import pytest

from pressdiff.measures.agency import AGENCY
from pressdiff.measures.base import Reading
from pressdiff.mentions import cast


def told(article):
    """Return whether each mention acts, by its words."""
    text = article.doc.text
    reading = Reading(article, (), cast(article))
    return [(text[one.start : one.end], one.value) for one in AGENCY(reading)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Israel attacked Lebanon.", [("Israel", 1), ("Lebanon", 0)]),
        ("Lebanon was attacked by Israel.", [("Lebanon", 0), ("Israel", 1)]),
        ("Lebanon was attacked.", [("Lebanon", 0)]),
        ("Israel did not attack Lebanon.", []),
        ("Angela Merkel died on Monday.", [("Angela Merkel", 0)]),
        ("Angela Merkel resigned on Monday.", [("Angela Merkel", 1)]),
        ("Angela Merkel said that it rained.", []),
        ("Angela Merkel is a chemist.", []),
        ("Angela Merkel is expected to resign.", []),
        ("France and Germany sent aid.", [("France", 1), ("Germany", 1)]),
        ("Nobody attacked Angela Merkel.", []),
        ("Angela Merkel refused to attack Germany.", [("Angela Merkel", 1)]),
        ("Angela Merkel went on to attack Germany.", [("Angela Merkel", 1), ("Germany", 0)]),
        ("Reporters described Angela Merkel as tired.", []),
    ],
)
def test_who_acts_is_told_from_who_is_acted_upon(parsed, text, found):
    assert told(parsed(text)) == found


def test_the_target_is_the_actor_whatever_the_mention_is_called(parsed):
    article = parsed("Angela Merkel resigned. She had led Germany for years.")
    found = {one.target: one.value for one in AGENCY(Reading(article, (), cast(article)))}
    assert found == {"Angela Merkel": 1.0, "Germany": 0.0}


def test_without_known_actors_there_is_nothing_to_observe(parsed):
    assert list(AGENCY(Reading(parsed("Israel attacked Lebanon.")))) == []


def test_swapping_two_names_swaps_their_values(parsed):
    one = dict(told(parsed("Russia shelled Kharkiv and Ukraine struck Belgorod.")))
    other = dict(told(parsed("Ukraine shelled Kharkiv and Russia struck Belgorod.")))
    assert one == other
    assert one["Russia"] == one["Ukraine"] == 1.0
