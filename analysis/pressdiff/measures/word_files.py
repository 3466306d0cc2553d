"""Files of word lists: tables of scores, lists of verbs, and LIWC dictionaries, to entries by column."""

import csv
import hashlib
import io
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice

from pressdiff.errors import SettingsError
from pressdiff.measures.lexicon import LONGEST, Kind
from pressdiff.parse import words as parsed_words
from pressdiff.settings import WordList

MAX_ENTRIES = 200_000  # of a file
MAX_COLUMNS = 60
MAX_WORDS = 8  # of a phrase
_TRIED = 100  # cells that tell whether a column is one of scores

_WORD = {"word", "term", "lemma", "token"}
_NO_SCORE = re.compile(r"|unnamed.*|id|index|#|n|rank|freq(uency)?|count", re.IGNORECASE)
# Values of the list of Sap et al. (2017) for who acts and who is acted upon, as Riveter reads them
# (Antoniak et al. 2023, https://aclanthology.org/2023.acl-demo.36): agency speaks of who acts alone.
_NAMED_SCORES = {
    "agency_pos": (1.0, None), "agency_neg": (-1.0, None), "agency_equal": (0.0, None),
    "power_agent": (1.0, -1.0), "power_theme": (-1.0, 1.0), "power_equal": (0.0, 0.0),
}  # fmt: skip
_UPON = re.compile(r"(→|->|^|[^a-z])(object|theme|patient)\W*$|\([a-z]?o\)$", re.IGNORECASE)
_POS = {
    "n": "NOUN", "noun": "NOUN", "v": "VERB", "verb": "VERB", "a": "ADJ", "s": "ADJ", "adj": "ADJ",
    "adjective": "ADJ", "r": "ADV", "adv": "ADV", "adverb": "ADV", "": "", "*": "", "any": "",
}  # fmt: skip
_NO_CELL = {"na", "n/a", "#n/a", "null"}  # what R, Excel and SQL write where there is nothing
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")

Pair = tuple[float | None, float | None]


@dataclass(frozen=True)
class Column:
    """One column or category: its label ("" if the file has but one), and its entries.

    ``entries``: by words and part of speech ("" for any), the score; ``verbs``: by verb, the scores of
    who acts and who is acted upon.
    """

    label: str
    kind: Kind
    entries: dict[tuple[tuple[str, ...], str], float] = field(default_factory=dict)
    verbs: dict[str, Pair] = field(default_factory=dict)


@dataclass(frozen=True)
class _Line:
    """One line of a table: the place it stands at, the words, part of speech, category, and cells."""

    number: int
    word: str
    pos: str
    category: str
    cells: dict[str, str]


def columns(listed: WordList) -> list[Column]:
    """Return the columns or categories of a word list, in the order of the file.

    Raises
    ------
    SettingsError
        If the file is no word list of a known format, or a line of it cannot be used.
    """
    try:
        content = listed.path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"word list '{listed.file}' cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"word list '{listed.file}' is not UTF-8 (byte {error.start}); save it as UTF-8"
        ) from error
    if hashlib.sha256(content).hexdigest()[:12] != listed.digest:
        raise SettingsError(
            f"word list '{listed.file}' is not the one that the settings were read with; run again"
        )
    is_dictionary = text.lstrip().startswith("%")
    found = _dictionary(listed.file, text) if is_dictionary else _table(listed.file, text)
    if not found:
        raise SettingsError(
            f"word list '{listed.file}' has no word with a score; give it a column of numbers"
        )
    return found


def _wrong(file: str, line: int, what: str) -> SettingsError:
    return SettingsError(f"word list '{file}', line {line}: {what}")


# LIWC dictionaries: "%", numbered categories, "%", then words with the numbers of theirs


def _dictionary(file: str, text: str) -> list[Column]:
    named: dict[str, Column] = {}
    marks = 0
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split()
        if not parts:
            continue
        if parts[0] == "%":
            marks += 1
        elif marks == 1:
            if len(parts) < 2:
                raise _wrong(file, number, f"got '{line[:40]}'; a category is a number and a name")
            named[parts[0]] = Column(" ".join(parts[1:]), "words")
        else:
            _add_member(file, number, parts, named)
    _check_size(file, sum(len(one.entries) for one in named.values()), len(named))
    return [one for one in named.values() if one.entries]


def _add_member(file: str, number: int, parts: list[str], named: dict[str, Column]) -> None:
    first = next((at for at, part in enumerate(parts) if at and part.isdecimal()), len(parts))
    word, categories = " ".join(parts[:first]), parts[first:]
    unknown = [one for one in categories if one not in named]
    if unknown or not categories:
        got = f"category '{unknown[0][:20]}'" if unknown else f"'{word[:40]}' without a category"
        raise _wrong(file, number, f"got {got}; known here: {', '.join(named) or 'none'}")
    words = _words(file, number, word)
    for one in categories:
        named[one].entries[words, ""] = 1.0


# tables: a header with "word" or "verb", then columns of scores


def _table(file: str, text: str) -> list[Column]:
    header, kind, lines = _lines(file, text)
    scored = [name for name in header if _is_score(name, lines)]
    found: dict[tuple[str, str], Column] = {}
    for line in lines:
        told = [name for name in scored if line.cells.get(name)]
        words = _words(file, line.number, line.word) if told else ()
        for name in told:
            key = name, line.category
            column = found.setdefault(key, Column(_label(*key), kind))
            _add(file, line, name, words, column)
    _check_size(file, len(lines), len(found))
    return [found[key] for key in sorted(found, key=lambda key: scored.index(key[0]))]


def _lines(file: str, text: str) -> tuple[list[str], Kind, list[_Line]]:
    head = text.partition("\n")[0]
    tabs = "\t" in head
    delimiter = "\t" if tabs else ";" if head.count(";") > head.count(",") else ","
    rows = csv.reader(
        io.StringIO(text),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL,
    )
    try:
        header = [name.strip() for name in next(rows, [])]
        lower = [name.lower() for name in header]
        at = next((lower.index(name) for name in ("verb", *sorted(_WORD)) if name in lower), None)
        if at is None:
            told = ", ".join(header[:6])[:80] or "nothing"
            raise _wrong(file, 1, f"no column 'word' or 'verb', got {told}; name the columns there")
        if len(set(lower)) < len(lower):
            raise _wrong(file, 1, "two columns have the same name; name each once")
        kind: Kind = "verbs" if lower[at] == "verb" else "words"
        found = [
            _line(file, rows.line_num, header, at, row)
            for row in rows
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise _wrong(file, rows.line_num, f"{error}; save it again as tab-separated") from error
    own = {lower[at], "pos", "category"}
    return [name for name in header if name.lower() not in own], kind, found


def _line(file: str, number: int, header: list[str], at: int, row: list[str]) -> _Line:
    if len(row) > len(header):
        raise _wrong(
            file,
            number,
            f"{len(row)} cells, the header has {len(header)}; one tab or comma too many?",
        )
    cells = {
        name: "" if cell.strip().lower() in _NO_CELL else cell.strip()
        for name, cell in zip(header, row, strict=False)
    }
    lower = {name.lower(): cell for name, cell in cells.items()}
    pos = lower.get("pos", "").lower()
    if pos not in _POS:
        raise _wrong(file, number, f"part of speech '{pos[:20]}'; known: n, v, a, r, or empty")
    word = row[at].strip() if at < len(row) else ""
    return _Line(number, word, _POS[pos], lower.get("category", ""), cells)


def _is_score(name: str, lines: list[_Line]) -> bool:
    """Tell a column of scores from one of notes or of row numbers, by its name and first cells.

    It is one if the first cell is a score, or most of them are: then a cell that is none is a mistake.
    """
    if _NO_SCORE.fullmatch(name):
        return False
    cells = islice((line.cells[name] for line in lines if line.cells.get(name)), _TRIED)
    scores = [cell in _NAMED_SCORES or _number(cell) is not None for cell in cells]
    return name.lower() == "score" or any(scores[:1]) or sum(scores) > len(scores) / 2


def _number(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None  # neither infinite nor "nan"


def _label(name: str, category: str) -> str:
    parts = ("" if name.lower() == "score" else name, category)
    return " ".join(part for part in parts if part)


def _add(file: str, line: _Line, name: str, words: tuple[str, ...], column: Column) -> None:
    cell = line.cells[name]
    value = _number(cell)
    pair: Pair | None = _NAMED_SCORES.get(cell)
    if value is not None:
        pair = (None, value) if _UPON.search(name) else (value, None)
    if pair is None or (value is None and column.kind == "words"):
        raise _wrong(
            file, line.number, f"'{cell[:40]}' in column '{name[:40]}' is no number (like -0.5)"
        )
    if column.kind == "verbs":
        known: object = column.verbs.setdefault(" ".join(words), pair)
        same = known == pair
    else:
        known = column.entries.setdefault((words, line.pos), value or 0.0)
        same = known == value
    if not same:
        raise _wrong(
            file, line.number, f"'{line.word[:40]}' stood before with another score; keep one line"
        )


def _words(file: str, number: int, text: str) -> tuple[str, ...]:
    """Return the words of an entry as the parser cuts a text: "far-right" is three, "don't" two."""
    if not any(map(str.isalnum, text)):
        raise _wrong(file, number, f"no word in '{text[:40]}'; delete the line")
    spelt = _INITIALS.sub(lambda found: found[0].upper(), text.replace("’", "'"))
    words = _cut(spelt) if len(text) <= MAX_WORDS * (LONGEST + 1) else ()
    if not words or len(words) > MAX_WORDS or any(len(word) > LONGEST for word in words):
        raise _wrong(
            file,
            number,
            f"'{text[:40]}…' is too long; at most {MAX_WORDS} words of {LONGEST} letters",
        )
    if "*" in text[:-1] or words[-1] == "*":
        raise _wrong(
            file, number, f"'{text[:40]}': a * may stand only at the end of a word, the last"
        )
    return words


def _cut(text: str) -> tuple[str, ...]:
    star = "*" if text.endswith("*") else ""
    words = [word.lower() for part in text.removesuffix("*").split() for word in parsed_words(part)]
    if star and text[-2:-1].isalnum():
        words[-1] += star
    elif star:
        words.append(star)
    return tuple(words)


def _check_size(file: str, entries: int, found: int) -> None:
    for got, most, what in ((entries, MAX_ENTRIES, "lines"), (found, MAX_COLUMNS, "columns")):
        if got > most:
            raise SettingsError(
                f"word list '{file}' has {got:,} {what} of scores, at most {most:,} can be used; "
                "leave some out"
            )


def plain(text: str) -> str:
    """Return `text` as part of a measure's name: lower-case letters, digits and underscores."""
    letters = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_")[:60]
