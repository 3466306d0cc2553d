"""One event as the views see it: its outlets, articles, facts and voices."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pressdiff.errors import TableError
from pressdiff.report.anchors import anchor, named
from pressdiff.report.index import Index
from pressdiff.report.rows import ArticleRow, AttributionRow, ClaimRow, OmissionRow
from pressdiff.report.text import LONGEST, Quote, Text

WORD = re.compile(r"\w+")
NOBODY = "no source named"
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "one", "others", "some"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who an attribution credits: `key` joins the same speaker over articles.

    `name` is the entity's; without one the words of the source, in quotation marks. A pronoun that
    was not resolved is never joined with that of another article.
    """

    key: str
    name: str
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Depth:
    """How many quotations one cell shows, with how many characters around them.

    ``listed`` is the most characters of a quotation in a list, ``nearest`` of one beside it,
    ``around`` of those on each side of a value; ``other_examples`` is for actors that outlets do
    not name differently; ``missing`` is the most facts listed as missing from an outlet, twice as
    many as are listed as unclear or not yet known. What is left out is told as "n more"; every word
    still stands in the articles.
    """

    claims: int = 6
    speech: int = 200
    evidence: int = 8
    examples: int = 3
    other_examples: int = 3
    context: int = 300
    mention: int = 90
    listed: int = 700
    alone: int = 200
    nearest: int = 150
    around: int = 100
    missing: int = 10


@dataclass(frozen=True)
class Scope:
    """The rows of `index` that belong to `event_id`."""

    index: Index
    event_id: str
    depth: Depth = Depth()

    @cached_property
    def articles(self) -> list[ArticleRow]:
        """Articles, by outlet and then time."""
        rows = []
        for row in self.index.events.get(self.event_id, []):
            if row.article_id not in self.index.articles:
                raise TableError(
                    f"event '{self.event_id}' has article '{row.article_id}', "
                    "which is not in table 'articles'; run again"
                )
            rows.append(self.index.articles[row.article_id])
        return sorted(rows, key=lambda row: (row.outlet, str(row.published_at), row.article_id))

    @cached_property
    def compared(self) -> list[ArticleRow]:
        """Articles without the older versions of those that were updated."""
        return [
            row
            for row in self.articles
            if row.article_id not in self.index.superseded or row.copy_of not in self.outlet_of
        ]

    def credited(self, row: ArticleRow) -> list[AttributionRow]:
        """Return what the article credits to somebody, as far as it counts."""
        found = self.index.article_attributions.get(row.article_id, [])
        return [one for one in found if one.attribution_id not in self.index.wire_attributions]

    def n_words(self, row: ArticleRow) -> int:
        """Return the words of the article that count."""
        wire = self.index.shares.get(row.article_id, []) if self.index.without_wire else []
        return max(round(row.n_words * (1 - sum(one.share for one in wire))), 1)

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Outlets in alphabetical order: the columns."""
        return tuple(dict.fromkeys(row.outlet for row in self.articles))

    @cached_property
    def outlet_of(self) -> dict[str, str]:
        """Outlet of each article."""
        return {row.article_id: row.outlet for row in self.articles}

    @property
    def storyline(self) -> str:
        """The storyline the event belongs to."""
        return self.index.events[self.event_id][0].storyline_id

    @property
    def anchor(self) -> str:
        """Id of the event on the page."""
        return named("event", self.event_id)

    def row_anchor(self, kind: str, number: int) -> str:
        """Return the id of a row that is no fact, such as a speaker."""
        return f"{anchor('e', self.event_id)}-{kind}-{number}"

    def fact_anchor(self, fact_id: str) -> str:
        """Return the id of a fact on the page."""
        return anchor("f", self.event_id, fact_id)

    @cached_property
    def facts(self) -> dict[str, list[ClaimRow]]:
        """Claims of each fact; claims of other events' articles are refused."""
        facts = self.index.facts.get(self.event_id, {})
        for fact_id, claims in facts.items():
            strays = [claim for claim in claims if claim.article_id not in self.outlet_of]
            if strays:
                raise TableError(
                    f"fact '{fact_id}' of event '{self.event_id}' has a claim of article "
                    f"'{strays[0].article_id}', which is not in the event; run again"
                )
        return facts

    @cached_property
    def facts_of(self) -> dict[str, tuple[str, ...]]:
        """Facts of each claim, one or more, those that most outlets have first."""
        found: dict[str, list[str]] = defaultdict(list)
        for fact, claims in self.facts.items():
            for claim in claims:
                found[claim.claim_id].append(fact)
        return {
            claim: tuple(sorted(facts, key=lambda fact: (-self.reach[fact], fact)))
            for claim, facts in found.items()
        }

    def worded(self, fact: str) -> ClaimRow:
        """Return the claim that words a fact best."""
        wording = self.index.wordings.get((self.event_id, fact))
        for claim in self.facts[fact]:
            if wording is not None and claim.claim_id == wording.claim_id:
                return claim
        raise TableError(
            f"table 'wordings' names no claim of fact '{fact}' of event '{self.event_id}'; run again"
        )

    def omissions(self, fact: str) -> dict[str, OmissionRow]:
        """Return the outlets without a fact that enough others report."""
        return self.index.omissions.get((self.event_id, fact), {})

    @cached_property
    def reach(self) -> dict[str, int]:
        """Outlets that have each fact."""
        return {
            fact: len({self.outlet_of[claim.article_id] for claim in claims})
            for fact, claims in self.facts.items()
        }

    @cached_property
    def words_attributed(self) -> dict[str, int]:
        """Words of each article that are credited to somebody, as far as they count."""
        return {
            row.article_id: sum(
                count_words(self.index.texts[row.article_id], *span)
                for span in joined(
                    span
                    for one in self.credited(row)
                    for span in self.index.pieces[one.attribution_id]["content"]
                )
            )
            for row in self.articles
        }

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """Speaker of each attribution of the event."""
        return {
            one.attribution_id: self._speaker(one)
            for row in self.articles
            for one in self.index.article_attributions.get(row.article_id, [])
        }

    def _speaker(self, one: AttributionRow) -> Speaker:
        words = self.source(one)
        entity = self.index.entities.get(one.entity_id) if one.entity_id else None
        if entity is not None:
            return Speaker(f"entity {entity.entity_id}", entity.name, one.anonymous)
        if words:
            bare = _bare(words)
            where = f" {one.article_id}" if bare in PRONOUNS else ""
            return Speaker(f"words {bare}{where}", f"“{words}”", one.anonymous)
        return Speaker("nobody", NOBODY, one.anonymous)

    def source(self, one: AttributionRow) -> str:
        """Return the words that name the source, verbatim; empty if there are none."""
        return self._role(one, "source")

    def cue(self, one: AttributionRow) -> str:
        """Return the words of the cue, verbatim; empty for a free quotation or a mere dash."""
        cue = self._role(one, "cue")
        return cue if WORD.search(cue) else ""

    def _role(self, one: AttributionRow, role: str) -> str:
        text = self.index.text(one.article_id)
        spans = self.index.pieces[one.attribution_id][role]
        return " … ".join(text.words(*span, what=role) for span in spans)

    def credit(self, attribution_id: str | None) -> str:
        """Return who says it and how in one line: ``Lecornu, “said”, as cited by TASS``."""
        if attribution_id is None:
            return ""
        one = self.index.attributions.get(attribution_id)
        if one is None or attribution_id not in self.speakers:
            raise TableError(
                f"no attribution '{attribution_id}' in table 'attributions'; run again"
            )
        cue = self.cue(one)
        line = self.speakers[attribution_id].name + (f", “{cue}”" if cue else "")
        if one.stance != "neutral":
            line += f" ({one.stance})"
        return line + "".join(f", as cited by {name}" for name in self.citing(one))

    def citing(self, one: AttributionRow) -> list[str]:
        """Return who cites the speaker of `one`, from the nearest to the outlet's own source."""
        names: list[str] = []
        seen = {one.attribution_id}
        while one.parent_id in self.speakers and one.parent_id not in seen:
            one = self.index.attributions[one.parent_id]
            seen.add(one.attribution_id)
            name = self.speakers[one.attribution_id].name
            names.append("a source not named" if name == NOBODY else name)
        return names

    def quote(
        self, claim: ClaimRow, *, listed: bool = False, stress: Iterable[tuple[int, int]] = ()
    ) -> Quote:
        """Return the words of a claim with who says them; spans of `stress` stand out."""
        note = self.credit(claim.attribution_id) if claim.voice == "attributed" else "own voice"
        return self.text(claim.article_id).quote(
            claim.start,
            claim.end,
            note=note,
            voice=claim.voice,
            target=claim_anchor(claim),
            stress=stress,
            around=0 if listed else self.depth.context,
            longest=self.depth.listed if listed else LONGEST,
        )

    def text(self, article_id: str) -> Text:
        """Return the text of an article."""
        return self.index.text(article_id)


def claim_anchor(claim: ClaimRow) -> str:
    """Return the id of a claim on the page."""
    return anchor("c", claim.claim_id)


def count_words(text: Text, start: int, end: int) -> int:
    """Return the runs of letters or digits in [start, end)."""
    return len(WORD.findall(text.words(start, end, what="content")))


def tally(counts: Counter[str], *, most: int) -> str:
    """Return the `most` frequent keys with their counts: ``Kiev ×6, Kyiv``."""
    shown = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return ", ".join(f"{key} ×{count}" if count > 1 else key for key, count in shown)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(words.casefold().split()))


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the characters under `spans` as spans in order that do not overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
