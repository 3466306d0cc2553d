"""Tables to one page of HTML that needs no network: the face of the product.

`views` turns tables into plain values and checks every quotation against the stored text;
the templates only lay them out. `About` says what was run.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

import pandas as pd
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pressdiff.naming import LEAST_ARTICLES
from pressdiff.report.about import About, Edit, MeasureNote, Quality
from pressdiff.report.charts import WIDTH, effects_chart, rates_chart
from pressdiff.report.coverage import STATUS
from pressdiff.report.index import Index
from pressdiff.report.matrix import LACKING
from pressdiff.report.rates import VOICES, figure, note_of, title_of
from pressdiff.report.text import brings_mark
from pressdiff.report.told import told
from pressdiff.report.views import page

__all__ = ["About", "Edit", "MeasureNote", "Quality", "render", "told"]

STYLES = (
    "base", "head", "overview", "event", "matrix", "story", "words", "measures", "narrow", "print",
)  # fmt: skip
SCRIPTS = ("start", "pages", "rows", "story", "click", "facts", "print")

# no browser may show these; lone surrogates cannot be written as UTF-8 at all
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def render(tables: Mapping[str, pd.DataFrame], about: About, *, event: str | None = None) -> str:
    """Return the report of a run as one HTML file without outside references.

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
    without_wire = about.settings.get("copies.wire_text") == "leave_out"
    view = page(Index(tables, without_wire), about, event=event)
    script = _script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    html = (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=view,
            name_of=lambda name: title_of(note_of(about, name)),
            about=about,
            css=Markup("".join(_read(f"styles/{name}.css") for name in STYLES)),  # noqa: S704  our own file
            script=Markup(script),  # noqa: S704  our own file
            script_hash=digest,
        )
    )
    return _UNPRINTABLE.sub("\ufffd", html)


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(lambda name: _read(f"templates/{name}")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["figure"] = figure
    environment.filters["bare"] = brings_mark
    environment.globals.update(
        status_words=STATUS,
        lacking=LACKING,
        voice_words=VOICES,
        title_of=title_of,
        rates_chart=rates_chart,
        effects_chart=effects_chart,
        chart_width=WIDTH,
        least=LEAST_ARTICLES,
    )
    return environment


@cache
def _script() -> str:
    """Return the parts of the program in one scope."""
    parts = "\n".join(_read(f"scripts/{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();'


@cache
def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
