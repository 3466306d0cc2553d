"""Two real articles of the kind users bring, end to end; named by short keys, never by sentences."""

import pytest

import pressdiff
from pressdiff.settings import Settings


@pytest.fixture(scope="module")
def seeds(shared):
    return sorted((shared / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def results(seeds):
    return pressdiff.compare(seeds)


@pytest.fixture(scope="module")
def rt(results):
    return results.articles.set_index("outlet").loc["RT"]


@pytest.fixture(scope="module")
def reuters(results):
    return results.articles.set_index("outlet").loc["Reuters"]


@pytest.fixture(scope="module")
def voices(results):
    """Return the attributions with the words of source and content, and the outlet."""
    spans = results.attribution_spans.merge(
        results.attributions[["attribution_id", "article_id"]], on="attribution_id"
    )
    text = results.articles.set_index("article_id")["text"]
    spans["words"] = [
        text[article][start:end]
        for article, start, end in zip(
            spans["article_id"], spans["start"], spans["end"], strict=True
        )
    ]
    words = spans.pivot_table(
        index="attribution_id", columns="role", values="words", aggfunc=" … ".join
    )
    outlet = results.articles.set_index("article_id")["outlet"]
    names = results.entities.set_index("entity_id")["name"]
    frame = results.attributions.merge(
        words.rename(columns={"cue": "cue_words"}), on="attribution_id"
    )
    return frame.assign(
        outlet=frame["article_id"].map(outlet), speaker=frame["entity_id"].map(names)
    )


def of(voices, outlet, **wanted):
    chosen = voices[voices["outlet"] == outlet]
    for column, value in wanted.items():
        chosen = chosen[chosen[column] == value]
    return chosen


def test_page_residue_is_gone(rt, reuters):
    assert rt["title"].endswith("media")
    assert rt["text"].count(rt["title"]) == 1
    for residue in ("icon", "Podcast", "27:26", "0:00", "12:22"):
        assert residue not in rt["text"]
    for residue in ("Reporting by", "Dysa", "(Reuters)"):
        assert residue not in reuters["text"]


def test_dates_and_agency_are_found_and_never_guessed(rt, reuters):
    assert rt["published_at"].strftime("%Y-%m-%d %H:%M") == "2024-01-18 12:22"
    assert rt["date_source"] == "text"
    assert reuters["wire_agency"] == "Reuters"
    assert reuters.isna()["published_at"]
    assert reuters["date_source"] == "none"


def test_the_comparison_says_that_the_events_differ(results, tmp_path):
    assert results.about.same_event < Settings().events.threshold
    assert results.events["event_id"].nunique() == 1
    (warning,) = results.about.warnings
    assert "different events" in warning
    page = results.report(tmp_path / "report.html").read_text(encoding="utf-8")
    assert "different events" in page


def test_a_run_keeps_two_events_of_one_storyline(seeds, tmp_path):
    results = pressdiff.run(seeds, out=tmp_path, jobs=1)
    assert results.events["event_id"].nunique() == 2
    assert results.events["storyline_id"].nunique() == 1


@pytest.mark.parametrize(
    ("outlet", "speaker", "cue", "stance", "kind"),
    [
        ("RT", "Sebastien Lecornu", "explain", "endorsing", "mixed"),
        ("RT", "Sebastien Lecornu", "reveal", "endorsing", "indirect"),
        ("RT", "Emmanuel Macron", "reiterate", "neutral", "mixed"),
        ("RT", "Emmanuel Macron", "add", "neutral", "indirect"),
        ("RT", "Dmitry Kuleba", "urge", "neutral", "indirect"),
        ("RT", "Russian Defense Ministry", "claim", "doubting", "indirect"),
        ("Reuters", "Rustem Umerov", "say", "neutral", "indirect"),
        ("Reuters", "Rustem Umerov", "say", "neutral", "mixed"),
        ("Reuters", "Rustem Umerov", "tell", "neutral", "direct"),
        ("Reuters", "Volodymyr Zelenskiy", "say", "neutral", "indirect"),
    ],
)
def test_speakers_are_right(voices, outlet, speaker, cue, stance, kind):
    assert len(of(voices, outlet, speaker=speaker, cue=cue, stance=stance, kind=kind)) == 1


def test_media_sources_and_offices_are_sources(voices):
    joint = of(voices, "RT", cue="report")["source"]
    assert {"Le Monde", "France 24"} <= {
        name for words in joint.dropna() for name in words.split(" and ")
    }
    assert any("office" in words for words in of(voices, "Reuters", cue="say")["source"])


def test_lecornu_speaks_five_times_in_reuters(voices):
    assert len(of(voices, "Reuters", speaker="Sebastien Lecornu")) == 5


def test_a_quotation_goes_around_its_cue(voices):
    around = of(voices, "Reuters", speaker="Rustem Umerov", kind="mixed")["content"].item()
    assert around.startswith("The two sides … were considering")


def test_a_term_in_quotation_marks_is_not_speech(voices):
    content = voices["content"].str.strip("“”,")
    assert not (content == "artillery coalition").any()


def test_one_place_keeps_both_its_names(results):
    kyiv = results.entities.loc[results.entities["name"] == "Kyiv", "entity_id"].item()
    forms = set(results.mentions.loc[results.mentions["entity_id"] == kyiv, "form"])
    assert {"Kiev", "Kyiv"} <= forms


def test_one_happening_keeps_both_its_wordings(results):
    named = results.mentions[results.mentions["entity_id"].str.contains("counteroffensive")]
    assert any(form.startswith("failed") for form in named["form"])
    assert any(form.startswith("three-month-old") for form in named["form"])
    assert named["entity_id"].nunique() == 1


def test_agency_staff_are_no_actors(results):
    assert not results.entities["name"].str.contains("Dysa|Vidalon|Popeski").any()


@pytest.mark.parametrize(
    ("outlet", "value", "bound", "noun"),
    [
        ("RT", 78, "exact", "howitzer"),
        ("RT", 40, "exact", "missile|scalp"),
        ("RT", 60, "at_least", "fighter|kill"),
        ("RT", 23, "exact", "nation"),
        ("Reuters", 7000, "at_least", "soldier|train|"),
    ],
)
def test_quantities_are_read(results, outlet, value, bound, noun):
    claims = results.claims.merge(results.articles[["article_id", "outlet"]], on="article_id")
    found = results.quantities.merge(claims[["claim_id", "outlet"]], on="claim_id")
    found = found[(found["outlet"] == outlet) & (found["value"] == value)]
    assert bound in set(found["bound"])
    assert found["noun"].fillna("").str.lower().str.contains(noun).any()
