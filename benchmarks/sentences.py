"""Whose words each sentence of the alignment gold carries: credited or own, and to whom.

Usage: python benchmarks/sentences.py ../shared/align_gold [--light]

Prints one JSON object. A sentence counts as credited if a fifth of its characters are. Speakers are
compared by `same_speaker`; "any" takes each speaker credited in the sentence, "most" the one with
the most words. The rules were developed with these files in view: no held-out score.
"""

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pressdiff.attribution import Attribution
from pressdiff.evaluate.found import credited, parsed
from pressdiff.evaluate.scores import Counts
from pressdiff.settings import Settings

SHARE = 0.2  # of a sentence's characters
_CUT = re.compile(
    r",|\s(?:of|in|from|at|for|to|with|against|on|who|that|which|whose|appearing)\b|\s[–—-]\s"
)  # what follows the head of a noun phrase
_SMALL = frozenset("the a an of for and in to its his her their some one two".split())
_FORM = frozenset(
    """department dept inc corp co ltd plc group company airlines airways jr sr ii iii iv
    administration officers officer officials official spokesman spokeswoman spokesperson
    association account television news channel""".split()
)  # last words that a name is used without: "Slidell Police (Department)", "zoo (officials)"


def sentences(folder: Path, settings: Settings) -> dict[str, Any]:
    """Return accuracy of credited against own, and how often the speaker is right."""
    counts, right, total = Counts(), 0, 0
    named = most = any_ = 0
    for path in sorted(folder.glob("*.json")):
        event = json.loads(path.read_text(encoding="utf-8"))
        texts = [article["text"] for article in event["articles"]]
        for gold, article in zip(event["articles"], parsed(texts, settings), strict=True):
            told = credited(article)
            for number, (start, end) in enumerate(gold["sentences"]):
                if not any(letter.isalnum() for letter in article.text[start:end]):
                    continue  # the splitter left a lone mark
                judged = event["attribution"].get(f"{gold['k']}.{number}")
                shares = {one: share for one in told if (share := _share([one], start, end))}
                is_credited = _share([one for one in told if one.credits], start, end) >= SHARE
                counts.add(is_credited and judged is not None, is_credited, judged is not None)
                right += is_credited == (judged is not None)
                total += 1
                if judged and judged["who"] and not judged["anonymous"]:
                    named += 1
                    who = judged["who"]
                    hits = {one: _is(one, article.text, who) for one in shares}
                    any_ += any(hits.values())
                    most += bool(shares) and hits[max(shares, key=lambda one: shares[one])]
    return {
        "sentences": total, "accuracy": right / total, "credited": counts.report(),
        "named": named, "speaker_any": any_ / named, "speaker_most": most / named,
    }  # fmt: skip


def _share(told: list[Attribution], start: int, end: int) -> float:
    """Return the share of the characters [start, end) that one of `told` has in its content."""
    covered = {
        at
        for one in told
        for first, last in one.content
        for at in range(max(first, start), min(last, end))
    }
    return len(covered) / max(end - start, 1)


def _is(one: Attribution, text: str, who: str) -> bool:
    words = text[slice(*one.source[0])] if one.source else ""
    return same_speaker(one.entity, words, who)


def same_speaker(found_name: str | None, words: str, who: str) -> bool:
    """Tell whether the speaker found is (one of) `who`, by the heads of their names.

    A person's surname, an institution's last word, a noun phrase's head noun; an acronym by the
    initials that it stands for.

    >>> same_speaker("Emmanuel Macron", "he", "President Macron")
    True
    >>> same_speaker(None, "the WWF", "World Wildlife Fund")
    True
    >>> same_speaker(None, "she", "Hua Chunying")
    False
    """
    return any(_same(one, other) for one in _names(found_name or words) for other in _names(who))


def _names(text: str) -> Iterator[str]:
    """Yield the names in `text`: joined ones apart, and the aliases in brackets."""
    for part in re.split(r"[;()]|\band\b|&", text):
        if part.strip():
            yield part


def _same(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    return bool(_heads(a) & _heads(b)) or _initials(one, other) or _initials(other, one)


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter)).lower()
    head = _CUT.split(re.sub(r"['’]s?(?=\s|$)", "", plain.strip()), maxsplit=1)[0]
    words = re.findall(r"\w+(?:[-.'’]\w+)*", head.replace(".com", ""))
    return [word for word in words if word not in _SMALL]


def _heads(words: list[str]) -> set[str]:
    """Return the last word, and the word before it where the last is a mere form."""
    heads = {_singular(words[-1])}
    if len(words) > 1 and words[-1] in _FORM:
        heads.add(_singular(words[-2]))
    return heads


def _singular(word: str) -> str:
    word = re.sub(r"ies$", "y", word)
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def _initials(short: str, long: str) -> bool:
    letters = re.sub(r"\W|\bthe\b", "", short)
    spelt = "".join(word[0] for word in re.findall(r"\w+", long) if word.lower() not in _SMALL)
    return len(letters) > 1 and letters.isupper() and spelt.upper().endswith(letters)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--light", action="store_true")
    options = parser.parse_args()
    profile = Settings(profile="light" if options.light else "full")
    print(json.dumps(sentences(options.folder, profile), indent=1))
