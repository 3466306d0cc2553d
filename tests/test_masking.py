"""The outlet's own name reads the same whichever it is, and the words stay where they are."""

import json

import pytest

import pressdiff
from pressdiff.encoder import encode
from pressdiff.masking import NAME, masked
from pressdiff.parse import parse
from pressdiff.settings import Settings

TEXT = (
    "Minister denies claims\n"
    "{name} has learnt that Angela Merkel was attacked by critics, a spokesman told {name} on Monday.\n"
    "“Some experts may have been misled,” officials claimed in an interview with {name}. "
    "According to {name}, nobody was arrested. {name} was told that the army clearly shelled Kharkiv."
)


@pytest.mark.parametrize(
    "outlet", ["RT", "Fox News", "The Northern Observer", "Süddeutsche.de", NAME]
)
def test_words_and_scores_stand_where_they_stood(outlet):
    text = TEXT.format(name=outlet)
    found = masked(text, outlet)
    (parsed,) = parse([found.text], Settings().parse)
    doc = found.doc(parsed)
    assert doc.text == text
    assert [word.tag_ for word in doc] == [word.tag_ for word in parsed]
    assert [word.head.i for word in doc] == [word.head.i for word in parsed]
    assert [one.text for one in doc.ents] == [one.text.replace(NAME, outlet) for one in parsed.ents]
    assert [len(list(one)) for one in doc.sents] == [len(list(one)) for one in parsed.sents]
    scored = found.encoded(encode(found.text))
    assert {text[start:end] for start, end in scored.spans} >= {outlet, "denies", "arrested"}


@pytest.mark.parametrize(
    ("text", "outlet", "left"),
    [
        (
            "USA TODAY asked. USA TODAY (News) did.",
            "USA TODAY (News)",
            f"{NAME} asked. {NAME} did.",
        ),
        (
            "Time flies. He told Time so, in time.",
            "Time",
            f"Time flies. He told {NAME} so, in time.",
        ),
        ("ARTful RT, RT’s", "RT", f"ARTful {NAME}, {NAME}’s"),
        ("No name here", "", "No name here"),
        ("A man and a plan. It is A", "a", "A man and a plan. It is A"),
        ("A man and a plan. It is A", "A", "A man and a plan. It is A"),
        ("They left for IT", "left", "They left for IT"),
        ("They read bbc.co.uk", "bbc.co.uk", f"They read {NAME}"),
        ("A+b(c", "A+b(c", NAME),
    ],
)
def test_what_counts_as_the_name(text, outlet, left):
    assert masked(text, outlet).text == left


def test_exchanging_the_name_of_an_outlet_changes_no_score(tmp_path):
    """Its title line and all: every value of every measure, who it is about, and its voice."""
    found = []
    for number, outlet in enumerate(("Fox News", "RT", "Reuters", "The Northern Observer")):
        folder = tmp_path / str(number)
        folder.mkdir()
        title, text = TEXT.format(name=outlet).split("\n", maxsplit=1)
        row = {"outlet": outlet, "title": title, "text": text}
        (folder / "a.json").write_text(json.dumps(row), encoding="utf-8")
        rows = pressdiff.run([folder], out=folder / "out", jobs=1).observations
        found.append(rows[["measure", "voice", "section", "value", "n"]].to_numpy().tolist())
    assert found[0]
    assert all(sorted(map(str, one)) == sorted(map(str, found[0])) for one in found)
