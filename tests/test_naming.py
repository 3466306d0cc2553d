import numpy as np
import pandas as pd
import pytest
from scipy import stats

from pressdiff import schema
from pressdiff.mentions import cast
from pressdiff.mentions.epithets import SCARE_QUOTES, epithets
from pressdiff.naming import FORM_TABLES, naming, share_interval
from pressdiff.stats.divergence import divergence, variants, weight


@pytest.fixture
def described(parsed):
    """Return a function that gives the epithets of a text, each with the mention it is put to."""

    def describe(text):
        article = parsed(text)
        return [(one.words, one.mention.form) for one in epithets(article, cast(article))]

    return describe


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The failed raid was ended by the army.", "failed"),
        ("They marched against the brutal war.", "brutal"),
        ("The embattled President Emmanuel Macron spoke on Monday.", "embattled"),
        ("Marine Le Pen, a hardline politician, spoke in Paris on Monday.", "hardline"),
        ("The so-called Islamic State took the city of Mosul.", "so-called"),
        ("Strongman Kim Jong Un spoke. On Monday strongman Kim Jong Un left.", "strongman"),
        ("Talks on war-torn Syria began on Monday.", "war-torn"),
        ("The deeply unpopular law was passed on Monday.", "deeply unpopular"),
    ],
)
def test_words_that_describe_are_epithets(described, text, word):
    assert word in [words for words, _ in described(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The French president, Emmanuel Macron, spoke on Monday.",
        "Former President Barack Obama spoke on Monday.",
        "The new federal law was passed last week.",
        "Five other attacks followed on Monday.",
        "The tabloid endorsed Donald Trump on Monday.",
        "The 26-year-old Ann Lee spoke in London.",
        "Then-candidate Donald Trump spoke in Ohio.",
        "Critics warned of the targeting scandal on Monday.",
    ],
)
def test_what_tells_who_which_and_when_is_no_epithet(described, text):
    assert described(text) == []


def test_a_noun_in_quotation_marks_by_itself_is_marked(described):
    assert described("The “referendum” was held on Sunday.") == [(SCARE_QUOTES, "referendum")]
    assert described("The “sham” referendum was held.") == [("“sham”", "referendum")]
    assert described("He said “the referendum was held on Sunday”.") == []


def test_epithets_lie_in_the_text_and_once_each(parsed):
    article = parsed('A "brutal" and failed raid by the far-right group. \u200b“ so-called -- “')
    found = epithets(article, cast(article))
    spans = [(one.start, one.end) for one in found]
    assert spans == sorted(set(spans))
    assert all(article.text[start:end].strip() for start, end in spans)


# the table


def tables(mentions, *, copies=(), credited=(), described=()):
    """Return hand-made tables: mentions as (article, outlet, entity, form), ten characters each."""
    rows = [
        {"article_id": article, "start": 10 * at, "end": 10 * at + 9, "entity_id": entity,
         "form": form, "kind": "nominal" if entity == "war" else "name"}
        for at, (article, _, entity, form) in enumerate(mentions)
    ]  # fmt: skip
    article = dict.fromkeys(schema.ARTICLES.names) | {
        "text": "t", "date_source": "none", "language": "en", "n_words": 1, "source_path": "p",
    }  # fmt: skip
    outlets = {article: outlet for article, outlet, _, _ in mentions}
    said = {"kind": "indirect", "cue": "say", "stance": "neutral", "source_type": None,
            "anonymous": False, "entity_id": None, "parent_id": None}  # fmt: skip
    frames = {
        "mentions": rows,
        "epithets": [
            {"article_id": rows[at]["article_id"], "start": 1000 + number, "end": 1001 + number,
             "entity_id": rows[at]["entity_id"], "epithet": word,
             "mention_start": rows[at]["start"], "mention_end": rows[at]["end"]}
            for number, (at, word) in enumerate(described)
        ],
        "entities": [
            {"entity_id": key, "name": key, "type": "happening" if key == "war" else "place",
             "n_mentions": 1, "n_outlets": 1}
            for key in {one[2] for one in mentions}
        ],
        "articles": [
            article | {"article_id": key, "outlet": outlet,
                       "copy_of": "x" if key in copies else None}
            for key, outlet in outlets.items()
        ],
        "attributions": [
            said | {"attribution_id": f"s{at}", "article_id": rows[at]["article_id"]}
            for at in credited
        ],
        "attribution_spans": [
            {"attribution_id": f"s{at}", "role": "content", "start": 10 * at, "end": 10 * at + 9}
            for at in credited
        ],
    }  # fmt: skip
    known = {table.name: table for table in schema.TABLES}
    return {name: known[name].frame(frames[name]) for name in FORM_TABLES}


def counts(made):
    found = naming(made)
    return {
        (row.outlet, row.voice, row.kind, row.form): (row.n, row.total)
        for row in found.itertuples()
    }


def test_spellings_are_forms_and_case_space_and_article_are_not():
    made = tables(
        [("a", "A", "kyiv", "Kiev"), ("a", "A", "kyiv", "KIEV"), ("a", "A", "kyiv", "Kiev"),
         ("b", "A", "kyiv", "Kyiv"), ("b", "A", "un", "the  UN"), ("b", "A", "un", "UN")]
    )  # fmt: skip
    assert counts(made) == {
        ("A", "own", "name", "Kiev"): (3, 4),
        ("A", "own", "name", "Kyiv"): (1, 4),
        ("A", "own", "name", "UN"): (2, 2),
    }


@pytest.mark.parametrize(
    ("form", "told"),
    [("“Fake News", "Fake News"), ("“Fake News” Media", "“Fake News” Media"), ("the  UN’s", "UN"),
     ("Legal Services (Raices", "Legal Services"), ("(", "("), ("“", "“")],
)  # fmt: skip
def test_marks_that_are_not_closed_are_no_part_of_a_form(form, told):
    assert [key[3] for key in counts(tables([("a", "A", "it", form)]))] == [told]


def test_voices_are_counted_apart_and_copies_not_at_all():
    made = tables(
        [("a", "A", "kyiv", "Kiev"), ("a", "A", "kyiv", "Kyiv"), ("b", "B", "kyiv", "Kyiv")],
        credited=[1], copies=["b"],
    )  # fmt: skip
    assert counts(made) == {
        ("A", "own", "name", "Kiev"): (1, 1),
        ("A", "attributed", "name", "Kyiv"): (1, 1),
    }


def test_a_happening_is_led_to_its_kind_and_described_beside_it():
    made = tables(
        [("a", "A", "war", "the failed military operation in the east"),
         ("a", "A", "war", "invasion"), ("a", "A", "war", "five invasions of Paris")],
        described=[(0, "failed")],
    )  # fmt: skip
    assert counts(made) == {
        ("A", "own", "nominal", "military operation"): (1, 3),
        ("A", "own", "nominal", "invasion"): (2, 3),
        ("A", "own", "epithet", "failed"): (1, 3),
    }


def test_an_epithet_is_in_the_voice_of_what_it_describes():
    made = tables([("a", "A", "kyiv", "Kiev")], credited=[0], described=[(0, "besieged")])
    assert ("A", "attributed", "epithet", "besieged") in counts(made)


def test_an_epithet_said_twice_of_one_mention_counts_once():
    made = tables([("a", "A", "war", "war")], described=[(0, "failed"), (0, "failed")])
    assert counts(made)["A", "own", "epithet", "failed"] == (1, 1)


def test_the_first_example_stands_where_the_row_says():
    made = tables([("b", "A", "kyiv", "Kiev"), ("a", "A", "kyiv", "Kiev")])
    (row,) = naming(made).itertuples()
    assert (row.article_id, row.start, row.n, row.n_articles) == ("a", 10, 2, 2)


def test_no_mentions_make_an_empty_table():
    assert naming(tables([])).empty


def test_counting_in_parts_changes_nothing(monkeypatch):
    made = tables([(f"a{at % 7}", "A", f"e{at % 5}", f"F{at % 3}") for at in range(60)])
    whole = naming(made)
    monkeypatch.setattr("pressdiff.naming.PART", 10)
    pd.testing.assert_frame_equal(naming(made), whole)


def test_the_order_of_rows_changes_nothing():
    made = tables([(f"a{at % 7}", "A", "kyiv", "Kiev" if at % 3 else "Kyiv") for at in range(60)])
    turned = {name: frame.iloc[::-1] for name, frame in made.items()}
    pd.testing.assert_frame_equal(naming(made), naming(turned))


# the interval


def sums(x, m):
    return [np.array([value], float) for value in
            (x.sum(), m.sum(), len(m), (x * x).sum(), (x * m).sum(), (m * m).sum())]  # fmt: skip


def test_with_one_mention_an_article_the_interval_is_the_logit_one():
    x, m = np.array([1.0] * 6 + [0.0] * 4), np.ones(10)
    low, high = share_interval(*sums(x, m))
    wide = stats.t.ppf(0.975, 9) * np.sqrt(1 / (9 * 0.6 * 0.4))
    middle = np.log(0.6 / 0.4)
    assert low[0] == pytest.approx(1 / (1 + np.exp(-(middle - wide))))
    assert high[0] == pytest.approx(1 / (1 + np.exp(-(middle + wide))))


def test_an_article_that_repeats_itself_tells_no_more():
    x, m = np.array([1.0] * 6 + [0.0] * 4), np.ones(10)
    once, often = share_interval(*sums(x, m)), share_interval(*sums(5 * x, 5 * m))
    assert np.allclose(once, often)


def test_where_all_articles_agree_the_interval_is_exact():
    low, high = share_interval(*sums(np.full(8, 3.0), np.full(8, 3.0)))
    exact = stats.binomtest(8, 8).proportion_ci(method="exact")
    assert (low[0], high[0]) == (pytest.approx(exact.low), exact.high)


def test_few_articles_have_no_interval():
    assert np.isnan(share_interval(*sums(np.ones(4), np.full(4, 2.0)))).all()


def test_the_interval_covers_the_share_in_a_simulation():
    draws = np.random.default_rng(0)
    m = draws.geometric(0.35, size=(2_000, 8)).astype(float)
    x = draws.binomial(m.astype(int), draws.beta(0.5, 0.5, size=m.shape)).astype(float)
    k = np.full(len(m), 8.0)
    low, high = share_interval(
        x.sum(1), m.sum(1), k, (x * x).sum(1), (x * m).sum(1), (m * m).sum(1)
    )
    seen = x.sum(1) > 0  # a form never used has no row
    assert 0.93 <= np.mean((low <= 0.5)[seen] & (high >= 0.5)[seen]) <= 0.98


# what differs most


def test_outlets_that_choose_alike_do_not_diverge():
    assert divergence([{"Kiev": 5}, {"Kiev": 9}]) == 0
    assert divergence([{"Kiev": 5, "Kyiv": 5}, {"Kiev": 50, "Kyiv": 50}]) < 0
    assert divergence([{}, {"Kiev": 5}]) == divergence([]) == 0


def test_divergence_is_the_likelihood_ratio_less_its_mean():
    table = [[9, 1], [3, 7]]
    found = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    rows = [dict(zip("ab", row, strict=True)) for row in table]
    assert divergence(rows) == pytest.approx(found - 1)


def test_repeats_within_one_article_weigh_less():
    assert weight(10, 10) == 10
    assert 1 < weight(10, 1) < 2


@pytest.mark.parametrize(
    ("forms", "groups"),
    [
        (["Kiev", "Kyiv"], 2), (["Mr. Trump", "Trump", "Donald Trump"], 1), (["US", "U.S."], 1),
        (["NATO", "North Atlantic Treaty Organization"], 1), (["UN", "United Nations"], 1),
        (["Village / Road", "Village/Road"], 1), (["", "—"], 2),
        (["Calif.", "California"], 1), (["DHS", "Department of Homeland Security"], 1),
        (["UN Security Council", "United Nations Security Council"], 1), (["ISIS", "Daesh"], 2),
    ],
)  # fmt: skip
def test_longer_and_shorter_forms_are_one_name(forms, groups):
    assert len(set(variants(forms).values())) == groups
