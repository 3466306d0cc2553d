"""How each outlet names the same actor, place or happening, and how it describes it, in one event."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pressdiff.report.matrix import ABSENT, Cell, Row
from pressdiff.report.rows import FormRow
from pressdiff.report.scope import Scope, tally
from pressdiff.report.text import Quote
from pressdiff.stats.divergence import divergence, variants, weight

_FORMS = 4  # forms shown in one cell
DISTINCT = "different names"


@dataclass(frozen=True)
class Naming:
    """The actors, places and happenings of one event with the forms each outlet uses for them."""

    scope: Scope

    @cached_property
    def _found(self) -> dict[str, dict[str, list[FormRow]]]:
        """Forms of each entity by outlet, in order; copies and pronouns do not count."""
        found: dict[str, dict[str, list[FormRow]]] = defaultdict(lambda: defaultdict(list))
        for article in self.scope.articles:
            text = self.scope.text(article.article_id)
            for mention in self.scope.index.mentions.get(article.article_id, []):
                text.same(mention.start, mention.end, mention.form, what="mention")
            for row in self.scope.index.forms.get(article.article_id, []):
                found[row.entity_id][row.outlet].append(row)
        return found

    @cached_property
    def _shared(self) -> list[str]:
        """Entities of two outlets, those that outlets name most differently first."""
        keys = [key for key, outlets in self._found.items() if len(outlets) > 1]
        return sorted(keys, key=lambda key: (-self._apart[key], -self._count(key), key))

    @cached_property
    def _apart(self) -> dict[str, float]:
        """How far apart the outlets' own words for each entity are; 0: no further than by chance."""
        return {
            key: max(_divergence(outlets, names=True), 0.0)
            + max(_divergence(outlets, names=False), 0.0)
            for key, outlets in self._found.items()
        }

    def _count(self, key: str) -> int:
        return sum(row.kind != "epithet" for rows in self._found[key].values() for row in rows)

    def _name(self, key: str) -> str:
        entity = self.scope.index.entities.get(key)
        return entity.name if entity else key

    @cached_property
    def _told(self) -> list[str]:
        """Shared entities that outlets do not all name and describe with the same words."""
        return [key for key in self._shared if not _alike(self._found[key])]

    @cached_property
    def rows(self) -> list[Row]:
        """One row an actor or place that outlets name or describe differently."""
        keys = [key for key in self._told if not self._is_noun(key) and self._differs(key)]
        return [self._row(key, "name", number) for number, key in enumerate(keys)]

    @cached_property
    def lesser(self) -> list[Row]:
        """One row an actor or place whose names differ in length alone: Lecornu, Sebastien Lecornu."""
        keys = [key for key in self._told if not self._is_noun(key) and not self._differs(key)]
        return [self._row(key, "form", number) for number, key in enumerate(keys)]

    @cached_property
    def nouns(self) -> list[Row]:
        """One row a happening that outlets name or describe with different words."""
        keys = [key for key in self._told if self._is_noun(key)]
        return [self._row(key, "noun", number) for number, key in enumerate(keys)]

    def _differs(self, key: str) -> bool:
        """Tell more than longer and shorter forms of one name, or words that describe."""
        rows = [row for found in self._found[key].values() for row in found]
        names = variants(dict.fromkeys(row.form for row in rows if row.kind == "name"))
        return len(set(names.values())) > 1 or any(row.kind == "epithet" for row in rows)

    @cached_property
    def described(self) -> list[list[tuple[str, Quote]]]:
        """For each happening, each outlet's longest words for it, where two outlets have some."""
        found = []
        for key in filter(self._is_noun, self._shared):
            sides = [
                (outlet, self._quote(row, ""))
                for outlet in self.scope.outlets
                for row in self._longest(self._found[key].get(outlet, []))
            ]
            if len({quote.words.casefold() for _, quote in sides}) > 1:
                found.append(sides)
        return found

    def _longest(self, rows: list[FormRow]) -> list[FormRow]:
        """Return the mention with most words, if it has more than the noun itself."""
        nouns = [row for row in rows if row.kind == "nominal"]
        best = max(nouns, key=lambda row: (row.end - row.start, row.voice == "own"), default=None)
        if best is None:
            return []
        words = self.scope.text(best.article_id).words(best.start, best.end).split()
        return [best] if len(words) > 1 else []

    def _is_noun(self, key: str) -> bool:
        entity = self.scope.index.entities.get(key)
        return entity is not None and entity.type == "happening"

    def _row(self, key: str, kind: str, number: int) -> Row:
        outlets = self._found[key]
        entity = self.scope.index.entities.get(key)
        depth, distinct = self.scope.depth, _distinct(outlets)
        examples = depth.other_examples if kind == "form" else depth.examples
        notes = [entity.type] if entity and entity.type not in {"other", "happening"} else []
        notes += [f"can stand for {name}" for name in self.scope.index.stands_for.get(key, ())]
        return Row(
            self.scope.row_anchor(kind, number),
            self._name(key),
            tuple(
                self._cell(outlets[outlet], examples) if outlet in outlets else ABSENT
                for outlet in self.scope.outlets
            ),
            note="; ".join(notes),
            flags=(DISTINCT,) if distinct else (),
        )

    def _cell(self, rows: list[FormRow], most: int) -> Cell:
        own, other = (
            [row for row in rows if row.voice == voice] for voice in ("own", "attributed")
        )
        lines = [_forms(own) or _forms(other) or "described only"]
        lines += [f"described as {words}" for words in [_epithets(own)] if words]
        if _forms(own) and _forms(other):
            lines.append(f"attributed: {_forms(other)}")
        elif _forms(other):
            lines.append("attributed only")
        lines += [f"attributed: described as {words}" for words in [_epithets(other)] if words]
        examples: dict[tuple[str, str, str], FormRow] = {}
        for row in sorted(rows, key=lambda row: (row.kind == "epithet", row.voice != "own")):
            examples.setdefault((row.kind, row.voice, row.form), row)
        counts = Counter((row.kind, row.voice, row.form) for row in rows)
        totals = Counter((row.kind, row.voice) for row in rows)
        quotes = tuple(
            self._quote(row, self._counted(row, counts[form], totals[row.kind, row.voice]))
            for form, row in list(examples.items())[: most * 2]
        )
        return Cell(
            "plain", tuple(lines), quotes, more=max(len(examples) - len(quotes), 0) * bool(most)
        )

    def _counted(self, row: FormRow, n: int, total: int) -> str:
        """Return whose words a form is in and how often, with its share over the run if known."""
        voice = "own voice" if row.voice == "own" else "attributed"
        told = (
            f"{voice}, described so ×{n}" if row.kind == "epithet" else f"{voice}, {n} of {total}"
        )
        known = self.scope.index.naming.get(
            (row.entity_id, row.outlet, row.voice, row.kind, row.form)
        )
        if known is None or known.ci_low is None or known.ci_high is None:
            return told
        return f"{told}; in the whole run {known.share:.0%} ({known.ci_low:.0%} to {known.ci_high:.0%})"

    def _quote(self, row: FormRow, note: str) -> Quote:
        around = self.scope.depth.mention
        text = self.scope.text(row.article_id)
        return text.quote(row.start, row.end, note=note, voice=row.voice, around=around)

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
            if _distinct(self._found[key])
        ]


def _alike(outlets: dict[str, list[FormRow]]) -> bool:
    """Tell whether all outlets use the same set of forms and none describes."""
    rows = [row for found in outlets.values() for row in found]
    forms = {frozenset(row.form.casefold() for row in found) for found in outlets.values()}
    return len(forms) == 1 and not any(row.kind == "epithet" for row in rows)


def _own_names(rows: Iterable[FormRow]) -> list[str]:
    return [row.form for row in rows if row.kind == "name" and row.voice == "own"]


def _distinct(outlets: dict[str, list[FormRow]]) -> bool:
    """Tell whether two outlets' own names have none in common: Kiev and Kyiv, but not longer forms."""
    forms = {outlet: _own_names(rows) for outlet, rows in outlets.items()}
    same = variants(dict.fromkeys(form for found in forms.values() for form in found))
    sets = [{same[form] for form in found} for found in forms.values() if found]
    return any(not one & other for i, one in enumerate(sets) for other in sets[i + 1 :])


def _divergence(outlets: dict[str, list[FormRow]], *, names: bool) -> float:
    """Return how far apart the outlets' own forms are: names or nouns, or words that describe."""
    own = {outlet: [row for row in rows if row.voice == "own"] for outlet, rows in outlets.items()}
    mentions = {
        outlet: [row for row in rows if row.kind != "epithet"] for outlet, rows in own.items()
    }
    if names:
        same = variants(dict.fromkeys(row.form for rows in mentions.values() for row in rows))
        forms = {
            outlet: Counter(same[row.form] for row in rows) for outlet, rows in mentions.items()
        }
    else:
        forms = {
            outlet: Counter(row.form for row in rows if row.kind == "epithet")
            for outlet, rows in own.items()
        }
        for outlet, rows in mentions.items():
            forms[outlet][""] = max(len(rows) - forms[outlet].total(), 0)
    return divergence(
        [
            _weighed(forms[outlet], len({row.article_id for row in mentions[outlet]}))
            for outlet in outlets
        ]
    )


def _weighed(forms: Counter[str], articles: int) -> dict[str, float]:
    total = forms.total()
    if not total or not articles:
        return {}
    return {form: n / total * weight(total, articles) for form, n in forms.items()}


def _main(rows: list[FormRow]) -> str:
    names = Counter(_own_names(rows)) or Counter(row.form for row in rows if row.kind == "name")
    return min(names, key=lambda form: (-names[form], form)) if names else rows[0].form


def _forms(rows: list[FormRow]) -> str:
    """Return names and nouns with their counts, the most frequent first."""
    return _most(Counter(row.form for row in rows if row.kind != "epithet"))


def _epithets(rows: list[FormRow]) -> str:
    return _most(Counter(row.form for row in rows if row.kind == "epithet"))


def _most(forms: Counter[str]) -> str:
    told = tally(forms, most=_FORMS)
    return told if len(forms) <= _FORMS else f"{told}, {len(forms) - _FORMS} more"
