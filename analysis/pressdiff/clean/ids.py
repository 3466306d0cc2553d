"""Ids of articles: as given where that is unique, else made of what the article is."""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

log = logging.getLogger(__name__)


class TakenError(ValueError):
    """An article's id has another article already; the message is the reason."""


@dataclass(frozen=True, slots=True)
class _Holder:
    source_path: str
    row: int
    text: str


class Ids:
    """The ids taken so far.

    Files that each count their articles from 0 are all read: an id that another file's article of
    another text has gives way to a made one. Within one file an id is given once.
    """

    def __init__(self) -> None:
        self._holders: dict[str, _Holder] = {}
        self._made: dict[tuple[str, str], str] = {}  # file and id given -> id made
        self._told: set[str] = set()

    def take(self, article: Mapping[str, Any], row: int) -> str:
        """Return the id of a row of table `articles`, which stood in `row` of its file.

        Raises
        ------
        TakenError
            If its file has used the id before, or another file has for the same text.
        """
        given: str = article["article_id"]
        source, text = article["source_path"], article["text"]
        key = self._made.get((source, given), given)
        holder = self._holders.get(key)
        if holder and holder.source_path != source and holder.text != text:
            self._tell(source, given, holder)
            key = made(article["outlet"], article["url"], text)
            self._made[source, given] = key
            holder = self._holders.get(key)
        if holder:
            where = f"row {holder.row} of '{holder.source_path}'"
            if holder.text == text:
                raise TakenError(f"duplicate of {where}: same id and text; drop one")
            raise TakenError(
                f"id '{given[:60]}' is taken by {where}, another text; give each article its own id"
            )
        self._holders[key] = _Holder(source, row, text)
        return key

    def _tell(self, source: str, given: str, holder: _Holder) -> None:
        if source not in self._told:
            log.warning(
                "%s: id '%s' is taken by an article of %s: ids that are taken are made from outlet, "
                "address and text instead; give each article its own id to keep them",
                source, given[:60], holder.source_path,
            )  # fmt: skip
        self._told.add(source)


def made(outlet: str, url: str | None, text: str) -> str:
    """Return an id of 16 hexadecimal digits, the same for the same article in every run."""
    return hashlib.sha256("\x1f".join((outlet, url or "", text)).encode()).hexdigest()[:16]
