import pytest

from pressdiff.errors import SettingsError
from pressdiff.settings import Settings, load


def written(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    return path


def test_no_file_means_the_defaults():
    assert load(None) == Settings()


def test_a_file_changes_what_it_names(tmp_path):
    chosen = load(written(tmp_path, "[ingest]\nmin_words = 5\n"))
    assert chosen.ingest.min_words == 5
    assert chosen.parse == Settings().parse
    assert chosen.digest != Settings().digest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[ingest]\nmin_word = 5\n",
            r"ingest.min_word: .* \(got 5\); known here: columns, .*min_words",
        ),
        ("[ingest]\nmin_words = 0\n", "ingest.min_words: .* greater than or equal to 1"),
        ("[coverage]\nunclear = 2\n", "coverage.unclear: .* less than or equal to 1"),
        ('[measures]\nlexica = "a.tsv"\n', "measures.lexica: .* known here: lexica, axes"),
        ('[measures.axes]\nsafety = [["safe"]]\n', "measures.axes.safety.1: Field required"),
        (
            '[measures.axes]\nsafety = [["safe"], []]\n',
            "measures.axes.safety.1: .* at least 1 item",
        ),
        ('[measures.axes]\nSafe = [["a"], ["b"]]\n', r"measures.axes.Safe.*should match pattern"),
        ('[effects]\ncorrection = "none"\n', "effects.correction: .*'holm' or 'bh'"),
        ("[effects.smallest]\nhedging = 0\n", "effects.smallest.hedging: .* greater than 0"),
        ("[effects.smallest]\nhedging = inf\n", "effects.smallest.hedging: .*finite"),
        ("[evnts]\n", "evnts: .* known here: profile, .*events"),
        ("min_words = ", "is not TOML"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path, text, words):
    with pytest.raises(SettingsError, match=words):
        load(written(tmp_path, text))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"nowhere.toml' cannot be read"):
        load(tmp_path / "nowhere.toml")
