"""Ids that links of the page go to: stable between runs, safe in HTML whatever the keys hold."""

import hashlib
import re
from urllib.parse import urlsplit

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 48  # characters of a key kept readable


def anchor(kind: str, *keys: str) -> str:
    """Return an id for `keys`; different keys of one kind give different ids.

    >>> anchor("event", "ferry-fire")
    'event-ferry-fire'
    >>> anchor("event", 'x"><b>')
    'event-x-b-612409e0'
    """
    raw = "\n".join(keys)
    name = _UNSAFE.sub("-", "--".join(keys)).strip("-")[:_LONGEST]
    if name != "--".join(keys) or any("--" in key for key in keys):
        digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        name = f"{name}-{digest}"
    return f"{kind}-{name}"


def link(url: str | None) -> str | None:
    """Return `url` if it is an ordinary web address, else None: no scripts, no files.

    >>> link("javascript:alert(1)") is None
    True
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in {"http", "https"} and parts.netloc else None
