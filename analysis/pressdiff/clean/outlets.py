"""Whose article it is: what the input says, else its address, page or agency, else the file."""

import re
from pathlib import PurePath
from urllib.parse import urlsplit

# Furniture that only one outlet's pages carry, as read off real pages. The first match names it.
FINGERPRINTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(form), outlet)
    for form, outlet in (
        (r"icon bookmark-b ?icon bookmark|[Aa]lso on rt\.com|represent those of RT", "RT"),
        (r"Follow RT on|Subscribe to RT newsletter", "RT"),
        (r"[Ii]mage (?:copyright|source) .{0,80}[Ii]mage caption", "BBC"),
        (r"[Ee]nlarge this image ?toggle caption|^Copyright © \d{4} NPR\b", "NPR"),
        (r"Advertisement Continue reading the main story", "The New York Times"),
        (r"^Facebook Twitter Pinterest .{0,300}Photograph:", "The Guardian"),
        (r"The Sun Online news team", "The Sun"),
        (r"^Copyright © \d{4} The Washington Times", "The Washington Times"),
        (r"POLITICO (?:Playbook|Pulse|Huddle)", "Politico"),
        (r"^Get the Monitor Stories you care about", "Christian Science Monitor"),
        (r"^\(China Daily\b", "China Daily"),
        (r"ABC News Internet Ventures", "ABC News"),
        (r"The Daily Caller News Foundation is available", "The Daily Caller"),
        (r"^Read or Share this story: https?://(?:usat\.ly|\w+\.usatoday\.com)", "USA TODAY"),
    )
)
_HOST = re.compile(
    r"[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+", re.IGNORECASE
)
_SITE_OF = re.compile(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)")
_SECTION = re.compile(
    r"(?:com|org|net|couk|online|news|world|politics|international|opinion|sports?|business|tv|english)*"
)
_SUFFIX = re.compile(r"\s(?:\||-|–|—|::|»)\s(?!.*\s(?:\||-|–|—|::|»)\s)")


def shortened(given: str) -> str:
    """Return a given outlet: a host or address without ``www.``, any other name as it is.

    >>> shortened("https://www.rt.com/"), shortened("m.bbc.co.uk"), shortened("The Sun ")
    ('rt.com', 'bbc.co.uk', 'The Sun')
    """
    given = " ".join(given.split())
    return host(given) or given


def host(address: str) -> str | None:
    """Return the host of an address, without ``www.``; None if there is none."""
    address = address.strip()[:2_000]
    try:
        name = urlsplit(address).hostname if "//" in address else address.split("/", 1)[0]
    except ValueError:
        return None
    if not name or not _HOST.fullmatch(name) or name[-1].isdigit():
        return None
    return _SITE_OF.sub("", name.casefold())


def of_furniture(line: str) -> str | None:
    """Return the outlet whose pages carry this line of furniture; None for the furniture of many."""
    head = line[:600]
    return next((outlet for form, outlet in FINGERPRINTS if form.search(head)), None)


def of_file(source_path: str) -> str:
    """Return the name that stands in for an outlet when nothing tells it: the file's."""
    return PurePath(source_path).stem or source_path


def without_site(title: str, names: tuple[str | None, ...]) -> str:
    """Cut the name of the site off the end of a page's title.

    >>> without_site("Nine dead in fire - The Paradigm", ("The Paradigm", None))
    'Nine dead in fire'
    """
    match = _SUFFIX.search(title[-64:])
    if match is None:
        return title
    cut = max(len(title) - 64, 0)
    last = _letters(title[cut + match.end() :])
    for name in filter(None, names):
        for known in {_letters(name), _letters(name.split(".", 1)[0])}:
            begins = len(last) >= 3 and known.startswith(last)
            if begins or (last.startswith(known) and _SECTION.fullmatch(last, len(known))):
                return title[: cut + match.start()].rstrip()
    return title


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
