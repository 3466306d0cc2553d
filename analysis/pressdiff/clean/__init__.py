"""Records to articles: one form of text, without the page around it, and what is known of it."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pandas as pd
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pressdiff.clean import body, credits, dates, outlets, page
from pressdiff.clean.body import Body
from pressdiff.clean.ids import Ids, TakenError, made
from pressdiff.clean.lines import characters, split
from pressdiff.clean.page import Page
from pressdiff.ingest import Record, Reject
from pressdiff.schema import ARTICLES, REJECTS
from pressdiff.settings import IngestSettings

__all__ = ["articles"]

log = logging.getLogger(__name__)

_WORD = re.compile(r"\w+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LANGUAGE_SAMPLE = 2_000  # characters
_FOREIGN = 0.9  # least probability that a text is not English, to refuse it


class RefusedError(ValueError):
    """A record is not used; the message is the reason."""


@dataclass(frozen=True, slots=True)
class _Options:
    settings: IngestSettings
    as_is: bool
    today: datetime


def articles(
    records: Iterable[Record | Reject],
    settings: IngestSettings,
    *,
    as_is: bool = False,
    today: datetime | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Clean records into the tables `articles` and `rejects`.

    Parameters
    ----------
    records
        What `pressdiff.ingest.read` yields; rejects are passed on.
    settings
        Fewest words and most characters of an article.
    as_is
        Take texts exactly as given: nothing is cut and no title line is added, so that offsets are
        the input's own; the title is kept only where the text begins with it as a line of its own.
        A page is still reduced to its article.
    today
        The time after which a date of publication is impossible; None: now.

    Returns
    -------
    tuple of DataFrame
        Tables `schema.ARTICLES`, `copy_of` null, and `schema.REJECTS`. A second article of the same
        id is refused; but another file's, of another text, gets an id made of outlet, address, text.
    """
    now = today or datetime.now(UTC)
    options = _Options(settings, as_is, now if now.tzinfo else now.replace(tzinfo=UTC))
    rows: list[dict[str, Any]] = []
    ids = Ids()
    rejects: list[Reject] = []
    for record in records:
        if isinstance(record, Reject):
            rejects.append(record)
            continue
        try:
            row = _article(record, options)
            rows.append(row | {"article_id": ids.take(row, record.row)})
        except (RefusedError, TakenError) as error:
            rejects.append(Reject(record.source_path, record.row, str(error)))
    refused = {
        (reject.source_path, reject.row, " ".join(_storable(reject.reason).split())[:400])
        for reject in rejects
    }
    names = REJECTS.names
    return ARTICLES.frame(rows), REJECTS.frame(
        dict(zip(names, values, strict=True)) for values in refused
    )


def _article(record: Record, options: _Options) -> dict[str, Any]:
    """Return the row of one record.

    Raises
    ------
    RefusedError
        If the record is not used.
    """
    limit = options.settings.max_chars
    found = _page(record, options) if record.is_html else Page(record.text)
    if len(found.text) > limit:
        raise RefusedError(
            f"text of {len(found.text)} characters; the most is {limit}; "
            "split it, or raise [ingest] max_chars"
        )
    given = _given_title(record, found)
    cleaned = body.clean(split(found.text), given, record.outlet)
    title, text = (
        _as_given(found.text, record.title or given) if options.as_is else _composed(cleaned)
    )
    n_words = len(_WORD.findall(text))
    if n_words < max(options.settings.min_words, 1):
        count = f"{n_words} word{'' if n_words == 1 else 's'}"
        raise RefusedError(
            f"text of {count}; the least is {options.settings.min_words}; "
            "drop it, or lower [ingest] min_words"
        )
    language = _language(text)
    published_at, date_source = _published(record, found, cleaned, options.today)
    url = _storable(record.url or found.url or "") or None
    outlet = _outlet(record, found, cleaned)
    return {
        "article_id": _storable(record.article_id or "") or made(outlet, url, text),
        "outlet": outlet,
        "title": title,
        "text": text,
        "published_at": published_at,
        "date_source": date_source,
        "url": url,
        "language": language,
        "n_words": n_words,
        "wire_agency": (cleaned.agency if cleaned.by_agency else None) or credits.in_url(url or ""),
        "copy_of": None,
        "source_path": record.source_path,
    }


def _page(record: Record, options: _Options) -> Page:
    found = page.read(record.text, record.url, options.today)
    if found is None:
        raise RefusedError("no article text in the page; give its text, or drop the page")
    return found


def _given_title(record: Record, found: Page) -> str | None:
    title = " ".join(characters(record.title or found.title or "").split())
    if title.startswith(("http://", "https://")) and " " not in title:
        return None
    names = (record.outlet, found.site, outlets.host(record.url or found.url or ""))
    return outlets.without_site(title, names)[:1_000] or None


def _composed(cleaned: Body) -> tuple[str | None, str]:
    lines = cleaned.paragraphs
    return cleaned.title, "\n".join([cleaned.title, *lines] if cleaned.title else lines)


def _as_given(text: str, title: str | None) -> tuple[str | None, str]:
    text, title = _storable(text), _storable(title or "")
    begins = bool(title.strip()) and text.startswith(title)
    alone = begins and text[len(title) :][:1] in ("", "\n", "\r")
    return (title if alone else None), text


def _language(text: str) -> str:
    ranked = _identifier().rank(text[:_LANGUAGE_SAMPLE])
    language, _ = ranked[0]
    foreign = 1 - dict(ranked).get("en", 0.0)
    if language != "en" and foreign >= _FOREIGN:
        raise RefusedError(
            f"language '{language}', not English ({foreign:.0%}); English only: drop it"
        )
    return str(language)


@cache
def _identifier() -> LanguageIdentifier:
    identifier: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier


def _published(
    record: Record, found: Page, cleaned: Body, today: datetime
) -> tuple[datetime | None, str]:
    """Return the time of publication and where it was found, from the surest place that has one."""
    if record.published_at:
        moment = dates.parse(record.published_at)
        if moment is not None and not dates.is_possible(moment, today):
            side = "in the future" if moment > today else "before 1800"
            raise RefusedError(
                f"published_at '{record.published_at[:40]}' lies {side}; correct it or leave it empty"
            )
        if moment is not None:
            return moment, "metadata"
        log.warning(
            "%s, row %d: published_at '%s' is no full date or ambiguous: taken as missing; "
            "write YYYY-MM-DD",
            record.source_path, record.row, record.published_at[:40],
        )  # fmt: skip
    places = {
        "url": [day] if (day := dates.in_url(record.url or found.url or "")) else [],
        "metadata": [found.published_at] if found.published_at else [],
        "dateline": _of_dateline(record, found, cleaned),
        "text": cleaned.dates,
    }
    possible = [
        (moment, place)
        for place, moments in places.items()
        for moment in moments
        if dates.is_possible(moment, today)
    ]
    if not possible:
        return None, "none"
    if possible[0][1] == "url":  # a day only: the same day's time may stand elsewhere
        timed = [pair for pair in possible[1:] if dates.is_same_day(pair[0], possible[0][0])]
        return timed[0] if timed else possible[0]
    return possible[0]


def _of_dateline(record: Record, found: Page, cleaned: Body) -> list[datetime]:
    line = cleaned.dateline
    if line is None or line.month is None or line.day is None:
        return []
    year = line.year or dates.year_in_url(record.url or found.url or "")
    moment = dates.day_of(year, line.month, line.day) if year else None
    return [moment] if moment else []


def _outlet(record: Record, found: Page, cleaned: Body) -> str:
    """Return the first of: outlet given, host given, site, host of the page, furniture, agency, file.

    Raises
    ------
    RefusedError
        If nothing tells it and the name of the file must not stand in for it.
    """
    given = outlets.shortened(characters(record.outlet or "")) if record.outlet else None
    names = (
        given,
        outlets.host(record.url or ""),
        found.site and " ".join(characters(found.site).split()),
        outlets.host(found.url or ""),
        cleaned.outlet,
        cleaned.dateline.agency if cleaned.dateline else None,
    )
    name = next((name for name in names if name), None)
    if name is None and record.lacks_outlet:
        raise RefusedError(
            "no outlet: the row names none, and no address, page or agency tells it; "
            "name the column in [ingest.columns] outlet, or give the row one"
        )
    return name or outlets.of_file(record.source_path)


def _storable(text: str) -> str:
    """Return `text` in valid UTF-8 and of the same length."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
