"""The words of two outlets as points: how often each has a word, apart enough to read."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

WIDTH, HEIGHT = 680, 672  # of the drawing, in its own units
LEFT, RIGHT, TOP, BOTTOM = 64, 666, 14, 616  # of the field that holds the points
RADIUS = 4.6
_NEVER = 40  # width of the strip for words that an outlet never has
_INSIDE = 9  # kept free between a point and the edge of its strip
_APART = 10.5  # least distance of two points
_TURNS = 140  # places tried around a point's own, further and further out
_GOLDEN = 2.399963  # angle in radians between two of them
_STEPS = (1, 2, 5)
_LONGEST = 22  # characters of a label
_NARROW = frozenset("ijlftr'’.,:;|!()[]-I1 ")
_BROAD = frozenset("mwMW@%")


class Field(NamedTuple):
    """The drawing, and the edges of the field in it that holds the points."""

    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM
    never: int = _NEVER


FIELD = Field()


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float


class Rate(NamedTuple):
    """A word with its rates per 1,000 words of both outlets; ``sure``: beyond chance.

    Those beyond chance are labelled first, then those of most ``weight``.
    """

    word: str
    a: float
    b: float
    more_a: bool
    sure: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the drawing; ``more_a``: the first outlet has more of the word."""

    x: float
    y: float
    more_a: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside its point, `number` of the points; ``box`` is where it is taken to stand."""

    number: int
    text: str
    x: float
    y: float
    anchor: str
    box: Box


@dataclass(frozen=True, slots=True)
class Plot:
    """A point for each word, and labels for a wide and for a narrow window.

    ``ticks`` are places from the left, and as many from the top, with their rate per 1,000 words;
    ``first`` is the number of the most telling word.
    """

    spots: tuple[Spot, ...]
    ticks: tuple[tuple[float, float, str], ...]
    wide: tuple[Label, ...]
    narrow: tuple[Label, ...]
    first: int
    field: Field = FIELD


def plot(rates: Sequence[Rate]) -> Plot:
    """Place words by the rates of two outlets, both on one logarithmic scale.

    A word that an outlet never has stands in a strip of its own. Points in one place are moved apart,
    never to the other side of the line on which both outlets have a word as often.

    Parameters
    ----------
    rates
        One row or more.
    """
    low, high = _bounds(rates)
    order = sorted(
        range(len(rates)), key=lambda n: (not rates[n].sure, -rates[n].weight, rates[n].word)
    )
    placed: dict[int, tuple[float, float]] = {}
    for number in order:
        placed[number] = _free(rates[number], (low, high), placed.values())
    spots = tuple(
        Spot(round(x, 1), round(y, 1), one.more_a, one.sure)
        for one, (x, y) in zip(rates, (placed[n] for n in range(len(rates))), strict=True)
    )
    words = [one.word for one in rates]
    return Plot(
        spots,
        tuple((round(_x(t, low, high), 1), round(_y(t, low, high), 1), f"{t:g}") for t in _ticks(low, high)),
        labels(spots, words, order, size=13, most=48),
        labels(spots, words, order, size=21, most=14),
        order[0],
    )  # fmt: skip


def _bounds(rates: Iterable[Rate]) -> tuple[float, float]:
    known = [value for one in rates for value in (one.a, one.b) if value > 0]
    low, high = min(known, default=1.0), max(known, default=1.0)
    return low / 1.15, high * 1.15


def _ticks(low: float, high: float) -> list[float]:
    """Return round numbers in [low, high], each about twice the one before.

    >>> _ticks(0.4, 12)
    [0.5, 1.0, 2.0, 5.0, 10.0]
    """
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    found = [round(step * 10.0**power, 10) for power, step in product(powers, _STEPS)]
    return [value for value in found if low <= value <= high]


def _part(value: float, low: float, high: float) -> float:
    return math.log(value / low) / math.log(high / low)


def _x(value: float, low: float, high: float) -> float:
    if value <= 0:
        return LEFT + _NEVER / 2
    return LEFT + _NEVER + _part(value, low, high) * (RIGHT - LEFT - _NEVER)


def _y(value: float, low: float, high: float) -> float:
    if value <= 0:
        return BOTTOM - _NEVER / 2
    return BOTTOM - _NEVER - _part(value, low, high) * (BOTTOM - TOP - _NEVER)


def _free(
    one: Rate, bounds: tuple[float, float], taken: Iterable[tuple[float, float]]
) -> tuple[float, float]:
    """Return the nearest place to a word's own that is apart from those taken."""
    x, y = _x(one.a, *bounds), _y(one.b, *bounds)
    strip_x = (LEFT, LEFT + _NEVER) if one.a <= 0 else (LEFT + _NEVER, RIGHT)
    strip_y = (BOTTOM - _NEVER, BOTTOM) if one.b <= 0 else (TOP, BOTTOM - _NEVER)
    side = _above(x, y)
    taken = list(taken)
    best, best_gap = (x, y), -1.0
    for turn in range(_TURNS):
        out = 4.2 * math.sqrt(turn)
        at = (
            _within(x + out * math.cos(turn * _GOLDEN), *strip_x),
            _within(y + out * math.sin(turn * _GOLDEN), *strip_y),
        )
        if _above(*at) * side < 0:
            continue
        gap = min((math.dist(at, other) for other in taken), default=_APART)
        if gap >= _APART:
            return at
        if gap > best_gap:
            best, best_gap = at, gap
    return best


def _above(x: float, y: float) -> int:
    """Return on which side of the line of equal rates a place is: 1 above, -1 below, 0 on it."""
    off = (BOTTOM - y) - (x - LEFT)
    return 0 if abs(off) < 0.01 else 1 if off > 0 else -1


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low + _INSIDE), high - _INSIDE)


# labels


def labels(
    spots: Sequence[Spot], words: Sequence[str], order: Iterable[int], *, size: float, most: int
) -> tuple[Label, ...]:
    """Return labels that overlap neither each other nor another point, the most telling first.

    Parameters
    ----------
    spots, words
        The points and their words.
    order
        Numbers of the points, the most telling first.
    size
        Size of the type in units of the drawing.
    most
        Most labels.
    """
    radius = RADIUS * size / 13
    bodies = [Box(s.x - radius, s.y - radius, s.x + radius, s.y + radius) for s in spots]
    found: list[Label] = []
    for number in order:
        if len(found) == most:
            break
        others = [*bodies[:number], *bodies[number + 1 :], *(one.box for one in found)]
        text = cut(words[number])
        for label in _places(number, spots[number], text, size, radius):
            if _fits(label.box) and not any(overlap(label.box, box) for box in others):
                found.append(label)
                break
    return tuple(sorted(found, key=lambda one: one.number))


def _places(number: int, spot: Spot, text: str, size: float, radius: float) -> Iterable[Label]:
    """Yield a label right of its point, left, above, below, and at its corners."""
    width, gap = extent(text, size), radius + 2.5
    for across, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)):
        reach = gap if down == 0 else gap * 0.7
        x = spot.x + across * reach
        y = spot.y + size * 0.33 + down * (gap * (0.7 if across else 1.0) + size * 0.5)
        left = x - width * (0.5 if across == 0 else 1.0 if across < 0 else 0.0)
        box = Box(left, y - size * 0.8, left + width, y + size * 0.25)
        anchor = ("end", "middle", "start")[across + 1]
        yield Label(number, text, round(x, 1), round(y, 1), anchor, box)


def cut(word: str) -> str:
    """Return a word as it is labelled: at most 22 characters."""
    return word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…"


def extent(text: str, size: float) -> float:
    """Return how wide `text` is at most, in the units of `size`; taken from no one typeface."""
    return size * sum(
        0.34 if char in _NARROW else 0.92 if char in _BROAD else 0.6 if char.isascii() else 1.05
        for char in text
    )


def _fits(box: Box) -> bool:
    return box.left >= LEFT and box.right <= RIGHT + 10 and box.top >= 0 and box.bottom <= BOTTOM


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two rectangles share more than an edge."""
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom
