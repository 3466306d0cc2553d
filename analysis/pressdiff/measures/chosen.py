"""All measures of a run: those always taken, those its settings ask for, those brought in Python."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from pressdiff.errors import SettingsError
from pressdiff.measures import ALL
from pressdiff.measures.axes import Axis, axis_measures
from pressdiff.measures.base import Measure
from pressdiff.measures.lexicon import Lexicon, words_measure
from pressdiff.measures.listed_verbs import VerbList, verbs_measure
from pressdiff.measures.word_files import Column, columns, plain
from pressdiff.measures.yours import taken
from pressdiff.settings import MeasureSettings, WordList


def chosen(settings: MeasureSettings, yours: Sequence[Measure] = ()) -> tuple[Measure, ...]:
    """Return the measures of `ALL`, then those of word lists, of axes, and `yours`, in Python.

    Raises
    ------
    SettingsError
        If a word list cannot be used, or two measures would have the same name.
    InputError
        If one of `yours` does not say what it must.
    """
    found = list(ALL)
    names = {measure.name: "pressdiff itself" for measure in ALL}
    mine = ((f"measure '{one.name}' in Python", one) for one in taken(yours))
    for maker, measure in (*_asked(settings), *mine):
        if measure.name in names:
            raise SettingsError(
                f"{maker} makes a measure '{measure.name}', which {names[measure.name]} has too; "
                "rename the file, column, axis or measure"
            )
        names[measure.name] = maker
        found.append(measure)
    return tuple(found)


def _asked(settings: MeasureSettings) -> Iterator[tuple[str, Measure]]:
    """Yield what makes a measure, and the measure."""
    for listed in settings.lexica:
        yield from ((f"word list '{listed.file}'", one) for one in _lexicon(listed))
    for name, ends in settings.axes.items():
        yield from ((f"axis '{name}'", one) for one in axis_measures(Axis(name, *ends)))


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
    phrases: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for (words, pos), score in column.entries.items():
        if len(words) > 1:
            phrases[words][pos] = score
        elif words[0].endswith("*"):
            begun[words[0][:-1]][pos] = score
        else:
            whole[words[0]][pos] = score
    return Lexicon(dict(whole), dict(begun), dict(phrases))
