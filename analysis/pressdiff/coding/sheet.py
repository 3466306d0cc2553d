"""A coding sheet for people, as a workbook and as CSV, and the key that coders do not get."""

from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pressdiff import store
from pressdiff.coding.codebook import Question, codebook
from pressdiff.coding.key import Key, KeyMeasure, KeyUnit
from pressdiff.coding.passage import Passages
from pressdiff.errors import InputError
from pressdiff.export import neutral

COLUMNS = ["unit_id", "measure", "text", "code", "note"]
_WIDTHS = {"unit_id": 15, "measure": 20, "text": 100, "code": 8, "note": 40}  # characters


def write(
    drawn: pd.DataFrame,
    articles: pd.DataFrame,
    measures: Sequence[Question],
    path: Path,
    *,
    digests: dict[str, str],
    seed: int,
) -> list[Path]:
    """Write the sheet (XLSX and CSV) and its key (JSON) and return the three paths.

    The sheet has no outlet, title, date, event or value of the program's, and its order tells none.

    Parameters
    ----------
    drawn
        Units as `draw` returns them.
    articles
        Table `articles`.
    measures
        Those drawn from, for the codebook.
    path
        The sheet; `.xlsx`, `.csv` and `.key.json` replace its ending.
    digests
        By measure what the units were drawn from, as `pressdiff.stats.units.digests` tells.
    seed
        Of the draw.

    Raises
    ------
    InputError
        If a file cannot be written.
    """
    paths = [path.with_suffix(ending) for ending in (".xlsx", ".csv", ".key.json")]
    clauses = {one.name for one in measures if one.unit.endswith(" per clause")}
    sheet = neutral(_sheet(drawn, articles, clauses))
    key = _key(drawn, measures, digests, seed)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with store.whole(paths[0]) as partial:
            _workbook(sheet, neutral(codebook(measures))).save(partial)
        with store.whole(paths[1]) as partial:
            sheet.to_csv(partial, index=False, encoding="utf-8-sig")
        with store.whole(paths[2]) as partial:
            partial.write_text(key.model_dump_json(indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"coding sheet '{path}' cannot be written ({error}); name another file"
        ) from error
    return paths


def _sheet(drawn: pd.DataFrame, articles: pd.DataFrame, clauses: Set[str]) -> pd.DataFrame:
    known = {
        row[0]: Passages(*row)
        for row in articles.loc[
            articles["article_id"].isin(drawn["article_id"]), ["article_id", "text", "outlet"]
        ].itertuples(index=False, name=None)
    }
    units = drawn[["article_id", "start", "end", "measure"]].itertuples(index=False, name=None)
    texts = [
        known[article].passage(start, end, clause=measure in clauses)
        for article, start, end, measure in units
    ]
    told = pd.Series(texts, drawn.index, dtype="str")
    empty = pd.Series("", drawn.index, dtype="str")
    return drawn[["unit_id", "measure"]].assign(text=told, code=empty, note=empty)[COLUMNS]


def _key(
    drawn: pd.DataFrame, measures: Sequence[Question], digests: dict[str, str], seed: int
) -> Key:
    rows: list[dict[str, Any]] = drawn[list(KeyUnit.model_fields)].to_dict("records")  # type: ignore[assignment]
    told = {
        one.name: KeyMeasure(
            title=one.title, unit=one.unit, low=one.low, high=one.high, drawn_from=digests[one.name]
        )
        for one in measures
    }
    return Key(seed=seed, measures=told, units=[KeyUnit(**row) for row in rows])


def _workbook(sheet: pd.DataFrame, told: pd.DataFrame) -> Workbook:
    book = Workbook()
    units = book.worksheets[0]
    units.title = "units"
    _fill(units, sheet, [_WIDTHS[name] for name in sheet.columns])
    _fill(book.create_sheet("codebook"), told, [24, 120])
    for row in units.iter_rows(min_row=2, min_col=4, max_col=5):
        for cell in row:
            cell.protection = Protection(locked=False)
    units.protection.sheet = True  # without a password: against slips, not against people
    units.protection.sort = units.protection.autoFilter = False
    return book


def _fill(page: Worksheet, frame: pd.DataFrame, widths: Sequence[int]) -> None:
    page.append(list(frame.columns))
    for row in frame.itertuples(index=False, name=None):
        page.append([value or None for value in row])
    for cells in page.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for place, width in enumerate(widths, 1):
        page.cell(1, place).font = Font(bold=True)
        page.column_dimensions[get_column_letter(place)].width = width
    page.freeze_panes = "A2"
