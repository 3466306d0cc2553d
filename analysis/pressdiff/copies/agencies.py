"""Whether an outlet is the agency that an article is credited to."""

import re
from functools import cache

from pressdiff.clean.credits import AGENCIES

_HOST = re.compile(r"^(?:www\.|uk\.|in\.|en\.|english\.)*(?P<name>[\w-]+?)(?:news)?\.[a-z.]{2,6}$")


def agency_of(outlet: str, credited: str | None) -> str | None:
    """Return the agency that the outlet is: the one credited, else one of its own name.

    >>> agency_of("uk.reuters.com", None), agency_of("Associated Press", "AP")
    ('Reuters', 'AP')
    >>> agency_of("Japan Times", "AP") is None
    True
    """
    if credited is not None and _names(credited, outlet):
        return credited
    return _known(outlet)


@cache
def _known(outlet: str) -> str | None:
    host = _HOST.match(outlet.casefold())
    name = host["name"] if host else outlet.casefold()
    return {alias.casefold(): agency for alias, agency in AGENCIES.items()}.get(name)


@cache
def _names(agency: str, outlet: str) -> bool:
    """Whether `outlet` has the agency's name in its own, as words."""
    aliases = {alias for alias, name in AGENCIES.items() if name == agency} | {agency}
    words = "|".join(map(re.escape, sorted(aliases, key=len, reverse=True)))
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", outlet, re.IGNORECASE) is not None
