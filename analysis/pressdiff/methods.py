"""The methods of a run as paragraphs to be cited, in Markdown, with their numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pressdiff.hypotheses import AnalysisSettings, told
from pressdiff.markdown import escaped

QUALITY = (
    "Events", "Attribution", "Alignment", "Omissions", "Conflicts", "Naming", "Loaded language",
    "Sentiment",
)  # fmt: skip
"""Stages whose measured quality is told, in this order, where it was measured."""

LIGHT = ", profile light"  # ends what was measured without the encoders
_IN_VIEW = "developed with them in view"  # says of data that a score on it is no fair one
_CORRECTIONS = {"holm": "Holm (1979)", "bh": "Benjamini and Hochberg (1995)"}


def methods(
    tables: Mapping[str, pd.DataFrame],
    about: Mapping[str, Any],
    quality: Sequence[Mapping[str, Any]],
) -> str:
    """Return the methods of a run as paragraphs and a table, in Markdown, without a heading.

    Parameters
    ----------
    tables
        The tables of the run.
    about
        What it was made of, as `run.json` has it.
    quality
        Rows with ``task, metric, value, data`` and, if known, ``low, high``.
    """
    parts = [_corpus(tables, about), _found(tables, about), _estimates(tables, about)]
    parts += [_declared(about), _quality(quality, about["settings"]["profile"])]
    if about["warnings"]:
        warnings = "\n".join(f"- {escaped(one)}" for one in about["warnings"])
        parts.append(f"Warnings of the run:\n\n{warnings}")
    return "\n\n".join(part for part in parts if part) + "\n"


def counted(n: int, what: str) -> str:
    """Return a number with what it counts.

    >>> counted(1, "events"), counted(1200, "events")
    ('1 event', '1,200 events')
    """
    return f"{n:,} {what.removesuffix('s') if n == 1 else what}"


def _corpus(tables: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> str:
    articles, events = tables["articles"], tables["events"]
    sizes = events.merge(articles[["article_id", "outlet"]], on="article_id")
    shared = int((sizes.groupby("event_id")["outlet"].nunique() >= 2).sum())
    counts = about["counts"]
    rejects, copies = int(counts["rejects"]), int(counts["copies"])
    wire = about["settings"]["copies"]["wire_text"] == "leave_out"
    told = [
        f"{counted(len(articles), 'articles')} of {counted(articles['outlet'].nunique(), 'outlets')}"
        f"{_period(articles)} were compared",
        f"{counted(rejects, 'inputs')} could not be used" if rejects else "",
        "All articles were taken as reports of one event"
        if about["together"]
        else f"They were grouped into {counted(counts['events'], 'events')}, {shared:,} of them "
        "covered by two outlets or more",
        "Copies and older versions of an article count for no outlet"
        + (f": {copies:,} here" if copies else "")
        + ("; text of agencies and other outlets was left out" if wire else ""),
    ]
    return _sentences(told)


def _period(articles: pd.DataFrame) -> str:
    """Return the days of publication, and how many articles have none."""
    days = articles["published_at"].dropna()
    if not len(days):
        return ", of unknown dates,"
    first, last = f"{days.min():%Y-%m-%d}", f"{days.max():%Y-%m-%d}"
    lost = len(articles) - len(days)
    told = f", published {first}" if first == last else f", published {first} to {last}"
    return told + (f" ({lost:,} without a date)," if lost else ",")


def _found(tables: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> str:
    versions, profile = about["versions"], about["settings"]["profile"]
    model = about["settings"]["parse"]["model"]
    release = versions.get(model.replace("_", "-"), "")
    encoders = "without its encoders" if profile == "light" else "with its encoders"
    observations = tables["observations"]
    return _sentences(
        [
            f"The program was pressdiff {versions['pressdiff']} (profile {profile}, {encoders}; "
            f"settings hash {about['settings_digest']}; spaCy {versions['spacy']} with "
            f"{f'{escaped(model)} {release}'.strip()}; Python {versions['python']})",
            f"It found {counted(about['counts']['claims'], 'claims')}, "
            f"{counted(len(tables['attributions']), 'attributions')} and "
            f"{counted(len(observations), 'observations')} of "
            f"{counted(observations['measure'].nunique(), 'measures')}",
        ]
    )


def _sentences(parts: Sequence[str]) -> str:
    return ". ".join(part for part in parts if part) + "."


def _estimates(tables: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> str:
    options = about["settings"]["effects"]
    effects = tables["effects"]
    tested = int(effects["p_value"].notna().sum())
    adjusted = _CORRECTIONS[options.get("correction", "holm")]
    return (
        "Differences between two outlets are taken within the events that both cover, each event "
        "counting once: the mean over events of the difference of their rates. The unit of inference "
        "is the event. 95 % intervals are made over events, and p by flipping the signs of events "
        f"(all patterns, or {options['resamples']:,} random ones with seed {options['seed']}); both "
        f"need {options['min_events']} shared events or more. p is adjusted over each family of tests "
        f"after {adjusted}. "
        + (
            f"{counted(len(effects), 'differences')} between two outlets, by measure, voice and target, "
            f"{'was' if len(effects) == 1 else 'were'} estimated, {f'{tested:,}' if tested else 'none'} of them tested."
            if len(effects)
            else "No difference was estimated: no measure has two outlets to compare."
        )
    )


def _declared(about: Mapping[str, Any]) -> str:
    analysis = AnalysisSettings.model_validate(about["settings"].get("analysis") or {})
    if not analysis.declares:
        return "No analysis was declared: all differences are exploratory."
    rows = [one for one in about["declarations"] if one["digest"] == analysis.digest]
    when = f", first used with these results on {rows[0]['first_used'][:10]}" if rows else ""
    late = " after results had been seen" if rows and rows[0]["after_results"] else ""
    lines = "\n".join(f"- {escaped(told(one))}" for one in analysis.hypotheses)
    pairs = "" if lines else " It holds all pairs of its outlets by all of its measures."
    return (
        f"The analysis was declared (hash {analysis.digest}{when}{late}): family "
        f"'{escaped(analysis.family)}', alpha {analysis.alpha:g}; p is adjusted over that family "
        f"alone, and one-sided where a direction was declared. All else is exploratory.{pairs}"
        + (f"\n\n{lines}" if lines else "")
    )


def _quality(quality: Sequence[Mapping[str, Any]], profile: str) -> str:
    rows = [
        one
        for one in measured(quality, profile)
        if one["task"] in QUALITY and _IN_VIEW not in one["data"]
    ]
    rows.sort(key=lambda one: QUALITY.index(one["task"]))
    lines = ["| stage | what | value (95 % interval) | measured on |", "|---|---|---|---|"]
    lines += [
        f"| {one['task']} | {one['metric']} | {valued(one)} | {escaped(one['data'])} |"
        for one in rows
    ]
    return (
        "How well the stages work was measured on other articles than these:\n\n" + "\n".join(lines)
        if rows
        else ""
    )


def measured(quality: Sequence[Mapping[str, Any]], profile: str) -> list[dict[str, Any]]:
    """Return the rows of `quality` that hold for `profile`, with the profile cut from their names.

    What was not measured apart in profile light holds for both.
    """
    light = {
        (one["task"], one["metric"].removesuffix(LIGHT), one["data"]): one
        for one in quality
        if one["metric"].endswith(LIGHT)
    }
    found = []
    for one in quality:
        if one["metric"].endswith(LIGHT):
            continue
        row = (
            light.get((one["task"], one["metric"], one["data"]), one) if profile == "light" else one
        )
        found.append({**row, "metric": one["metric"]})
    return found


def percent(one: Mapping[str, Any]) -> str:
    """Return a measured share in percent with its interval, if it has one.

    >>> percent({"value": 0.893, "low": 0.887, "high": 0.898}), percent({"value": 0.1})
    ('89 % (89 to 90 %)', '10 %')
    """
    if one.get("low") is None or one.get("high") is None:
        return f"{one['value'] * 100:.0f} %"
    return f"{one['value'] * 100:.0f} % ({one['low'] * 100:.0f} to {one['high'] * 100:.0f} %)"


def valued(one: Mapping[str, Any]) -> str:
    """Return a measured value with its interval, if it has one."""
    if one.get("low") is None or one.get("high") is None:
        return f"{one['value']:.2f}"
    return f"{one['value']:.2f} ({one['low']:.2f} to {one['high']:.2f})"
