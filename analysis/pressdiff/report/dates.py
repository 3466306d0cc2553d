"""Times as a reader sees them, always UTC, and never a guess."""

from collections.abc import Iterable
from datetime import UTC, datetime

UNKNOWN = "date unknown"
_FOUND = {
    "url": "from the address",
    "dateline": "from the dateline",
    "text": "from the text",
}


def moment(when: datetime | None, source: str = "metadata") -> str:
    """Return a time with where it was found, if that is not the input's own field.

    >>> moment(datetime(2024, 1, 18, 12, 22), "text")
    '18 Jan 2024, 12:22 UTC (from the text)'
    """
    if when is None:
        return UNKNOWN
    where = f" ({_FOUND[source]})" if source in _FOUND else ""
    return _day(when) + _clock(when) + where


def span(times: Iterable[datetime | None]) -> str:
    """Return the first and last of `times`, and how many are unknown."""
    times = list(times)
    known = sorted(_utc(when) for when in times if when is not None)
    if not known:
        return UNKNOWN if len(times) == 1 else "dates unknown"
    first, last = known[0], known[-1]
    if first == last:
        text = _day(first) + _clock(first)
    elif first.date() == last.date():
        text = f"{_day(first)}, {first:%H:%M} to {last:%H:%M} UTC"
    else:
        text = f"{_day(first)} to {_day(last)}"
    lost = len(times) - len(known)
    return f"{text}; {lost} date{'s' if lost > 1 else ''} unknown" if lost else text


def _utc(when: datetime) -> datetime:
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def _day(when: datetime) -> str:
    when = _utc(when)
    return f"{when.day} {when:%b %Y}"


def _clock(when: datetime) -> str:
    """Return the time of day; midnight sharp is a date without one."""
    when = _utc(when)
    return "" if (when.hour, when.minute, when.second) == (0, 0, 0) else f", {when:%H:%M} UTC"


def later(when: datetime, first: datetime) -> str:
    """Return how long after `first` something came out; nothing where the time of day is unknown.

    >>> later(datetime(2024, 1, 18, 14, 50), datetime(2024, 1, 18, 9, 40))
    '5 h later'
    >>> later(datetime(2024, 1, 20), datetime(2024, 1, 18, 9, 40))
    '2 days later'
    """
    when, first = _utc(when), _utc(first)
    days = (when.date() - first.date()).days
    if not (_clock(when) and _clock(first)):
        return f"{days} day{'s' if days > 1 else ''} later" if days else ""
    minutes = round((when - first).total_seconds() / 60)
    if minutes < 60:
        return f"{minutes} min later" if minutes else ""
    hours = round(minutes / 60)
    return f"{hours} h later" if hours < 48 else f"{round(hours / 24)} days later"
