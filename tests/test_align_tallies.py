"""Counts that every report of an event gives: minimal pairs of agreement, conflict and neither."""

import pandas as pd
import pytest

from pressdiff import schema
from pressdiff.align import alignments
from pressdiff.settings import AlignSettings

INF = float("inf")
SEVEN = ("The raid killed seven farm workers", "seven", 7, 7, "farm worker")
EIGHT = ("‘Packing potatoes’: Eight farmhands slaughtered by jets", "Eight", 8, 8, "farmhand")
FIVE = ("Five militants died during an operation", "Five", 5, 5, "militant")
RAIN = ("Rain fell over hills", None, 0, 0, None)


def relations(*articles):
    """Return 'a0 b0 number' or 'a0 b0 same' for each alignment of articles, lists of claims."""
    claims, numbers, texts = [], [], []
    for letter, told in zip("abc", articles, strict=False):
        start = 0
        for index, (text, word, low, high, noun) in enumerate(told):
            row = dict.fromkeys(schema.CLAIMS.names)
            row |= {
                "claim_id": f"{letter}{index}", "article_id": letter, "start": start,
                "end": start + len(text), "voice": "own", "section": "body", "predicate": "",
                "position": index / len(told), "polarity": "positive", "certainty": "asserted",
            }  # fmt: skip
            claims.append(row)
            if word:
                at = start + text.index(word)
                numbers.append(
                    {
                        "claim_id": row["claim_id"], "start": at, "end": at + len(word),
                        "value": 1, "low": None if low == -INF else low, "high": None if high == INF else high,
                        "unit": None, "noun": noun, "bound": "exact",
                    }
                )  # fmt: skip
            start += len(text) + 1
        texts.append({"article_id": letter, "text": "\n".join(text for text, *_ in told)})
    found = alignments(
        "e", schema.CLAIMS.frame(claims), schema.QUANTITIES.frame(numbers), pd.DataFrame(texts),
        schema.MENTIONS.frame([]), AlignSettings(),
    ).alignments  # fmt: skip
    return sorted(
        f"{row.claim_a} {row.claim_b} {row.kind if row.relation == 'conflict' else 'same'}"
        for row in found.itertuples()
    )


def test_tolls_conflict_though_no_word_is_shared():
    assert relations([SEVEN], [EIGHT], [FIVE]) == ["a0 b0 number", "a0 c0 number", "b0 c0 number"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Sixty-four people were detained", "Sixty-four", 64, 64, "people"),
         ("Officers dragged away 200 people", "200", 200, 200, "people")),
        (("More than 6,000 residents were brought to safety", "More", 6_000, INF, "resident"),
         ("About 4,200 people had fled", "About", 3_780, 4_620, "people")),
        (("Some 30,000 took part", "Some", 27_000, 33_000, None),
         ("Up to 12,000 had gathered", "Up", -INF, 12_000, None)),
        (("The carmaker axed 1,850 jobs", "1,850", 1_850, 1_850, "job"),
         ("Its owner sheds 2,300 workers", "2,300", 2_300, 2_300, "worker")),
        (("Three remain unaccounted for", "Three", 3, 3, None), ("2 are missing", "2", 2, 2, None)),
        (EIGHT, ("At least 10 died", "At", 10, INF, None)),
        (EIGHT, ("Blaze claims 14 lives", "14", 14, 14, "life")),
        (("About 20 perished", "About", 18, 22, None), ("The flood killed 17", "17", 17, 17, None)),
    ],
)  # fmt: skip
def test_numbers_of_one_tally_that_cannot_both_be_true_conflict(a, b):
    assert relations([a], [b]) == ["a0 b0 number"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (EIGHT, ("Blaze claims 8 lives", "8", 8, 8, "life")),
        (EIGHT, ("At least 6 died", "At", 6, INF, None)),
        (("About 20 perished", "About", 18, 22, None), ("The flood killed 19", "19", 19, 19, None)),
        (("The carmaker axed 2,000 jobs", "2,000", 2_000, 2_000, "job"),
         ("Its owner sheds 1,850 workers", "1,850", 1_850, 1_850, "worker")),
    ],
)  # fmt: skip
def test_numbers_of_one_tally_that_may_both_be_true_are_the_same(a, b):
    assert relations([a], [b]) == ["a0 b0 same"]


@pytest.mark.parametrize(
    "other",
    [
        ("Two of them died in hospital", "Two", 2, 2, None),
        ("Two children died", "Two", 2, 2, "child"),
        ("Two more people died", "Two", 2, 2, "people"),
        ("Two people died there in 2019", "Two", 2, 2, "people"),
        ("No more than two people died", "two", 2, 2, "people"),
        ("Two men killed the guard", "Two", 2, 2, "man"),
        ("Two villages died out", "Two", 2, 2, "village"),
        ("Two people were hurt", "Two", 2, 2, "people"),
        ("The war killed 9,000 people", "9,000", 9_000, 9_000, "people"),
    ],
)
def test_a_part_another_occasion_or_another_tally_is_no_second_toll(other):
    assert relations([EIGHT], [other]) == []


def test_an_article_gives_the_first_toll_it_tells():
    later = ("Elsewhere 3 people died", "3", 3, 3, "people")
    assert relations([EIGHT], [SEVEN, RAIN, later, RAIN]) == ["a0 b0 number"]


def test_a_toll_first_told_at_the_end_of_an_article_is_background():
    assert relations([SEVEN], [RAIN, RAIN, RAIN, EIGHT]) == []
