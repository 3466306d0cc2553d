"""The summary of a run: numbers equal to the tables, quotations that stand in the articles."""

import html
import re
from dataclasses import replace

import pytest

import pressdiff
from pressdiff import schema
from pressdiff.markdown import escaped
from pressdiff.methods import counted, measured
from pressdiff.quality import quality


@pytest.fixture(scope="module")
def text(results):
    return results.summary()


def section(text, name):
    """Return what stands under a heading."""
    return text.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]


def plain(text):
    """Return Markdown as its reader sees it."""
    return html.unescape(re.sub(r"\\([\\`*_{}\[\]|~$@+=#.:-])", r"\1", text))


def test_the_heading_and_counts_are_those_of_the_tables(text, results):
    counts = results.about.counts
    assert text.startswith("# How 4 outlets report 10 events\n")
    told = section(text, "What was compared")
    assert f"{counts['articles']} articles of {counts['outlets']} outlets" in told
    assert all(outlet in told for outlet in results.articles["outlet"].unique())
    assert f"in {counts['events']} events; 10 of them are told by two outlets or more" in told


def test_each_conflict_has_quotations_of_two_outlets_that_stand_in_their_articles(text, results):
    blocks = re.split(r"\n(?=\*\*\w)", section(text, "Conflicts"))[1:]
    assert len(blocks) == 8
    words = " ".join(" ".join(one.split()) for one in results.articles["text"])
    outlets = set(results.articles["outlet"])
    for block in blocks:
        lines = [line for line in block.splitlines() if line.startswith("- **")]
        assert len(lines) >= 2
        tellers = set()
        for line in lines:
            value, quotation, who = re.fullmatch(r"- \*\*(.*?)\*\*: (.*) — (.*)", line).groups()
            shown = plain(quotation).removeprefix("“").removesuffix("”").strip("… ")
            assert shown in words
            assert plain(value) in shown
            tellers |= {one for one in outlets if one in who}
        assert len(tellers) >= 2


def test_equal_numbers_in_other_letters_are_one_value(results):
    conflicts = [one for one in results.summary().splitlines() if one.startswith("- **60")]
    assert len(conflicts) == 1


def test_one_conflict_of_each_event_comes_before_a_second_of_any(text):
    heads = re.findall(r"\n\*\*\w+\*\*: “.*” \((.*)\)\n", section(text, "Conflicts"))
    assert len(set(heads)) == len(heads) == 8


def test_who_is_missing_most_is_told_with_the_interval_of_the_table(text, results):
    told = section(text, "Who leaves out what others report")
    most = results.reporting.sort_values("omission_rate", ascending=False).iloc[0]
    assert (
        f"{most['outlet']} is missing the largest share: {most['n_omitted']} of {most['n_expected']} "
        f"facts ({most['omission_rate'] * 100:.0f} %; 95 % interval {most['ci_low'] * 100:.0f} to "
        f"{most['ci_high'] * 100:.0f} %)"
    ) in told
    for row in results.reporting.itertuples():
        assert f"| {row.outlet} | {row.omission_rate * 100:.0f} % |" in told


def test_overlapping_intervals_are_told(text):
    told = section(text, "Who leaves out what others report")
    assert "their order is not certain" in told
    assert "Meridian Press reach" not in told


def test_without_a_difference_that_holds_the_plain_sentence_stands(text, results):
    told = section(text, "Differences in wording")
    assert "No difference between outlets holds after adjustment." in told
    assert f"Of {len(results.contrasts)} comparisons" in told


def test_a_difference_that_holds_is_told_with_its_numbers(results):
    contrasts = results.contrasts.copy()
    at = contrasts.index[contrasts["outlet_b"].isna() & contrasts["ci_low"].notna()][0]
    contrasts.loc[at, ["verdict", "p_adjusted"]] = ["different", 0.012]
    row = contrasts.loc[at]
    told = section(replace(results, contrasts=contrasts).summary(), "Differences in wording")
    assert told.strip().startswith("1 difference holds after adjustment.")
    assert f"{row['outlet_a']} {'more' if row['difference'] > 0 else 'less'} than the other outlets" in told  # fmt: skip
    assert "adjusted p 0.012" in told
    assert f"{row['n_events']} events" in told


def test_methods_are_those_of_the_bundle_and_tell_quality_with_intervals(text, results):
    told = section(text, "Methods")
    about = results.about
    assert f"pressdiff {about.versions['pressdiff']}" in told
    assert f"settings hash {about.settings_digest}" in told
    assert "2,000 random ones with seed 0" in told
    assert "after Holm (1979)" in told
    row = next(one for one in quality() if one["metric"] == "credited words, F1")
    assert f"| {row['value']:.2f} ({row['low']:.2f} to {row['high']:.2f}) |" in told
    assert "developed with them in view" not in told


def test_a_light_run_tells_the_quality_of_its_profile(results):
    settings = results.about.settings | {"profile": "light"}
    light = replace(results, about=replace(results.about, settings=settings))
    rows = {(one["task"], one["metric"]): one for one in quality()}
    value = rows["Attribution", "credited words, F1, profile light"]["value"]
    assert f"| Attribution | credited words, F1 | {value:.2f} (" in light.summary()
    assert not [one for one in measured(quality(), "full") if "profile light" in one["metric"]]


def test_no_run_is_so_empty_that_it_cannot_be_told(results):
    none = {table.name: table.frame() for table in schema.TABLES}
    counts = dict.fromkeys(results.about.counts, 0)
    told = replace(results, about=replace(results.about, counts=counts), **none).summary()
    assert told.startswith("# 0 outlets, no event in common\n")
    assert "nan" not in told.casefold().split()


def test_two_articles_that_share_nothing_make_no_list_of_what_is_missing(results):
    events = results.events.drop_duplicates("event_id").head(1)
    pair = results.events[results.events["event_id"] == events["event_id"].iloc[0]].head(2)
    kept = {"events": pair, "facts": results.facts.head(0), "coverage": results.coverage.head(0)}
    kept |= {"conflicts": results.conflicts.head(0), "wordings": results.wordings.head(0)}
    told = section(replace(results, **kept).summary(), "Who leaves out what others report")
    assert "No claim of one outlet was matched to a claim of another" in told
    assert "|" not in told


def test_no_measure_is_called_bias(text):
    assert not re.search(r"[Bb]ias|\bnan\b|None|Timestamp", text.split("\n## Methods\n")[0])


def test_the_citation_names_version_and_run(text, results):
    told = section(text, "How to cite")
    assert f"The pressdiff authors. pressdiff, version {pressdiff.__version__}." in told
    assert results.about.settings_digest in told


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("[a](http://b)", r"\[a\](http\://b)"),
        ("a_b _c_", r"a_b \_c\_"),
        ("1. one", r"1\. one"),
        ("# one\n\n- two", r"\# one - two"),
        ("a\x00\u202eb\ud800 |c", r"ab \|c"),
        ("costs $5 `x`", r"costs \$5 \`x\`"),
        ("me@x.org www.x.org", r"me\@x.org www\.x.org"),
    ],
)
def test_words_of_strangers_are_no_markdown(words, shown):
    assert escaped(words) == shown


def test_counts_read_as_words():
    assert [counted(n, "articles") for n in (0, 1, 1200)] == ["0 articles", "1 article", "1,200 articles"]  # fmt: skip
