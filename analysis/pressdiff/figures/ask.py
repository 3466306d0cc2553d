"""Draw a figure that somebody asks for by name, or say why it cannot be drawn."""

import inspect
from collections.abc import Mapping
from typing import Any

from pressdiff.errors import InputError, unknown
from pressdiff.figures.figure import Drawn, Figure, Tables
from pressdiff.settings import EffectSettings


def draw(
    tables: Tables,
    name: str,
    *,
    event: str | None = None,
    settings: Mapping[str, Any] | None = None,
    **options: object,
) -> Drawn:
    """Return the figure `name` of a run with these `settings`.

    Raises
    ------
    InputError
        If there is no such figure, event or option, or nothing to draw.
    """
    figure = _named(name)
    events = sorted(tables["events"]["event_id"].unique())
    if event is None and figure.needs_event:
        raise InputError(f"figure '{name}' shows one event: name it, event={_some(events)}")
    if event is not None and event not in events:
        raise unknown("event", event, events)
    known = [
        one for one in inspect.signature(figure.draw).parameters if one not in ("tables", "event")
    ]
    for one in options:
        if one not in known:
            raise InputError(
                f"figure '{name}' has no option '{one}'; it has: {', '.join(known) or 'none'}"
            )
    if "settings" in known and settings is not None:
        options = {"settings": EffectSettings(**settings["effects"])} | options
    drawn = figure.draw(tables, event=event, **options)
    if drawn is None:
        raise InputError(_why(figure, event))
    return drawn


def _named(name: str) -> Figure:
    from pressdiff.figures import ALL  # noqa: PLC0415  # the table of contents imports this

    for one in ALL:
        if one.name == name:
            return one
    raise InputError(f"no figure '{name}'; there are: {', '.join(one.name for one in ALL)}")


def _some(events: list[str]) -> str:
    more = ", …" if len(events) > 5 else ""
    return ", ".join(f"'{one}'" for one in events[:5]) + more


def _why(figure: Figure, event: str | None) -> str:
    where = f"event '{event}'" if event else "these results"
    return f"nothing to draw for figure '{figure.name}' in {where}: {figure.empty}"
