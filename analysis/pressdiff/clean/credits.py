"""Who wrote it and where: datelines, bylines, credits. What they say is kept when they are cut."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from pressdiff.clean.dates import MONTHS
from pressdiff.clean.residue import is_names

# Names that agencies go by, and the one they get here.
AGENCIES: dict[str, str] = {
    "Reuters": "Reuters", "REUTERS": "Reuters", "Thomson Reuters": "Reuters",
    "AP": "AP", "Associated Press": "AP", "The Associated Press": "AP", "ASSOCIATED PRESS": "AP",
    "AFP": "AFP", "Agence France-Presse": "AFP", "Agence France Presse": "AFP",
    "TASS": "TASS", "ITAR-TASS": "TASS", "Tass": "TASS",
    "Xinhua": "Xinhua", "XINHUA": "Xinhua",
    "Interfax": "Interfax", "Interfax-Ukraine": "Interfax-Ukraine",
    "RIA Novosti": "RIA Novosti", "RIA": "RIA Novosti", "Sputnik": "Sputnik",
    "dpa": "dpa", "DPA": "dpa", "Deutsche Presse-Agentur": "dpa",
    "Kyodo": "Kyodo", "Kyodo News": "Kyodo", "Jiji": "Jiji", "Jiji Press": "Jiji", "Yonhap": "Yonhap",
    "Bloomberg": "Bloomberg", "Bloomberg News": "Bloomberg", "UPI": "UPI",
    "PA": "PA", "PA Media": "PA", "Press Association": "PA", "ANSA": "ANSA", "EFE": "EFE",
    "Ukrinform": "Ukrinform", "UNIAN": "UNIAN", "Anadolu": "Anadolu", "Anadolu Agency": "Anadolu",
    "AA": "Anadolu", "IRNA": "IRNA", "Tasnim": "Tasnim", "SANA": "SANA", "WAFA": "WAFA",
    "KCNA": "KCNA", "PTI": "PTI", "ANI": "ANI", "IANS": "IANS", "AAP": "AAP",
    "The Canadian Press": "Canadian Press", "CP": "Canadian Press", "BelTA": "BelTA", "PAP": "PAP",
    "CTK": "CTK", "ČTK": "CTK", "APA": "APA", "ANP": "ANP", "NTB": "NTB", "Ritzau": "Ritzau",
}  # fmt: skip
_DESKS = {"CNN": "CNN"}  # outlets that sign their own datelines in brackets
_ALIASES = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_AGENCY = re.compile(rf"(?<![\w/])(?:{_ALIASES})(?![\w/])")
_ONLY_AGENCIES = re.compile(
    rf"[(\[]?(?:{_ALIASES})(?:(?:[\s,/&|–-]|and){{1,3}}(?:{_ALIASES}))*[)\]]?\.?"
)
_DAY = (
    rf"(?P<month>(?i:{MONTHS}))\.? (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?|"
    rf"(?P<day2>\d{{1,2}}) (?P<month2>(?i:{MONTHS}))\.?(?: (?P<year2>\d{{4}}))?"
)
_BRACKETS = re.compile(
    rf"(?P<place>[^\W\d_][^()\d:;!?“”\"]{{1,60}}?)?(?:[,.]? ?(?:{_DAY}))?[,.]? ?"
    r"\((?P<agency>[^\W\d_][^()]{1,30})\)\s?(?P<dash>--?|[–—]|:)?\s?"
)
_SLASHES = re.compile(
    rf"(?P<place>[^\W\d_][^()\d/:;]{{1,40}}), (?:{_DAY})\. /(?P<agency>[\w-]{{2,20}})/\.?\s?"
)
_DASH = re.compile(
    rf"(?P<place>[^\W\d_a-z][^a-z\d():;!?“”\"–—]{{2,40}}?(?:, [A-Z][\w.'’ ]{{1,25}}){{0,2}})"
    rf"(?:[,.]? ?(?:{_DAY}))?\s(?:--|[-–—])\s(?:(?P<agency>{_ALIASES})\.?\s)?(?=[A-Z\d“\"‘'\[])"
)
_LABELS = frozenset(
    "FILE UPDATE WATCH EXCLUSIVE BREAKING LIVE OPINION ANALYSIS VIDEO PHOTOS CORRECTION NOTE "
    "COMMENT COMMENTARY EXPLAINER FACTBOX TIMELINE PROFILE REVIEW INTERVIEW DEVELOPING".split()
)
_WORK = r"(?:reporting|writing|editing|compiled|compiling|written|edited|translated|produced|production|graphics?)"
_CREDIT = re.compile(
    rf"[\[(](?:with )?(?:additional |further |more )?{_WORK}(?: and \w+)?(?: by\b| from\b|:)[^()\[\]]{{0,500}}[)\].]{{0,2}}|"
    r".{2,300}\bcontributed (?:to this (?:report|story|article|post|piece)|(?:additional )?reporting"
    r"(?: (?:from|to) .{2,80})?|from .{2,60})\.?\)?|"
    r"this (?:report|story|article) (?:contains|includes|uses) (?:material|information|reporting) from .{3,80}|"
    r"[—–(-]{0,2} ?with (?:assistance|inputs?|files|material|reports?|agency inputs?)\b (?:by|from) .{2,160}|"
    r"(?:contributing|contributors?):\s?\S.{1,400}|sources?: ?[^.]{2,40}|\(china daily[^()]{0,60}\)",
    re.IGNORECASE,
)
_OPEN_CREDIT = re.compile(  # not in brackets: then only names may follow
    rf"(?:additional |further )?{_WORK}(?: and (?:writing|editing|reporting))? by (?P<names>.{{3,250}})",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"\s?[\[(](?:additional |further )?{_WORK}(?: and \w+)?(?: by| from|:) [^()\[\]]{{3,400}}[)\]]\s?$",
    re.IGNORECASE,
)
_TAIL_AGENCY = re.compile(rf"(?<=[.!?”\"]) ?[(\[](?P<agency>{_ALIASES})[)\]]$")
_INITIALS = re.compile(r"[a-z]{2,5}(?:[/,] ?[a-z]{2,5})* ?\((?P<agencies>[^()]{2,60})\)")
_BYLINE = re.compile(r"(?:By|BY|Written by|Story by):? (?P<names>\S.{2,110})")
_URL_WIRE = re.compile(
    r"/wires?/(ap|afp|reuters|pa|upi|dpa)/|/(ap|reuters)(?:online)?/(?:19|20)\d\d/", re.IGNORECASE
)
_SMALL = frozenset(
    "and in for of at by the de van von der den al el bin la le du da dos with from on an agencies staff "
    "newsroom writing additional reporting editing chief correspondent editor reporter special to".split()
)


CONTRIBUTED = 3  # rank of an agency that only contributed: the text is the outlet's


class Credit(NamedTuple):
    """An agency that a line names; the lower the rank, the more surely the text is its own."""

    rank: int
    agency: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence: characters ``[0, end)`` of its paragraph."""

    end: int
    agency: str | None = None
    desk: str | None = None
    year: int | None = None
    month: str | None = None
    day: int | None = None


def dateline(paragraph: str) -> Dateline | None:
    """Find the dateline a paragraph begins with.

    >>> dateline("VELMAR, March 14 (Meridian) - Nine people died.").agency
    'Meridian'
    >>> dateline("The minister (Labour) - a critic of the plan - said so.") is None
    True
    """
    head = paragraph[:160]
    match = _BRACKETS.match(head)
    if match and (agency := _agency_of(match)):
        desk = _DESKS.get(agency)
        return _dateline(match, None if desk else agency, desk)
    match = _SLASHES.match(head)
    if match:
        return _dateline(match, AGENCIES.get(match["agency"], match["agency"]))
    match = _DASH.match(head)
    if match and _is_place(match["place"]):
        return _dateline(match, AGENCIES.get(match["agency"] or ""))
    return None


def _dateline(match: re.Match[str], agency: str | None, desk: str | None = None) -> Dateline:
    year, month = match["year"] or match["year2"], match["month"] or match["month2"]
    day = match["day"] or match["day2"]
    return Dateline(
        match.end(),
        agency,
        desk,
        int(year) if year else None,
        month,
        int(day) if day else None,
    )


def _agency_of(match: re.Match[str]) -> str | None:
    """Return the agency in the brackets of a dateline; None if they hold something else."""
    name, place = match["agency"].strip(), match["place"] or ""
    if len(place.split()) > 8:
        return None
    if name in _DESKS and (not place or len(place.split()) <= 3):
        return name
    known = AGENCIES.get(name)
    if known and (match["dash"] or not place):
        return known
    dated = match["month"] or match["month2"]
    said = match["dash"] == ":"  # "JANE ROE (HOST): Good evening."
    if match["dash"] and not said and place and (dated or _is_place(place)) and is_names(name):
        return name
    return None


def _is_place(place: str) -> bool:
    """Whether `place` is written as in a dateline: the city in capitals, then perhaps a region."""
    city = place.split(",", 1)[0]
    letters = [letter for letter in city if letter.isalpha()]
    words = set(city.split())
    return len(letters) >= 3 and "".join(letters).isupper() and not words & _LABELS


def agency_in(line: str) -> str | None:
    """Return the first agency that a line of credits names."""
    match = _AGENCY.search(line[:600])
    return AGENCIES[match[0]] if match else None


def is_credit(line: str) -> bool:
    """Whether a whole line says who worked on the article."""
    if len(line) > 600:
        return False
    if _CREDIT.fullmatch(line) or _ONLY_AGENCIES.fullmatch(line) or _INITIALS.fullmatch(line):
        return True
    match = _OPEN_CREDIT.fullmatch(line)
    return match is not None and is_names(re.sub(r"[.;,]", " ", match["names"]), _SMALL)


def in_url(url: str) -> str | None:
    """Return the agency whose wire an address names.

    >>> in_url("http://www.example.org/wires/afp/article-3836078/index.html")
    'AFP'
    """
    match = _URL_WIRE.search(url[:500])
    return AGENCIES.get((match[1] or match[2]).upper()) if match else None


def is_signature(line: str) -> bool:
    """Whether a line is nothing but agencies, or initials and agencies: ``jm/dm (AFP, dpa)``."""
    return bool(_ONLY_AGENCIES.fullmatch(line) or _INITIALS.fullmatch(line))


def is_byline(line: str) -> bool:
    """Whether a line near the top names its authors and nothing else."""
    match = _BYLINE.fullmatch(line)
    if match is None or line.endswith(("?", "!", ":")):
        return False
    return is_names(re.sub(r"[,;|(./&)]", " ", match["names"]), _SMALL)


def without_tail(paragraph: str) -> tuple[str, Credit | None]:
    """Cut a credit in brackets off the end of a paragraph, and return what agency it names.

    >>> without_tail("It rained. (Reporting by Jane Roe; Editing by John Doe)")
    ('It rained.', None)
    """
    if not paragraph.endswith((")", "]")):
        return paragraph, None
    start = max(len(paragraph) - 450, 0)
    match = _TAIL.search(paragraph, start)
    if match and match.start() > 0:
        agency = agency_in(match[0])
        return paragraph[: match.start()].rstrip(), Credit(CONTRIBUTED, agency) if agency else None
    match = _TAIL_AGENCY.search(paragraph, start)
    if match:
        return paragraph[: match.start()].rstrip(), Credit(1, AGENCIES[match["agency"]])
    return paragraph, None
