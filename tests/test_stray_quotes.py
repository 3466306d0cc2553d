"""One quotation mark too many or too few, anywhere in an article, costs its own paragraph at most."""

import json
import random
import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import SAMPLE, SHARED
from pressdiff.attribution import attributions
from pressdiff.mentions import cast
from pressdiff.quotes import quotes

MARKS = ['"', "'", "“", "”", "„", "‘", "’", "‚", "«", "»", "‹", "›", "`", "``", "''"]
MARK = re.compile("|".join(map(re.escape, sorted(MARKS, key=len, reverse=True))))
ANYWHERE = st.floats(0, 1, exclude_max=True)
LARGE = settings(max_examples=500, deadline=None, derandomize=True, database=None)
KEPT = 0.95  # of the characters credited elsewhere


@cache
def real_articles() -> tuple[str, ...]:
    """Return real articles of several paragraphs, each with quotation marks."""
    found = []
    for name in ("attribution/polnear_train.jsonl", "grouping/giveme5w1h.jsonl"):
        path = SHARED / "data" / Path(name)
        if not path.is_file():
            pytest.skip("the evaluation data (../shared) is not here")
        with path.open(encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        found += [text for text in texts if 1500 < len(text) < 4000 and text.count("\n") > 6]
    return tuple(text for text in found if len(MARK.findall(text)) > 4)


@cache
def sample_articles() -> tuple[str, ...]:
    """Return the articles of the project's own sample."""
    paths = sorted((SAMPLE / "articles").rglob("*.txt"))
    return tuple(path.read_text(encoding="utf-8") for path in paths)


def pick(texts: tuple[str, ...], where: float) -> str:
    assert texts
    return texts[int(where * len(texts))]


def changed(text: str, mark: str, where: float) -> tuple[str, int]:
    """Return `text` with one mark more, or (mark "") one of its own less, and which line changed."""
    if mark:
        at = round(where * len(text))
        return text[:at] + mark + text[at:], text.count("\n", 0, at)
    found = list(MARK.finditer(text))
    assume(found)
    one = found[int(where * len(found))]
    return text[: one.start()] + text[one.end() :], text.count("\n", 0, one.start())


def quoted(text: str) -> dict[int, list[str]]:
    """Return the quotations of each line."""
    starts = line_starts(text)
    found: dict[int, list[str]] = {}
    for start, end in quotes(text):
        found.setdefault(bisect_right(starts, start), []).append(text[start:end])
        assert bisect_right(starts, end - 1) == bisect_right(starts, start)
    return found


def line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def check_quotes(text: str, mark: str, where: float, read=quoted) -> None:
    other, line = changed(text, mark, where)
    before, after = read(text), read(other)
    before.pop(line + 1, None)
    after.pop(line + 1, None)
    assert after == before


marks = st.sampled_from(["", *MARKS])


@LARGE
@given(which=ANYWHERE, mark=marks, where=ANYWHERE)
def test_a_stray_mark_in_a_real_article_leaves_the_quotations_elsewhere(which, mark, where):
    check_quotes(pick(real_articles(), which), mark, where)


@LARGE
@given(which=ANYWHERE, mark=marks, where=ANYWHERE)
def test_a_stray_mark_in_the_sample_leaves_the_quotations_elsewhere(which, mark, where):
    check_quotes(pick(sample_articles(), which), mark, where)


def test_a_reader_that_pairs_marks_over_lines_would_be_caught():
    def over_lines(text: str) -> dict[int, list[str]]:
        return {0: re.findall('"[^"]*"', text)}

    text = 'He said "one" here.\nShe said "two" there.\nThey said "three".'
    check_quotes(text, '"', 0.1)
    with pytest.raises(AssertionError):
        check_quotes(text, '"', 0.1, over_lines)


# attributions


def credited(parsed, text: str) -> dict[int, set[int]]:
    """Return the places in each line whose characters are credited to somebody."""
    article, starts = parsed(text), line_starts(text)
    found: dict[int, set[int]] = {}
    for one in attributions(article, cast(article)):
        for start, end in one.content:
            for at in range(start, end):
                line = bisect_right(starts, at) - 1
                found.setdefault(line, set()).add(at - starts[line])
    return found


def kept(parsed, text: str, mark: str, where: float) -> float:
    """Return the share of what is credited that stays credited, in lines away from the changed one."""
    other, line = changed(text, mark, where)
    before, after = credited(parsed, text), credited(parsed, other)
    blank = {at for at, words in enumerate(text.split("\n")) if not words.strip()}
    first, last = line - 1, line + 1
    while first in blank:
        first -= 1
    while last in blank:
        last += 1
    far = before.keys() - set(range(first, last + 1))
    credited_ = sum(len(before[at]) for at in far)
    return sum(len(before[at] & after.get(at, set())) for at in far) / max(credited_, 1)


@pytest.mark.parametrize("texts", [real_articles, sample_articles])
def test_a_stray_mark_leaves_what_is_credited_elsewhere(parsed, texts):
    """But for a word here and there: the tagger sees a window of several paragraphs."""
    draw = random.Random(7)
    known = [one for one in texts() if MARK.search(one)]
    shares = [
        kept(parsed, text, draw.choice(["", *MARKS]), draw.random())
        for text in draw.sample(known, min(20, len(known)))
    ]
    assert sum(shares) / len(shares) > KEPT
    assert sorted(shares)[2] > KEPT - 0.1
