"""Tables of what was read: articles, inputs not used, reused text, articles by event."""

from pressdiff.schema.columns import ARTICLE_ID, EVENT_ID, fraction, span, text, time, whole
from pressdiff.schema.table import Table

DATE_SOURCES = ("metadata", "url", "dateline", "text", "none")
REUSE_KINDS = ("exact", "near", "partial", "credit", "update")

ARTICLES = Table(
    "articles",
    "one article kept",
    ("article_id",),
    (
        ARTICLE_ID,
        text("outlet", "who published it, as compared and shown"),
        text("title", "headline, the first line of text; null if there is none", null=True),
        text("text", "cleaned text; all spans are offsets into it"),
        time("published_at", "time of publication, UTC; null if unknown"),
        text("date_source", "where published_at was found", *DATE_SOURCES),
        text("url", "address; null if unknown", null=True),
        text("language", "ISO 639-1 code of the detected language"),
        whole("n_words", "words (runs of letters or digits) in text", 1),
        text("wire_agency", "news agency named in dateline or credit; null if none", null=True),
        text("copy_of", "article_id this one copies or updates; null if none", null=True),
        text("source_path", "file it came from"),
    ),
)
REJECTS = Table(
    "rejects",
    "one input not used",
    ("source_path", "row", "reason"),
    (
        text("source_path", "file or folder it came from"),
        whole("row", "row in that file, 0-based; 0 for a file of one article"),
        text("reason", "why it is not used, and what to do"),
    ),
)
REUSE = Table(
    "reuse",
    "one passage of an article that stands in another article or is an agency's",
    ("article_id", "start", "end", "kind"),
    (
        ARTICLE_ID,
        *span(),
        text("original_id", "article it stands in; null if only the agency is known", null=True),
        text("agency", "news agency whose text it is; null if none is named", null=True),
        text(
            "kind",
            "exact: all of the article is the original's; near: most of it is; partial: passages; "
            "credit: credited to the agency, whose own article is not there; "
            "update: stands in an older version by the same outlet",
            *REUSE_KINDS,
        ),
    ),
)
EVENTS = Table(
    "events",
    "one article in one event",
    ("event_id", "article_id"),
    (
        ARTICLE_ID,
        EVENT_ID,
        text("storyline_id", "the storyline the event belongs to"),
        fraction(
            "probability",
            "that the article reports the same event as the others of its group, 0 to 1; "
            "null for an article alone",
            null=True,
        ),
    ),
)
