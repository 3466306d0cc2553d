"""What a clause says of itself: whether it is negated, how sure it is, and when it takes place.

Words that hedge are those of the metadiscourse list of Hyland (2005), "Metadiscourse", and of the
CoNLL-2010 task (Farkas et al. 2010, https://aclanthology.org/W10-3001) that modify a predicate;
"fail" negates what it takes: an implicative of Karttunen (1971), "Implicative Verbs".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from spacy.tokens import Token

Polarity = Literal["positive", "negative"]
Certainty = Literal["asserted", "hedged", "conditional", "planned", "denied"]
Interval = tuple[datetime, datetime]

# fmt: off
MODALS: dict[str, Certainty] = {
    "will": "planned", "'ll": "planned", "’ll": "planned", "wo": "planned", "shall": "planned",
    "may": "hedged", "might": "hedged", "could": "hedged", "would": "conditional",
    "'d": "conditional", "’d": "conditional"}
PLANNING = frozenset("""plan intend aim expect schedule set due prepare vow pledge promise hope
    threaten poise slate propose go be""".split())
SEEMING = frozenset("""appear seem believe think say report allege suspect understand rumour rumor
    presume assume likely unlikely estimate know""".split())
RAISING = PLANNING | SEEMING | {"fail"}
"""Words whose infinitive is what the clause is about: "plans to visit", "is said to have left"."""
HEDGES = frozenset("""reportedly allegedly apparently likely probably possibly perhaps maybe
    presumably supposedly purportedly seemingly ostensibly potentially conceivably""".split())
CUES: dict[str, Certainty] = {  # by the cue that the clause is the content of
    **dict.fromkeys("""believe think suspect fear hope assume guess speculate suggest reportedly
        allegedly supposedly purportedly doubt feel reckon worry estimate belief suggestion imply
        conjecture""".split(), "hedged"),
    **dict.fromkeys("expect plan intend predict forecast".split(), "planned")}
PLANS = {"plan", "intention", "proposal", "pledge", "promise"}
ASKING = {"know", "ask", "wonder", "see", "decide", "determine", "say", "tell"}  # "not known if"
CONDITIONS = {"if", "unless", "provided", "providing"}
NONE = {"no", "never", "neither", "nobody", "none", "nothing"}
ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "attr", "expl", "preconj", "cc"}
# fmt: on
_BARE = {"det", "neg", "advmod"}
STRENGTH: tuple[Certainty, ...] = ("denied", "conditional", "hedged", "planned")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: `predicate` is what it is about (visit, in "plans to visit"), `kids` its parts.

    ``past`` tells that its head is in a past tense.
    """

    predicate: Token
    kids: tuple[Token, ...]
    polarity: Polarity
    certainty: Certainty
    past: bool


def clause(
    head: Token, cue: str | None = None, *, reported: bool = False, denied: bool = False
) -> Clause:
    """Read the clause under `head`, its finite verb.

    Parameters
    ----------
    head
        The finite verb, or what stands for it in a headline.
    cue
        Lemma of the cue whose content the clause is; None in the outlet's own voice.
    reported
        Whether it is told in indirect speech, where "would" is the past of "will".
    denied
        Whether that cue denies its content.
    """
    kids, failed, predicate = list(head.children), False, head
    tones: list[str] = []
    while (lower := _raised(predicate)) is not None:
        lemma = predicate.lemma_.lower()
        failed ^= lemma == "fail"
        if not (lemma == "be" and lower.dep_ == "acomp"):  # "is likely to": told by "likely"
            tones.append("hedged" if lemma in SEEMING else "planned" if lemma in PLANNING else "")
        predicate = lower
        kids += lower.children
    tones += [*_tones(kids, reported=reported), CUES.get(cue or "", ""), "denied" if denied else ""]
    return Clause(
        predicate,
        tuple(kids),
        "negative" if _negated(kids) ^ failed else "positive",
        next((tone for tone in STRENGTH if tone in tones), "asserted"),
        _is_past(head, kids, reported=reported),
    )


def _is_past(head: Token, kids: Sequence[Token], *, reported: bool) -> bool:
    """Return whether the tense is past; in indirect speech only "had" is ("said he planned to")."""
    past = [kid.lower_ for kid in kids if kid.tag_ == "VBD" and kid.dep_.startswith("aux")]
    return "had" in past if reported else head.tag_ == "VBD" or bool(past)


def _raised(word: Token) -> Token | None:
    """Return what the clause is about if `word` only says that it is planned or seems so."""
    lemma = word.lemma_.lower()
    if lemma not in RAISING or (lemma == "go" and word.tag_ != "VBG"):
        return None
    roles = {kid.dep_: kid for kid in word.children}
    lower = roles.get("xcomp")
    if lemma == "be" and "acomp" in roles:
        lower = roles["acomp"]
        raises = lower.lemma_.lower() in RAISING
        return lower if raises and any(kid.dep_ == "xcomp" for kid in lower.children) else None
    if lower is None or roles.keys() & {"dobj", "attr"}:
        return None
    if not any(kid.lower_ == "to" and kid.dep_ == "aux" for kid in lower.children):
        return None
    if lemma == "be" and lower.left_edge.i - word.i > 2:  # "is against the law to", not "is to"
        return None
    return lower


def _tones(kids: Sequence[Token], *, reported: bool) -> Iterator[Certainty]:
    """Yield what modal verbs, adverbs, if-clauses and plans among `kids` say of the clause."""
    perfect = any(kid.dep_ == "aux" and kid.lower_ == "have" for kid in kids)
    refused = not reported and any(kid.dep_ == "neg" for kid in kids)  # "would not comment"
    for kid in kids:
        word, role = kid.lower_, kid.dep_
        if role == "aux" and kid.tag_ == "MD" and word in MODALS:
            future = MODALS[word] == "conditional" and reported and not perfect
            if not (MODALS[word] == "conditional" and refused and not perfect):
                yield "planned" if future else MODALS[word]  # "said it would": a future of the past
        elif word in HEDGES and role in ("advmod", "acomp", "intj"):
            yield "hedged"
        elif (
            role == "advcl"
            and kid.head.lemma_ not in ASKING
            and any(mark.lower_ in CONDITIONS and mark.dep_ == "mark" for mark in kid.children)
        ):
            yield "conditional"
        elif (
            role == "dobj"
            and kid.lemma_ in PLANS
            and any(below.dep_ == "acl" and below.tag_ == "VB" for below in kid.children)
        ):
            yield "planned"


def _negated(kids: Sequence[Token]) -> bool:
    """Return whether the clause is negated by "not", "never", "no longer", "no one", "no deaths"."""
    bare = any(
        kid.dep_ == "prep" and kid.lower_ == "without" and kid.head.lemma_ == "be" for kid in kids
    )
    for kid in kids:
        if kid.dep_ == "neg":
            if kid.doc[min(kid.i + 1, len(kid.doc) - 1)].lower_ != "only":
                return True
        elif kid.dep_ in ARGUMENTS or kid.lower_ in ("longer", "never"):
            words = {kid.lower_, *(below.lower_ for below in kid.children if below.dep_ in _BARE)}
            if words & NONE:
                return True
    return bare


# time


# fmt: off
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
# fmt: on
_MONTH = "|".join(f"{name}|{name[:3]}\\.?" for name in _MONTHS) + "|Sept\\.?"
_TIME = re.compile(
    rf"""\b(?:
    (?P<iso>\d{{4}}-\d\d-\d\d)
    | (?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?)(?P<m1>{_MONTH})\b(?:,?\ (?P<y1>\d{{4}}))?
    | (?P<m2>{_MONTH})\ (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\ (?P<y2>\d{{4}}))?
    | (?:(?P<early>[Ii]n|[Dd]uring|[Ll]ast|[Ll]ate|[Ee]arly|mid)[\ -])?(?P<m3>{_MONTH})\b(?:,?\ (?P<y3>\d{{4}}))?
    | (?:[Ii]n|[Dd]uring|[Ll]ate|[Ee]arly|mid)[\ -](?P<y4>(?:19|20)\d\d)\b
    | (?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\ )?(?P<day>{"|".join(_DAYS)})\b
    | (?P<of>[Ll]ast|[Nn]ext|[Tt]his)\ (?P<span>week|month|year|morning|afternoon|evening|night)\b
    | (?P<near>yesterday|today|tonight|tomorrow|^Yesterday|^Today|^Tonight|^Tomorrow)\b
    | (?P<ago>\w+)\ days?\ ago\b
    )""",
    re.VERBOSE,
)
_EDGE = re.compile(
    r"\b(?:since|until|till|by|before|after|from|between|to|every)\s+"
    r"(?:(?:the|early|late|mid|last|next|this)\s+)?$",
    re.IGNORECASE,
)
_NO_DAY = re.compile(r"\s(?:Times|Mirror|Mail|Mass|Herald|Telegraph|Express|World|Night|prayers)\b")
_DEPENDENT = {"relcl", "acl", "advcl", "ccomp", "pcomp", "csubj", "appos", "parataxis"}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def time_of(
    text: str, start: int, head: Token, published_at: datetime | None, *, ahead: bool | None
) -> Interval | None:
    """Return when a claim takes place, [start, end) in UTC days; None if not told or ambiguous.

    A relative day is resolved against `published_at`, a bare weekday or month to the last one up to
    it; with `ahead` true to the next one, with None (a plan of the past) not at all. A week starts
    on Monday. Times told in a dependent clause are not the claim's own.

    Parameters
    ----------
    text
        The claim.
    start
        Its first character in the article.
    head
        Its finite verb.
    """
    doc, found = head.doc, set()
    for match in _TIME.finditer(text):
        if _EDGE.search(text[max(match.start() - 25, 0) : match.start()]):
            continue
        if match["day"] and _NO_DAY.match(text, match.end()):
            continue
        interval = _interval(match, published_at, ahead)
        span = doc.char_span(start + match.start(), start + match.end(), alignment_mode="expand")
        if interval and span is not None and _is_own(span.root, head):
            found.add(interval)
    if not found:
        return None
    narrow = min(found, key=lambda one: one[1] - one[0])
    nested = all(low <= narrow[0] and narrow[1] <= high for low, high in found)
    return narrow if nested else None


def _is_own(token: Token, head: Token) -> bool:
    """Return whether no dependent clause stands between `token` and `head`."""
    while token.i not in (head.i, token.head.i):
        if token.dep_ in _DEPENDENT:
            return False
        token = token.head
    return True


def _interval(match: re.Match[str], now: datetime | None, ahead: bool | None) -> Interval | None:
    try:
        if match["iso"]:
            return _days(datetime.fromisoformat(match["iso"]).replace(tzinfo=UTC))
        month = match["m1"] or match["m2"] or match["m3"]
        year = match["y1"] or match["y2"] or match["y3"] or match["y4"]
        day = match["d1"] or match["d2"]
        if year and not month:
            return _day(int(year), 1, 1), _day(int(year) + 1, 1, 1)
        number = (
            1 + next(i for i, name in enumerate(_MONTHS) if name[:3] == month[:3]) if month else 0
        )
        if year:
            return _date(int(year), number, day)
        if now is None:
            return None
        today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        if month:
            told = day or match["early"]
            return _near(today, number, day, ahead) if told and ahead is not None else None
        return _relative(match, today, ahead)
    except (ValueError, OverflowError):  # "31 February": no such day
        return None


def _day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def _days(first: datetime, count: int = 1) -> Interval:
    return first, first + timedelta(days=count)


def _date(year: int, month: int, day: str | None) -> Interval:
    if day:
        return _days(_day(year, month, int(day)))
    return _day(year, month, 1), _day(year + month // 12, month % 12 + 1, 1)


def _near(today: datetime, month: int, day: str | None, ahead: bool | None) -> Interval:
    """Return the last such month or day up to `today`, the next from it on with `ahead`."""
    dates = [_date(today.year + shift, month, day) for shift in (-1, 0, 1)]
    if ahead:
        return next(one for one in dates if one[1] > today)
    return next(one for one in reversed(dates) if one[0] <= today)


def _relative(match: re.Match[str], today: datetime, ahead: bool | None) -> Interval | None:
    if match["day"]:
        which, back = (match["which"] or "").lower(), today.weekday() - _DAYS.index(match["day"])
        if which == "next" or ahead is None:
            return None
        if which == "last":
            return _days(today - timedelta(days=(back - 1) % 7 + 1))
        return _days(
            today + timedelta(days=-back % 7) if ahead else today - timedelta(days=back % 7)
        )
    if match["near"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower(), 0)
        return _days(today + timedelta(days=shift))
    if match["ago"]:
        count = match["ago"].lower()
        number = int(count) if count.isdecimal() else _COUNTS.get(count)
        return _days(today - timedelta(days=number)) if number else None
    return _part(match["span"], {"last": -1, "this": 0, "next": 1}[match["of"].lower()], today)


def _part(span: str, shift: int, today: datetime) -> Interval | None:
    """Return the week, month, year or day part `shift` away from that of `today`."""
    if span == "week":
        return _days(today + timedelta(days=7 * shift - today.weekday()), 7)
    if span == "month":
        months = today.year * 12 + today.month - 1 + shift
        return _date(months // 12, months % 12 + 1, None)
    if span == "year":
        return _day(today.year + shift, 1, 1), _day(today.year + shift + 1, 1, 1)
    if shift == 0 or (span == "night" and shift == -1):
        return _days(today + timedelta(days=shift))
    return None
