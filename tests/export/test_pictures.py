"""Figures as files: SVG that XML reads, PNG, alternative text, safe names."""

from pathlib import Path
from xml.etree import ElementTree as ET

import altair as alt
import pandas as pd
import pytest

from pressdiff import figures
from pressdiff.export import pictures
from pressdiff.export.pictures import file_name, write_figures
from pressdiff.figures import Figure

SVG = "{http://www.w3.org/2000/svg}"


def bars(tables, *, event=None):
    if event == "empty":
        return None
    frame = pd.DataFrame({"x": ["<script>alert(1)</script>"], "y": [1]})
    return alt.Chart(frame).mark_bar().encode(x="x:N", y="y:Q").properties(
        description="A bar <of> “1” & no more."
    )  # fmt: skip


def figure(name, title, needs_event):
    return Figure(name=name, title=title, needs_event=needs_event, draw=bars, empty="nothing")


@pytest.fixture
def two(monkeypatch):
    monkeypatch.setattr(
        figures, "ALL",
        (figure("run", "Of <the> run?", False), figure("one", "Of one?", True)),
    )  # fmt: skip


def tables(*events):
    """Return two articles of two outlets in each event."""
    rows = [(f"{event}-{n}", event, f"outlet {n}") for event in events for n in range(2)]
    frame = pd.DataFrame(rows, columns=["article_id", "event_id", "outlet"])
    return {
        "articles": frame[["article_id", "outlet"]],
        "events": frame[["article_id", "event_id"]],
    }


def test_each_figure_is_drawn_for_the_run_or_each_event(two, tmp_path):
    files = write_figures(tables("a", "empty", "../b"), tmp_path)
    names = sorted(path.relative_to(tmp_path).as_posix() for path in files)
    odd = file_name("../b")
    assert names == sorted(
        ["a/one.png", "a/one.svg", f"{odd}/one.png", f"{odd}/one.svg", "figures.md", "run.png", "run.svg"]
    )  # fmt: skip
    assert all(path.is_file() for path in files)
    assert not (tmp_path / "empty").exists()


def test_an_svg_tells_its_title_and_its_finding_and_holds_nothing_that_runs(two, tmp_path):
    write_figures(tables("a"), tmp_path)
    root = ET.fromstring((tmp_path / "run.svg").read_text("utf-8"))
    assert root.get("role") == "img"
    assert (root[0].tag, root[0].text) == (f"{SVG}title", "Of <the> run?")
    assert (root[1].tag, root[1].text) == (f"{SVG}desc", "A bar <of> “1” & no more.")
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert not tags & {"script", "foreignObject", "image", "a", "iframe"}
    assert any(element.text and "script" in element.text for element in root.iter(f"{SVG}text"))


def test_a_png_has_two_pixels_for_each_of_the_svg(two, tmp_path):
    write_figures(tables("a"), tmp_path)
    root = ET.fromstring((tmp_path / "run.svg").read_text("utf-8"))
    png = (tmp_path / "run.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    width = int.from_bytes(png[16:20], "big")
    assert abs(width - 2 * float(root.get("width"))) <= 2


def test_the_alternative_text_of_each_file_is_in_one_list(two, tmp_path):
    write_figures(tables("a"), tmp_path)
    told = (tmp_path / "figures.md").read_text("utf-8")
    assert "## run\n\nOf &lt;the&gt; run?\n\nA bar &lt;of&gt; “1” &amp; no more." in told
    assert "## a/one" in told


def test_nothing_is_fetched(tmp_path):
    with pytest.raises(ValueError, match=r"127\.0\.0\.1"):
        pictures._drawn(
            alt.Chart("http://127.0.0.1:9/data.json").mark_point().encode(x="x:Q").to_dict(),
            tmp_path / "x",
            "x",
        )
    assert not list(tmp_path.iterdir())


def test_only_the_largest_events_get_figures(two, tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "EVENTS", 1)
    found = tables("a", "b")
    more = pd.DataFrame({"article_id": ["b-2"], "event_id": ["b"]})
    found["events"] = pd.concat([found["events"], more])
    found["articles"] = pd.concat([found["articles"], pd.DataFrame({"article_id": ["b-2"], "outlet": ["x"]})])  # fmt: skip
    write_figures(found, tmp_path)
    assert (tmp_path / "b").is_dir()
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "CON", "nul", "", "é", "x" * 300, "a\x00b", ".."])  # fmt: skip
def test_a_file_name_stays_in_its_folder_on_any_system(name):
    made = file_name(name)
    assert Path(made).name == made
    assert made.isascii()
    assert 0 < len(made) <= 80
    assert made.casefold() not in {"con", "nul"}


def test_names_that_look_alike_once_cleaned_stay_apart():
    assert len({file_name(one) for one in ("a b", "a/b", "a-b", "a?b")}) == 4
