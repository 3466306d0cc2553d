"""What the page may say: every quotation stands in the text, every number is counted there."""

from datetime import datetime

import pytest

from pressdiff.errors import TableError
from pressdiff.report import render
from pressdiff.report.anchors import anchor, link, named
from pressdiff.report.charts import effects_chart
from pressdiff.report.dates import span
from pressdiff.report.index import Index
from pressdiff.report.markup import Mark, paragraphs
from pressdiff.report.naming import Naming
from pressdiff.report.rows import EffectRow
from pressdiff.report.scope import Scope
from pressdiff.report.text import Text

ALPHA, BETA = "Alpha <b>News</b>", "Beta Wire"


def test_a_quotation_is_cut_out_of_its_sentence():
    text = Text("a", "Head\nMr. Lee left. Five people died in St. Ives, police said. Then rain.")
    start = text.text.index("Five")
    quote = text.quote(start, start + 16, stress=[(start, start + 4)])
    assert (quote.before, quote.words, quote.after) == (
        "", "Five people died", " in St. Ives, police said.",
    )  # fmt: skip
    assert quote.parts[0] == ("Five", "stress")
    assert quote.before + quote.words + quote.after in text.text


def test_a_long_quotation_is_cut_between_words_and_says_so():
    text = Text("a", "word " * 400)
    quote = text.quote(0, 1999, longest=101)
    assert quote.cut
    assert text.text.startswith(quote.words)
    assert quote.words.endswith("word")


def test_a_word_without_end_is_cut_all_the_same():
    assert len(Text("a", "x" * 10_000).quote(0, 10_000).words) == 700


@pytest.mark.parametrize("where", [(-1, 3), (3, 3), (0, 99), (4, 5)])
def test_a_span_without_words_is_refused(where):
    with pytest.raises(TableError, match="article 'a', whose text has 9 characters"):
        Text("a", "Four\nfive").words(*where)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("claims", {"end": 99_999}),
        ("attribution_spans", {"end": 99_999}),
        ("mentions", {"form": "Kyjiw"}),
        ("conflicts", {"value_a": "Six"}),
        ("observations", {"end": 99_999}),
    ],
)
def test_tables_that_do_not_fit_the_text_are_refused(builder, about, table, change):
    builder.rows[table][0].update(change)
    with pytest.raises(TableError, match="the tables are not of one run"):
        render(builder.frames(), about)


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        ("facts", {"claim_id": "zz"}, "claim 'zz'"),
        ("claims", {"attribution_id": "zz"}, "no attribution 'zz'"),
        ("events", {"article_id": "zz"}, "article 'zz'"),
        ("facts", {"event_id": "rates", "fact_id": "f9"}, "not in the event"),
        ("wordings", {"claim_id": "b1:0"}, "'wordings' names no claim of fact 'f0'"),
    ],
)
def test_tables_that_do_not_fit_each_other_are_refused(builder, about, table, change, words):
    builder.rows[table][0].update(change)
    with pytest.raises(TableError, match=words):
        render(builder.frames(), about)


def test_marked_text_is_the_text():
    text = Text("a", "Title here\nShe said no. “Yes,” he said.\n\nEnd")
    marks = [
        Mark(11, 21, "claim", "c-1"), Mark(14, 23, "claim", "c-2", "f-1", 2),
        Mark(11, 14, "source"), Mark(10, 21, "content", said="0.0", title="She", form="direct"),
    ]  # fmt: skip
    found = paragraphs(text, marks, title="Title here")
    shown = "\n".join(
        "".join(
            "".join(part.text for run in sentence.runs for part in run.parts) + sentence.space
            for sentence in paragraph.sentences
        ).strip()
        for paragraph in found
    )
    assert shown == "Title here\nShe said no. “Yes,” he said.\nEnd"
    assert [paragraph.headline for paragraph in found] == [True, False, False]


def test_every_claim_has_its_id_once_even_where_claims_overlap():
    text = Text("a", "One two three. Four five six.")
    spans = [(0, 13), (0, 7), (4, 20), (14, 20)]
    marks = [Mark(*span, "claim", f"c-{number}") for number, span in enumerate(spans)]
    ids = [
        name
        for paragraph in paragraphs(text, marks, title=None)
        for sentence in paragraph.sentences
        for run in sentence.runs
        for part in run.parts
        for name in part.ids
    ]
    assert sorted(ids) == ["c-0", "c-1", "c-2", "c-3"]


@pytest.mark.parametrize(
    ("form", "flags"), [("Ann Lee", []), ("Nine", [("different names",)])], ids=["same", "other"]
)
def test_only_names_without_a_last_word_in_common_are_called_different(builder, form, flags):
    builder.article("a6", ALPHA, "T\nAnn Lee spoke.", "blast")
    builder.rows["mentions"] = [
        {"article_id": article, "entity_id": "lee", "form": words, "kind": "name"}
        | builder.span(article, words)
        for article, words in [("a6", "Ann Lee"), ("a2", form)]
    ]
    assert [row.flags for row in Naming(Scope(Index(builder.frames()), "blast")).rows] == flags


def test_an_anchor_is_safe_and_stable():
    assert anchor("c", "a", "b") != anchor("c", "ab")
    assert named("event", "2024-01-18-trip") == "event-2024-01-18-trip"
    assert named("event", '"><script>').isascii()
    assert '"' not in named("event", '"><script>')


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.org", "http://[", ""],
)
def test_only_web_addresses_are_linked(url):
    assert link(url) is None


def test_dates_are_told_with_what_is_unknown():
    day = datetime(2024, 1, 18, 12, 22)
    assert span([day, None]) == "18 Jan 2024, 12:22 UTC; 1 date unknown"
    assert span([day, day.replace(hour=14)]) == "18 Jan 2024, 12:22 to 14:22 UTC"
    assert span([None]) == "date unknown"


def test_dots_of_a_chart_lie_in_order_on_one_axis():
    rows = [
        EffectRow("m", "own", None, "A", "B", 6, value, value - 0.1, value + 0.1, 0.1, "none", "x")
        for value in (-0.2, 0.0, 0.3)
    ]
    chart = effects_chart(rows)
    xs = [dot.x for dot in chart.dots]
    assert xs == sorted(xs)
    assert xs[1] == chart.zero
    assert all(dot.low < dot.x < dot.high for dot in chart.dots)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("A bridge fell", True),
        ("A bridge fell, he said", False),
        ("A bridge “fell”", False),
    ],
)
def test_a_sentence_that_speaks_of_saying_is_not_held_against_another_outlets_voice(
    builder, page, line, told
):
    for name, outlet, words in (("m1", ALPHA, line), ("m2", BETA, "The bridge fell")):
        builder.article(name, outlet, f"T\n{words}.", "bridge")
        builder.claim(f"{name}:0", name, words)
    builder.fact("bridge", "f0", {ALPHA: "own", BETA: "attributed"}, "m1:0", "m2:0")
    found = page(builder.frames()).get_element_by_id("event-bridge.differs")
    assert ("Own voice or attributed" in found.text_content()) == told
