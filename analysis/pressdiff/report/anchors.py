"""Ids that links of the page go to: stable between runs, safe in HTML whatever the keys hold."""

import hashlib
import re
from base64 import b32encode
from urllib.parse import urlsplit

_READABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


def anchor(kind: str, *keys: str) -> str:
    """Return a short id for `keys`, the same in every run: 50 bits of their hash.

    >>> anchor("c", "rt-1", "3")
    'c-7dtdybchbt'
    """
    digest = hashlib.sha256("\n".join(keys).encode("utf-8", "surrogatepass")).digest()
    return f"{kind}-{b32encode(digest[:7]).decode()[:10].lower()}"


def named(kind: str, key: str) -> str:
    """Return an id that shows `key` where it is plain enough, else its hash.

    >>> named("event", "ferry-fire")
    'event-ferry-fire'
    >>> named("event", 'x"><b>')
    'event-mesatyfsux'
    """
    return f"{kind}-{key}" if _READABLE.fullmatch(key) else anchor(kind, key)


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
