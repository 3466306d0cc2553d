"""Articles to spaCy docs: the only place that loads spaCy; keeps parses on disk."""

import hashlib
import logging
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from pressdiff.encoder import Encoded
from pressdiff.errors import MissingModelError
from pressdiff.settings import ParseSettings
from pressdiff.store import whole

log = logging.getLogger(__name__)

Section = Literal["headline", "lead", "body"]


@dataclass(frozen=True)
class Article:
    """One parsed article as the stages see it: no outlet, so that none can lean on it.

    ``text`` is ``articles.text``; characters ``[0, headline_end)`` are the headline (0: none);
    the lead is the first paragraph after it. ``encoded``: the encoder's scores, None in profile light.
    """

    article_id: str
    doc: Doc
    headline_end: int = 0
    published_at: datetime | None = None
    encoded: Encoded | None = None

    @cached_property
    def text(self) -> str:
        """The text; ``doc.text`` is put together from the tokens each time it is asked for."""
        return self.doc.text

    @cached_property
    def lead_end(self) -> int:
        """End of the first paragraph after the headline, in characters."""
        text = self.text
        start = self.headline_end
        while start < len(text) and text[start].isspace():
            start += 1
        end = text.find("\n", start)
        return len(text) if end < 0 else end

    def section(self, start: int) -> Section:
        """Return the part of the article that the character at `start` is in."""
        if start < self.headline_end:
            return "headline"
        return "lead" if start < self.lead_end else "body"

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences that hold more than white space, in order."""
        return [sentence for sentence in self.doc.sents if sentence.text.strip()]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start_char for sentence in self.sentences]

    def sentence_at(self, start: int) -> Span:
        """Return the sentence that holds the character at `start`."""
        return self.sentences[max(bisect_right(self._sentence_starts, start) - 1, 0)]


def parse(
    texts: Sequence[str], settings: ParseSettings, *, cache: Path | None = None
) -> Iterator[Doc]:
    """Yield a parsed doc for each text, in order.

    Parameters
    ----------
    texts
        Texts of articles; a line break ends a sentence.
    settings
        The spaCy pipeline and the batch size.
    cache
        Folder of earlier parses, by hash of text, pipeline and its version; a text found there is
        not parsed again, and what is parsed is added. None: nothing is kept.

    Raises
    ------
    MissingModelError
        If the pipeline is not installed.
    """
    nlp = load(settings.model)
    paths = [None if cache is None else _cache_path(cache, nlp, text) for text in texts]
    known = [None if path is None else _read(path, nlp) for path in paths]
    fresh = nlp.pipe(
        (_prepare(nlp, text) for text, doc in zip(texts, known, strict=True) if doc is None),
        batch_size=settings.batch_size,
    )
    for path, doc in zip(paths, known, strict=True):
        if doc is not None:
            yield doc
            continue
        parsed = next(fresh)
        if path is not None:
            _write(path, parsed)
        yield parsed


@lru_cache(maxsize=2)
def load(model: str) -> Language:
    """Load the spaCy pipeline named `model`, once a process."""
    try:
        return spacy.load(model)
    except OSError as error:
        raise MissingModelError(
            f"spaCy pipeline '{model}' is not installed; install it, or name another "
            'in the settings ([parse] model = "…")'
        ) from error


def words(text: str) -> list[str]:
    """Cut `text` by the rules that the English pipelines share: "do", "n't"; "U.S."; "far", "-", "right"."""
    tokenizer: Any = _blank().tokenizer  # spaCy ships no types for it
    if text.isascii() and text.isalpha() and text not in tokenizer.rules:
        return [text]  # a hundred times as fast
    return [token.text for token in tokenizer(text) if not token.is_space]


@lru_cache(maxsize=1)
def _blank() -> Language:
    return spacy.blank("en")


def _prepare(nlp: Language, text: str) -> Doc:
    """Tokenise, and start a sentence after each line break: the parser keeps to it."""
    doc = nlp.make_doc(text)
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


def _cache_path(cache: Path, nlp: Language, text: str) -> Path:
    pipeline = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}-{spacy_version}"
    key = hashlib.sha256(f"{pipeline}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return cache / key[:2] / f"{key[2:34]}.spacy"


def _read(path: Path, nlp: Language) -> Doc | None:
    """Return the doc kept at `path`; None if there is none or it is damaged."""
    if not path.is_file():
        return None
    try:
        return next(iter(DocBin().from_disk(path).get_docs(nlp.vocab)))
    except Exception as error:  # whatever a damaged file makes the reader raise
        log.warning("parse '%s' is damaged (%s); parsed again", path, error)
        return None


def _write(path: Path, doc: Doc) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as partial:
        DocBin(docs=[doc]).to_disk(partial)
