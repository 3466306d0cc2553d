from dataclasses import fields

import pandas as pd
import pytest

from pressdiff.errors import TableError
from pressdiff.results import Results
from pressdiff.schema import ARTICLES, CONFLICTS, MENTIONS, REJECTS, TABLES, dictionary


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_declared_in_full(table):
    assert table.row
    assert set(table.key) <= set(table.names)
    assert all(column.meaning for column in table.columns)
    assert len(set(table.names)) == len(table.names)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_an_empty_table_has_its_columns_and_types(table):
    frame = table.frame()
    assert list(frame.columns) == table.names
    assert [str(dtype) for dtype in frame.dtypes] == [column.dtype for column in table.columns]


def test_each_table_is_an_attribute_of_the_results():
    names = [table.name for table in TABLES]
    assert {one.name for one in fields(Results)} == {"about", "folder", *names}
    assert len(set(names)) == len(names)


def test_rows_are_sorted_by_key():
    rows = [{"source_path": path, "row": 0, "reason": "empty"} for path in "ba"]
    assert list(REJECTS.frame(rows)["source_path"]) == ["a", "b"]


def test_a_missing_column_is_named():
    with pytest.raises(
        TableError, match=r"table 'rejects' has columns \['row'\]; expected .*reason"
    ):
        REJECTS.frame(pd.DataFrame({"row": [1]}))


def test_a_value_out_of_range_is_named():
    row = {"article_id": "a", "start": 0, "end": 3, "entity_id": "e", "form": "he", "kind": "noun"}
    with pytest.raises(TableError, match=r"'mentions' .* column kind, .* got 'noun'"):
        MENTIONS.frame([row])


def test_yes_and_no_are_1_and_0():
    row = {"event_id": "e", "claim_a": "a", "claim_b": "b", "kind": "number", "update": 2}
    with pytest.raises(
        TableError, match=r"'conflicts' .* column update, less_than_or_equal_to\(1\)"
    ):
        CONFLICTS.frame([row | {"value_a": None, "value_b": None}])


def test_a_repeated_key_is_refused():
    row = {"source_path": "a", "row": 0, "reason": "empty"}
    with pytest.raises(TableError, match="'rejects' breaks its contract"):
        REJECTS.frame([row, row])


def test_missing_is_null_and_never_a_word():
    row = dict.fromkeys(ARTICLES.names) | {
        "article_id": "a", "outlet": "o", "text": "t", "date_source": "none", "language": "en",
        "n_words": 1, "source_path": "p",
    }  # fmt: skip
    frame = ARTICLES.frame([row])
    assert frame.loc[0, ["title", "published_at", "wire_agency"]].isna().all()


def test_the_dictionary_tells_every_column():
    text = dictionary()
    assert all(f"`{column.name}`" in text for table in TABLES for column in table.columns)
