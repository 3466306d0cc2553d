"""When a claim takes place: the days that its words name, resolved against the publication."""

import re
from datetime import UTC, datetime, timedelta
from typing import Literal

from spacy.tokens import Token

Interval = tuple[datetime, datetime]
Direction = Literal["back", "ahead", "nearest"]

# fmt: off
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
# fmt: on
_MONTH = "|".join(f"{name}|{name[:3]}\\.?" for name in _MONTHS) + "|Sept\\.?"
_TIME = re.compile(
    rf"""\b(?:
    (?P<iso>\d{{4}}-\d\d-\d\d)
    | (?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?)(?P<m1>{_MONTH})\b(?:,?\ (?P<y1>\d{{4}}))?
    | (?P<m2>{_MONTH})\ (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\ (?P<y2>\d{{4}}))?
    | (?:(?P<early>[Ii]n|[Dd]uring|[Ll]ast|[Ll]ate|[Ee]arly|mid)[\ -])?(?P<m3>{_MONTH})\b(?:,?\ (?P<y3>\d{{4}}))?
    | (?:[Ii]n|[Dd]uring|[Ll]ate|[Ee]arly|mid|(?:spring|summer|autumn|winter|fall|end|beginning)\ of)[\ -](?P<y4>(?:19|20)\d\d)\b
    | (?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\ )?(?P<day>{"|".join(_DAYS)})\b
    | (?P<of>[Ll]ast|[Nn]ext|[Tt]his)\ (?P<span>week|month|year|morning|afternoon|evening|night)\b
    | (?:over|at|during|on|(?P<weekend>last|next|this))\ (?:the\ )?weekend\b
    | (?:the\ )?(?P<before>day\ before\ yesterday|day\ after\ tomorrow)\b
    | (?P<near>(?:^Y|y)esterday|(?:^T|t)(?:oday|onight|omorrow))\b
    | (?P<ago>\w+)\ days?\ ago\b
    )""",
    re.VERBOSE,
)
_EDGE = re.compile(
    r"\b(?:since|until|till|by|before|after|from|between|to|every)\s+"
    r"(?:(?:the|early|late|mid|last|next|this)\s+)?$",
    re.IGNORECASE,
)
_NO_DAY = re.compile(r"\s(?:Times|Mirror|Mail|Mass|Herald|Telegraph|Express|World|Night|prayers)\b")
_DEPENDENT = {"relcl", "acl", "advcl", "ccomp", "pcomp", "csubj", "appos", "parataxis"}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def time_of(
    text: str,
    start: int,
    head: Token,
    published_at: datetime | None,
    direction: Direction | None,
) -> Interval | None:
    """Return when a claim takes place, [start, end) in UTC days; None if not told or ambiguous.

    Times told in a dependent clause are not the claim's own.

    Parameters
    ----------
    text
        The claim.
    start
        Its first character in the article.
    head
        Its finite verb.
    published_at
        What a relative day is resolved against; None: only whole dates are known.
    direction
        Which bare day or month is meant: the last up to the publication, the next from it on, or
        the nearest to it; None: unclear.
    """
    doc, found = head.doc, set()
    for match in _TIME.finditer(text):
        if _EDGE.search(text[max(match.start() - 25, 0) : match.start()]):
            continue
        if match["day"] and _NO_DAY.match(text, match.end()):
            continue
        interval = _interval(match, published_at, direction)
        span = doc.char_span(start + match.start(), start + match.end(), alignment_mode="expand")
        if interval and span is not None and _is_own(span.root, head):
            found.add(interval)
    if not found:
        return None
    narrow = min(found, key=lambda one: one[1] - one[0])
    nested = all(low <= narrow[0] and narrow[1] <= high for low, high in found)
    return narrow if nested else None


def _is_own(token: Token, head: Token) -> bool:
    """Return whether no dependent clause stands between `token` and `head`."""
    while token.i not in (head.i, token.head.i):
        if token.dep_ in _DEPENDENT:
            return False
        token = token.head
    return True


def _interval(
    match: re.Match[str], published_at: datetime | None, direction: Direction | None
) -> Interval | None:
    """Return the days that a match names; None if there is no such day, or which is unclear."""
    try:
        if match["iso"]:
            return _days(datetime.fromisoformat(match["iso"]).replace(tzinfo=UTC))
        month = match["m1"] or match["m2"] or match["m3"]
        year = match["y1"] or match["y2"] or match["y3"] or match["y4"]
        if year:
            return _date(int(year), month, match["d1"] or match["d2"])
        if published_at is None:
            return None
        today = published_at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        if month:
            return _bare_date(match, today, direction)
        if match["day"]:
            return _weekday(match, today, direction)
        if match[0].endswith("weekend"):
            return _weekend(match["weekend"], today, direction)
        return _relative(match, today)
    except (ValueError, OverflowError):  # "31 February": no such day
        return None


def _days(first: datetime, count: int = 1) -> Interval:
    return first, first + timedelta(days=count)


def _date(year: int, month: str | int | None, day: str | None = None) -> Interval:
    """Return a day, month or year as days."""
    if month is None:
        return datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    if isinstance(month, str):
        month = next(at for at, name in enumerate(_MONTHS, start=1) if name[:3] == month[:3])
    if day:
        return _days(datetime(year, month, int(day), tzinfo=UTC))
    until = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return datetime(year, month, 1, tzinfo=UTC), until


def _bare_date(
    match: re.Match[str], today: datetime, direction: Direction | None
) -> Interval | None:
    """Return a day and month, or "in June", in the year that `direction` asks for."""
    month, day = match["m1"] or match["m2"] or match["m3"], match["d1"] or match["d2"]
    which = (match["early"] or "").lower()
    if direction is None or not (day or which):
        return None
    years = [_date(today.year + shift, month, day) for shift in (-1, 0, 1)]
    if direction == "back" or which == "last":
        return next(one for one in reversed(years) if one[0] <= today)
    if direction == "ahead":
        return next(one for one in years if one[1] > today)
    return min(years, key=lambda one: abs(one[0] - today))


def _weekday(match: re.Match[str], today: datetime, direction: Direction | None) -> Interval | None:
    which, back = (match["which"] or "").lower(), today.weekday() - _DAYS.index(match["day"])
    if which == "next" or direction is None:
        return None
    if which == "last":
        return _days(today - timedelta(days=(back - 1) % 7 + 1))
    ahead = direction == "ahead"
    return _days(today + timedelta(days=-back % 7) if ahead else today - timedelta(days=back % 7))


def _weekend(which: str | None, today: datetime, direction: Direction | None) -> Interval | None:
    """Return a Saturday and Sunday: the last that has begun, or the next that is not over."""
    if which == "next" or (direction is None and which is None):
        return None
    ahead = which == "this" or (which is None and direction == "ahead")
    since = (today.weekday() - 5) % 7  # days from its Saturday
    if ahead and since > 1:
        since -= 7
    elif which == "last" and since <= 1:
        since += 7
    return _days(today - timedelta(days=since), 2)


def _relative(match: re.Match[str], today: datetime) -> Interval | None:
    """Return "yesterday", "three days ago" or "next month"; a week starts on Monday."""
    if match["before"]:
        return _days(today + timedelta(days=-2 if "before" in match["before"] else 2))
    if match["near"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower(), 0)
        return _days(today + timedelta(days=shift))
    if match["ago"]:
        count = match["ago"].lower()
        number = int(count) if count.isdecimal() else _COUNTS.get(count)
        return _days(today - timedelta(days=number)) if number else None
    span, shift = match["span"], {"last": -1, "this": 0, "next": 1}[match["of"].lower()]
    if span == "week":
        return _days(today + timedelta(days=7 * shift - today.weekday()), 7)
    if span == "month":
        months = today.year * 12 + today.month - 1 + shift
        return _date(months // 12, months % 12 + 1)
    if span == "year":
        return _date(today.year + shift, None)
    if shift == 0 or (span == "night" and shift == -1):
        return _days(today + timedelta(days=shift))
    return None
