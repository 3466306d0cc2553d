"""Quotations of one stored text, with the words around them by which a reader finds them again."""

from dataclasses import dataclass

from pressdiff.errors import TableError

_AROUND = 32  # characters on each side, as Hypothesis has them


@dataclass(frozen=True, slots=True)
class Quoted:
    """The text of one article."""

    article_id: str
    text: str

    def quote(self, start: int, end: int) -> dict[str, str]:
        """Return characters [start, end) as ``exact``, with ``prefix`` and ``suffix``.

        Raises
        ------
        TableError
            If they are not in the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise TableError(
                f"no words at characters [{start}, {end}) of article '{self.article_id}', whose text "
                f"has {len(self.text)} characters; the tables are not of one run"
            )
        return {
            "exact": self.text[start:end],
            "prefix": self.text[max(start - _AROUND, 0) : start],
            "suffix": self.text[end : end + _AROUND],
        }
