"""Small hand-made tables of two events and three outlets, with hostile text."""

import base64
import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest

from pressdiff import schema
from pressdiff.report import About, MeasureNote, Quality

ALPHA, BETA, GAMMA = "Alpha <b>News</b>", "Beta Wire", '=Gamma("x")'
LONG = "x" * 10_000
PACK = re.compile(r'<script type="text/plain" data-pack="[^"]*">([^<]*)</script>')

LEMMAS = {"said": "say", "saying": "say", "claimed": "claim", "denied": "deny", "cited": "cite"}


@dataclass
class Builder:
    """Rows by table; spans are told by the words they cover."""

    rows: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {table.name: [] for table in schema.TABLES}
    )
    texts: dict[str, str] = field(default_factory=dict)

    def article(self, name: str, outlet: str, text: str, event: str, **more: Any) -> None:
        """Add an article to an event; the first line is its title."""
        self.texts[name] = text
        row = {
            "article_id": name, "outlet": outlet, "title": text.split("\n", maxsplit=1)[0], "text": text,
            "published_at": "2024-01-18T12:22:00Z", "date_source": "metadata", "url": None,
            "language": "en", "n_words": len(text.split()), "wire_agency": None, "copy_of": None,
            "source_path": f"{name}.txt",
        }  # fmt: skip
        place = {"storyline_id": more.pop("storyline", event), "probability": more.pop("p", 0.9)}
        self.rows["articles"].append(row | more)
        self.rows["events"].append({"article_id": name, "event_id": event, **place})

    def span(self, article: str, words: str) -> dict[str, int]:
        """Return where `words` first stand in the article."""
        start = self.texts[article].index(words)
        return {"start": start, "end": start + len(words)}

    def claim(self, name: str, article: str, words: str, said: str | None = None) -> None:
        """Add a claim; `said` is its attribution."""
        span = self.span(article, words)
        row = {
            "claim_id": name, "article_id": article, **span,
            "voice": "attributed" if said else "own", "section": "body",
            "position": span["start"] / len(self.texts[article]), "attribution_id": said,
            "predicate": "be", "subject": None, "object": None, "polarity": "positive",
            "certainty": "asserted", "time_start": None, "time_end": None,
        }  # fmt: skip
        self.rows["claims"].append(row)

    def said(self, name: str, article: str, *, content: str, **more: Any) -> None:
        """Add an attribution with its source, cue and content."""
        roles = {"source": more.pop("source", None), "cue": more.pop("cue", None)}
        row = {
            "attribution_id": name, "article_id": article, "kind": "indirect", "cue": LEMMAS.get(roles["cue"], roles["cue"]),
            "stance": "neutral", "source_type": None, "anonymous": False, "entity_id": None,
            "parent_id": None,
        }  # fmt: skip
        self.rows["attributions"].append(row | more)
        for role, words in {**roles, "content": content}.items():
            if words:
                span = {"attribution_id": name, "role": role, **self.span(article, words)}
                self.rows["attribution_spans"].append(span)

    def fact(self, event: str, name: str, status: dict[str, str], *claims: str) -> None:
        """Add a fact with its claims, the last one its wording, and how each outlet has it."""
        key = {"event_id": event, "fact_id": name}
        articles = {row["claim_id"]: row["article_id"] for row in self.rows["claims"]}
        outlets = {row["article_id"]: row["outlet"] for row in self.rows["articles"]}
        for claim in claims:
            self.rows["facts"].append(key | {"claim_id": claim})
        told = {outlets[articles[claim]]: claim for claim in reversed(claims)}
        for outlet, claim in told.items():
            self.rows["tellings"].append(
                key | {
                    "outlet": outlet, "claim_id": claim, "voice": "own", "entity_id": None,
                    "stance": None, "certainty": "asserted", "headline": 0, "position": 0.1,
                    "published_at": None, "independent": 1,
                }
            )  # fmt: skip
        self.rows["wordings"].append(
            key | {
                "claim_id": claims[-1], "first_article_id": None, "published_at": None,
                "n_outlets": len(told), "n_articles": len(told),
            }
        )  # fmt: skip
        for outlet, how in status.items():
            row = {"event_id": event, "fact_id": name, "outlet": outlet, "status": how}
            self.rows["coverage"].append(row | {"n_claims": int(how != "absent")})

    def conflict(
        self, event: str, claims: tuple[str, str], *values: str | None, **more: Any
    ) -> None:
        """Add a conflict of two claims, with its alignment."""
        pair = {"event_id": event, "claim_a": claims[0], "claim_b": claims[1]}
        row = pair | {"kind": "number", "value_a": values[0], "value_b": values[1], "update": 0}
        self.rows["conflicts"].append(row | more)
        self.rows["alignments"].append(
            pair | {"relation": "conflict", "kind": "number", "probability": 0.8}
        )

    def omission(self, event: str, fact: str, outlet: str, status: str, *near: Any) -> None:
        """Add an omission; `near` is the nearest claim with its probability, if there is one."""
        row = {
            "event_id": event,
            "fact_id": fact,
            "outlet": outlet,
            "n_others": 2,
            "status": status,
        }
        claim, probability = near or (None, None)
        self.rows["omissions"].append(row | {"nearest_claim": claim, "probability": probability})

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the checked tables."""
        return {table.name: table.frame(self.rows[table.name]) for table in schema.TABLES}


@pytest.fixture
def builder() -> Builder:
    """Return the tables as rows, for a test to change."""
    b = Builder()
    b.article(
        "a1", ALPHA,
        "Five die in \u202eblast\u202c <script>alert(1)</script>\n"
        "Five people died, the ministry claimed. Kiev was calm 😀. </script><img src=x onerror=alert(2)>\n"
        f"A failed raid ended early. {LONG}",
        "blast", url="javascript:alert(3)",
    )  # fmt: skip
    b.article(
        "a2", BETA,
        "Nine dead in Kyiv\nNine people died in Kyiv. “We saw it,” Ann Lee said. A swift raid followed.",
        "blast", url="https://beta.example/a?b=1&c=\"2\"", wire_agency="Beta",
    )  # fmt: skip
    b.article("a3", GAMMA, "=cmd|'/c calc'!A1\nNine people died in Kyiv.", "blast", copy_of="a2")
    b.article("b1", ALPHA, "Rates rise\nThe bank raised rates.", "rates", storyline="bank")
    b.article("b2", BETA, "Bank acts\nThe bank raised rates again.", "rates", storyline="bank")
    b.article("c1", GAMMA, "A cat sleeps\nNothing else happened.", "cat", p=None)
    b.said("t1", "a1", source="the ministry", cue="claimed", content="Five people died",
           stance="doubting", entity_id="ministry")  # fmt: skip
    b.said("t2", "a2", source="Ann Lee", cue="said", content="“We saw it,”", kind="direct")
    b.claim("a1:0", "a1", "Five people died", "t1")
    b.claim("a1:1", "a1", "Kiev was calm 😀")
    b.claim("a2:0", "a2", "Nine people died in Kyiv")
    b.claim("a3:0", "a3", "Nine people died in Kyiv")
    b.claim("b1:0", "b1", "The bank raised rates")
    b.claim("b2:0", "b2", "The bank raised rates again")
    b.fact("blast", "f0", {ALPHA: "disputed", BETA: "disputed", GAMMA: "disputed"},
           "a1:0", "a2:0", "a3:0")  # fmt: skip
    b.fact("blast", "f1", {ALPHA: "own", BETA: "absent", GAMMA: "absent"}, "a1:1")
    b.fact("rates", "f0", {ALPHA: "own", BETA: "own"}, "b1:0", "b2:0")
    b.rows["coverage"][2]["n_claims"] = 0
    b.rows["alignments"] = [
        {"event_id": "blast", "claim_a": "a2:0", "claim_b": "a3:0", "relation": "same",
         "kind": None, "probability": 0.9},
        {"event_id": "rates", "claim_a": "b1:0", "claim_b": "b2:0", "relation": "same",
         "kind": None, "probability": 0.7},
    ]  # fmt: skip
    b.conflict("blast", ("a1:0", "a2:0"), "Five", "Nine")
    for claim, article, word in [("a1:0", "a1", "Five"), ("a2:0", "a2", "Nine")]:
        span = b.span(article, f"{word} people")
        amount = {"value": 5.0, "low": 5.0, "high": 5.0, "unit": None, "noun": "people"}
        b.rows["quantities"].append(
            {"claim_id": claim, "start": span["start"], "end": span["start"] + 4}
            | amount | {"bound": "exact"}
        )  # fmt: skip
    for article, form, entity, kind in [
        ("a1", "Kiev", "kyiv", "name"), ("a2", "Kyiv", "kyiv", "name"),
        ("a1", "failed raid", "raid", "nominal"), ("a2", "swift raid", "raid", "nominal"),
        ("a1", "ministry", "ministry", "name"), ("b1", "bank", "bank", "name"),
        ("b2", "bank", "bank", "name"),
    ]:  # fmt: skip
        b.rows["mentions"].append(
            {"article_id": article, "entity_id": entity, "form": form, "kind": kind}
            | b.span(article, form)
        )
    for entity, name, kind in [
        ("kyiv", "Kyiv", "place"), ("ministry", "Ministry", "organisation"),
        ("raid", "raid", "happening"), ("bank", "Bank", "organisation"),
    ]:  # fmt: skip
        b.rows["entities"].append(
            {"entity_id": entity, "name": name, "type": kind, "n_mentions": 2, "n_outlets": 2}
        )
    for article, words, voice, value in [
        ("a1", "claimed", "own", 1.0), ("a2", "said", "own", 0.0), ("b1", "raised", "own", 1.0),
        ("a1", "died", "attributed", 1.0),
    ]:  # fmt: skip
        b.rows["observations"].append(
            {"article_id": article, "measure": "doubting_cues", "voice": voice, "section": "body",
             "target": None, "value": value, "n": 1.0} | b.span(article, words)
        )  # fmt: skip
    b.rows["effects"] = [
        {"family": "measures", "measure": "doubting_cues", "voice": "own", "target": None,
         "outlet_a": ALPHA, "outlet_b": BETA, "n_events": n, "difference": 0.25,
         "ci_low": low, "ci_high": high, "p_value": p, "p_adjusted": p, "correction": how,
         "status": "exploratory"}
        for n, low, high, p, how in [(6, 0.1, 0.4, 0.03, "none"), (2, None, None, None, "hand-coded")]
    ]  # fmt: skip
    b.rows["contrasts"] = [
        {"family": "measures", "measure": "doubting_cues", "voice": "own", "outlet_a": ALPHA,
         "outlet_b": other, "n_events": 6, "difference": 0.25, "ci_low": 0.1, "ci_high": 0.4,
         "hodges_lehmann": 0.25, "hl_low": 0.1, "hl_high": 0.4, "standardised": 1.2,
         "smallest": 0.05, "p_value": 0.03, "p_adjusted": 0.03, "p_equivalent": 0.9,
         "p_equivalent_adjusted": 1.0, "model_difference": 0.25, "model_p": 0.02,
         "verdict": verdict}
        for other, verdict in [(BETA, "different"), (None, "undecided")]
    ]  # fmt: skip
    b.rows["reporting"] = [
        {"outlet": ALPHA, "n_events": 6, "n_facts": 20, "n_expected": 10, "n_omitted": 4,
         "omission_rate": 0.4, "ci_low": 0.25, "ci_high": 0.55, "n_exclusive": 5,
         "exclusive_rate": 0.25, "prominence": 0.8, "words": 512.4},
        {"outlet": BETA, "n_events": 2, "n_facts": 3, "n_expected": 0, "n_omitted": 0,
         "omission_rate": None, "ci_low": None, "ci_high": None, "n_exclusive": 0,
         "exclusive_rate": 0.0, "prominence": None, "words": 300.0},
    ]  # fmt: skip
    b.rows["rejects"] = [
        {"source_path": "<i>bad</i>.pdf", "row": 0, "reason": "format is not known"}
    ]
    return b


@pytest.fixture
def tables(builder: Builder) -> dict[str, pd.DataFrame]:
    """Return the checked tables."""
    return builder.frames()


@pytest.fixture
def about() -> About:
    """Return what a run tells of itself."""
    return About(
        created_at=datetime(2024, 2, 1, 9, 30, tzinfo=UTC),
        command="pressdiff run <in> --out results",
        versions={"pressdiff": "0.1.0"},
        digest="0123456789ab",
        n_inputs=7,
        measures=(
            MeasureNote(
                "doubting_cues",
                "doubting cues per cue",
                "Words put in doubt",
                "0 to 1",
                missing="no <i>cue</i>",
                data="lists <b>",
            ),
        ),
        quality=(Quality("alignment", "F1", 0.41, "hand-aligned events"),),
        recall=0.6,
        truly_missing=0.8,
    )


@pytest.fixture
def page(tables: dict[str, pd.DataFrame], about: About) -> Callable[..., Any]:
    """Return a function that renders the tables and parses the page, its events unpacked."""
    from lxml import html  # noqa: PLC0415  only here

    from pressdiff.report import render  # noqa: PLC0415

    def unpack(pack: re.Match[str]) -> str:
        return gzip.decompress(base64.b64decode(pack[1])).decode()

    def parse(changed: dict[str, pd.DataFrame] | None = None, **options: Any) -> Any:
        told = options.pop("about", about)
        packed = render(changed or tables, told, **options)
        return html.document_fromstring(PACK.sub(unpack, packed))

    return parse


@pytest.fixture
def keyed(builder: Builder) -> Callable[..., Builder]:
    """Return a function that adds a row of `keyness`: a word of b1 (outlet a) and maybe of b2."""
    outlets = {row["article_id"]: row["outlet"] for row in builder.rows["articles"]}

    def add(word: str, z: float, **more: Any) -> Builder:
        both = more.pop("both", True)
        a, b = builder.span("b1", word), builder.span("b2", word)
        builder.rows["keyness"].append(
            {
                "outlet_a": outlets["b1"], "outlet_b": outlets["b2"], "voice": "own", "word": word,
                "n_events": 7, "count_a": 9, "count_b": 2, "n_texts_a": 5, "n_texts_b": 1,
                "rate_a": 90.0 if z > 0 else 20.0, "rate_b": 20.0 if z > 0 else 90.0, "log_odds": z, "z": z, "dispersion": 0.5,
                "p_value": 0.01, "p_adjusted": 0.04, "article_a": "b1", "start_a": a["start"],
                "end_a": a["end"], "article_b": "b2" if both else None,
                "start_b": b["start"] if both else None, "end_b": b["end"] if both else None,
            }
            | more
        )  # fmt: skip
        return builder

    return add
