import pytest

from pressdiff.errors import MissingModelError
from pressdiff.parse import parse
from pressdiff.settings import ParseSettings

TEXT = (
    "Two killed in blast\nA blast killed two men on Monday. Police said so.\nThe cause is unknown."
)


def view(doc):
    return [(token.text, token.lemma_, token.dep_, token.head.i, token.ent_type_) for token in doc]


def test_a_text_parsed_once_is_not_parsed_again(tmp_path, monkeypatch):
    (fresh,) = parse([TEXT], ParseSettings(), cache=tmp_path)

    def never(*_args, **_options):
        return iter(())

    monkeypatch.setattr("spacy.language.Language.pipe", never)
    (kept,) = parse([TEXT], ParseSettings(), cache=tmp_path)
    assert view(kept) == view(fresh)


def test_a_broken_parse_on_disk_is_made_again(tmp_path):
    (fresh,) = parse([TEXT], ParseSettings(), cache=tmp_path)
    (path,) = tmp_path.rglob("*.spacy")
    path.write_bytes(b"cut off")
    (again,) = parse([TEXT], ParseSettings(), cache=tmp_path)
    assert view(again) == view(fresh)


def test_a_line_break_ends_a_sentence(parsed):
    article = parsed("A blast killed two men", headline="Two killed in blast")
    assert [sentence.text.strip() for sentence in article.sentences] == [
        "Two killed in blast",
        "A blast killed two men",
    ]


def test_sections_are_headline_lead_and_body(parsed):
    article = parsed("The lead is here.\nThe body is here.", headline="The headline")
    text = article.doc.text
    assert [article.section(text.index(word)) for word in ("headline", "lead", "body")] == [
        "headline",
        "lead",
        "body",
    ]


def test_a_pipeline_that_is_not_installed_is_named():
    with pytest.raises(MissingModelError, match=r"'en_nothing' is not installed.*\[parse\] model"):
        list(parse(["a"], ParseSettings(model="en_nothing")))
