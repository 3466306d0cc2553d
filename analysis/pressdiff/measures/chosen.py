"""All measures of a run: those that are always taken, and those that its settings ask for."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath

from pressdiff.errors import SettingsError
from pressdiff.measures import ALL
from pressdiff.measures.axes import Axis, axis_measures
from pressdiff.measures.base import Measure
from pressdiff.measures.lexicon import ByPos, Lexicon, words_measure
from pressdiff.measures.listed_verbs import VerbList, verbs_measure
from pressdiff.measures.word_files import Column, columns, phrases, plain
from pressdiff.settings import MeasureSettings, WordList


def chosen(settings: MeasureSettings) -> tuple[Measure, ...]:
    """Return the measures of `ALL`, then those of the word lists, then those of the axes.

    Raises
    ------
    SettingsError
        If a word list cannot be used, or two measures would have the same name.
    """
    found = list(ALL)
    names = {measure.name: "pressdiff itself" for measure in ALL}
    for measure in (
        *(one for listed in settings.lexica for one in _lexicon(listed)),
        *(one for name, ends in settings.axes.items() for one in axis_measures(Axis(name, *ends))),
    ):
        if measure.name in names:
            raise SettingsError(
                f"'{measure.source}' makes a measure '{measure.name}', which {names[measure.name]} "
                "has too; rename the file, column or axis"
            )
        names[measure.name] = f"'{measure.source}'"
        found.append(measure)
    return tuple(found)


def _lexicon(listed: WordList) -> Iterator[Measure]:
    path = PurePath(listed.file)
    for column in columns(listed):
        name = "_".join(part for part in (plain(path.stem), plain(column.label)) if part)
        if not name:
            raise SettingsError(
                f"word list '{listed.file}' gives no name for its measure; rename the file in letters"
            )
        title = f"{column.label} ({path.name})" if column.label else f"Words of {path.name}"
        if column.kind == "verbs":
            yield verbs_measure(name, title, path.name, VerbList(column.verbs))
        else:
            yield words_measure(name, title, path.name, _by_word(column))


def _by_word(column: Column) -> Lexicon:
    whole: dict[str, dict[str, float]] = defaultdict(dict)
    begun: dict[str, dict[str, float]] = defaultdict(dict)
    longer: dict[str, dict[tuple[str, ...], dict[str, float]]] = defaultdict(dict)
    for words, pos, score in phrases(column):
        if len(words) > 1:
            longer[words[0]].setdefault(words, {})[pos] = score
        elif words[0].endswith("*"):
            begun[words[0][:-1]][pos] = score
        else:
            whole[words[0]][pos] = score
    listed: dict[str, tuple[tuple[tuple[str, ...], ByPos], ...]] = {
        first: tuple(found.items()) for first, found in longer.items()
    }
    return Lexicon(dict(whole), dict(begun), listed)
