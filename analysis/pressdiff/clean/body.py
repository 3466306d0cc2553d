"""Lines to an article's title and paragraphs: furniture goes, what credits say is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pressdiff.clean import credits, dates, outlets
from pressdiff.clean.credits import Credit, Dateline
from pressdiff.clean.lines import is_sentence, key
from pressdiff.clean.residue import is_names, residue

_HEAD = 8  # lines of an article among which its headline is looked for
_LONG = 120  # characters; a line this long that ends as a sentence is a paragraph
_THE_HILL = re.compile(  # the page's menu of related headlines, inside sentences
    r"\b([A-Z][\w'’-]{1,30})((?: [A-Z(“\"][^\s]{0,20}){0,5}?) (?:[A-Z][^\s]{0,20} ){0,4}?\1(?=[A-Z0-9'‘\"“(]).{0,600}? MORE\b"
)
_HEADLINE = 120  # characters; 99.5 % of 10,208 headlines of 170 outlets are no longer
_CREDITED = re.compile(r"\([A-Z][a-z][^()]{2,80}\)$")  # a caption: "(Library of Congress)"
_INITIALISM = re.compile(r"\b(?:[A-Z]\.){2,}$")
_LISTEN = re.compile(r"\s+Listen\s?·?\s?\d{1,2}:\d{2}$")


@dataclass(slots=True)
class Notes:
    """What was read in lines that are cut: agencies, dates, the outlet whose furniture it is.

    ``signed`` is the agency of a line that holds nothing else, and after which no paragraph came.
    """

    agencies: list[Credit] = field(default_factory=list)
    dates: list[datetime] = field(default_factory=list)
    outlet: str | None = None
    signed: str | None = None

    def agency(self, rank: int, name: str | None) -> None:
        """Note an agency, if one is named."""
        if name:
            self.agencies.append(Credit(rank, name))


@dataclass(frozen=True, slots=True)
class Body:
    """A cleaned article: headline (None: none found), paragraphs, and what was cut said.

    ``by_agency`` tells that the text is the agency's, not only that it contributed.
    """

    title: str | None
    paragraphs: list[str]
    dateline: Dateline | None
    agency: str | None
    by_agency: bool
    dates: list[datetime]
    outlet: str | None


def clean(lines: Sequence[str], title: str | None, outlet: str | None = None) -> Body:
    """Return the article in `lines`.

    Parameters
    ----------
    lines
        Paragraphs as `pressdiff.clean.lines.split` gives them.
    title
        The headline, where the input has one; None: it is looked for.
    outlet
        The outlet as given; a line of nothing but its name is furniture.
    """
    notes = Notes()
    title = _LISTEN.sub("", title) if title else None
    kept = _without_furniture(lines, title, notes, key(outlet or ""))
    if title is None:
        title, kept = _headline(kept)
    kept = _without_repeats(kept, title)
    found = _dateline(kept)
    if found is not None:
        index, line = found
        kept[index] = kept[index][line.end :]
        notes.agency(0, line.agency)
        notes.outlet = notes.outlet or line.desk
    agency = min(notes.agencies, key=lambda credit: credit.rank, default=None)
    return Body(
        title,
        [line for line in kept if line],
        found[1] if found else None,
        agency.agency if agency else None,
        agency is not None and agency.rank < credits.CONTRIBUTED,
        notes.dates,
        notes.outlet,
    )


def _without_furniture(
    lines: Sequence[str], title: str | None, notes: Notes, outlet: str
) -> list[str]:
    kept: list[str] = []
    in_body = links_follow = False
    for line in lines:
        if _is_note(line, title, notes, in_body=in_body):
            continue
        kind = residue(line, in_body=in_body) if line != title else None
        links_follow = _is_link_list(line, kind, links_follow)
        if kind or links_follow:
            notes.outlet = notes.outlet or outlets.of_furniture(line)
            if kind == "copyright":
                notes.agency(2, credits.agency_in(line[:100]))
            continue
        if outlet and not in_body and key(line) == outlet:  # "Jane Roe", "USA TODAY"
            if kept and _is_authors(kept[-1]) and (title or len(kept) > 1):
                kept.pop()
            continue
        line, credit = credits.without_tail(_without_menu(line))
        if credit:
            notes.agencies.append(credit)
        if len(line) >= _LONG and is_sentence(line):
            in_body, notes.signed = True, None  # an agency's name before it was under a picture
        kept.append(line)
    notes.agency(1, notes.signed)
    return kept


def _is_authors(line: str) -> bool:
    """Whether a line is one to three names of people: two or three words each, joined by "and"."""
    people = line.replace(",", " and").split(" and ")
    return len(people) <= 3 and all(2 <= len(one.split()) <= 3 and is_names(one) for one in people)


def _is_link_list(line: str, kind: str | None, before: bool) -> bool:
    """Whether a line is one of the headlines under a "Read more:" that stands alone."""
    if kind == "link" and line.endswith(":"):
        return True
    return before and (kind is not None or (len(line) < 150 and not is_sentence(line)))


def _is_note(line: str, title: str | None, notes: Notes, *, in_body: bool) -> bool:
    """Note and report a line of dates, authors or credits."""
    if title and line.startswith(title) and len(line) > len(title):
        line = line[len(title) :].lstrip()  # the headline, and a date after it
    dated = dates.in_line(line)
    if dated is not None:
        notes.dates.extend(dated[0])
        notes.agency(1, credits.agency_in(dated[1]))
        notes.outlet = notes.outlet or outlets.of_furniture(line)
        return True
    if credits.is_credit(line):
        if in_body and credits.is_signature(line):
            notes.signed = credits.agency_in(line)
        else:
            rank = 1 if credits.is_signature(line) else credits.CONTRIBUTED
            notes.agency(rank, credits.agency_in(line))
        notes.outlet = notes.outlet or outlets.of_furniture(line)
        return True
    if not in_body and credits.is_byline(line):
        notes.agency(1, credits.agency_in(line))
        return True
    return False


def _without_menu(line: str) -> str:
    if " MORE" in line and len(line) < 20_000:
        return _THE_HILL.sub(lambda match: match[1], line)
    return line


def _headline(lines: list[str]) -> tuple[str | None, list[str]]:
    """Find the headline among the first lines, and cut what stands before it.

    It is the line that is repeated, else the first one, if it is short, does not end as a sentence,
    and a longer paragraph follows.
    """
    head = [key(line) if len(line) <= 250 else "" for line in lines[: 2 * _HEAD]]
    for index, line in enumerate(lines[:_HEAD]):
        if head[index] and head[index] in head[index + 1 :] and _is_headline(line):
            before = [line for line in lines[:index] if len(line.split()) > 3]
            return line, before + lines[index + 1 :]
    if not lines:
        return None, lines
    follows = any(len(line) >= 80 and is_sentence(line) for line in lines[1:5])
    if follows and len(lines[0]) <= _HEADLINE and _is_headline(lines[0]):
        return lines[0], lines[1:]
    return None, lines


def _is_headline(line: str) -> bool:
    words = line.split()
    if not 3 <= len(words) <= 35 or len(line) > 220 or credits.dateline(line):
        return False
    if _CREDITED.search(line) or (_is_authors(line) and " and " in line):
        return False
    end = line.rstrip("”’\"') ")
    unfinished = not end.endswith((".", ",", ";", ":"))
    return unfinished or end.endswith("..") or bool(_INITIALISM.search(end))


def _without_repeats(lines: list[str], title: str | None) -> list[str]:
    """Leave out the headline, and paragraphs, where they stand again."""
    seen = {key(title)} if title else set()
    kept = []
    for index, line in enumerate(lines):
        known = key(line) if len(line) <= 1_000 else line
        if known in seen and (index < _HEAD or (len(line) >= 40 and not line.endswith("?"))):
            continue
        seen.add(known)
        kept.append(line)
    return kept


def _dateline(lines: list[str]) -> tuple[int, Dateline] | None:
    for index, line in enumerate(lines[:4]):
        found = credits.dateline(line)
        if found is not None:
            return index, found
    return None
