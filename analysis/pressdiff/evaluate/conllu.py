"""CoNLL-U, the format of treebanks: sentences as words with their place in the text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pressdiff.errors import InputError

_COLUMNS = 10
_TEXT = "# text = "
_SHOWN = 60  # characters of a bad line that an error shows
Span = tuple[int, int]


def conllu(path: Path) -> list[dict[str, Any]]:
    """Read CoNLL-U, one row a sentence: its `text` and its `words`.

    A word has `start` and `end`, characters [start, end) of the text, `form`, `head` (its place in
    the list of words, None of a root) and `deprel`. A word that the text has in another form
    ("des" = "de" + "les") has the characters of the whole. Empty nodes are left out.

    Raises
    ------
    InputError
        If the file cannot be read, or a sentence is no CoNLL-U or lacks its "# text".

    References
    ----------
    https://universaldependencies.org/format.html
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise InputError(f"gold '{path}' cannot be read as CoNLL-U: {error}") from error
    blocks = (list(block) for filled, block in groupby(map(str.strip, lines), key=bool) if filled)
    rows = []
    for number, block in enumerate(blocks):
        try:
            rows.append(_sentence(block))
        except ValueError as error:
            raise InputError(f"gold '{path}' row {number} is no CoNLL-U: {error}") from error
    return rows


def _sentence(block: Sequence[str]) -> dict[str, Any]:
    """Read the lines of one sentence."""
    text = next((line.removeprefix(_TEXT) for line in block if line.startswith(_TEXT)), None)
    if text is None:
        raise ValueError(f"no '{_TEXT}' above '{block[0][:_SHOWN]}'")
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    words: list[dict[str, Any]] = []
    for cells, (start, end) in _placed(text, rows):
        number, head = int(cells[0]), int(cells[6])
        if number != len(words) + 1:
            raise ValueError(f"word {number} where {len(words) + 1} was due")
        words.append(
            {"start": start, "end": end, "form": cells[1], "head": head - 1 if head else None,
             "deprel": cells[7]}
        )  # fmt: skip
    for word in words:
        if word["head"] is not None and not 0 <= word["head"] < len(words):
            raise ValueError(f"the head of '{word['form']}' is none of the {len(words)} words")
    return {"text": text, "words": words}


def _placed(text: str, rows: Sequence[list[str]]) -> Iterator[tuple[list[str], Span]]:
    """Yield the row of each word with its characters in `text`."""
    at, until = 0, 0
    whole: Span = (0, 0)  # of the printed word that holds the words up to number `until`
    for cells in rows:
        if len(cells) != _COLUMNS:
            raise ValueError(f"{len(cells)} columns for {_COLUMNS} in '{cells[0][:_SHOWN]}'")
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            whole, until = _next(text, cells[1], at), int(cells[0].split("-")[1])
            at = whole[1]
        elif int(cells[0]) <= until:
            start = text.find(cells[1], *whole)
            yield cells, (whole if start < 0 else (start, start + len(cells[1])))
        else:
            start, at = _next(text, cells[1], at)
            yield cells, (start, at)


def _next(text: str, form: str, at: int) -> Span:
    """Return the characters of `form`, the next word of `text` from `at` on."""
    start = text.find(form, at)
    if start < 0 or text[at:start].strip():
        raise ValueError(f"'{form[:_SHOWN]}' is not what follows in '{text[at : at + _SHOWN]}'")
    return start, start + len(form)
