"""Units drawn for coders, sheets that tell nothing, sheets as they come back."""

import json
from itertools import pairwise

import numpy as np
import openpyxl
import pandas as pd
import pytest

import pressdiff
from conftest import SAMPLE
from pressdiff.coding.codebook import questions
from pressdiff.coding.draw import draw, probabilities
from pressdiff.coding.key import read_key
from pressdiff.coding.passage import Passages
from pressdiff.coding.read import read
from pressdiff.coding.sheet import write
from pressdiff.errors import InputError

MEASURES = ("agency", "doubting_cues")


@pytest.fixture(scope="module")
def sheet(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("coding") / "sheet.xlsx"
    results.sample(path, measures=MEASURES, n=60)
    return path


def coded(sheet, name, codes):
    """Write the sheet with a code a unit, as CSV."""
    frame = pd.read_csv(sheet.with_suffix(".csv"), dtype=str).assign(
        code=lambda rows: rows["unit_id"].map(codes)
    )
    path = sheet.with_name(name)
    frame.to_csv(path, index=False)
    return path


def program(sheet):
    return {
        one.unit_id: str(int(one.value)) for one in read_key(sheet.with_suffix(".key.json")).units
    }


def test_the_sheet_tells_no_outlet_no_article_and_no_result(results, sheet):
    book = openpyxl.load_workbook(sheet)
    rows = list(book["units"].iter_rows(values_only=True))
    assert rows[0] == ("unit_id", "measure", "text", "code", "note")
    assert len(rows) == 121
    told = "\n".join(str(cell) for row in rows for cell in row)
    for word in {
        *results.articles["outlet"],
        *results.articles["article_id"],
        *results.events["event_id"],
    }:
        assert word not in told
    assert all(row[3] is None and row[2].count("⟦") == row[2].count("⟧") == 1 for row in rows[1:])
    assert {"agency", "doubting_cues", "When unsure"} <= {
        row[0] for row in book["codebook"].iter_rows(values_only=True)
    }


def test_the_order_tells_neither_outlet_nor_score(results, sheet):
    units = read_key(sheet.with_suffix(".key.json")).units
    agency = [one for one in units if one.measure == "agency"]
    outlets = [one.outlet for one in agency]
    changes = sum(a != b for a, b in pairwise(outlets))
    assert changes > len(outlets) / 2


def test_the_marked_words_are_those_of_the_key(results, sheet):
    text = results.articles.set_index("article_id")["text"]
    frame = pd.read_csv(sheet.with_suffix(".csv")).set_index("unit_id")
    for one in read_key(sheet.with_suffix(".key.json")).units:
        marked = frame.loc[one.unit_id, "text"].partition("⟦")[2].partition("⟧")[0]
        words = " ".join(text[one.article_id][one.start : one.end].split())
        assert marked == words


@pytest.mark.parametrize("word", ["slammed", "regime", "It"])
def test_where_a_clause_is_the_unit_the_mark_does_not_tell_which_word_was_found(word):
    text = (
        "On Monday, the regime slammed 86,000 critics (again), he said. It rained: all went home."
    )
    start = text.index(word)
    found = Passages("a", text, "Reuters").passage(start, start + len(word), clause=True)
    marked = found.partition("⟦")[2].partition("⟧")[0]
    assert marked == ("It rained" if word == "It" else "the regime slammed 86,000 critics")


def test_the_same_seed_gives_the_same_bytes(results, sheet, tmp_path):
    again = results.sample(tmp_path / "sheet.xlsx", measures=MEASURES, n=60)
    for path in again[1:]:
        assert path.read_bytes() == sheet.with_name(path.name).read_bytes()
    other = results.sample(tmp_path / "other.xlsx", measures=MEASURES, n=60, seed=1)
    assert other[1].read_bytes() != again[1].read_bytes()


def test_units_are_drawn_as_often_as_their_probability_says():
    rng = np.random.default_rng(0)
    n = 120
    units = pd.DataFrame(
        {
            "article_id": [f"a{place}" for place in range(n)], "measure": "m", "start": 0, "end": 1,
            "voice": "own", "value": (rng.random(n) < 0.2).astype(float), "n": 1.0,
            "outlet": np.where(np.arange(n) % 3, "A", "B"), "event_id": [f"e{place // 24}" for place in range(n)],
        }
    )  # fmt: skip
    seen: dict[str, int] = {}
    told: dict[str, float] = {}
    for seed in range(200):
        drawn = draw(units, 40, seed=seed)
        assert len(drawn) == 40
        strata = units.assign(found=units["value"] != 0).groupby(["outlet", "event_id", "found"])
        assert drawn["stratum"].nunique() == strata.ngroups
        for article, probability in zip(drawn["article_id"], drawn["probability"], strict=True):
            seen[article] = seen.get(article, 0) + 1
            told[article] = probability
    for article, count in seen.items():
        spread = np.sqrt(told[article] * (1 - told[article]) / 200)
        assert abs(count / 200 - told[article]) <= 4.5 * spread + 1e-9


def test_probabilities_add_up_and_none_is_above_one():
    found = probabilities(np.array([100.0, 1, 1, 1, 1]), 3)
    assert found.tolist() == [1, 0.5, 0.5, 0.5, 0.5]
    assert probabilities(np.ones(3), 5).tolist() == [1, 1, 1]


def test_a_passage_is_plain_and_masked():
    text = "=cmd() said the Daily Lantern, ⟦and\x07 the DAILY LANTERN⟧ ran.\nNext."
    passage = Passages("a", text, "Daily Lantern").passage(text.index("ran"), text.index("ran") + 3)
    assert passage == "=cmd() said the Reuters, [and the Reuters] ⟦ran⟧."


def test_a_text_like_a_formula_is_text_in_the_sheet(tmp_path):
    text = "=HYPERLINK(1) was shot. Fine."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text], "outlet": ["Lantern"]})
    units = pd.DataFrame(
        [{"article_id": "a", "measure": "agency", "start": 14, "end": 17, "voice": "own", "value": 1.0,
          "n": 1.0, "outlet": "Lantern", "event_id": "e"}]
    )  # fmt: skip
    paths = write(
        draw(units, 1, seed=0), articles, [questions(())["agency"]], tmp_path / "s.xlsx",
        digests={"agency": "0"}, seed=0,
    )  # fmt: skip
    cells = [cell for row in openpyxl.load_workbook(paths[0])["units"].iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert pd.read_csv(paths[1])["text"][0].startswith("'=HYPERLINK")


def test_coders_and_program_are_compared_by_outlet(sheet, results):
    codes = program(sheet)
    flipped = {unit: "10"[int(code)] if place % 4 == 0 else code for place, (unit, code) in enumerate(codes.items())}  # fmt: skip
    first, second = coded(sheet, "anna.csv", codes), coded(sheet, "ben.csv", flipped)
    table = pressdiff.agree([first, second], sheet.with_suffix(".key.json"))
    row = table[(table["measure"] == "agency") & table["outlet"].isna()].set_index("between")
    assert row.loc["coders", "n_units"] == 60
    assert row.loc["coders", "agreement"] == pytest.approx(0.75)
    assert row.loc["coders", "verdict"] == "not reportable"
    alone = pressdiff.agree([first], results=results)
    assert set(alone["between"]) == {"coders and program"}
    assert (alone["agreement"] == 1).all()
    assert set(alone["outlet"].dropna()) == set(results.articles["outlet"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("unit_id,code\nu1,1\n", "row 2: unit 'u1' is not in the key"),
        ("id,code\nu1,1\n", "has no column 'unit_id'"),
        ("unit_id,code\n{0},maybe\n", "row 2: code 'maybe'; write 0 or 1, or leave it empty"),
        ("unit_id,code\n{0},0.5\n", "code '0.5'; write 0 or 1"),
        ("unit_id,code\n{0},nan\n", "code 'nan'"),
        ("unit_id,code\n{0},1\n{0},1\n", "is there twice"),
        ("PK\x03\x04 no archive", "cannot be read"),
        ("", "has no column"),
    ],
)
def test_a_sheet_that_cannot_be_used_says_where_and_why(sheet, tmp_path, text, words):
    unit = next(iter(program(sheet)))
    path = tmp_path / "bad.csv"
    path.write_text(text.format(unit))
    with pytest.raises(InputError, match=words):
        read([path], sheet.with_suffix(".key.json"))


def test_a_sheet_saved_elsewhere_in_europe_is_read(sheet, tmp_path):
    first, second, third = list(program(sheet))[:3]
    path = tmp_path / "elsewhere.csv"
    path.write_bytes(
        f"unit_id;text;code\r\n{first};né;1,0\r\n{second};x;no\r\n{third};x;\r\n".encode("cp1252")
    )
    found = read([path], sheet.with_suffix(".key.json"))
    assert found.codes["coder 1"].tolist()[:3] == [1, 0, pytest.approx(np.nan, nan_ok=True)]


def test_of_three_coders_the_majority_counts_and_a_tie_is_a_half(sheet):
    units = list(program(sheet))
    sheets = [
        coded(sheet, f"{name}.csv", dict(zip(units, codes, strict=False)))
        for name, codes in (("c1", "110"), ("c2", "101"), ("c3", "0"))
    ]
    found = read(sheets, sheet.with_suffix(".key.json"))
    assert found.together.tolist()[:3] == [1, 0.5, 0.5]
    assert found.together[3:].isna().all()


def test_a_measure_of_the_whole_article_and_an_unknown_one_are_refused(results, tmp_path):
    with pytest.raises(InputError, match="'headlined' cannot be coded from a sentence"):
        results.sample(tmp_path / "s.xlsx", measures=["headlined"])
    with pytest.raises(InputError, match=r"'tone' has no units .* choose of: agency"):
        results.sample(tmp_path / "s.xlsx", measures=["tone"])


def test_a_key_that_is_none_says_so(sheet, tmp_path):
    path = tmp_path / "s.key.json"
    path.write_text(json.dumps({"units": []}))
    with pytest.raises(InputError, match=r"key .*: seed: Field required; use the .key.json"):
        read([sheet.with_suffix(".csv")], path)
    (tmp_path / "x").mkdir()
    with pytest.raises(InputError, match=r"no key 'alone\.key\.json' beside"):
        read([tmp_path / "x" / "alone.csv"])


def test_a_run_with_codes_adds_corrected_rows_and_changes_no_other(tmp_path):
    inputs = sorted((SAMPLE / "articles").glob("*/border-strike*"))
    plain = pressdiff.run(inputs, out=tmp_path / "run", profile="light", jobs=1)
    sheet, *_ = plain.sample(tmp_path / "sheet.xlsx", measures=MEASURES)
    codes = coded(sheet, "sheet.csv", program(sheet))
    found = pressdiff.run(inputs, out=tmp_path / "run", profile="light", jobs=1, hand_coded=[codes])
    none, ours = (
        found.effects[found.effects["correction"] == name] for name in ("none", "hand-coded")
    )
    pd.testing.assert_frame_equal(
        none.reset_index(drop=True), plain.effects, check_frame_type=False
    )
    where = ["measure", "voice", "outlet_a", "outlet_b", "difference"]
    same = none[none["measure"].isin(ours["measure"]) & none["target"].isna()]
    assert len(ours) > 0
    pd.testing.assert_frame_equal(
        ours[where].reset_index(drop=True), same[where].reset_index(drop=True)
    )
    assert set(found.errors["measure"]) == set(ours["measure"])
    assert (found.errors.loc[found.errors["quantity"] == "precision", "value"] == 1).all()
    codes = [one["code"] for one in found.about.hand_coded["units"]]
    assert codes
    assert None not in codes
    assert pressdiff.open(tmp_path / "run").errors.equals(found.errors)
