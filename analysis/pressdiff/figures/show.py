"""Charts as pictures that say what they show: SVG and HTML with the alternative text inside."""

from html import escape
from typing import Any

import altair as alt
import vl_convert

RENDERER = "pressdiff"


def svg(chart: alt.TopLevelMixin) -> str:
    """Return `chart` as SVG that a screen reader reads as one picture with its description."""
    spec = chart.to_dict()
    return _told(vl_convert.vegalite_to_svg(spec), spec.get("description", ""))


def _told(drawn: str, description: str) -> str:
    words = escape(description, quote=True)
    head = f'<svg role="img" aria-label="{words}" style="max-width:100%;height:auto"'
    start, end = drawn.split(">", 1)
    return f"{start.replace('<svg', head, 1)}><desc>{words}</desc>{end}"


def pictures() -> None:
    """Show charts in notebooks as still pictures from here on: no network, read out in words."""
    alt.renderers.register(RENDERER, _bundle)
    alt.renderers.enable(RENDERER)


def _bundle(spec: dict[str, Any], **_: object) -> dict[str, str]:
    return {"text/html": _told(vl_convert.vegalite_to_svg(spec), spec.get("description", ""))}
