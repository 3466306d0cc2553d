"""Times of publication: read strictly, from the surest place that has one, never guessed from prose."""

import re
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from dateutil import parser, tz

EARLIEST = datetime(1800, 1, 1, tzinfo=UTC)
LATEST_AFTER = timedelta(days=2)  # after now: clocks and time zones differ
_OFFSETS = {  # hours; abbreviations that mean one zone in English news
    "UTC": 0, "GMT": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "PST": -8, "PDT": -7, "JST": 9, "KST": 9,
}  # fmt: skip
_ZONES = {"ET": "America/New_York", "CT": "America/Chicago", "PT": "America/Los_Angeles"}
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_TIME = (
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?(?![a-z]))?"
    r"(?: ?\(?(?-i:[A-Z]{2,4}|Z)(?:[+-]\d{1,2}(?::?\d{2})?)?\)?|(?<=\d)Z|[+-]\d{2}:?\d{2})?"
)
_DATE = (
    rf"\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})\.?,? \d{{4}}|"
    rf"(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}"
)
_DATE_LINE = re.compile(
    rf"(?:(?P<label>first published|published|posted|created|last updated|last modified|updated|modified|date)"
    rf"(?: on| at)?:?\s?)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
    rf"(?:(?P<before>{_TIME}),? )?(?P<date>{_DATE})(?:(?:T|,? ?[|·•–-]? ?(?:at )?)(?P<after>{_TIME}))?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\D*(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})\b")
_URL_DAY = re.compile(
    rf"[/_-]((?:19|20)\d\d)[/-]?({MONTHS}|0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)|"
    r"/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{8,10})?(?!\d)",
    re.IGNORECASE,
)
_URL_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_DEFAULTS = (datetime(2000, 1, 1), datetime(2004, 2, 2))  # differ in year, month and day


def parse(written: str) -> datetime | None:
    """Return the time that `written` tells, in UTC; None if it is no full date or ambiguous.

    A time without a zone is taken as UTC. ``03/04/2024`` may be March or April: ambiguous.

    >>> parse("18 Jan, 2024 12:22").isoformat()
    '2024-01-18T12:22:00+00:00'
    >>> parse("03/04/2024"), parse("Friday"), parse("2024")
    (None, None, None)
    """
    written = " ".join(written.split())
    if not written or len(written) > 64:
        return None
    if written.isdecimal() and len(written) in (10, 13):  # seconds or milliseconds since 1970
        return datetime.fromtimestamp(int(written[:10]), UTC)
    try:
        return _utc(datetime.fromisoformat(written)) if len(written) >= 8 else None
    except (ValueError, OverflowError):
        pass
    day_first = False
    if numeric := _NUMERIC.match(written):
        first, mark, second = int(numeric[1]), numeric[2], int(numeric[3])
        if mark != "." and first != second and max(first, second) <= 12:
            return None
        day_first = mark == "." or first > 12
    written = _ORDINAL.sub("", re.sub(r"\b([ap])\.m\.?", r"\1m", written, flags=re.IGNORECASE))
    found = [_dateutil(written, default, day_first=day_first) for default in _DEFAULTS]
    return found[0] if found[0] == found[1] else None


def _dateutil(written: str, default: datetime, *, day_first: bool) -> datetime | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _utc(parser.parse(written, default=default, dayfirst=day_first, tzinfos=_zone))
    except Exception:  # hostile strings make dateutil raise almost anything
        return None


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    if offset is not None:
        return timezone(timedelta(seconds=offset)) if abs(offset) < 86_400 else None
    if name in _ZONES:
        return tz.gettz(_ZONES[name])
    return timezone(timedelta(hours=_OFFSETS[name])) if name in _OFFSETS else None


def _utc(moment: datetime) -> datetime:
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.replace(microsecond=0)


def in_line(line: str) -> tuple[list[datetime], str] | None:
    """Return the dates of a line that is nothing but dates, and what else stands there.

    Dates of publication come before dates of update. None: not a date line.

    >>> dates, rest = in_line("Xinhua | Updated: 2017-09-15 17:52")
    >>> dates[0].isoformat(), rest
    ('2017-09-15T17:52:00+00:00', 'Xinhua')
    """
    if len(line) > 160 or not any(map(str.isdigit, line)):
        return None
    found = list(_DATE_LINE.finditer(line))
    rest = " ".join(_DATE_LINE.sub(" ", line).split()).strip(" |,·•–-:()")
    signed = "|" in line or f"({rest})" in line or rest.startswith(("By ", "Source"))
    names_only = len(rest) <= 40 and signed
    if not found or (rest and not names_only):
        return None
    moments = list(_moments(found))
    return [moment for _, moment in sorted(moments, key=lambda pair: pair[0])], rest


def _moments(found: list[re.Match[str]]) -> Iterator[tuple[bool, datetime]]:
    for match in found:
        time = match["after"] or match["before"] or ""
        moment = parse(f"{match['date']} {time.replace('.', ':', 1) if 'm' not in time else time}")
        if moment is not None:
            label = (match["label"] or "").casefold()
            yield label.startswith(("last", "updated", "modified")), moment


def in_url(url: str) -> datetime | None:
    """Return the day written into an address.

    >>> in_url("http://www.example.org/world/2017-09/15/content_32041310.htm").date().isoformat()
    '2017-09-15'
    """
    match = _URL_DAY.search(url[:2_000])
    if match is None:
        return None
    year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
    return day_of(int(year), month, int(day))


def year_in_url(url: str) -> int | None:
    """Return the year that is a part of an address."""
    match = _URL_YEAR.search(url[:2_000])
    return int(match[1]) if match else None


def day_of(year: int, month: str, day: int) -> datetime | None:
    """Return a day as a time, midnight UTC; None if there is no such day.

    >>> day_of(2019, "Oct", 19).isoformat(), day_of(2019, "2", 30)
    ('2019-10-19T00:00:00+00:00', None)
    """
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    number = int(month) if month.isdecimal() else names.index(month[:3].casefold()) + 1
    try:
        return datetime(year, number, day, tzinfo=UTC)
    except ValueError:
        return None


def is_possible(moment: datetime, today: datetime) -> bool:
    """Whether an article can have been published then: from 1800 to two days after `today`."""
    return EARLIEST <= moment <= today + LATEST_AFTER


def is_same_day(moment: datetime, day: datetime) -> bool:
    """Whether `moment` lies on that day (midnight UTC) in some time zone."""
    return timedelta(hours=-14) <= moment - day <= timedelta(hours=36)
