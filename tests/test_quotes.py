from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdiff.quotes import quotes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “no”.", ["“no”"]),
        ('She "may" go.', ['"may"']),
        ("It is «ours», he said.", ["«ours»"]),
        ("They call it ‘the plan’ now.", ["‘the plan’"]),
        ("He said: 'Don't go,' and left.", ["'Don't go,'"]),
        ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”"]),
        ("a “nested “one” here” b", ["“nested “one” here”"]),
        ("the so-called ``plan'' failed", ["``plan''"]),
        ("the workers' day and the state's", []),
        ("It is 5'10\" tall.", []),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("He said ‚no‘ and ‹yes›.", ["‚no‘", "‹yes›"]),
        ("He said »no« and left.", ["»no«"]),
        ("He said « no » and left.", ["« no »"]),
        ("He called it `a farce' and left.", ["`a farce'"]),
        ("He said “no“ and ”yes” to it.", ["“no“", "”yes”"]),
        ('“No", he said. "Yes”, she said.', ['“No"', '"Yes”']),
        ('“A "b" c,” he said.', ['“A "b" c,”']),
        ("‘I know the workers’ party well,’ he said.", ["‘I know the workers’ party well,’"]),
        ("the '90s were 'good' years", ["'good'"]),
    ],
)
def test_marks_of_all_kinds_are_paired(text, found):
    assert [text[start:end] for start, end in quotes(text)] == found


@pytest.mark.parametrize("stray", ['"', "”", "“", "«", "‘", "’"])
def test_a_stray_mark_costs_its_own_paragraph_at_most(stray):
    text = f"One “first” here.\nA {stray} stray here and “more”.\nThen “last” there."
    found = [text[start:end] for start, end in quotes(text)]
    assert found[0] == "“first”"
    assert found[-1] == "“last”"


def test_a_quotation_left_open_ends_with_its_paragraph():
    text = "“It goes on.\n“And on,” he said."
    assert [text[start:end] for start, end in quotes(text)] == ["“It goes on.", "“And on,”"]


@given(st.text(alphabet="ab .,\n“”\"'‘’‚«»‹›„`9s", max_size=60))
def test_spans_are_ordered_and_never_cross_a_line(text):
    found = quotes(text)
    assert found == sorted(found)
    for (start, end), (after, _) in pairwise(found):
        assert start < end <= after
    assert all("\n" not in text[start:end] for start, end in found)
