"""How each outlet names the same actor or place, and how it describes the same noun."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from pressdiff.report.matrix import ABSENT, Cell, Row
from pressdiff.report.rows import MentionRow
from pressdiff.report.scope import Scope, tally
from pressdiff.report.text import Quote

_FORMS = 4  # forms shown in one cell
DISTINCT = "different names"

Seen = list[tuple[MentionRow, str]]


@dataclass(frozen=True)
class Naming:
    """The actors and places of one event with the names each outlet gives them."""

    scope: Scope

    @cached_property
    def _found(self) -> dict[str, dict[str, Seen]]:
        """Names and nouns (no pronouns) of each entity by outlet, with whose words they are in."""
        found: dict[str, dict[str, Seen]] = defaultdict(lambda: defaultdict(list))
        for article in self.scope.articles:
            text = self.scope.text(article.article_id)
            for row in self.scope.index.mentions.get(article.article_id, []):
                if row.kind != "pronoun":
                    text.same(row.start, row.end, row.form, what="mention")
                    voice = self.scope.voice_at(article.article_id, row.start)
                    found[row.entity_id][article.outlet].append((row, voice))
        return found

    @cached_property
    def _shared(self) -> list[str]:
        """Entities of two outlets: those with no name in common first, then the most mentioned."""
        return sorted(
            (key for key, outlets in self._found.items() if len(outlets) > 1),
            key=lambda key: (not _differs(self._found[key]), -self._count(key), key),
        )

    def _count(self, key: str) -> int:
        return sum(len(seen) for seen in self._found[key].values())

    def _name(self, key: str) -> str:
        entity = self.scope.index.entities.get(key)
        return entity.name if entity else key

    @cached_property
    def rows(self) -> list[Row]:
        """One row an actor or place that outlets do not all name with the same words."""
        keys = [key for key in self._shared if not self._is_noun(key)]
        keys = [key for key in keys if not _alike(self._found[key])]
        return [self._row(key, "name", number) for number, key in enumerate(keys)]

    @cached_property
    def nouns(self) -> list[Row]:
        """One row a happening that outlets describe with different words."""
        keys = [key for key in self._shared if self._is_noun(key)]
        keys = [key for key in keys if not _alike(self._found[key])]
        return [self._row(key, "noun", number) for number, key in enumerate(keys)]

    @cached_property
    def described(self) -> list[list[tuple[str, Quote]]]:
        """For each happening, each outlet's longest words for it, where two outlets have some."""
        found = []
        for key in filter(self._is_noun, self._shared):
            sides = [
                (outlet, _example(self.scope, row, voice, around=0))
                for outlet in self.scope.outlets
                for row, voice in _longest(self._found[key].get(outlet, []))
            ]
            if len({quote.words.casefold() for _, quote in sides}) > 1:
                found.append(sides)
        return found

    def _is_noun(self, key: str) -> bool:
        entity = self.scope.index.entities.get(key)
        return entity is not None and entity.type == "happening"

    def _row(self, key: str, kind: str, number: int) -> Row:
        outlets = self._found[key]
        entity = self.scope.index.entities.get(key)
        depth, distinct = self.scope.depth, _differs(outlets)
        examples = depth.examples if distinct or kind == "noun" else depth.other_examples
        return Row(
            self.scope.row_anchor(kind, number),
            self._name(key),
            tuple(
                _name_cell(self.scope, outlets[outlet], examples) if outlet in outlets else ABSENT
                for outlet in self.scope.outlets
            ),
            note=entity.type if entity and entity.type != "other" else "",
            flags=(DISTINCT,) if distinct else (),
        )

    @cached_property
    def alike(self) -> str:
        """Entities that all outlets that have them name with the same words, with counts."""
        counts = Counter(
            {self._name(key): self._count(key) for key in self._shared if _alike(self._found[key])}
        )
        return tally(counts, most=len(counts))

    @cached_property
    def alone(self) -> list[tuple[str, str]]:
        """Each outlet with the entities that it alone names, with counts."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for key, outlets in self._found.items():
            if len(outlets) == 1:
                counts[next(iter(outlets))][self._name(key)] += self._count(key)
        return [
            (outlet, tally(counts[outlet], most=len(counts[outlet])))
            for outlet in self.scope.outlets
            if outlet in counts
        ]

    @cached_property
    def distinct(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each entity named differently, with the most frequent name of each outlet."""
        return [
            (
                self._name(key),
                [
                    (outlet, _main(self._found[key][outlet]))
                    for outlet in self.scope.outlets
                    if outlet in self._found[key]
                ],
            )
            for key in self._shared
            if _differs(self._found[key])
        ]


def _alike(outlets: dict[str, Seen]) -> bool:
    """Tell whether all outlets use the same set of forms."""
    return len({frozenset(_plain(row.form) for row, _ in seen) for seen in outlets.values()}) == 1


def _differs(outlets: dict[str, Seen]) -> bool:
    """Tell names that share no last word: Kiev and Kyiv, but not Lecornu and Sebastien Lecornu."""
    lasts = [
        {row.form.split()[-1].casefold().strip(".’'") for row, _ in seen if row.kind == "name"}
        for seen in outlets.values()
    ]
    lasts = [words for words in lasts if words]
    return any(not one & other for i, one in enumerate(lasts) for other in lasts[i + 1 :])


def _main(seen: Seen) -> str:
    forms = Counter(row.form for row, _ in seen if row.kind == "name")
    return min(forms, key=lambda form: (-forms[form], form)) if forms else seen[0][0].form


def _name_cell(scope: Scope, seen: Seen, most: int) -> Cell:
    forms = Counter(_plain(row.form) for row, _ in seen)
    own = sum(voice == "own" for _, voice in seen)
    lines = [tally(forms, most=_FORMS)]
    if len(forms) > _FORMS:
        lines[0] += f", {len(forms) - _FORMS} more"
    if own < len(seen):
        lines.append(f"{own} in own voice, {len(seen) - own} attributed")
    examples: dict[str, tuple[MentionRow, str]] = {}
    for row, voice in sorted(seen, key=lambda pair: (pair[1] != "own", pair[0].start)):
        examples.setdefault(_plain(row.form), (row, voice))
    quotes = tuple(
        _example(scope, row, voice, around=scope.depth.mention)
        for row, voice in list(examples.values())[:most]
    )
    return Cell("plain", tuple(lines), quotes)


def _plain(form: str) -> str:
    return " ".join(form.split())


def _longest(seen: Seen) -> Seen:
    """Return the mention with most words, if it has more than the noun itself."""
    best = max(seen, key=lambda pair: (len(pair[0].form.split()), pair[1] == "own"), default=None)
    return [best] if best and len(best[0].form.split()) > 1 else []


def _example(scope: Scope, row: MentionRow, voice: str, *, around: int) -> Quote:
    note = "own voice" if voice == "own" else "attributed"
    return scope.text(row.article_id).quote(
        row.start, row.end, note=note, voice=voice, around=scope.depth.mention
    )
