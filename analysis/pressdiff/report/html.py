"""Templates, styles and program of the report, laid out as one file without outside references."""

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pressdiff.naming import LEAST_ARTICLES
from pressdiff.printable import UNPRINTABLE
from pressdiff.report.about import About
from pressdiff.report.charts import WIDTH, effects_chart, rates_chart
from pressdiff.report.coverage import STATUS
from pressdiff.report.matrix import LACKING
from pressdiff.report.rates import VOICES, figure, note_of, title_of
from pressdiff.report.text import brings_mark

STYLES = (
    "base", "head", "overview", "event", "matrix", "story", "words", "contrast", "outlets", "measures", "narrow", "print",
)  # fmt: skip
SCRIPTS = (
    "start",
    "pages",
    "rows",
    "story",
    "click",
    "facts",
    "contrast",
    "overview",
    "print",
    "finish",
)


def draw(template: str, about: About, **values: object) -> Markup:
    """Return a template filled with `values`, every text in them escaped."""
    html = (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(about=about, name_of=lambda name: title_of(note_of(about, name)), **values)
    )
    return Markup(UNPRINTABLE.sub("\ufffd", html))  # noqa: S704  escaped by the template


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
    script = _script()
    environment.globals.update(
        css=Markup("".join(_read(f"styles/{name}.css") for name in STYLES)),  # noqa: S704  our own files
        script=Markup(script),  # noqa: S704  our own files
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
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


def _script() -> str:
    """Return the parts of the program in one scope."""
    parts = "\n".join(_read(f"scripts/{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();'


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
