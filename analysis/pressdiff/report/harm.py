"""Who harms and who is harmed, actor by actor: how often each outlet tells it, and in what form."""

from collections import Counter, defaultdict

from pressdiff.report.matrix import ABSENT, COPY, Cell, Row
from pressdiff.report.rows import ActRow
from pressdiff.report.scope import Scope
from pressdiff.report.text import Quote

FORMS = ("active", "passive", "agentless", "nominalised", "intransitive")
HARMS, HARMED, NOBODY = "told as doing harm", "told as harmed", "Nobody told as doing it"
_LISTED = 10  # actors

Found = dict[str, list[ActRow]]


def harm(scope: Scope) -> list[Row]:
    """Return one row an actor and part, those in most acts first; then the acts without an agent.

    Acts whose party is no known actor ("a man", "police") are in no actor's row. Copies are left out.
    """
    parts: dict[tuple[str, str], Found] = defaultdict(lambda: defaultdict(list))
    hidden: Found = defaultdict(list)
    for article in scope.articles:
        if article.copy_of is not None:
            continue
        for one in scope.index.acts.get(article.article_id, []):
            for part, actor in ((HARMS, one.agent), (HARMED, one.patient)):
                if actor in scope.index.entities:
                    parts[str(actor), part][article.outlet].append(one)
            if one.agent_start is None:
                hidden[article.outlet].append(one)
    totals: Counter[str] = Counter()
    for (actor, _), found in parts.items():
        totals[actor] += sum(map(len, found.values()))
    chosen = sorted(totals, key=lambda actor: (-totals[actor], actor))[:_LISTED]
    rows = [
        (scope.index.entities[actor].name, part, parts[actor, part])
        for actor in chosen
        for part in (HARMS, HARMED)
        if (actor, part) in parts
    ]
    if hidden:
        rows.append((NOBODY, "all acts without an agent, whoever is harmed", hidden))
    own = {article.outlet for article in scope.articles if article.copy_of is None}
    return [
        Row(
            scope.row_anchor("harm", number),
            name,
            tuple(
                _cell(scope, found.get(outlet, [])) if outlet in own else COPY
                for outlet in scope.outlets
            ),
            note=note,
        )
        for number, (name, note, found) in enumerate(rows)
    ]


def _cell(scope: Scope, found: list[ActRow]) -> Cell:
    if not found:
        return ABSENT
    forms = Counter(one.form for one in found)
    told = ", ".join(f"{forms[form]} {form}" for form in FORMS if forms[form])
    shown = found[: scope.depth.evidence]
    quotes = tuple(_quote(scope, one) for one in shown)
    return Cell("plain", (f"{len(found):,}", told), quotes, more=len(found) - len(shown))


def _quote(scope: Scope, one: ActRow) -> Quote:
    """Return the act in its sentence, with its form."""
    text = scope.text(one.article_id)
    return text.quote(
        one.start, one.end, note=one.form, voice=one.voice, around=scope.depth.context
    )
