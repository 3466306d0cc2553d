"""Gold files: what is read from them, and what is refused, with words a user can act on."""

import json

import pytest

from conftest import SAMPLE
from pressdiff.errors import InputError
from pressdiff.evaluate import TASKS, evaluate
from pressdiff.evaluate.conllu import conllu
from pressdiff.evaluate.penn import plain
from pressdiff.settings import Settings

SENTENCE = """# sent_id = 1
# text = He's been "held" by us.
1-2\tHe's\t_\t_\t_\t_\t_\t_\t_\t_
1\tHe\the\tPRON\tPRP\t_\t5\tnsubj:pass\t_\t_
2\t's\tbe\tAUX\tVBZ\t_\t5\taux\t_\t_
3\tbeen\tbe\tAUX\tVBN\t_\t5\taux:pass\t_\t_
4\t"\t"\tPUNCT\t``\t_\t5\tpunct\t_\t_
5\theld\thold\tVERB\tVBN\t_\t0\troot\t_\t_
5.1\tx\tx\tX\tX\t_\t_\t_\t_\t_
6\t"\t"\tPUNCT\t''\t_\t5\tpunct\t_\t_
7\tby\tby\tADP\tIN\t_\t8\tcase\t_\t_
8\tus\twe\tPRON\tPRP\t_\t5\tobl\t_\t_
9\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_
"""
QUANTITY = {"start": 0, "end": 2, "value": 12, "unit": None, "noun": None, "bound": "exact"}


def write(path, *rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))
    return path


def test_the_words_of_a_treebank_stand_where_the_text_has_them(tmp_path):
    (row,) = conllu(write(tmp_path / "gold.conllu", SENTENCE))
    text = row["text"]
    assert [text[word["start"] : word["end"]] for word in row["words"]] == [
        word["form"] for word in row["words"]
    ]
    assert [word["head"] for word in row["words"]][:5] == [4, 4, 4, 4, None]


def test_words_that_are_not_printed_have_the_place_of_the_printed_one(tmp_path):
    lines = ["# text = du pain", "1-2\tdu" + "\t_" * 8]
    lines += [f"{n}\t{form}" + "\t_" * 4 + f"\t{head}\tdep\t_\t_" for n, form, head in
              [(1, "de", 3), (2, "le", 3), (3, "pain", 0)]]  # fmt: skip
    (row,) = conllu(write(tmp_path / "gold.conllu", *lines))
    assert [(word["start"], word["end"]) for word in row["words"]] == [(0, 2), (0, 2), (3, 7)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("# text = ", "# words = ", "row 0 is no CoNLL-U: no '# text = '"),
        ("9\t.\t.", "9\t!\t!", "'!' is not what follows in '.'"),
        ("7\tby", "8\tby", "word 8 where 7 was due"),
        ("\t8\tcase", "\t88\tcase", "the head of 'by' is none of the 9 words"),
        ("\t5\taux\t_", "\t5\taux", "9 columns for 10 in '2'"),
        ("\t5\taux\t", "\tfive\taux\t", "invalid literal"),
    ],
)
def test_what_is_no_treebank_is_named(tmp_path, old, new, words):
    path = write(tmp_path / "gold.conllu", SENTENCE.replace(old, new))
    with pytest.raises(InputError, match=r"gold\.conllu") as raised:
        evaluate("passive", path, Settings())
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("task", "row", "words"),
    [
        ("hedging", {"text": "It may.", "label": "yes"}, 'row 0: label must be 0 or 1; got "yes"'),
        ("hedging", {"text": None, "label": 1}, "row 0: text must be a text; got null"),
        ("hedging", {"text": "It may."}, "row 0 lacks label"),
        ("hedging", [1], "row 0 lacks text, label"),
        (
            "sentiment",
            {"text": "He left.", "start": 0, "end": 2, "label": 1},
            "row 0: label must be negative or neutral or positive; got 1",
        ),
        (
            "sentiment",
            {"text": "He left.", "start": 0, "end": 12, "label": "neutral"},
            "row 0: end must be a place in the text after start; got 12",
        ),
        (
            "certainty",
            {"text": "He left.", "prompt": "he left", "verb": "say", "mean": 4},
            "row 0: mean must be a number from -3 to 3; got 4",
        ),
        (
            "certainty",
            {"text": "He left.", "prompt": "…", "verb": "say", "mean": 1},
            "row 0: prompt must be a text with words",
        ),
        (
            "sentence_type",
            {"article_id": "a", "position": 0, "text": "He left.", "type": "fact"},
            'row 0: type must be a list of labels; got "fact"',
        ),
        (
            "sentence_type",
            {"article_id": "a", "position": 0, "text": "He left.", "type": ["other"]},
            "gold.jsonl': none of 1 rows of gold has a majority for fact, opinion, quote",
        ),
        ("quantities", {"text": "12", "quantities": 12}, "quantities must be a list of quantities"),
        (
            "quantities",
            {"text": "1", "quantities": [QUANTITY]},
            "row 0: quantities must be a list of quantities (start, end inside the text;",
        ),
        ("quantities", {"text": "12", "quantities": [QUANTITY | {"bound": "some"}]}, "at_least"),
        ("quantities", {"text": "12", "quantities": [QUANTITY | {"value": "12"}]}, "got [{"),
        ("quantities", {"text": "12", "quantities": [{"start": 0, "end": 2}]}, "quantities"),
        ("attribution", {"article_id": 1, "text": "He.", "attributions": None}, "must be a list"),
    ],
)
def test_what_is_no_gold_of_a_task_is_named(tmp_path, task, row, words):
    path = write(tmp_path / "gold.jsonl", row)
    with pytest.raises(InputError, match=r"gold\.jsonl") as raised:
        evaluate(task, path, Settings())
    assert words in str(raised.value)


def test_a_sentence_told_twice_is_refused(tmp_path):
    row = {"article_id": "a", "position": 3, "text": "He left.", "type": ["fact"]}
    path = write(tmp_path / "gold.jsonl", row, row)
    with pytest.raises(InputError, match="article 'a' of the gold has position 3 2 times"):
        evaluate("sentence_type", path, Settings())


@pytest.mark.parametrize("task", TASKS)
def test_a_file_that_is_not_there_or_empty_is_named(tmp_path, task):
    with pytest.raises(InputError, match=r"nowhere' cannot be read as (JSON lines|CoNLL-U)"):
        evaluate(task, tmp_path / "nowhere", Settings())
    with pytest.raises(InputError, match="is empty"):
        evaluate(task, write(tmp_path / "gold", ""), Settings())


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He did n't say ` no ' .", "He didn't say ‘no '."),
        ("the band 's `` Day ''", "the band's “Day”"),
        ("QJ -LRB- 2-10-2 -RRB- engines", "QJ (2-10-2) engines"),
        ("the '90s , 5 % : so", "the '90s, 5%: so"),
        ("Plain text, as it's printed.", "Plain text, as it's printed."),
        ("", ""),
    ],
)
def test_penn_tokens_are_undone(tokens, text):
    assert plain(tokens) == text


def test_the_quantities_of_the_sample_are_where_the_text_has_them():
    scores = evaluate("quantities", SAMPLE / "quantities.jsonl", Settings())
    assert scores["spans_overlapping"]["gold"] == 65
    assert scores["spans_overlapping"]["f1"] > 0.9
