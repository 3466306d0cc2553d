"""Words of articles and outlets as labels: harmless, short, distinct; numbers as read."""

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_KEPT = "\u200d\ufe0f"  # what joins an emoji


def label(text: object, most: int = 48) -> str:
    r"""Return `text` in one line of at most `most` characters, without marks that turn or hide text.

    >>> label("A  fire\n on the \u202eferry")
    'A fire on the ferry'
    >>> label("Ministers close the old bridge over the river", 24)
    'Ministers close the old…'
    """
    plain = "".join(
        one if one in _KEPT or unicodedata.category(one)[0] != "C" else " " * one.isspace()
        for one in str(text)[: 20 * most]
    )
    plain = " ".join(plain.split())
    if len(plain) <= most:
        return plain or "(no words)"
    head, _, _ = plain[:most].rpartition(" ")
    return (head if len(head) > most // 2 else plain[: most - 1]).rstrip() + "…"


def labels(texts: Iterable[object], most: int = 48) -> list[str]:
    """Return a label for each text, no two alike.

    >>> labels(["The ferry burns", "The ferry sinks"], 10)
    ['The ferry…', 'The ferry… (2)']
    """
    seen: Counter[str] = Counter()
    found: list[str] = []
    for text in texts:
        short = label(text, most)
        seen[short] += 1
        while seen[short] > 1 and f"{short} ({seen[short]})" in seen:
            seen[short] += 1
        found.append(short if seen[short] == 1 else f"{short} ({seen[short]})")
        seen[found[-1]] += found[-1] != short
    return found


def columns(texts: Iterable[object], width: int = 12) -> list[str]:
    r"""Return a label for each text, no two alike, broken into lines of about `width` characters.

    >>> columns(["The Northern Observer"])
    ['The Northern\nObserver']
    """
    return ["\n".join(textwrap.wrap(one, width)) for one in labels(texts, 3 * width)]


def number(value: float) -> str:
    """Return a number as read: two decimals or as many as it takes, a true minus sign.

    >>> number(-0.125), number(0.0042), number(12), number(2300.0)
    ('−0.12', '0.0042', '12', '2,300')
    """
    if value == int(value):
        return f"{value:,.0f}".replace("-", "−")
    return (f"{value:,.2f}" if abs(value) >= 0.1 else f"{value:.2g}").replace("-", "−")


def percent(value: float) -> str:
    """Return a share, 0 to 1, in percent.

    >>> percent(0.284), percent(0.004), percent(0)
    ('28 %', '0.4 %', '0 %')
    """
    return (
        f"{value:.0%}".replace("%", " %")
        if value >= 0.01 or not value
        else f"{value:.1%}".replace("%", " %")
    )


def counted(n: int, one: str, more: str = "") -> str:
    """Return a count with its noun.

    >>> counted(1, "fact"), counted(1200, "fact"), counted(2, "story", "stories")
    ('1 fact', '1,200 facts', '2 stories')
    """
    return f"{n:,} {one if n == 1 else more or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Return parts as a list in words.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
