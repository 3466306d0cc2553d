"""Whether two numbers may be one: the values that fit the wording of each, and how far apart they are."""

from math import isfinite

from pressdiff.align.units import Number

FAR = 5.0
"""Values that differ by this factor count different things: a village's dead, a war's."""

ROUND = 1_000
"""From this value on, a number is as exact as its last digit that is not 0 ("7,000": 6,500-7,500)."""

ABOUT = 0.1
"""But no round number is vaguer than "about" is taken to be: 2,000 may be 1,850, not 2,300."""

MIN_DIGITS = 5
"""Digits, without last zeros, from which two numbers are one though a digit differs."""

SUMS = frozenset({"USD", "EUR", "GBP", "JPY", "CNY", "INR", "RUB", "CHF"})
"""Units of sums of money."""

LARGE, CLOSE = 1e8, 1.05
"""Sums from the first on that differ by no more than the second factor are the same, told otherwise."""


def slip(x: Number, y: Number) -> bool:
    """Tell whether two numbers are one amount, told wrongly or worked out otherwise.

    Long numbers that differ in one digit ($5,687.75 and $5,587.75), or large sums that nearly agree.
    """
    if x.unit != y.unit or x.low != x.high or y.low != y.high or min(x.low, y.low) <= 0:
        return False
    if x.unit in SUMS and min(x.low, y.low) >= LARGE:
        return max(x.low, y.low) <= CLOSE * min(x.low, y.low)
    a, b = (f"{round(100 * one.low)}".rstrip("0") for one in (x, y))
    long = len(a) == len(b) >= MIN_DIGITS
    return long and sum(one != other for one, other in zip(a, b, strict=True)) == 1


def compatible(x: Number, y: Number) -> bool:
    """Tell whether some value fits both wordings: "at least 10" and "12" do."""
    if _rounded(x, y) or _rounded(y, x):
        return True
    (low_x, high_x), (low_y, high_y) = _interval(x), _interval(y)
    return max(low_x, low_y) <= min(high_x, high_y)


def _rounded(whole: Number, exact: Number) -> bool:
    """Tell whether one number may be the other without its decimals: 46 % for 45.9 %."""
    if whole.low != whole.high or exact.low != exact.high or exact.low == int(exact.low):
        return False
    return whole.low == round(exact.low)


def _interval(number: Number) -> tuple[float, float]:
    """Return the values that fit, widened by half its last told digit for a large round number."""
    low, high = number.low, number.high
    if low == high and abs(low) >= ROUND and low == int(low):
        digits = str(int(abs(low)))
        half = min(0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0"))), ABOUT * abs(low))
        return low - half, high + half
    return low, high


def far(x: Number, y: Number) -> bool:
    """Tell whether two values are too far apart to count one thing."""
    low, high = sorted(abs(one.low if isfinite(one.low) else one.high) for one in (x, y))
    return high >= FAR * low
