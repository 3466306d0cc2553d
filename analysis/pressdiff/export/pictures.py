"""Every figure of a run as SVG and PNG, with its alternative text; nothing is fetched."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from pressdiff import store
from pressdiff.export.safe import printable
from pressdiff.markdown import escaped

EVENTS = 50
"""Events that get figures of their own: those of most outlets, then articles."""

_SCALE = 2  # pixels of a PNG for each of the SVG's
_LONGEST = 60  # characters of a file name
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")  # no file of Windows may be called so


def write_figures(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Draw `pressdiff.figures.ALL` into `folder` and return the files written.

    Figures of the run lie in `folder`, those of an event in a folder named after it; `figures.md`
    has the alternative text of each, which is in the SVG too.
    """
    from pressdiff.figures import ALL  # noqa: PLC0415, Altair takes a second to load

    store.folder(folder)
    files: list[Path] = []
    told = ["# Figures", "What each figure shows, in words. The same words are in the SVG files."]
    for event, place in [(None, folder), *_events(tables, folder)]:
        for figure in ALL:
            if figure.needs_event != (event is not None):
                continue
            chart = figure.draw(tables, event=event)
            if chart is None:
                continue
            store.folder(place)
            spec = chart.to_dict()
            path = place / file_name(figure.name)
            files += _drawn(spec, path, figure.title)
            shown = path.relative_to(folder).as_posix()
            told.append(f"## {shown}\n\n{escaped(figure.title)}\n\n{escaped(_described(spec))}")
    index = folder / "figures.md"
    with store.whole(index) as partial:
        partial.write_text("\n\n".join(told) + "\n", encoding="utf-8")
    return [*files, index]


def _events(tables: Mapping[str, pd.DataFrame], folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the largest events that two outlets cover, or the only event, each with its folder."""
    rows = tables["events"].merge(tables["articles"][["article_id", "outlet"]], on="article_id")
    sizes = rows.groupby("event_id").agg(outlets=("outlet", "nunique"), n=("article_id", "size"))
    if len(sizes) > 1:
        sizes = sizes[sizes["outlets"] > 1]
    sizes = sizes.reset_index().sort_values(
        ["outlets", "n", "event_id"], ascending=[False, False, True], kind="stable"
    )
    for event in sizes["event_id"].head(EVENTS):
        yield event, folder / file_name(event)


def file_name(name: str) -> str:
    """Return a name that any system takes for one file; changed names end in a hash.

    >>> file_name("ferry-fire"), file_name("../a b")
    ('ferry-fire', 'a-b-2c2c791a')
    """
    plain = _UNSAFE.sub("-", name).strip("-")[:_LONGEST]
    if plain and plain == name and not _DEVICE.fullmatch(plain):
        return plain
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{digest}" if plain else digest


def _drawn(spec: dict[str, Any], path: Path, title: str) -> list[Path]:
    import vl_convert  # noqa: PLC0415, loads a browser's engine

    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    png = vl_convert.svg_to_png(svg, scale=_SCALE)
    files = [path.with_name(f"{path.name}.svg"), path.with_name(f"{path.name}.png")]
    with store.whole(files[0]) as partial:
        partial.write_text(_with_words(svg, title, _described(spec)), encoding="utf-8")
    with store.whole(files[1]) as partial:
        partial.write_bytes(png)
    return files


def _with_words(svg: str, title: str, described: str) -> str:
    """Return `svg` with a title and a description, which screen readers read out."""
    at = svg.index(">", svg.index("<svg")) + 1
    words = f"<title>{escape(printable(title))}</title><desc>{escape(printable(described))}</desc>"
    return f'{svg[: at - 1]} role="img">{words}{svg[at:]}'


def _described(spec: dict[str, Any]) -> str:
    return str(spec.get("description", ""))
