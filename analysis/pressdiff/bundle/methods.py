"""The methods of a run as a paragraph to be cited, in Markdown, with its numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pressdiff.hypotheses import AnalysisSettings, told

QUALITY = ("Events", "Attribution", "Alignment", "Omissions", "Sentence type", "Entities")
"""Stages whose measured quality stands in the paragraph, in this order, where it was measured."""

_CORRECTIONS = {"holm": "Holm (1979)", "bh": "Benjamini and Hochberg (1995)"}


def methods(
    tables: Mapping[str, pd.DataFrame],
    about: Mapping[str, Any],
    quality: Sequence[Mapping[str, Any]],
) -> str:
    """Return the methods of a run as Markdown.

    Parameters
    ----------
    tables
        The tables of the run.
    about
        What it was made of, as `run.json` has it.
    quality
        Rows with ``task, metric, value, data`` and, if known, ``low, high``.
    """
    parts = ["# Methods", _corpus(tables, about), _estimates(tables, about), _declared(about)]
    parts.append(_quality(quality, about["settings"]["profile"]))
    if about["warnings"]:
        parts.append(
            "Warnings of the run:\n\n" + "\n".join(f"- {one}" for one in about["warnings"])
        )
    return "\n\n".join(part for part in parts if part) + "\n"


def _corpus(tables: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> str:
    articles, events = tables["articles"], tables["events"]
    sizes = events.merge(articles[["article_id", "outlet"]], on="article_id")
    shared = int((sizes.groupby("event_id")["outlet"].nunique() >= 2).sum())
    days = articles["published_at"].dropna()
    period = f", published {days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}" if len(days) else ""
    counts = about["counts"]
    versions = about["versions"]
    wire = about["settings"]["copies"]["wire_text"] == "leave_out"
    return (
        f"{len(articles):,} articles of {articles['outlet'].nunique()} outlets{period} were compared "
        f"with pressdiff {versions['pressdiff']} (profile {about['settings']['profile']}, spaCy "
        f"{versions['spacy']}, Python {versions['python']}; settings hash "
        f"{about['settings_digest']}). {counts['rejects']} inputs could not be used. "
        + (
            "All articles were taken as reports of one event. "
            if about["together"]
            else f"They were grouped into {counts['events']:,} events, {shared:,} of them covered by "
            "two outlets or more. "
        )
        + f"{counts['copies']} copies and older versions count for no outlet"
        + ("; text of agencies and other outlets was left out. " if wire else ". ")
        + f"{counts['claims']:,} claims and {len(tables['observations']):,} observations of "
        f"{tables['observations']['measure'].nunique()} measures were found."
    )


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
        f"after {adjusted}. {len(effects):,} differences were estimated, {tested:,} of them tested."
    )


def _declared(about: Mapping[str, Any]) -> str:
    analysis = AnalysisSettings.model_validate(about["settings"].get("analysis") or {})
    if not analysis.declares:
        return "No analysis was declared: all differences are exploratory."
    rows = [one for one in about["declarations"] if one["digest"] == analysis.digest]
    when = f", first used with these results on {rows[0]['first_used'][:10]}" if rows else ""
    late = " after results had been seen" if rows and rows[0]["after_results"] else ""
    lines = "\n".join(f"- {told(one)}" for one in analysis.hypotheses)
    pairs = "" if lines else " It holds all pairs of its outlets by all of its measures."
    return (
        f"The analysis was declared (hash {analysis.digest}{when}{late}): family "
        f"'{analysis.family}', alpha {analysis.alpha:g}; p is adjusted over that family alone, and "
        f"one-sided where a direction was declared. All else is exploratory.{pairs}"
        + (f"\n\n{lines}" if lines else "")
    )


def _quality(quality: Sequence[Mapping[str, Any]], profile: str) -> str:
    rows = [
        one
        for one in quality
        if one["task"] in QUALITY and (profile == "light" or "profile light" not in one["metric"])
    ]
    rows.sort(key=lambda one: QUALITY.index(one["task"]))
    lines = ["| stage | what | value | measured on |", "|---|---|---|---|"]
    for one in rows:
        ends = one.get("low") is not None and one.get("high") is not None
        interval = f" ({one['low']:.3f} to {one['high']:.3f})" if ends else ""
        lines.append(
            f"| {one['task']} | {one['metric']} | {one['value']:.3f}{interval} | {one['data']} |"
        )
    return "How well the program was measured to work:\n\n" + "\n".join(lines) if rows else ""
