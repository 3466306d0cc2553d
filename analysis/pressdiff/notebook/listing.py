"""A table of words as a notebook shows it: verbatim, whole, and harmless whatever the words are."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

import pandas as pd

from pressdiff.printable import UNPRINTABLE
from pressdiff.report.anchors import link
from pressdiff.report.text import Quote, brings_mark

_ASKED = 80  # characters of a quotation by which a browser finds it in a page
_CELL = (
    "text-align:left;vertical-align:top;overflow-wrap:anywhere;unicode-bidi:isolate;min-width:7em"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article, as they stand there: ``before`` and ``after`` are the rest of the sentence.

    ``note`` says what they are shown for; ``href`` leads to the sentence in the article's own page;
    empty if its address is not known.
    """

    words: str
    before: str = ""
    after: str = ""
    note: str = ""
    href: str = ""

    @property
    def marks(self) -> tuple[str, str]:
        """Quotation marks to put around the words: none where they bring their own."""
        return ("", "") if brings_mark(f"{self.before}{self.words}".strip()) else ("“", "”")

    def __str__(self) -> str:
        text = " ".join(f"{self.before}{self.words}{self.after}".split())
        return text.join(self.marks) + (f" ({self.note})" if self.note else "")


Cell = str | Words


@dataclass(frozen=True)
class Listing:
    """A table to read: ``rows`` of as many cells as ``columns``; ``none`` is said where there are none."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    none: str

    @property
    def frame(self) -> pd.DataFrame:
        """The same as a frame of text."""
        rows = [[str(cell) for cell in row] for row in self.rows]
        return pd.DataFrame(rows, columns=list(self.columns), dtype="str")

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        told = (f"{name}: {cell}" for row in self.rows for name, cell in self._filled(row))
        return UNPRINTABLE.sub("\ufffd", "\n".join(told)) or self.none

    def _filled(self, row: tuple[Cell, ...]) -> list[tuple[str, Cell]]:
        return [pair for pair in zip(self.columns, row, strict=True) if str(pair[1])]

    def _repr_html_(self) -> str:
        if not self.rows:
            return f"<p>{escape(self.none)}</p>"
        head = "".join(
            f'<th scope="col" style="{_CELL}">{_html(name)}</th>' for name in self.columns
        )
        rows = "".join(
            "<tr>" + "".join(f'<td dir="auto" style="{_CELL}">{_html(cell)}</td>' for cell in row)
            + "</tr>"
            for row in self.rows
        )  # fmt: skip
        # these two classes keep formulas between dollar signs from being set as such
        return (
            '<table class="tex2jax_ignore mathjax_ignore">'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


@dataclass(frozen=True)
class Picture:
    """A figure as SVG that holds what it shows in words: seen without network or program."""

    svg: str

    def __repr__(self) -> str:
        return "a figure, to be seen in a notebook"

    def _repr_html_(self) -> str:
        return self.svg


def words(quoted: Quote, url: str | None, *, note: str | None = None) -> Words:
    """Return a quotation of the report as a cell, with a link into the article's page."""
    before = f"{'… ' * quoted.cut_before}{quoted.before}"
    after = f"{'…' * quoted.cut}{quoted.after}{' …' * quoted.cut_after}"
    said = quoted.note if note is None else note
    return Words(quoted.words, before, after, said, sentence_link(url, quoted.words))


def sentence_link(url: str | None, text: str) -> str:
    """Return the address of `text` in the page at `url`, which browsers scroll to; empty without one.

    >>> sentence_link("https://a.example/x", "Two-thirds, he said")
    'https://a.example/x#:~:text=Two%2Dthirds%2C%20he%20said'
    >>> sentence_link("javascript:alert(1)", "Two")
    ''
    """
    page = link(url)
    first = UNPRINTABLE.sub("", text.strip().split("\n")[0])
    if len(first) > _ASKED:
        first = first[:_ASKED].rpartition(" ")[0]
    if page is None or not first:
        return page or ""
    return f"{page.partition('#')[0]}#:~:text={quote(first, safe='').replace('-', '%2D')}"


def _html(cell: Cell) -> str:
    if isinstance(cell, str):
        return "<br>".join(plain(line) for line in cell.split("\n"))
    inner = f"{plain(cell.before)}<b>{plain(cell.words)}</b>{plain(cell.after)}"
    if not cell.before and not cell.after.strip(" …"):
        inner = f"{plain(cell.words)}{plain(cell.after)}"
    if cell.href:
        inner = f'<a href="{escape(cell.href)}" rel="noopener noreferrer">{inner}</a>'
    note = f"<br><small>{plain(cell.note)}</small>" if cell.note else ""
    return inner.join(cell.marks) + note


def plain(text: str) -> str:
    """Return `text` as it may stand in HTML."""
    return escape(UNPRINTABLE.sub("\ufffd", " ".join(text.split(" "))).replace("\n", " "))
