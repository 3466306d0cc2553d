"""How results and tables show themselves in a notebook, and that they stay plain data."""

import pickle
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from pressdiff import Results, schema
from pressdiff.schema import ARTICLES, CLAIMS, CONTRASTS
from pressdiff.shown import overview, shown

HOSTILE = "<script>alert('x')</script>\u202e\x00" + "W" * 10_000


def parsed(html: str) -> ET.Element:
    return ET.fromstring(f"<div>{html.replace('<br>', '<br/>')}</div>")


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda one: one.name)
def test_a_table_says_what_a_row_is_and_what_columns_mean(table, results: Results):
    frame = getattr(results, table.name)
    root = parsed(frame._repr_html_())
    words = "".join(root.itertext())
    assert f"{len(frame):,} row" in words
    assert table.row in words
    heads = {one.text: one.get("title") for one in root.iter("th")}
    assert frame.empty or {one.name: one.meaning for one in table.columns}.keys() == heads.keys()
    assert all(one.meaning in heads[one.name] for one in table.columns if not frame.empty)


def test_text_of_strangers_is_escaped_and_cut():
    row = dict.fromkeys(ARTICLES.names, HOSTILE) | {
        "n_words": 3,
        "published_at": pd.NaT,
        "title": None,
    }
    html = shown("articles", pd.DataFrame([row])[ARTICLES.names])._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert not {"\u202e", "\x00"} & set(html)
    assert "W" * 100 not in html
    assert [one.text for one in parsed(html).iter("td") if one.get("title") == "missing"] == [
        "–"
    ] * 2


def test_numbers_have_three_digits_and_a_true_minus(results: Results):
    row = {name: results.contrasts[name].iloc[0] for name in CONTRASTS.names} | {
        "difference": -0.123456
    }
    html = shown("contrasts", pd.DataFrame([row]))._repr_html_()
    assert ">−0.123<" in html


def test_no_colour_is_fixed(results: Results):
    for html in (results._repr_html_(), results.claims._repr_html_()):
        assert "color" not in html
        assert "background" not in html


def test_only_the_first_rows_are_shown(results: Results):
    root = parsed(results.claims._repr_html_())
    assert len(list(root.iter("tr"))) == 9
    assert f"and {len(results.claims) - 8:,} more" in "".join(root.itertext())


def test_a_table_is_a_frame_and_what_is_made_of_it_is_plain(results: Results):
    frame = results.claims
    assert isinstance(frame, pd.DataFrame)
    made = [
        frame.copy(),
        frame.head(2),
        frame[["claim_id"]],
        frame.merge(results.facts),
        frame.query("start == 0"),
    ]
    assert {type(one) for one in made} == {pd.DataFrame}
    assert type(frame["start"]) is pd.Series
    assert_frame_equal(frame, frame.copy(), check_frame_type=False)


def test_a_frame_of_other_columns_shows_itself_as_pandas_does():
    assert "a row is" not in shown("claims", pd.DataFrame({"x": [1]}))._repr_html_()


def test_a_table_survives_pickling(results: Results):
    again = pickle.loads(pickle.dumps(results.claims))
    assert again.told == "claims"
    assert_frame_equal(again, results.claims)
    assert again._repr_html_() == results.claims._repr_html_()


def test_saving_gives_the_bytes_of_the_run(results: Results, folder, tmp_path):
    results.save(tmp_path / "again")
    for table in schema.TABLES:
        name = f"{table.name}.parquet"
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes(), name


def test_results_show_every_table_in_groups_and_warn_first(results: Results):
    html = overview(results.tables, "47 articles", ["few <articles>"])
    root = parsed(html)
    assert {one.text for one in root.iter("code")} == set(results.tables)
    words = "".join(root.itertext())
    assert words.startswith("Read with care. few <articles>")
    assert words.index("what was read") < words.index("differences and how sure they are")
    assert str(len(results.claims)) in words.replace(",", "")
    assert CLAIMS.row.split(";")[0] in words
