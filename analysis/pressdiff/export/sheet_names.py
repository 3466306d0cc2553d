"""Names that a sheet of a workbook may have."""

import re
from collections.abc import Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"  # Excel keeps it for itself


def sheet_names(names: Iterable[str], *, taken: Iterable[str] = ()) -> dict[str, str]:
    """Return a legal sheet name for each of `names`, no two alike in whatever case.

    >>> sheet_names(["claims", "a/b", "A_b", "History"], taken=["claims"])
    {'claims': 'claims (2)', 'a/b': 'a_b', 'A_b': 'A_b (2)', 'History': 'History (2)'}
    """
    used = {_RESERVED, *(one.casefold() for one in taken)}
    found = {}
    for name in names:
        plain = _FORBIDDEN.sub("_", name).strip("' ") or "table"
        chosen, number = plain[:_LONGEST], 2
        while chosen.casefold() in used:
            end = f" ({number})"
            chosen, number = plain[: _LONGEST - len(end)] + end, number + 1
        used.add(chosen.casefold())
        found[name] = chosen
    return found
