"""Addresses of articles and names of findings that any program can take for an IRI."""

from urllib.parse import quote, urlsplit

_KEPT = "%/:=&?~#+!$,;'@()*[]"  # what an address may have beside letters, digits and -._
_WEB = frozenset({"http", "https"})


def iri(*parts: str) -> str:
    """Return a name of ours; what is no letter or digit is percent-encoded.

    >>> iri("claim", "bbc-1#c001")
    'urn:pressdiff:claim:bbc-1%23c001'
    """
    return ":".join(
        ("urn:pressdiff", *(quote(one, safe="", errors="surrogatepass") for one in parts))
    )


def source(url: str | None, article_id: str) -> str:
    """Return the article's web address, or a name of ours if it has none that a browser opens.

    >>> source("https://a.org/<b> c", "x"), source("javascript:alert(1)", "x 1")
    ('https://a.org/%3Cb%3E%20c', 'urn:pressdiff:article:x%201')
    """
    try:
        address = url.strip() if isinstance(url, str) else ""
        parts = urlsplit(address)
        web = parts.scheme.lower() in _WEB and bool(parts.hostname)
    except ValueError:
        web = False
    if not web:
        return iri("article", article_id)
    return quote(address, safe=_KEPT, errors="surrogatepass")
