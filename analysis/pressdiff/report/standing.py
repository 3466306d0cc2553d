"""How one outlet differs from the rest, measure by measure, on one axis."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressdiff.report.about import About
from pressdiff.report.charts import Chart, chart
from pressdiff.report.forest import ForestRow, forest
from pressdiff.report.index import Index
from pressdiff.report.rates import note_of, title_of
from pressdiff.report.rows import ContrastRow, EffectRow

_ORDER = ("different", "equivalent", "undecided")


@dataclass(frozen=True, slots=True)
class Against:
    """One measure of an outlet against the rest."""

    name: str
    title: str
    unit: str
    row: ForestRow


@dataclass(frozen=True, slots=True)
class Standing:
    """An outlet's differences to the rest with an interval: those told from chance first.

    ``chart`` draws each in steps of the smallest difference taken to matter, so that measures in
    different units share an axis; ``dot_of`` is the place in it by place among `rows`, for those that
    have such a step. ``verdicts`` counts all, `more` are left out, ``n_short`` have no interval.
    """

    rows: tuple[Against, ...]
    more: int
    n_short: int
    verdicts: tuple[tuple[str, int], ...]
    chart: Chart
    dot_of: dict[int, int]

    @property
    def n_different(self) -> int:
        """Differences told from none though all tests of the run are counted."""
        return dict(self.verdicts).get("different", 0)


def standings(
    index: Index, about: About, labels: Mapping[str, tuple[str, str]], most: int
) -> dict[str, Standing]:
    """Return how each outlet differs from the rest, in its own voice.

    Parameters
    ----------
    index, about
        The tables and their run.
    labels
        Anchor and headline of each event shown.
    most
        Most measures of one outlet.
    """
    found: dict[str, list[ContrastRow]] = defaultdict(list)
    for name in dict.fromkeys([*(note.name for note in about.measures), *sorted(index.contrasts)]):
        for row in index.contrasts.get(name, ()):
            if row.outlet_b is None and row.voice == "own":
                found[row.outlet_a].append(row)
    declared: dict[tuple[str, str], list[EffectRow]] = defaultdict(list)
    for effect in index.effects:
        if effect.status == "confirmatory":
            declared[effect.outlet_a, effect.measure].append(effect)
    return {
        outlet: _standing(index, about, rows, declared, labels, most)
        for outlet, rows in found.items()
    }


def _standing(
    index: Index,
    about: About,
    rows: Sequence[ContrastRow],
    declared: Mapping[tuple[str, str], Sequence[EffectRow]],
    labels: Mapping[str, tuple[str, str]],
    most: int,
) -> Standing:
    known = sorted((row for row in rows if row.ci_low is not None), key=_telling)
    shown = []
    for row in known[:most]:
        effects = declared.get((row.outlet_a, row.measure), ())
        drawn = forest([row], effects, index.own_rates.get(row.measure, {}), labels)
        if drawn is not None:
            note = note_of(about, row.measure)
            shown.append(Against(row.measure, title_of(note), note.unit, drawn.rows[0]))
    stepped = [place for place, one in enumerate(shown) if one.row.found.smallest]
    counts = {word: sum(row.verdict == word for row in known) for word in _ORDER}
    return Standing(
        tuple(shown),
        len(known) - len(shown),
        len(rows) - len(known),
        tuple((word, n) for word, n in counts.items() if n),
        chart([_steps(shown[place].row.found) for place in stepped], band=1.0),
        {place: number for number, place in enumerate(stepped)},
    )


def _telling(row: ContrastRow) -> tuple[int, float, str]:
    """Return the order: by verdict, then by how far the difference is from none for its interval."""
    width = (row.ci_high or 0.0) - (row.ci_low or 0.0)
    return _ORDER.index(row.verdict), -abs(row.difference) / width if width else 0.0, row.measure


def _steps(row: ContrastRow) -> tuple[float, float | None, float | None]:
    step = row.smallest or 1.0
    low, high = row.ci_low, row.ci_high
    return (
        row.difference / step,
        None if low is None else low / step,
        None if high is None else high / step,
    )
