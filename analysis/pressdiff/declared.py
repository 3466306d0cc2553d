"""Which differences were declared before: their rows of `effects` are confirmatory."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pressdiff.errors import SettingsError
from pressdiff.hypotheses import AnalysisSettings, Hypothesis, Window, listed, told
from pressdiff.schema import EFFECTS
from pressdiff.settings import Settings
from pressdiff.stats.multiplicity import FAMILY, FAMILY_BY_TARGET, FAMILY_YOURS, adjusted
from pressdiff.stats.paired import effects

TOLD = 5  # warnings of one kind told in full
_COMPARED = ["measure", "voice", "target", "outlet_a", "outlet_b"]


@dataclass(frozen=True)
class Corpus:
    """The tables that a declared comparison is made of; copies and wire text already left out."""

    observations: pd.DataFrame
    articles: pd.DataFrame
    events: pd.DataFrame
    entities: pd.DataFrame


def check(analysis: AnalysisSettings, measures: Sequence[str]) -> None:
    """Refuse a declaration that no corpus can answer, before anything runs.

    Raises
    ------
    SettingsError
        If it names an unknown measure, or a family of the program's own.
    """
    where = [(f"hypothesis {n}", one.measure) for n, one in enumerate(analysis.hypotheses, 1)]
    for place, name in [*where, *(("analysis.measures", name) for name in analysis.measures)]:
        if name not in measures:
            raise SettingsError(
                f"settings: [analysis] {place} names measure '{name}', which is not taken; "
                f"known: {', '.join(sorted(measures))}"
            )
    if analysis.family in (FAMILY, FAMILY_BY_TARGET, FAMILY_YOURS):
        raise SettingsError(
            f"settings: [analysis] family is '{analysis.family}', the name of one of the program's "
            "own; choose another"
        )


def confirmed(
    table: pd.DataFrame, corpus: Corpus, settings: Settings
) -> tuple[pd.DataFrame, list[str]]:
    """Return `effects` with what was declared as confirmatory, and what its reader must know.

    A row that answers a declared hypothesis gets the declared family, and p adjusted over that
    family alone, one-sided where a direction was declared. Where the analysis has a window, the
    rows of the whole corpus stay exploratory, and those of the window are added. The other rows
    keep their family and p: what is declared does not change what is not.

    Parameters
    ----------
    table
        Table ``effects``, all exploratory.
    corpus
        What it was made of.
    settings
        The settings of the run.

    References
    ----------
    Wagenmakers et al. (2012), An Agenda for Purely Confirmatory Research, Perspectives on
    Psychological Science 7(6). https://doi.org/10.1177/1745691612463078
    """
    analysis = settings.analysis
    if not analysis.declares:
        return table, []
    warnings: list[str] = []
    outlets = tuple(sorted(corpus.articles["outlet"].unique()))
    wanted = _answerable(analysis, corpus, outlets, warnings)
    source = table
    if analysis.window is not None:
        corpus = _within(corpus, analysis.window, warnings)
        names = sorted({one.measure for one in wanted.values()})
        corpus = _measured(corpus, names)
        source = effects(corpus.observations, corpus.articles, corpus.events, settings.effects)
    keys = _keys(source)
    rows = source[np.array([key in wanted for key in keys], dtype=bool)]
    kept = table if analysis.window is not None else table.drop(index=rows.index)
    missing = [one for key, one in wanted.items() if key not in set(keys)]
    _tell(missing, "no event in which both outlets have opportunities for the measure", warnings)
    short = rows[rows["p_value"].isna()]
    _tell(
        [wanted[key] for key in dict.fromkeys(_keys(short))],
        f"fewer than {settings.effects.min_events} events that both outlets cover",
        warnings,
    )
    return EFFECTS.frame(pd.concat([kept, _declared(rows, wanted, settings)])), warnings


Key = tuple[str, str, str, str, str]


def _keys(table: pd.DataFrame) -> list[Key]:
    filled = table[_COMPARED].fillna({"target": ""})
    return list(filled.itertuples(index=False, name=None))


def _answerable(
    analysis: AnalysisSettings, corpus: Corpus, outlets: tuple[str, ...], warnings: list[str]
) -> dict[Key, Hypothesis]:
    """Return the hypotheses by what they compare, without those the corpus has no outlet or target for."""
    measures = tuple(sorted(corpus.observations["measure"].unique()))
    found: dict[Key, Hypothesis] = {}
    absent: dict[str, list[Hypothesis]] = {}
    for one in listed(analysis, measures, outlets):
        lacking = sorted({one.outlet_a, one.outlet_b} - set(outlets))
        target = "" if one.target is None else _entity(one.target, corpus.entities)
        if lacking:
            known = f"no article of '{lacking[0]}'; there are {', '.join(outlets[:10])}"
            absent.setdefault(known, []).append(one)
        elif target is None:
            absent.setdefault(f"no entity, or several, of the name '{one.target}'", []).append(one)
        elif (key := (one.measure, one.voice, target, *one.compared[3:])) in found:
            absent.setdefault(f"the same as '{told(found[key])}'", []).append(one)
        else:
            found[key] = one
    for why, ones in absent.items():
        _tell(ones, why, warnings)
    return found


def _entity(name: str, entities: pd.DataFrame) -> str | None:
    """Return the id of the entity of this id or full name; None if there is none or several."""
    if name in set(entities["entity_id"]):
        return name
    named = entities.loc[entities["name"].str.casefold() == name.casefold(), "entity_id"]
    return str(named.iloc[0]) if len(named) == 1 else None


def _within(corpus: Corpus, window: Window, warnings: list[str]) -> Corpus:
    days = corpus.articles["published_at"].dt.date
    inside = corpus.articles["published_at"].notna()
    if window.first is not None:
        inside &= (days >= window.first).fillna(value=False).astype(bool)
    if window.last is not None:
        inside &= (days <= window.last).fillna(value=False).astype(bool)
    articles = corpus.articles[inside]
    undated = int(corpus.articles["published_at"].isna().sum())
    if articles.empty:
        told_days = f"{window.first or 'the first day'} to {window.last or 'the last'}"
        warnings.append(
            f"Declared analysis: no article was published in its window ({told_days}); "
            "no hypothesis is tested."
        )
    elif undated:
        warnings.append(
            f"Declared analysis: {undated} articles without a date are outside of its window."
        )
    kept = corpus.observations["article_id"].isin(articles["article_id"])
    return Corpus(corpus.observations[kept], articles, corpus.events, corpus.entities)


def _measured(corpus: Corpus, measures: Sequence[str]) -> Corpus:
    kept = corpus.observations["measure"].isin(measures)
    return Corpus(corpus.observations[kept], corpus.articles, corpus.events, corpus.entities)


def _tell(ones: Sequence[Hypothesis], why: str, warnings: list[str]) -> None:
    if not ones:
        return
    names = "; ".join(told(one) for one in ones[:TOLD])
    more = f"; and {len(ones) - TOLD} more" if len(ones) > TOLD else ""
    what = "a hypothesis is" if len(ones) == 1 else f"{len(ones)} hypotheses are"
    warnings.append(f"Declared analysis: {what} not tested ({why}): {names}{more}.")


def _declared(
    rows: pd.DataFrame, wanted: dict[Key, Hypothesis], settings: Settings
) -> pd.DataFrame:
    """Return `rows` as the declared family."""
    sides = np.array([_side(wanted[key]) for key in _keys(rows)], dtype=np.float64)
    p = rows["p_value"].to_numpy(dtype=np.float64)
    ahead = rows["difference"].to_numpy(dtype=np.float64) * sides > 0
    p = np.where(sides == 0, p, np.where(ahead, p / 2, 1 - p / 2))
    corrections = rows["correction"].to_numpy(dtype=object)
    return rows.assign(
        family=settings.analysis.family,
        p_value=p,
        p_adjusted=adjusted(p, corrections, settings.effects.correction),
        status="confirmatory",
    )


def _side(one: Hypothesis) -> float:
    """Return 1.0 if the difference of the row is expected above 0, -1.0 if below, 0.0 if either.

    Flipping all signs turns every pattern of the sign-flip test into another one, so that half its
    two-sided p is the one-sided p on the side that was found.
    """
    if one.direction == "different":
        return 0.0
    return 1.0 if (one.direction == "greater") == (one.outlet_a < one.outlet_b) else -1.0
