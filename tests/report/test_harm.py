"""The grid of harmful acts, from rows made by hand."""

import pandas as pd
import pytest

from pressdiff.report.harm import HARMED, HARMS, NOBODY, harm
from pressdiff.report.index import Index
from pressdiff.report.scope import Scope


@pytest.fixture
def rows(builder):
    """Return a function that makes the grid of the event of the article `a1` from acts."""

    def make(*acts):
        tables = builder.frames()
        article = tables["articles"].iloc[0]["article_id"]
        event = tables["events"].set_index("article_id").loc[article, "event_id"]
        known = tables["entities"].iloc[0]["entity_id"]
        made = [
            {
                "article_id": article, "start": at, "end": at + 2, "act": "kill", "form": form,
                "voice": "own", "section": "body", "agent_start": 0 if doer else None,
                "agent_end": 1 if doer else None, "agent": known if doer == "known" else None,
                "patient_start": None, "patient_end": None,
                "patient": known if sufferer == "known" else None,
            }
            for at, (form, doer, sufferer) in enumerate(acts)
        ]  # fmt: skip
        tables["acts"] = tables["acts"].iloc[:0] if not made else pd.DataFrame(made)
        return harm(Scope(Index(tables), event))

    return make


def test_an_event_without_acts_has_no_grid(rows):
    assert rows() == []


def test_an_actor_has_a_row_for_each_part_with_its_forms(rows):
    found = rows(
        ("active", "known", None), ("active", "known", None), ("passive", "other", "known")
    )
    assert [row.note for row in found] == [HARMS, HARMED]
    lines = [cell.lines for row in found for cell in row.cells if cell.counts]
    assert lines == [("2", "2 active"), ("1", "1 passive")]


def test_an_outlet_with_only_a_copy_has_no_false_zero(rows):
    """GAMMA has an article of the event, a copy of BETA's; BETA's own tells no act."""
    (row,) = rows(("active", "known", None))
    told = [cell.lines or cell.status for cell in row.cells]
    assert sorted(map(str, told)) == sorted(
        map(str, [("1", "1 active"), "absent", ("copy, not counted",)])
    )
    (copy,) = [cell for cell in row.cells if cell.copied]
    assert not copy.counts


def test_acts_that_nobody_is_told_to_do_are_counted_last(rows):
    found = rows(("agentless", None, None), ("active", "other", None))
    assert [row.head for row in found] == [NOBODY]
    told = [cell for cell in found[0].cells if cell.counts]
    assert [cell.lines for cell in told] == [("1", "1 agentless")]
    assert len(told[0].quotes) == 1
