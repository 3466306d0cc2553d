"""The words of two claims that stand for what each of them tells: "59", "on Monday", "open"."""

from pressdiff.align.units import Number, Unit

Values = tuple[str | None, str | None]
"""What each of two claims tells, in its own words; None if no words stand for it."""


def counted(unit: Unit, number: Number) -> str:
    """Return the words of a number as the claim has them: "at least 17", "59"."""
    return unit.text[number.start - unit.start : number.end - unit.start]


def told(unit: Unit, stem: str) -> str | None:
    """Return the first word of the claim with a stem, None if no word has it."""
    for word in unit.words:
        if word.stem == stem:
            return unit.text[word.start - unit.start : word.end - unit.start]
    return None


def named(unit: Unit, stems: frozenset[str]) -> str | None:
    """Return the first run of capitalised words with these stems: "the Karvelian Air Force"'s name."""
    run: list[int] = []
    for word in unit.words:
        if word.upper and word.stem in stems:
            if run and word.start - run[1] > 1:
                break
            run = [run[0] if run else word.start, word.end]
        elif run:
            break
    return unit.text[run[0] - unit.start : run[1] - unit.start] if run else None
