"""How each outlet names the same actor or place, and how it describes the same noun."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from pressdiff.report.index import MentionRow, PhraseRow
from pressdiff.report.matrix import ABSENT, Cell, Row
from pressdiff.report.scope import Scope, tally
from pressdiff.report.text import Quote

_FORMS = 4  # forms shown in one cell
_EXAMPLES = 3  # of them with an example
_AROUND = 90  # characters of context on each side
DISTINCT = "different names"

Seen = list[tuple[MentionRow, str]]


def names(scope: Scope) -> list[Row]:
    """Return one row an entity named by two outlets: those named differently first."""
    found = _mentions(scope)
    shared = {key: outlets for key, outlets in found.items() if len(outlets) > 1}
    order = {key: _rank(key, outlets) for key, outlets in shared.items()}
    rows = []
    for number, key in enumerate(sorted(shared, key=lambda key: order[key])):
        entity = scope.index.entities.get(key)
        cells = tuple(
            _name_cell(scope, shared[key][outlet]) if outlet in shared[key] else ABSENT
            for outlet in scope.outlets
        )
        flags = (DISTINCT,) if order[key][0] == 0 else ()
        rows.append(
            Row(
                f"{scope.anchor}.name-{number}",
                entity.name if entity else key,
                cells,
                note=entity.type if entity and entity.type != "other" else "",
                flags=flags,
            )
        )
    return rows


def lone_names(scope: Scope) -> list[tuple[str, str]]:
    """Return (outlet, names with counts) for the entities that one outlet alone names."""
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    for key, outlets in _mentions(scope).items():
        if len(outlets) == 1:
            (outlet, seen), *_ = outlets.items()
            entity = scope.index.entities.get(key)
            alone[outlet][entity.name if entity else key] += len(seen)
    return [
        (outlet, tally(alone[outlet], most=len(alone[outlet])))
        for outlet in scope.outlets
        if outlet in alone
    ]


def distinct_forms(scope: Scope) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (entity, [(outlet, its most frequent name)]) for entities named differently."""
    found = []
    for key, outlets in _mentions(scope).items():
        if len(outlets) > 1 and _differs(outlets):
            entity = scope.index.entities.get(key)
            forms = [
                (outlet, _main(outlets[outlet])) for outlet in scope.outlets if outlet in outlets
            ]
            total = sum(len(seen) for seen in outlets.values())
            found.append((-total, entity.name if entity else key, forms))
    return [(name, forms) for _, name, forms in sorted(found)]


def phrases(scope: Scope) -> list[Row]:
    """Return one row a noun that two outlets describe differently in their own voice."""
    found: dict[str, dict[str, list[PhraseRow]]] = defaultdict(lambda: defaultdict(list))
    for article in scope.articles:
        for row in scope.index.phrases.get(article.article_id, []):
            scope.text(row.article_id).same(row.start, row.end, row.phrase, what="phrase")
            if row.voice == "own" and row.phrase.casefold() != row.head.casefold():
                found[row.head][article.outlet].append(row)
    differing = {head: by for head, by in found.items() if len(by) > 1 and _described(by)}
    ordered = sorted(differing, key=lambda head: (-len(differing[head]), head))
    return [
        Row(
            f"{scope.anchor}.noun-{number}",
            head,
            tuple(
                _phrase_cell(scope, differing[head].get(outlet, [])) for outlet in scope.outlets
            ),
        )
        for number, head in enumerate(ordered)
    ]


def _mentions(scope: Scope) -> dict[str, dict[str, Seen]]:
    """Names and nouns (no pronouns) of each entity by outlet, with whose words they are in."""
    found: dict[str, dict[str, Seen]] = defaultdict(lambda: defaultdict(list))
    for article in scope.articles:
        text = scope.text(article.article_id)
        for row in scope.index.mentions.get(article.article_id, []):
            if row.kind != "pronoun":
                text.same(row.start, row.end, row.form, what="mention")
                voice = scope.voice_at(article.article_id, row.start)
                found[row.entity_id][article.outlet].append((row, voice))
    return found


def _rank(key: str, outlets: dict[str, Seen]) -> tuple[int, int, int, str]:
    total = sum(len(seen) for seen in outlets.values())
    return (0 if _differs(outlets) else 1, -len(outlets), -total, key)


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


def _name_cell(scope: Scope, seen: Seen) -> Cell:
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
    quotes = tuple(_example(scope, row, voice) for row, voice in examples.values())
    return Cell("plain", tuple(lines), quotes[:_EXAMPLES])


def _plain(form: str) -> str:
    return " ".join(form.split())


def _example(scope: Scope, row: MentionRow | PhraseRow, voice: str) -> Quote:
    note = "own voice" if voice == "own" else "attributed"
    return scope.text(row.article_id).quote(row.start, row.end, note=note, voice=voice, around=_AROUND)


def _described(outlets: dict[str, list[PhraseRow]]) -> bool:
    """Tell whether two outlets use different words around the noun."""
    sets = [{row.phrase.casefold() for row in rows} for rows in outlets.values()]
    return any(one != other for i, one in enumerate(sets) for other in sets[i + 1 :])


def _phrase_cell(scope: Scope, rows: Sequence[PhraseRow]) -> Cell:
    if not rows:
        return ABSENT
    first: dict[str, PhraseRow] = {}
    for row in rows:
        first.setdefault(_plain(row.phrase), row)
    quotes = tuple(_example(scope, row, row.voice) for row in first.values())
    return Cell("plain", tuple(f"“{phrase}”" for phrase in list(first)[:_FORMS]), quotes[:_FORMS])
