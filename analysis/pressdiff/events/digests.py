"""Live pages, round-ups and section pages: many events on one page, or none.

A page is told by its title, where that is the name of a form ("Live updates: ...", "Your Monday
Briefing"), by its title and its body together, where the title alone may mislead ("The Latest:
...", "The Morning After: ..."), or by its body (entries under falling clock times, a list of
headlines). The outlet's name is never looked at, and where the evidence is thin the page is an
article: a false alarm takes an account out of its event.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

Kind = Literal["live", "round-up", "section page"]

_LONGEST = 30_000
"""Characters of a text that are read: the first fifty entries of a live page are enough."""

_LONGEST_TITLE = 300  # characters; a title is looked at piece by piece
_LONG = 8_000  # characters; a page titled "... - live" of this length is no announcement

SCATTERED = 0.6
"""Of paragraphs, the share that one of the three most spread words reaches, below which a page
whose title is doubtful is a round-up. Set by reading, not tuned: nine round-ups of unrelated items
lie at 0.32 to 0.60, and 4 % of 9,255 public articles below 0.6; so it only confirms other signs."""

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]s)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WHEN = (
    rf"(?:{_DAY}|morning|midday|noon|lunchtime|afternoon|evening|nightly|weekend|weekly|today['’]s)"
)
_BULLETIN = (
    r"(?:briefing|brief|e-?mail|newsletter|digest|round-?up|wrap(?:-?up)?|rundown|bulletin"
    r"|headlines|links|reads|edition|open thread)"
)
_PART = re.compile(r"\s*[:|«»•—]\s+|\s+[-–—]+\s+|\s*[()\[\]]\s*")
_SITE = re.compile(r"\s+[-–—|«]\s+")
_DATE = re.compile(
    rf"[\s,]*\b(?:{_DAY},? )?(?:{_MONTH}\.? \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})$"
)


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms))


# Of a part of a title, in lower case. A part that is the whole title must say more than one of many.
_LIVE = _any(
    r"\blive ?(?:blog|updates?|coverage|news|report|ticker|text|thread)$",
    r"^live ?(?:blog|updates?)\b",
    r"\blatest updates$|^latest (?:[\w’'-]+ ){1,4}updates$",
    r"\brolling coverage$|^minute[- ]by[- ]minute$|^as it happened$",
)
_LIVE_ALONE = _any(r"[,:–—-] ?as it happened$", r"^live (?:updates|blog)\b")  # of a whole title
_LIVE_MAYBE = _any(r"\blive$", r"^live\b", r"^the latest$", r"\bupdates$", r"\bas it happened$")
_ROUND_UP = _any(
    rf"^(?:(?:the|your|our|this) )?(?:{_WHEN} ){{1,3}}(?:news )?{_BULLETIN}$",
    rf"\byour (?:{_WHEN} |daily |\w+ ){{0,2}}(?:briefing|newsletter|round-?up|digest)$",
    r"^(?:(?:the|your|our) )?daily (?:digest|round-?up|wrap(?:-?up)?|rundown|newsletter|headlines)$",
    r"\b(?:daily|weekly|weekend|news|sports?) round-?up$",
    r"^round-?up$|^year-end wrap-?up$|^weekly? (?:round-?up|wrap)$",
    r"\b(?:day|week|weekend|month|year|decade|20\d\d) in (?:review|pictures|photos|photographs|images|numbers)$",
    r"^(?:the|this|our) week in \w+(?: \w+)?$|^(?:the )?week ahead(?: in \w+)?$",
    r"\b(?:photos?|photographs|pictures?|images?|quotes?|cartoons?) of the (?:day|week|month|year)$",
    r"\bthings (?:(?:you|we) (?:need|should|must) )?(?:to )?know (?:for |on )?"
    rf"(?:today|tonight|this (?:morning|evening)|{_DAY}|to start your day|before you start)(?:,.{{0,20}})?$",
    r"^(?:(?:today['’]s|the|this week['’]s|our|\d{1,2}) ){0,2}(?:top|biggest|main|best|most read)"
    r" (?:[\w’'-]+ ){0,2}(?:stories|headlines|reads|pieces|articles)"
    r"(?: of (?:the (?:day|week|month|year)|20\d\d|today))?$",
    r"^(?:newspaper |today['’]s |news )headlines$|^headlines(?: for)?$|^(?:the|today['’]s|sunday['’]s) papers$",
    r"^(?:the )?front pages$|^press review$|^what the papers say$",
    r"^(?:(?:the|world|news|sports?|business|nation|national|local|region|state|politics) ){0,2}in brief$",
    r"^(?:world|news|sports?|business|nation|national|local|area|police|crime) (?:news )?briefs$",
    r"\bopen thread\b|\blist of key (?:events|moments|developments)\b|^the \w+ 202$",
    r"^police blotter$|^letters to the editor$",
)
_NAMED_ROUND_UP = re.compile(r"^(?:[\w&’'-]+ ){1,3}(?<!monsanto )(?<!['’]s )round-?up$")
_ROUND_UP_MAYBE = _any(
    r"^the morning after$|^overnight (?:[\w&]+ ?){1,3}$|^(?:the )?(?:daily|news|world) brief(?:ing)?$",
    rf"^(?:{_WHEN} )+(?:update|report|news|mix|read)$",
    r"\b(?:notebook|newsletter|digest|round-?up|recap|wrap-?up|headlines)$|^newsletter$",
    r"^(?:what we['’]re|what i['’]m) (?:reading|watching)$",
)
_PROGRAMME = re.compile(
    r"\b(?:news|report|show|briefing|headlines|bulletin|tonight|today|daily|morning|edition|bell|links|podcast)\b"
)
_SECTION = frozenset(
    "news world us u.s. uk u.k. europe asia africa americas middle east international national local "
    "politics business economy markets money sport sports opinion culture entertainment lifestyle "
    "technology tech science health travel weather video videos photos pictures audio latest breaking "
    "top stories headlines home homepage page front most read popular trending live tv online the and "
    "of for all more today &".split()
)
_OPENING = _any(
    r"\byour (?:daily|weekly|morning|evening|nightly) (?:look at|wrap-?up|digest|round-?up|briefing)\b",
    r"\ba (?:daily|weekly) (?:digest|round-?up) of\b",
    r"\bhere(?:['’]s| is| are) what you need to know to start your day\b",
    r"\bhere are (?:the|today['’]s|this (?:morning|evening|week)['’]s) (?:top|main|biggest) (?:stories|headlines)\b",
    r"\bthat and more on this episode\b",
)
_INVITED = re.compile(r"sign(?:ing)? up|subscri|\bget\b|\breceiv|inbox|newsletter", re.IGNORECASE)
_CLOSED = re.compile(
    r"live ?(?:blog|page|coverage) (?:is|has) (?:now )?(?:closed|ended|over)\b"  # "this live blog ..."
)
_FULL_STORY = re.compile(
    r"\W{0,3}(?:(?:read|see) (?:more|the full (?:story|article))|full (?:story|report|article)|continue reading)\W{0,3}",
    re.IGNORECASE,
)
_CLOCK = re.compile(  # every number; begins with a digit, so that the search skips to digits
    r"(\d(?<![\w$£€.,:/#-]\d)\d?)(?:([:.]?)([0-5]\d)(?!\d))?(?: ?([apAP])\.?[mM]\b\.?)?"
)
_ZONE = r"(?:hrs|BST|GMT|UTC|[ECMP][SD]?T|CES?T|K?ST|local(?: time)?)"
_BEFORE = re.compile(
    r"(?:\n|[.!?”\"’)\]] )[\W_]{0,3}(?:(?:last )?update[d]?(?: at)?:? )?$", re.IGNORECASE
)
_AFTER = re.compile(rf" ?(?P<zone>\(?{_ZONE}\b\)?)? ?(?:[-–—:|,;(]|$|\n|(?P<word>[A-Z“\"‘]))")
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "that this with from have been were will would said says they their there about after more than "
    "when which what into over also could other some year years last week people first before because "
    "time just like while most many only such then both between during against under being made make "
    "according should much since still back down where these those them your even very percent "
    "million told could does here".split()
)


def digest(title: str | None, text: str) -> Kind | None:
    """Return what kind of page of many events, or of none, an article is; None: it is an article.

    Parameters
    ----------
    title
        The headline; None where there is none.
    text
        The article; whether the headline is its first line does not matter. The first 30,000
        characters are read.

    Examples
    --------
    >>> digest("Your Monday Briefing", "Good morning.")
    'round-up'
    >>> digest("5 things to know about the hearing", "The hearing begins at ten.") is None
    True
    """
    head = " ".join((title or "").split())[:_LONGEST_TITLE]
    lines = [line for line in text[:_LONGEST].split("\n") if line.strip()]
    if head and lines and " ".join(lines[0].split())[:_LONGEST_TITLE] == head:
        del lines[0]
    body = "\n".join(lines)
    parts = _parts(head)
    kind = _named(parts)
    if kind:
        return kind
    if parts[1:] and parts[-1] == "live" and len(body) > _LONG:
        return "live"
    if _is_live(_stamps(body), named=_matches(_LIVE_MAYBE, parts)) or _CLOSED.search(body[:1_500]):
        return "live"
    if _is_opened(body) or _is_round_up(parts, head, lines):
        return "round-up"
    return "section page" if _is_section(head, lines) else None


def _parts(title: str) -> list[str]:
    """Return the parts of a title between its colons, bars and dashes, in lower case, no date."""
    return [
        bare
        for part in _PART.split(title.casefold())
        if (bare := _DATE.sub("", part.strip(" \t.,!‘’'\"“”")).strip())
    ]


def _matches(form: re.Pattern[str], parts: Sequence[str]) -> bool:
    return any(form.search(part) for part in parts)


def _named(parts: Sequence[str]) -> Kind | None:
    """Return the kind that a title is the name of."""
    if _matches(_LIVE, parts) if len(parts) > 1 else _matches(_LIVE_ALONE, parts):
        return "live"
    if _matches(_ROUND_UP, parts) or (len(parts) > 1 and _matches(_NAMED_ROUND_UP, parts[:1])):
        return "round-up"
    return None


def _stamps(body: str) -> list[tuple[int, int]]:
    """Return the place (character) and time (minutes) of clock times that begin a line or sentence."""
    found = []
    padded = "\n" + body
    for match in _CLOCK.finditer(body):
        hour, mark, minute, half = match.groups()
        if half is None and minute is None:
            continue
        start = match.start()
        after = _AFTER.match(body, match.end())
        if after is None or not _BEFORE.search(padded[max(start - 24, 0) : start + 1]):
            continue
        if half is None and not after["zone"] and (not mark or after["word"]):
            continue
        if half is not None:
            hour = int(hour) % 12 + (12 if half in "pP" else 0)
        if int(hour) < 24:
            found.append((start, int(hour) * 60 + int(minute or 0)))
    return found


def _is_live(stamps: Sequence[tuple[int, int]], *, named: bool) -> bool:
    """Whether entries stand under clock times.

    Three are enough under a title that speaks of it. Otherwise six that begin early and run
    backwards, as entries added on top do: a chronology or a programme runs forwards, and an
    article with a live page below it reports its event first.
    """
    if named and len(stamps) >= 3:
        return True
    if len(stamps) < 6 or stamps[0][0] > 2_000:
        return False
    steps = [b - a for (_, a), (_, b) in pairwise(stamps) if a != b]
    return sum(step < 0 for step in steps) >= 0.7 * max(len(steps), 1)


def _is_opened(body: str) -> bool:
    """Whether a body begins as a round-up does; an invitation to subscribe to one does not count."""
    lower = body[:700].casefold()
    return any(
        not _INVITED.search(lower[max(match.start() - 80, 0) : match.start()])
        for match in _OPENING.finditer(lower)
    )


def _is_round_up(parts: Sequence[str], title: str, lines: Sequence[str]) -> bool:
    dated = bool(parts) and len(parts[0].split()) <= 5 and bool(_DATE.search(title.casefold()))
    if dated and _PROGRAMME.search(parts[0]):
        return True
    entries = sum(bool(_FULL_STORY.fullmatch(line)) for line in lines if len(line) < 40)
    if not (dated or entries >= 4 or _matches(_ROUND_UP_MAYBE, parts)):
        return False
    share = reach(lines)
    return share is not None and share < SCATTERED


def reach(lines: Sequence[str]) -> float | None:
    """Return the share of paragraphs, 0 to 1, that hold one of the three most spread words.

    Unrelated items share no words. None: fewer than six paragraphs of twelve words,
    of which three words reach half in any case.
    """
    found = [set(_stems(line)) for line in lines if line.count(" ") >= 11][:40]
    if len(found) < 6:
        return None
    spread = Counter(word for words in found for word in words)
    top = {word for word, _ in sorted(spread.items(), key=lambda item: (-item[1], item[0]))[:3]}
    return sum(not words.isdisjoint(top) for words in found) / len(found)


def _stems(line: str) -> Iterator[str]:
    return (word[:7] for word in _WORD.findall(line.casefold()) if word not in _COMMON)


def _is_section(title: str, lines: Sequence[str]) -> bool:
    """Whether a page is a section's front: its title names no event, or it is a list of headlines."""
    n_prose = sum(line.count(" ") + 1 for line in lines if _is_prose(line))
    first, *site = (part.split() for part in _SITE.split(title.casefold()))
    n_site = sum(len(part) for part in site)
    if first and n_prose < 80 and n_site <= (2 if len(first) > 1 else 0):
        if all(word.strip(",+") in _SECTION for word in first):  # "World news - Site"
            return True
        if len(first) <= 3 and first[-1] == "news" and n_prose < 40:  # a site's name alone
            return True
    return _is_list(title, lines, n_prose)


def _is_prose(line: str) -> bool:
    return line.count(" ") >= 11 and line.rstrip(" \"'”’)]").endswith((".", "!", "?", "…", ":"))


def _is_list(title: str, lines: Sequence[str], n_prose: int) -> bool:
    """Whether nearly all of a page are headlines of other things than its title's.

    A headline has four words or more, no full stop and few digits. Captions of a gallery share
    words with their title.
    """
    if len(lines) < 12 or n_prose > 0.25 * sum(line.count(" ") + 1 for line in lines):
        return False
    topic = set(_stems(title))
    heads = [
        line
        for line in lines
        if 3 <= line.count(" ") <= 24
        and not line.rstrip(" \"'”’)]").endswith((".", ":", ",", ";"))
        and sum(letter.isdigit() for letter in line) <= 4
        and topic.isdisjoint(_stems(line))
    ]
    return len(heads) >= 0.6 * len(lines)
