"""How each outlet names each entity: names, nouns and epithets, in its own voice and in others'.

A form is what the outlet chose to write: case, white space and a leading article are folded, the
spelling is not (Kiev and Kyiv are two forms). A noun for a happening is led to its kind ("the new
truck attacks" is "truck attack"): what describes it is in the epithets.
"""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from pressdiff import schema
from pressdiff.cues import is_credited
from pressdiff.mentions.epithets import WHICH

PART = 500_000
"""Mentions counted at a time, so that memory stays bounded."""

LEAST_ARTICLES = 5
"""Fewest articles that mention an entity for a share to have an interval."""

FORM_TABLES = (
    "mentions", "epithets", "entities", "articles", "attributions", "attribution_spans",
)  # fmt: skip
"""The tables that `used_forms` takes."""

Reals = NDArray[np.float64]
Frame = pd.DataFrame

_CELL = ["entity_id", "outlet", "voice", "kind"]
_FORM = [*_CELL, "form"]
_COLUMNS = ["article_id", "start", "end", "entity_id", "outlet", "voice", "kind", "form"]
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozen
    dozens hundred hundreds thousand thousands million millions billion billions""".split()
)
_NO_KIND = WHICH | _NUMBERS
_ARTICLE_WORD = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_EDGES = re.compile(r"^[^\w“”\"#@]+|(?:['’]s|['’])$|[^\w.)%“”\"]+$")
_HALF = re.compile(r"^[“\"]\s*(?=[^“”\"]+$)|(?<=\w)\s+\([^)]*$")  # marks that are not closed
_TAIL = re.compile(r"\s(?:of|on|against|in|at|by|for|over|to|with|from)\s.*$", re.IGNORECASE)
_PLURALS = (("ies", "y"), ("ses", "s"), ("ches", "ch"), ("shes", "sh"), ("s", ""))


def naming(tables: Mapping[str, Frame]) -> Frame:
    """Count the forms that each outlet uses for each entity.

    Parameters
    ----------
    tables
        The tables of `FORM_TABLES` by name; others are not looked at.

    Returns
    -------
    DataFrame
        Table `naming`. The interval is that of `share_interval`: an article is one draw, however
        often it repeats itself.
    """
    given = {name: tables[name] for name in FORM_TABLES}
    mentions, epithets = given["mentions"], given["epithets"]
    part_of = mentions.groupby("entity_id").size().cumsum() // PART  # entities know no other
    found = []
    for _, entities in part_of.groupby(part_of):
        part = {
            "mentions": mentions[mentions["entity_id"].isin(entities.index)],
            "epithets": epithets[epithets["entity_id"].isin(entities.index)],
        }
        found.append(_counted(used_forms(**given | part)))
    return schema.NAMING.frame(pd.concat(found) if found else ())


def _counted(forms: Frame) -> Frame:
    described = forms["kind"] == "epithet"
    words, epithets = forms[~described], forms[described]
    return pd.concat([_shares(words, words), _shares(epithets, words.assign(kind="epithet"))])


def used_forms(
    mentions: Frame,
    epithets: Frame,
    entities: Frame,
    articles: Frame,
    attributions: Frame,
    attribution_spans: Frame,
) -> Frame:
    """Return each name, noun and epithet with its outlet, its voice and its form.

    Copies (``articles.copy_of``) and pronouns are left out: the first are another's words, the
    second no choice. An epithet is in the voice of what it describes.

    Parameters
    ----------
    mentions, epithets, entities, articles, attributions, attribution_spans
        The tables of these names (`FORM_TABLES`).

    Returns
    -------
    DataFrame
        ``article_id, start, end, entity_id, outlet, voice, kind, form``; by article and place.
    """
    outlet = articles.loc[articles["copy_of"].isna()].set_index("article_id")["outlet"]
    words = mentions[mentions["kind"] != "pronoun"]
    words = words.assign(outlet=words["article_id"].map(outlet))
    words = words[words["outlet"].notna()]
    words = words.assign(voice=voices(words, attributions, attribution_spans))
    happening = words["entity_id"].isin(entities.loc[entities["type"] == "happening", "entity_id"])
    nouns = (words["kind"] == "nominal") & happening
    words["form"] = words["form"].map(_folded(words["form"]))
    words.loc[nouns, "form"] = _kinds_of(words[nouns], epithets)
    words["form"] = _one_number(words, _one_case(words))
    found = pd.concat([words, _described(words, epithets)])[_COLUMNS]
    return found.sort_values(["article_id", "start", "end", "kind"], ignore_index=True)


def voices(spans: Frame, attributions: Frame, attribution_spans: Frame) -> list[str]:
    """Return for each span whose words it is: attributed if its first character is credited.

    Parameters
    ----------
    spans
        ``article_id`` and ``start``.
    attributions, attribution_spans
        The tables; contents that the outlet itself asserts ("it emerged that") are its own words.
    """
    pairs = attributions[["kind", "cue"]].astype(object).where(attributions["cue"].notna(), None)
    credits = {
        pair: is_credited(*pair) for pair in set(zip(pairs["kind"], pairs["cue"], strict=True))
    }
    told = [credits[pair] for pair in zip(pairs["kind"], pairs["cue"], strict=True)]
    article = attributions.loc[told].set_index("attribution_id")["article_id"]
    pieces = attribution_spans[attribution_spans["role"] == "content"]
    pieces = pieces.assign(article_id=pieces["attribution_id"].map(article)).dropna()
    ids = pd.Index(spans["article_id"]).append(pd.Index(pieces["article_id"]))
    codes, _ = pd.factorize(ids)
    own, credited = codes[: len(spans)].astype(np.int64), codes[len(spans) :].astype(np.int64)
    if not len(pieces) or not len(spans):
        return ["own"] * len(spans)
    reach = 1 + max(spans["start"].max(), pieces["end"].max())
    order = np.argsort(credited * reach + pieces["start"].to_numpy(), kind="stable")
    starts = (credited * reach + pieces["start"].to_numpy())[order]
    ends = np.maximum.accumulate((credited * reach + pieces["end"].to_numpy())[order])
    at = own * reach + spans["start"].to_numpy()
    place = np.searchsorted(starts, at, side="right") - 1
    inside = (place >= 0) & (at < ends[np.maximum(place, 0)])
    return ["attributed" if credited else "own" for credited in inside.tolist()]


# forms


def _folded(forms: "pd.Series[str]") -> dict[str, str]:
    """Return each form without the article, possessive and marks around it."""
    return {form: _fold(form) or form for form in forms.unique()}


def _fold(form: str) -> str:
    plain = _ARTICLE_WORD.sub("", " ".join(form.split()))
    return _EDGES.sub("", _HALF.sub("", plain)).replace("’", "'")


def _kinds_of(nouns: Frame, epithets: Frame) -> list[str]:
    """Return what each noun phrase is a kind of: no epithets, names, numbers, or 'of …' after it."""
    keys = ["article_id", "start", "end"]
    put = epithets.groupby(["article_id", "mention_start", "mention_end"])["epithet"].agg(" ".join)
    put.index.names = keys
    told = nouns[keys].join(put, on=keys)["epithet"].fillna("")
    pairs = list(zip(nouns["form"], told, strict=True))
    known = {pair: _kind_of(*pair) for pair in set(pairs)}
    return [known[pair] for pair in pairs]


def _kind_of(form: str, epithets: str) -> str:
    words = _TAIL.sub("", form).split()
    if not words:
        return form.casefold()
    described = set(re.split(r"[\s\-‐‑–“”]+", epithets.casefold()))
    kept = [
        word
        for word in words[:-1]
        if word.islower() and word.isalpha() and word not in _NO_KIND and word not in described
    ]
    return " ".join([*kept[-2:], words[-1].casefold().lstrip("-")])


def _one_case(words: Frame) -> "pd.Series[str]":
    """Write forms that differ in case alone as most mentions of the entity do."""
    keys = ["entity_id", "kind", "folded"]
    found = words.assign(folded=words["form"].str.casefold())
    counts = found.groupby([*keys, "form"], as_index=False).size()
    counts = counts.sort_values([*keys, "size", "form"], ascending=[True] * 3 + [False, False])
    best = counts.drop_duplicates(keys).set_index(keys)["form"].rename("best")
    return found.join(best, on=keys)["best"]


def _one_number(words: Frame, forms: "pd.Series[str]") -> "pd.Series[str]":
    """Write a noun in the singular where the entity has both: 'attacks' beside 'attack'."""
    nouns = words["kind"] == "nominal"
    pairs = pd.DataFrame({"entity_id": words["entity_id"], "form": forms})[nouns].drop_duplicates()
    known = set(zip(pairs["entity_id"], pairs["form"], strict=True))
    singular: dict[tuple[str, str], str] = {}
    for entity, form in known:
        for plural, end in _PLURALS:
            one = form.removesuffix(plural) + end
            if form.endswith(plural) and (entity, one) in known:
                singular[entity, form] = one
                break
    changed = [
        singular.get((entity, form), form)
        for entity, form in zip(words.loc[nouns, "entity_id"], forms[nouns], strict=True)
    ]
    forms = forms.copy()
    forms.loc[nouns] = pd.Series(changed, index=forms.index[nouns], dtype="str")
    return forms


def _described(words: Frame, epithets: Frame) -> Frame:
    """Return the epithets as mentions: in the voice of the mention that they describe."""
    keys = {"mention_start": "start", "mention_end": "end"}
    put = epithets.rename(columns={"start": "first", "end": "last", **keys}).drop(
        columns="entity_id"
    )
    put = put.drop_duplicates(["article_id", "start", "end", "epithet"])  # "a failed, failed war"
    found = words.drop(columns=["form", "kind"]).merge(put, on=["article_id", "start", "end"])
    found = found.assign(start=found["first"], end=found["last"], kind="epithet")
    return found.rename(columns={"epithet": "form"}).drop(columns=["first", "last"])


# shares


def _shares(words: Frame, of: Frame) -> Frame:
    """Count the forms of `words` among the mentions `of` the same entity, outlet, voice and kind."""
    per = words.groupby([*_FORM, "article_id"], as_index=False).agg(x=("start", "size"))
    all_ = of.groupby([*_CELL, "article_id"], as_index=False).agg(m=("start", "size"))
    cells = (
        all_.assign(mm=all_["m"] ** 2)
        .groupby(_CELL, as_index=False)
        .agg(total=("m", "sum"), k=("m", "size"), mm=("mm", "sum"))
    )
    per = per.merge(all_, on=[*_CELL, "article_id"]).merge(cells, on=_CELL)
    per = per.assign(xx=per["x"] ** 2, xm=per["x"] * per["m"])
    rows = per.groupby(_FORM, as_index=False).agg(
        n=("x", "sum"), n_articles=("x", "size"), total=("total", "first"), k=("k", "first"),
        xx=("xx", "sum"), xm=("xm", "sum"), mm=("mm", "first"),
    )  # fmt: skip
    columns = ("n", "total", "k", "xx", "xm", "mm")
    low, high = share_interval(*(rows[name].to_numpy(dtype=float) for name in columns))
    first = words.sort_values(["article_id", "start"], kind="stable").drop_duplicates(_FORM)
    example = first[[*_FORM, "article_id", "start", "end"]]
    rows = rows.assign(share=rows["n"] / rows["total"], ci_low=low, ci_high=high)
    return (
        rows.rename(columns={"k": "of_articles"})
        .drop(columns=["xx", "xm", "mm"])
        .merge(example, on=_FORM)
    )


def share_interval(
    n: Reals, total: Reals, k: Reals, xx: Reals, xm: Reals, mm: Reals
) -> tuple[Reals, Reals]:
    """Return lower and upper ends of 95 % intervals of n / total, articles being the draws.

    The ratio's variance over articles (Cochran (1977), Sampling Techniques, 3rd ed., section 6.4)
    is led to the logit scale with k - 1 degrees of freedom; where every mention has the form, the
    lower end is that of Clopper and Pearson for k of k articles. In simulation (beta-binomial
    mentions, 1 to 10 an article, correlation within articles 0.05, 0.5 and 0.9, share 0.1 to 0.95,
    4,000 draws each) it covers the share in 96 to 98 % of the draws with 5 to 8 articles, 95 to
    97 % with 12 to 40; at worst 92 %. NaN with fewer than `LEAST_ARTICLES` articles.

    Parameters
    ----------
    n, total
        Mentions with the form, and in all.
    k
        Articles.
    xx, xm, mm
        Sums over the articles of squared mentions with the form, of their product with the
        article's mentions, and of the article's squared mentions.
    """
    share = n / total
    squares = np.maximum(xx - 2 * share * xm + share**2 * mm, 0.0)
    few = k < LEAST_ARTICLES
    free = np.maximum(k - 1, 1)
    every = n >= total
    spread = np.where(every, 0.25, share * (1 - share))
    wide = stats.t.ppf(0.975, free) * np.sqrt(k / free * squares) / total / spread
    middle = np.log(np.where(every, 1.0, share / np.where(every, 1.0, 1 - share)))
    low = np.where(every, 0.025 ** (1 / k), 1 / (1 + np.exp(-(middle - wide))))
    high = np.where(every, 1.0, 1 / (1 + np.exp(-(middle + wide))))
    return np.where(few, np.nan, low), np.where(few, np.nan, high)
