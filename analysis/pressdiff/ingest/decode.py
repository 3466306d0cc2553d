"""Bytes to text: UTF-8 and UTF-16 first, else a guess that must be good; binary is refused."""

import codecs
import logging
import re

from charset_normalizer import from_bytes

log = logging.getLogger(__name__)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 100_000  # bytes a guess is made from


class DecodingError(ValueError):
    """The bytes are no text; the message says what they look like and what to do."""


def decode(data: bytes, *, html: bool = False) -> str:
    """Return the text in `data`; for a page, its declared encoding is tried before a guess.

    Raises
    ------
    DecodingError
        If the bytes are binary or in no encoding that can be told.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise DecodingError(f"not text but {kind}; convert it to text first")
    for codec in _candidates(data, html=html):
        try:
            text = data.decode(codec)
        except (UnicodeError, LookupError):
            continue
        break
    else:
        text = _guess(data)
    controls = len(_CONTROLS.findall(text))
    if controls > 5 and controls > len(text) / 200:
        raise DecodingError(
            f"not text but binary ({controls} control characters); convert it first"
        )
    return text


def _candidates(data: bytes, *, html: bool) -> list[str]:
    """Return encodings to try in order, strictly."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return [codec]
    if b"\0" in data[:_SAMPLE]:
        pairs = data[:2_000]
        if pairs[1::2].count(0) > 0.3 * len(pairs):  # UTF-16 without its mark
            return ["utf-16-le"]
        return ["utf-16-be"] if pairs[::2].count(0) > 0.3 * len(pairs) else []
    declared = _DECLARED.search(data[:2_048]) if html else None
    return ["utf-8", declared[1].decode("ascii")] if declared else ["utf-8"]


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        raise DecodingError(f"not text but binary ({sample.count(0)} NUL bytes); convert it first")
    foreign = sum(byte > 127 for byte in sample)
    if foreign < 0.05 * len(sample):  # Latin letters: the usual one-byte encoding of English
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            log.info("%d bytes are not UTF-8: read as Windows-1252", foreign)
            return text
    best = from_bytes(sample).best()
    if best is not None:
        try:
            text = data.decode(best.encoding)
        except (UnicodeError, LookupError):
            pass
        else:
            log.info("not UTF-8: read as %s", best.encoding)
            return text
    raise DecodingError("not UTF-8 and in no encoding that can be told; save it as UTF-8")
