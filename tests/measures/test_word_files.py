"""Files of word lists: the known formats, and what is said of a line that cannot be used."""

import hashlib
import time

import pytest

from pressdiff.errors import SettingsError
from pressdiff.measures.lexicon import Lexicon
from pressdiff.measures.word_files import columns, plain
from pressdiff.settings import WordList


@pytest.fixture
def read(tmp_path):
    def look(text, name="mine.tsv"):
        path = tmp_path / name
        content = text if isinstance(text, bytes) else text.encode()
        path.write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()[:12]
        return columns(WordList(file=name, digest=digest, path=path))

    return look


def test_words_and_scores(read):
    (column,) = read("word\tscore\tpos\nBrave\t1\ta\nwar crime*\t-2.5\t\nfar-right\t1\n")
    assert (column.label, column.kind) == ("", "words")
    assert column.entries == {
        (("brave",), "ADJ"): 1.0,
        (("war", "crime*"), ""): -2.5,
        (("far", "-", "right"), ""): 1.0,
    }


def test_each_category_is_a_column(read):
    found = read("word\tscore\tcategory\nbrave\t1\tpraise\nbrutal\t1\tblame\n")
    assert [one.label for one in found] == ["praise", "blame"]


def test_each_column_of_numbers_is_one_and_a_missing_cell_is_no_score(read):
    text = "\ufeff,word,care_p,care_sent,note\n0,harm,0.9,-0.8,x\n1,just,0.1,,y\n"
    care, sent = read(text, "emfd.csv")
    assert (care.label, sent.label) == ("care_p", "care_sent")
    assert len(care.entries) == 2
    assert sent.entries == {(("harm",), ""): -0.8}


@pytest.mark.parametrize("nothing", ["NA", "n/a", "#N/A", "NULL"])
def test_a_column_that_begins_without_a_score_is_read(read, nothing):
    (column,) = read(f"word\ttone\nbrave\t{nothing}\nnull\t-1\n")
    assert column.entries == {(("null",), ""): -1.0}


def test_a_column_most_of_which_are_scores_is_not_passed_over(read):
    with pytest.raises(SettingsError, match="line 2: '-' in column 'tone' is no number"):
        read("word\ttone\tnote\nbrave\t-\tx\nbrutal\t-1\ty\nwise\t1\t1\n")


def test_columns_stand_in_the_order_of_the_file(read):
    found = read("word\tone\ttwo\nbrave\t\t1\nbrutal\t1\t1\n")
    assert [one.label for one in found] == ["one", "two"]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("don't", "They don't know."),
        ("don't", "They don’t know."),
        ("don’t know", "They don't know."),
        ("can't", "They can't know."),
        ("cannot", "They cannot know."),
        ("U.S.", "The U.S. knows."),
        ("u.s. army", "The U.S. Army knows."),
        ("9/11", "The 9/11 case is known."),
        ("far-right", "The far-right man knows."),
        ("war's end", "The war's end is known."),
        ("mother-in-law*", "Her mother-in-laws know."),
    ],
)
def test_an_entry_is_cut_as_a_text_is(read, parsed, entry, text):
    (column,) = read(f"word\tscore\n{entry}\t1\n")
    ((words, _),) = column.entries
    one = {words[0]: {"": 1.0}} if len(words) == 1 else {}
    listed = Lexicon(one, {}, {words: {"": 1.0}} if len(words) > 1 else {})
    assert [score for _, _, score in listed.find(parsed(text).doc)] == [1.0]


def test_a_file_changed_since_is_refused(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("word\tscore\nbrave\t1\n")
    with pytest.raises(SettingsError, match="not the one that the settings were read with"):
        columns(WordList(file="mine.tsv", digest="0", path=path))


def test_a_long_list_is_read_in_seconds(read):
    text = "".join(f"the {chr(97 + i % 26)}x{i}\t1\n" for i in range(20_000))
    start = time.perf_counter()
    (column,) = read(f"word\tscore\n{text}")
    assert len(column.entries) == 20_000
    assert time.perf_counter() - start < 20


def test_a_dictionary_of_numbered_categories(read):
    text = "%\n01\tHarmVirtue\n02\tHarmVice\n%\nsafe*\t01\nturn the other cheek 01\nwar\t02  01\n"
    virtue, vice = read(text, "mfd.dic")
    assert virtue.label == "HarmVirtue"
    assert set(virtue.entries) == {
        (("safe*",), ""), (("turn", "the", "other", "cheek"), ""), (("war",), ""),
    }  # fmt: skip
    assert set(vice.entries) == {(("war",), "")}


def test_power_speaks_of_both_and_agency_of_who_acts(read):
    agency, power = read(
        "verb,agency,power\nabandon,agency_pos,power_agent\nache,agency_neg,\nagree on,,power_theme\n",
        "agency_power.csv",
    )
    assert agency.verbs == {"abandon": (1.0, None), "ache": (-1.0, None)}
    assert power.verbs == {"abandon": (1.0, -1.0), "agree on": (-1.0, 1.0)}


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("perspective(wo)", (None, 0.5)),
        ("perspective(ws)", (0.5, None)),
        ("effect(o)", (None, 0.5)),
        ("Perspective(writer→object)", (None, 0.5)),
        ("Perspective(object→subject)", (0.5, None)),
        ("score_theme", (None, 0.5)),
        ("score", (0.5, None)),
    ],
)
def test_a_columns_name_says_whom_it_speaks_of(read, name, pair):
    (column,) = read(f"verb\t{name}\nhelp\t0.5\n")
    assert column.verbs == {"help": pair}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", r"line \d: no column 'word' or 'verb', got nothing; name"),
        ("a\tb\nx\t1\n", r"line 1: no column 'word' or 'verb', got a, b; name"),
        ("word\tscore\n", "has no word with a score"),
        ("word\tscore\nbrave\tx\n", r"line 2: 'x' in column 'score' is no number"),
        ("word\tscore\nbrave\tnan\n", r"line 2: 'nan' in column 'score' is no number"),
        ("word\tscore\nbrave\t1,5\n", r"line 2: '1,5' .* is no number"),
        ("word\tscore\nbrave\t1\nbrave\t2\n", "line 3: 'brave' stood before with another score"),
        ("word\tscore\n\t1\n", "line 2: no word in ''"),
        ("word\tscore\n…\t1\n", "line 2: no word in '…'"),
        ("word\tscore\n*\t1\n", "line 2: no word"),
        ("word\tscore\nbr*ve\t1\n", r"line 2: 'br\*ve': a \* may stand only at the end"),
        ("word\tscore\n" + "a" * 61 + "\t1\n", "line 2: .* is too long"),
        ("word\tscore\na b c d e f g h i\t1\n", "line 2: .* is too long"),
        ("word\tscore\tpos\nbrave\t1\tQ\n", "line 2: part of speech 'q'; known: n, v, a, r"),
        ("word\tscore\nbrave\t1\t2\n", "line 2: 3 cells, the header has 2"),
        ("word\tscore\tscore\nbrave\t1\t2\n", "two columns have the same name"),
        ("%\n1\n%\n", "line 2: got '1'; a category is a number and a name"),
        (
            "%\n1 a\n%\nx 2\n",
            "line 4: got category '2'|line 4: got '.*' without a category|known here: 1",
        ),
        ("%\n1 a\n%\nx\n", "line 4: got 'x' without a category; known here: 1"),
        (b"word\tscore\nna\xefve\t1\n", "is not UTF-8"),
        ("word\t" + "\t".join(f"c{i}" for i in range(70)) + "\nx" + "\t1" * 70, "70 columns"),
    ],
)
def test_what_cannot_be_used_is_named(read, text, words):
    with pytest.raises(SettingsError, match=words):
        read(text)


def test_a_name_is_made_of_plain_letters():
    assert plain("Perspective(writer→object)") == "perspective_writer_object"
    assert plain("Élan 2") == "elan_2"
    assert plain("***") == ""
