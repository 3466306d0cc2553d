"""How every figure looks: the report's colours and shapes, sans-serif type, few lines."""

from typing import TypeVar

import altair as alt

OWN, ATTRIBUTED, DISPUTED, SOFT = "#1b5a92", "#8a4b00", "#7a3573", "#8b877f"
INK, RULE = "#1c1b1a", "#ddd8ce"
BAND = "#ece8de"  # what is too small to matter
FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, sans-serif"

OUTLETS = ("#1b5a92", "#c4620a", "#00795f", "#7a3573", "#5d5a54", "#b3912b")
"""For outlets where an axis has no room for them; each with its own shape of `SHAPES`."""
SHAPES = ("circle", "triangle-up", "square", "diamond", "cross", "triangle-down")

VOICE = alt.Scale(domain=["own voice", "attributed"], range=[OWN, ATTRIBUTED])
HALF = "M0,-1A1,1,0,0,1,0,1ZM0,-1A1,1,0,0,0,0,1A1,1,0,0,1,0,-1Z"
"""A circle filled on the right: what is attributed, as in the report."""
VOICE_SHAPE = alt.Scale(domain=["own voice", "attributed"], range=["circle", HALF])

Chart = TypeVar("Chart", bound=alt.TopLevelMixin)


def finish(chart: Chart, title: str, *, subtitle: str = "", description: str) -> Chart:
    """Return `chart` with its title, its alternative text and the look that all figures share."""
    lines = [line for line in subtitle.split("\n") if line]
    return chart.properties(
        title=alt.TitleParams(title, subtitle=lines or alt.Undefined),
        description=description,
        background="white",
        padding=12,
        config=_config(),
    )


def _config() -> dict[str, object]:
    text = {"labelFont": FONT, "titleFont": FONT, "labelColor": INK, "titleColor": INK}
    return {
        "font": FONT,
        "lineBreak": "\n",
        "aria": True,
        "view": {"stroke": None},
        "axis": {
            **text, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
            "labelPadding": 6, "grid": False, "domainColor": SOFT, "tickColor": SOFT, "titlePadding": 8,
        },
        "legend": {
            **text, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
            "labelLimit": 200, "orient": "top", "symbolSize": 90, "symbolStrokeWidth": 2,
        },
        "header": {**text, "labelFontSize": 12, "labelFontWeight": "bold", "labelLimit": 150},
        "title": {
            "font": FONT, "subtitleFont": FONT, "fontSize": 15, "subtitleFontSize": 12, "color": INK,
            "subtitleColor": "#5d5a54", "anchor": "start", "frame": "bounds", "offset": 14,
            "subtitlePadding": 5,
        },
    }  # fmt: skip
