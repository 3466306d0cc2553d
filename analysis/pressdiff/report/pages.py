"""The report as one page that holds its events packed, or as a page for each event."""

import base64
import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup

from pressdiff import store
from pressdiff.errors import InputError
from pressdiff.report.about import About
from pressdiff.report.contents import Contents
from pressdiff.report.entries import Entry, entry
from pressdiff.report.html import draw
from pressdiff.report.index import Index
from pressdiff.report.views import page

MOST = 500
"""Articles over which `write` makes a page for each event: one file would open slowly."""

MARK = ".pressdiff"  # of a folder of ours, that no run reads as input

_ID = re.compile(r' id="([^"]+)"')
_LINK = re.compile(r'<a([^>]*?) href="#([^"]+)"')


def render(tables: Mapping[str, pd.DataFrame], about: About, *, event: str | None = None) -> str:
    """Return the report of a run as one HTML file without outside references.

    Of several events each is packed (gzip, base64) and unpacked by the browser when it is opened:
    a tenth of the size.

    Parameters
    ----------
    tables
        The tables of `pressdiff.schema` by name.
    about
        What was run, with what, and how well it is known to work.
    event
        Show this event alone.

    Raises
    ------
    InputError
        If there is no event `event`.
    TableError
        If a table is missing, or a span does not fit the text it points into.
    """
    return _whole(_contents(tables, about, event))


def _whole(contents: Contents) -> str:
    entries, sections = [], []
    for told, html in _events(contents):
        entries.append(told)
        sections.append((told.anchor, html if contents.single else _packed(html)))
    view = page(contents, entries)
    return draw("page", contents.about, page=view, sections=sections, apart=False)


def write(
    tables: Mapping[str, pd.DataFrame],
    about: About,
    path: Path,
    *,
    event: str | None = None,
    apart: bool | None = None,
) -> None:
    """Write the report to `path`; with each event in a page of its own in the folder beside it.

    Parameters
    ----------
    tables, about, event
        As those of `render`.
    path
        File to write; the folder beside it has the same name without its ending.
    apart
        A page for each event, or all in one file; None: by how many articles there are.

    Raises
    ------
    InputError, TableError
        As `render`.
    """
    if apart is None:
        apart = event is None and len(tables["articles"]) > MOST
    contents = _contents(tables, about, event)
    if not apart or contents.single:
        _save(path, _whole(contents))
        return
    folder = _folder(path)
    events = {label.anchor for label in contents.labels.values()}
    back = f"../{quote(path.name)}"
    entries: list[Entry] = []
    places: dict[str, str] = {}
    for told, html in _events(contents):
        entries.append(told)
        places |= dict.fromkeys(_ID.findall(html), told.anchor)
        alone = draw("event_page", about, title=told.label, section=html)
        _save(
            folder / f"{told.anchor}.html",
            _linked(alone, lambda name: f"{name}.html" if name in events else back),
        )
    html = draw("page", about, page=page(contents, entries), sections=(), apart=True)
    _save(path, _linked(html, lambda name: f"{quote(folder.name)}/{places[name]}.html"))


def _contents(tables: Mapping[str, pd.DataFrame], about: About, event: str | None) -> Contents:
    without_wire = about.settings.get("copies.wire_text") == "leave_out"
    return Contents(Index(tables, without_wire), about, event)


def _events(contents: Contents) -> Iterator[tuple[Entry, Markup]]:
    """Yield each event as the overview tells it, and as it is shown."""
    for scope, view in contents.views():
        related = contents.related(scope)
        html = draw("event", contents.about, event=view, related=related, single=contents.single)
        yield entry(scope, view, related), html


def _packed(html: str) -> str:
    """Return `html` as text that the page's program unpacks; the same bytes for the same text."""
    return base64.b64encode(gzip.compress(html.encode(), mtime=0)).decode()


def _linked(html: str, file_of: Callable[[str], str]) -> str:
    """Return `html` with the links that do not stay on the page leading to the file they are in.

    Text of articles cannot look like a link here: its quotation marks are escaped.
    """
    own = frozenset(_ID.findall(html))
    return _LINK.sub(
        lambda found: (
            found[0] if found[2] in own else f'<a{found[1]} href="{file_of(found[2])}#{found[2]}"'
        ),
        html,
    )


def _folder(path: Path) -> Path:
    """Return the folder for the pages of events, those of an earlier report removed.

    Raises
    ------
    InputError
        If a folder of that name is there that is not ours.
    """
    folder = path.with_suffix("")
    if folder == path:
        raise InputError(
            f"report '{path}' has no ending, and its folder would have the same name; name it {path.name}.html"
        )
    if folder.exists() and not (folder / MARK).is_file():
        raise InputError(
            f"'{folder}' is there already and holds no report; name the report otherwise, or move the folder"
        )
    store.folder(folder)
    (folder / MARK).touch()
    for old in folder.glob("event-*.html"):
        old.unlink()
    return folder


def _save(path: Path, html: str) -> None:
    with store.whole(path) as partial:
        partial.write_text(html, encoding="utf-8")
