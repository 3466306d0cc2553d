"""The encoder: every word scored once, whatever the text; windows; scores kept on disk."""

import numpy as np
import pytest

from pressdiff.encoder import LONGEST, encode, split, windows

LONG = "\n".join(f"Paragraph {n} says that the council met on Monday." for n in range(80))


def test_each_word_is_scored_and_found_in_the_text():
    text = "“We left,” she said.\nIt rained."
    encoded = encode(text)
    words = [text[start:end] for start, end in encoded.spans]
    assert words == ["“", "We", "left", ",", "”", "she", "said", ".", "It", "rained", "."]
    assert encoded.head("content").shape == (11, 4)
    assert np.isfinite(encoded.scores).all()


@pytest.mark.parametrize(
    "text", ["", " \n ", "…", "a" * 10_000, "🙂 \u200fשלום\u200e", "\ud800 lone"]
)
def test_odd_texts_are_scored(text):
    encoded = encode(text)
    assert len(encoded.spans) == len(encoded.scores)
    assert np.isfinite(encoded.scores).all()


def test_windows_score_each_piece_once_and_none_is_too_long():
    pieces = split(LONG)
    found = list(windows(pieces))
    assert [start for _, start, _ in found[1:]] == [end for _, _, end in found[:-1]]
    assert (found[0][1], found[-1][2]) == (0, len(pieces.ids))
    assert max(end - context for context, _, end in found) <= LONGEST - 2


def test_a_window_ends_with_a_paragraph_where_it_can():
    pieces = split(LONG)
    _, _, end = next(windows(pieces))
    start, _ = pieces.spans[pieces.begins[end + 1]]
    assert LONG[start - 1] == "\n"


def test_the_same_text_has_the_same_scores_and_a_cache_is_used(tmp_path):
    first = encode(LONG, cache=tmp_path)
    (kept,) = tmp_path.rglob("*.npz")
    again = encode(LONG, cache=tmp_path)
    assert np.array_equal(first.scores, again.scores)
    kept.write_bytes(b"broken")
    assert np.array_equal(encode(LONG, cache=tmp_path).scores, first.scores)
