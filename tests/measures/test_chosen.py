"""The measures of a run: pressdiff's own, then those that the settings ask for."""

import pickle

import pytest

import pressdiff
from pressdiff.errors import SettingsError
from pressdiff.measures import ALL
from pressdiff.measures.base import Reading
from pressdiff.measures.chosen import chosen
from pressdiff.mentions import cast
from pressdiff.settings import Settings, load

WORDS = "word\tscore\tcategory\nhelp*\t1\tcare\nharm*\t1\thurt\nkill\t1\thurt\n"


@pytest.fixture
def written(tmp_path):
    def write(name="tone.tsv", text=WORDS, more=""):
        (tmp_path / name).write_text(text)
        path = tmp_path / "settings.toml"
        path.write_text(f'[measures]\nlexica = ["{name}"]\n{more}')
        return path

    return write


def names(path):
    return [one.name for one in chosen(load(path).measures)[len(ALL) :]]


def test_without_settings_there_are_the_usual_measures():
    assert chosen(load(None).measures) == ALL


def test_lists_come_before_axes(written):
    path = written(more='[measures.axes]\nsafety = [["safe"], ["dangerous"]]\n')
    assert names(path) == ["tone_care", "tone_hurt", "axis_safety", "axis_safety_intensity"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hedging.tsv", "'hedging.tsv' makes a measure 'hedging', which pressdiff itself has too"),
        ("…….tsv", "gives no name for its measure"),
    ],
)
def test_a_name_taken_or_empty_is_refused(written, name, words):
    with pytest.raises(SettingsError, match=words):
        names(written(name, "word\tscore\nx\t1\n"))


def test_an_axis_whose_name_is_taken_is_named(written):
    ends = '[["safe"], ["dangerous"]]'
    path = written(more=f"[measures.axes]\nrisk = {ends}\nrisk_intensity = {ends}\n")
    words = (
        "^axis 'risk_intensity' makes a measure 'axis_risk_intensity', which axis 'risk' has too"
    )
    with pytest.raises(SettingsError, match=words):
        names(path)


def test_settings_can_be_read_from_what_they_are_written_as(written, monkeypatch):
    path = written(more='[measures.axes]\nsafety = [["safe"], ["dangerous"]]\n')
    one = load(path)
    assert Settings.model_validate(one.model_dump()) == one
    monkeypatch.chdir(path.parent)
    again = Settings.model_validate_json(one.model_dump_json())
    assert again.digest == one.digest
    assert [measure.name for measure in chosen(again.measures)] == [
        measure.name for measure in chosen(one.measures)
    ]
    assert Settings.model_validate_json(Settings().model_dump_json()) == Settings()


def test_a_changed_word_changes_the_hash_of_the_settings(written):
    one = load(written())
    other = load(written(text=WORDS.replace("kill", "murder")))
    assert one.digest != other.digest
    assert str(one.measures.lexica[0].path) not in one.model_dump_json()


def test_a_path_starts_at_the_settings_file(written, tmp_path, monkeypatch):
    path = written()
    monkeypatch.chdir(tmp_path.parent)
    assert names(path) == ["tone_care", "tone_hurt"]


@pytest.mark.parametrize("name", ["nowhere.tsv", "."])
def test_a_list_that_is_not_there_is_named(tmp_path, name):
    path = tmp_path / "settings.toml"
    path.write_text(f'[measures]\nlexica = ["{name}"]\n')
    with pytest.raises(SettingsError, match=rf"word list '{name}' cannot be read .*name a file"):
        load(path)


def test_a_list_too_large_is_refused(written):
    path = written(text="word\tscore\n" + " " * (11 * 2**20))
    with pytest.raises(SettingsError, match="has 11 MB, at most 10"):
        load(path)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "?!", "harm", "not", "🙂 harm 🙂", "Harm help. Not harm.", "“Harm” – harm’s",
        "Mary Jones harmed Peter Brown and never helped him; “they kill”, she said, and helped.",
    ],
)  # fmt: skip
def test_observations_are_well_formed_whatever_the_text(written, parsed, text):
    path = written(more='[measures.axes]\nsafety = [["safe"], ["dangerous"]]\n')
    (path.parent / "verbs.csv").write_text("verb,power\nharm,power_agent\nhelp,power_theme\n")
    path.write_text(path.read_text().replace('"]\n[', '", "verbs.csv"]\n[', 1))
    article = parsed(text)
    for measure in chosen(load(path).measures)[len(ALL) :]:
        found = list(measure(Reading(article, people=cast(article))))
        assert len({(one.start, one.end, one.target) for one in found}) == len(found)
        for one in found:
            assert 0 <= one.start < one.end <= len(text)
            assert one.n >= 1
            assert measure.low <= one.value / one.n <= measure.high


def test_a_measure_can_be_sent_to_another_process(written, parsed):
    article = parsed("He helped them. They harmed him.")
    for measure in chosen(load(written()).measures)[len(ALL) :]:
        again = pickle.loads(pickle.dumps(measure))
        assert list(again(Reading(article))) == list(measure(Reading(article)))


def test_they_are_in_the_tables_the_report_and_the_folder(written, tmp_path):
    texts = []
    for verb in ("helped", "harmed"):
        path = tmp_path / f"{verb}.txt"
        path.write_text(
            f"Storm hits Riga\n\nThe storm {verb} the people of Riga on Monday, and rescuers came "
            "to the city at night. Nine houses fell and the mayor called for calm in the streets."
        )
        texts.append(path)
    out = tmp_path / "out"
    pressdiff.compare(
        texts, out=out, settings_file=written(), outlets=("one", "two"), profile="light"
    )
    found = pressdiff.open(out)
    rows = found.observations
    hurt = rows[rows["measure"] == "tone_hurt"].groupby("article_id")["value"].sum()
    assert sorted(hurt) == [0.0, 1.0]
    assert [one["name"] for one in found.about.measures] == ["tone_care", "tone_hurt"]
    assert "tone.tsv" in str(found.about.settings["measures"])
    page = found.report(tmp_path / "report.html").read_text()
    assert "a word list of the user's" in page.replace("&#39;", "'")
