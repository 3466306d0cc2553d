"""Each task on gold made by hand: in full, wrong, and mixed, with numbers counted by hand."""

import json

import numpy as np
import pytest
from sklearn.metrics import f1_score
from typer.testing import CliRunner

from pressdiff.cli import app
from pressdiff.errors import InputError
from pressdiff.evaluate import evaluate
from pressdiff.evaluate.scores import calibration_error, classes
from pressdiff.settings import Settings


@pytest.fixture
def scored(tmp_path):
    """Return a function from a task and its gold to the scores."""

    def score(task, *rows):
        path = tmp_path / "gold"
        path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in rows))
        return evaluate(task, path, Settings())

    return score


def test_classes_agree_with_scikit_learn():
    gold, found = list("aaabbc"), list("aabbcd")
    scores = classes(gold, found, "abcd")
    assert scores["macro_f1"] == pytest.approx(f1_score(gold, found, average="macro"))
    assert scores["accuracy"] == pytest.approx(3 / 6)
    assert scores["classes"]["c"] == {
        "right": 0, "found": 1, "gold": 1, "precision": 0.0, "recall": 0.0, "f1": 0.0,
    }  # fmt: skip


def test_a_class_that_nobody_uses_does_not_count():
    assert classes(["a"], ["a"], "ab")["macro_f1"] == 1.0


# grouping

FIRE = "A fire killed 2 people in the harbour of Riga on Monday, the mayor, Anna Berg, said. "
STRIKE = "Nurses in Lisbon walked out on Friday over their pay, the union of nurses said. "


def told(key, text, event, **more):
    return {"article_id": key, "text": text * 3, "title": None, "event_id": event} | more


GROUPED = [
    told("a", FIRE, "fire"),
    told("b", FIRE, "fire"),
    told("c", STRIKE, "strike"),
    told("d", STRIKE, "strike"),
]


def test_events_found_in_full_score_one(scored):
    scores = scored("grouping", *GROUPED)
    assert (scores["articles"], scores["events_gold"], scores["events_found"]) == (4, 2, 2)
    assert scores["b_cubed"] == scores["pairs"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert scores["adjusted_rand"] == 1.0


def test_articles_of_no_event_are_grouped_and_not_scored(scored):
    scores = scored("grouping", *GROUPED[:3], told("d", FIRE, None), told("e", STRIKE, None))
    assert (scores["articles"], scores["not_scored"]) == (3, 2)
    assert (scores["events_gold"], scores["events_found"]) == (2, 2)
    assert scores["b_cubed"]["precision"] == 1.0
    assert scores["calibration"]["pairs"] == 3


def test_two_events_of_one_topic_are_lookalikes(scored):
    rows = [
        told("a", FIRE, "one", topic="fires"),
        told("b", FIRE, "other", topic="fires"),
        told("c", STRIKE, "strike", topic="fires"),
        told("d", FIRE, "third", topic="elsewhere"),
        told("e", FIRE, "third"),
    ]
    assert scored("grouping", *rows)["lookalikes"] == {"pairs": 3, "joined": 1 / 3}
    assert scored("grouping", *GROUPED)["lookalikes"] == {"pairs": 0, "joined": None}


def test_calibration_is_told_over_all_pairs_and_over_likely_ones(scored):
    scores = scored("grouping", *GROUPED)["calibration"]
    assert (scores["pairs"], scores["likely_pairs"]) == (6, 2)
    assert 0 <= scores["calibration_error"] <= scores["calibration_error_of_likely"] < 0.5
    wrong = scored("grouping", *(row | {"event_id": key} for key, row in enumerate(GROUPED)))
    assert wrong["calibration"]["calibration_error_of_likely"] > 0.5


def test_a_pair_that_is_not_weighed_has_the_probability_nought(scored):
    years = ("2019-03-01", "2023-03-01")  # further apart than the window
    rows = [told(day, FIRE, "fire", published_at=day) for day in years]
    assert scored("grouping", *rows)["calibration"] == {
        "pairs": 1, "calibration_error": 1.0,
        "likely_pairs": 0, "calibration_error_of_likely": None,
    }  # fmt: skip


def test_calibration_error_weighs_rows_as_if_they_came_so_often():
    rng = np.random.default_rng(0)
    estimate, weight = rng.random(200), rng.integers(0, 4, 200)
    same = rng.random(200) < estimate**2
    often = calibration_error(np.repeat(same, weight), np.repeat(estimate, weight))
    assert calibration_error(same, estimate, weight.astype(float)) == pytest.approx(often)
    bins = [(estimate >= low / 10) & (estimate < (low + 1) / 10) for low in range(10)]
    by_hand = sum(abs(same[one].mean() - estimate[one].mean()) * one.mean() for one in bins)
    assert calibration_error(same, estimate) == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([told("a", FIRE, None), told("b", FIRE, None)], "has an event_id"),
        ([told("a", FIRE, "x"), told("a", STRIKE, "y")], "2 rows of gold have 1 different"),
        ([told("a", "", "x")], "no article of the gold could be used"),
        ([told("a", FIRE, ["x"])], "row 0: event_id must be a text, a number or null; got .*x"),
    ],
)
def test_gold_that_cannot_be_scored_is_refused(scored, rows, words):
    with pytest.raises(InputError, match=words):
        scored("grouping", *rows)


# sentence_type

FACT = "The ferry sank off the coast on Tuesday."
QUOTE = "“We lost everything in the fire,” said Anna Berg, a teacher."
OPINION = "What a disgrace!"


def sentences(*labelled, outlet="one"):
    return [
        {"article_id": outlet, "outlet": outlet, "position": at, "text": text, "type": types}
        for at, (text, types) in enumerate(labelled)
    ]


def test_types_found_in_full_score_one(scored):
    labelled = [(FACT, ["fact"] * 3), (QUOTE, ["quote"] * 3), (OPINION, ["opinion"] * 3)]
    scores = scored("sentence_type", *reversed(sentences(*labelled)))
    assert (scores["articles"], scores["n"], scores["accuracy"]) == (1, 3, 1.0)
    assert scores["macro_f1"] == 1.0


def test_types_that_are_wrong_score_nothing(scored):
    labelled = [(FACT, ["opinion"] * 3), (QUOTE, ["fact"] * 3), (OPINION, ["quote"] * 3)]
    scores = scored("sentence_type", *sentences(*labelled))
    assert (scores["accuracy"], scores["macro_f1"]) == (0.0, 0.0)


def test_types_are_told_by_outlet_and_what_has_none_is_counted(scored):
    one = sentences((FACT, ["fact", "fact", "quote"]), (OPINION, ["borderline"] * 3))
    two = sentences(
        (FACT, ["opinion", "opinion", "fact"]), (QUOTE, ["fact", "quote", "other"]), outlet="two"
    )
    scores = scored("sentence_type", *one, *two)
    assert scores["left_out"] == {"borderline": 1, "no majority": 1}
    assert scores["accuracy"] == 0.5
    assert scores["classes"]["fact"]["precision"] == 0.5
    assert scores["classes"]["opinion"]["recall"] == 0.0
    assert scores["macro_f1"] == pytest.approx((2 / 3 + 0) / 2)
    assert {name: each["accuracy"] for name, each in scores["by_outlet"].items()} == {
        "one": 1.0, "two": 0.0,
    }  # fmt: skip


def test_a_quotation_that_runs_over_sentences_is_a_quote_in_each(scored):
    rows = sentences(
        ("Anna Berg said: “The fire took everything from us.", ["quote"]),
        ("The roof fell in after an hour.", ["quote"]),
        ("The school stands no longer.”", ["quote"]),
    )
    assert scored("sentence_type", *rows)["classes"]["quote"]["right"] == 3


# certainty


def clause(text, prompt, verb, mean):
    return {"text": text, "prompt": prompt, "verb": verb, "mean": mean, "embedding": "none"}


SAID = ("The ministry said that the talks had failed.", "the talks had failed", "say")
HEDGED = ("The ministry said that the talks may have failed.", "the talks failed", "say")
NEGATED = ("The ministry said that the talks had not failed.", "the talks had failed", "say")
NOT_SO = ("The ministry said that the talks had not failed.", "the talks hadn’t failed", "say")
ASKED = ("Did the talks fail?", "the talks failed", "say")


def test_certainty_found_in_full_scores_one(scored):
    rows = [clause(*SAID, 3), clause(*HEDGED, 1), clause(*NEGATED, -3), clause(*ASKED, 0)]
    scores = scored("certainty", *rows)
    assert (scores["accuracy"], scores["macro_f1"]) == (1.0, 1.0)
    assert scores["pearson"] == pytest.approx(1.0)
    assert scores["mean_absolute_error"] == 0.0
    assert {place: each["clauses"] for place, each in scores["by_place"].items()} == {
        "no claim": 1, "of its own": 3,
    }  # fmt: skip


def test_a_negative_clause_with_a_negative_prompt_is_so(scored):
    assert scored("certainty", clause(*NOT_SO, 3))["mean_absolute_error"] == 0.0


def test_certainty_that_is_wrong_scores_nothing(scored):
    scores = scored("certainty", clause(*SAID, -3), clause(*NEGATED, 3))
    assert (scores["accuracy"], scores["mean_absolute_error"]) == (0.0, 6.0)
    assert scores["pearson"] == pytest.approx(-1.0)


def test_ratings_are_cut_at_one_and_a_correlation_of_constants_is_none(scored):
    scores = scored("certainty", clause(*SAID, 1), clause(*SAID, 2.5))
    assert scores["classes"]["open"]["gold"] == scores["classes"]["yes"]["gold"] == 1
    assert scores["pearson"] is None
    assert scores["mean_absolute_error"] == pytest.approx(1.25)


# hedging


@pytest.mark.parametrize(
    ("labels", "right", "f1"), [((1, 0, 0), 1, 1.0), ((0, 1, 1), 0, 0.0), ((1, 1, 0), 1, 2 / 3)]
)
def test_hedged_sentences_are_counted(scored, labels, right, f1):
    texts = ["Some experts say it is the band 's best `` song '' .", "It is their last song.", ""]
    rows = [{"text": text, "label": label} for text, label in zip(texts, labels, strict=True)]
    scores = scored("hedging", *rows)
    assert scores["hedged"]["right"] == right
    assert scores["hedged"]["f1"] == pytest.approx(f1)


# loaded language, sentiment


def test_loaded_sentences_are_counted(scored):
    plain = {"text": "The council met on Monday.", "label": 0}
    loaded = {"text": "The corrupt regime slammed the outrageous lies.", "label": 1}
    scores = scored("loaded_language", plain, loaded, {**plain, "label": 1})
    assert scores["classes"]["loaded"]["right"] == scores["classes"]["plain"]["right"] == 1
    assert scores["accuracy"] == pytest.approx(2 / 3)


def test_sentiment_is_told_by_target(scored):
    texts = {
        "positive": "Anna Brown was praised for her courage.",
        "negative": "Anna Brown was convicted of fraud.",
    }
    rows = [{"text": text, "start": 0, "end": 10, "label": label} for label, text in texts.items()]
    assert scored("sentiment", *rows)["accuracy"] == 1
    turned = [{**row, "label": "neutral"} for row in rows]
    assert scored("sentiment", *turned)["classes"]["neutral"]["right"] == 0


# passive

SHOT = [
    ("The", 2, "det"), ("man", 4, "nsubj:pass"), ("was", 4, "aux:pass"), ("shot", 0, "root"),
    ("by", 6, "case"), ("police", 4, "obl:agent"), (".", 4, "punct"),
]  # fmt: skip
LEFT = [("The", 2, "det"), ("man", 3, "nsubj"), ("left", 0, "root"), (".", 3, "punct")]


def tree(words, **changed):
    """Return a sentence in CoNLL-U; `changed` gives words other labels."""
    text = " ".join(word for word, _, _ in words).replace(" .", ".")
    lines = [
        f"{n}\t{word}\t_\t_\t_\t_\t{head}\t{changed.get(word, label)}\t_\t_"
        for n, (word, head, label) in enumerate(words, 1)
    ]
    return "\n".join([f"# text = {text}", *lines, ""])


def test_passives_found_in_full_score_one(scored):
    scores = scored("passive", tree(SHOT), tree(LEFT))
    assert scores["sentences"] == 2
    for what in ("passive_verbs", "passive_sentences", "agents_of_matched"):
        assert (scores[what]["gold"], scores[what]["f1"]) == (1, 1.0)


def test_an_agent_may_have_no_label_of_its_own(scored):
    assert scored("passive", tree(SHOT, police="obl"))["agents_of_matched"]["f1"] == 1.0
    other = scored("passive", tree(SHOT, police="obl"), tree(SHOT))
    assert other["agents_of_matched"]["gold"] == 1  # the treebank has the label


def test_passives_that_are_wrong_are_counted(scored):
    active = tree(SHOT, man="nsubj", was="aux")
    scores = scored("passive", active, tree(LEFT, man="nsubj:pass"), tree(SHOT))
    assert scores["passive_verbs"] == {
        "right": 1, "found": 2, "gold": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5,
    }  # fmt: skip
    assert scores["passive_sentences"]["f1"] == 0.5
    assert scores["agents_of_matched"]["found"] == 1


# quantities

TEXT = "At least 14 people and 3 dogs died."
PEOPLE = {"start": 0, "end": 11, "value": 14, "unit": None, "noun": "people", "bound": "at_least"}
DOGS = {"start": 23, "end": 24, "value": 3, "low": 3, "high": 3, "unit": None, "noun": "Dog",
        "bound": "exact"}  # fmt: skip


def test_quantities_found_in_full_score_one(scored):
    scores = scored("quantities", {"text": TEXT, "quantities": [PEOPLE, DOGS]})
    assert scores["spans_exact"]["f1"] == scores["spans_overlapping"]["f1"] == 1.0
    assert {one["share"] for one in scores["right_of_overlapping"].values()} == {1.0}
    assert scores["right_of_overlapping"]["low"]["of"] == 1  # the other does not tell it


def test_quantities_that_are_partly_right_are_counted_by_field(scored):
    short = PEOPLE | {"start": 9, "value": 15, "unit": "kg", "bound": "exact"}
    missed = DOGS | {"start": 25, "end": 29}
    scores = scored("quantities", {"text": TEXT, "quantities": [short, missed]})
    assert scores["spans_exact"]["f1"] == 0.0
    assert scores["spans_overlapping"]["f1"] == 0.5
    shares = {name: one["share"] for name, one in scores["right_of_overlapping"].items()}
    assert shares == {
        "value": 0.0, "low": None, "high": None, "unit": 0.0, "noun": 1.0, "bound": 0.0,
    }  # fmt: skip


def test_text_without_numbers_has_no_ratio(scored):
    scores = scored("quantities", {"text": "Nobody came.", "quantities": []})
    assert scores["spans_exact"]["f1"] is None


# command line


def test_the_command_prints_one_json_object(tmp_path):
    path = tmp_path / "gold.conllu"
    path.write_text(tree(SHOT))
    done = CliRunner().invoke(app, ["evaluate", "passive", str(path)])
    assert json.loads(done.stdout)["passive_verbs"]["f1"] == 1.0


# naming


def mentions(text, *marked):
    return [
        {"start": text.index(one), "end": text.index(one) + len(one), "chain": chain, "type": kind}
        for one, chain, kind in marked
    ]


BERG = "Anna Berg met voters in Riga. Berg promised new roads."
ROADS = "Ms. Berg spoke of roads."
NAMING = [
    {"event_id": "e", "text": BERG,
     "mentions": mentions(BERG, ("Anna Berg", "B", "ACTOR"), ("Riga", "R", "COUNTRY"))},
    {"event_id": "e", "text": ROADS, "mentions": mentions(ROADS, ("Ms. Berg", "B", "ACTOR"))},
]  # fmt: skip


def test_chains_found_in_full_score_one_beside_the_baseline(scored):
    scores = scored("naming", *NAMING)
    assert (scores["events"], scores["articles"], scores["mentions"]) == (1, 2, 3)
    assert scores["b_cubed"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert scores["same_head_lemma"]["b_cubed"]["f1"] == 1.0
    assert scores["by_type"]["ACTOR"]["mentions"] == 2


def test_chains_of_two_events_are_never_one(scored):
    one, two = ({**NAMING[1], "event_id": event} for event in "ef")
    scores = scored("naming", one, two)
    assert (scores["chains_gold"], scores["chains_found"], scores["b_cubed"]["f1"]) == (2, 2, 1.0)
    assert scores["scored"] == "within each event"


def test_a_wrong_chain_costs_precision_and_recall(scored):
    row = {**NAMING[1], "mentions": mentions(ROADS, ("Ms. Berg", "B", None), ("roads", "B", None))}
    scores = scored("naming", row)
    assert scores["b_cubed"]["recall"] == 0.5
    assert scores["by_type"]["none"]["recall"] == 0.5


@pytest.mark.parametrize("bad", [{"start": 0, "end": 999, "chain": "B"}, {"start": 0, "end": 2}, 7])
def test_mentions_that_are_none_are_refused(scored, bad):
    with pytest.raises(
        InputError, match=r"mentions must be a list of mentions .*start, end inside"
    ):
        scored("naming", {**NAMING[1], "mentions": [bad]})


def test_gold_without_any_mention_is_refused(scored):
    with pytest.raises(InputError, match="marks no mention"):
        scored("naming", {**NAMING[1], "mentions": []})
