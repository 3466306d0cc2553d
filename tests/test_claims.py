"""Claims: which clauses are one, in whose voice, how sure, when, and with which numbers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressdiff.attribution import Attribution
from pressdiff.claims import claims
from pressdiff.parse import Article

THURSDAY = datetime(2024, 1, 18, 12, 22, tzinfo=UTC)


def credit(article, source, cue, *content, **fields):
    """Return an attribution of the words of `article` named."""

    def at(words):
        start = article.doc.text.index(words)
        return start, start + len(words)

    lemma = {"said": "say", "claimed": "claim", "denied": "deny"}.get(cue, cue.lower())
    given = {"kind": "indirect", "lemma": lemma, "stance": "neutral", "source_type": None}
    given |= {"anonymous": not source, "entity": source or None, "parent": None, **fields}
    pieces = tuple(at(words) for words in content)
    return Attribution((at(source),) if source else (), (at(cue),) if cue else (), pieces, **given)


def told(article, *attributions):
    return [
        (one.voice, article.doc.text[one.start : one.end]) for one in claims(article, attributions)
    ]


def only(article, *attributions):
    (claim,) = claims(article, attributions)
    return claim


# which clauses


def test_a_sentence_is_a_claim_without_its_full_stop(parsed):
    article = parsed("The minister opened the new bridge.")
    assert told(article) == [("own", "The minister opened the new bridge")]


def test_joined_clauses_with_subjects_of_their_own_are_two_claims(parsed):
    article = parsed("The army shelled the town, and hundreds of people fled to the border.")
    assert told(article) == [
        ("own", "The army shelled the town"),
        ("own", "hundreds of people fled to the border"),
    ]


def test_verbs_that_share_a_subject_are_one_claim(parsed):
    assert len(told(parsed("The strike killed 60 fighters and injured another 20."))) == 1


def test_a_long_adverbial_clause_is_a_claim_and_a_condition_is_not(parsed):
    time = "The pilot turned the plane around after a stranger was discovered on board."
    assert [words for _, words in told(parsed(time))] == [
        "The pilot turned the plane around",
        "a stranger was discovered on board",
    ]
    condition = "The union will strike on Monday if the company cuts the wages of its workers."
    assert told(parsed(condition)) == [("own", condition[:-1])]


def test_relative_clauses_stay_inside(parsed):
    text = "The mayor, who was elected last year, closed the bridge that links the two towns."
    assert told(parsed(text)) == [("own", text[:-1])]


@pytest.mark.parametrize(
    "text",
    [
        "Who fired the missile at the city?",
        "Read more about the fire in our live blog.",
        "What a great day for the whole country!",
        "I think that is a really bad idea.",
        "You can follow our live coverage here.",
        "A brown dog in the street.",
        "He left.",
    ],
)
def test_questions_commands_cries_feelings_and_fragments_are_no_claims(parsed, text):
    assert told(parsed(text)) == []


@pytest.mark.parametrize(
    ("headline", "count"),
    [
        ("Nine dead in ferry fire", 1),
        ("At least 60 killed in strike on hotel", 1),
        ("Minister cancels trip to France", 1),
        ("Who started the ferry fire?", 0),
        ("Live updates", 0),
    ],
)
def test_a_headline_with_a_verb_or_a_state_is_one_claim(parsed, headline, count):
    article = parsed("The ferry burned near the coast of the island.", headline=headline)
    found = [one for one in claims(article, []) if one.section == "headline"]
    assert [(one.start, one.end, one.position) for one in found] == [
        (0, len(headline), 0.0)
    ] * count


def test_position_runs_from_the_headline_to_the_end(parsed):
    article = parsed(
        "The ferry burned near the island.\nThe crew saved all the passengers.",
        headline="Ferry burned near island",
    )
    headline, lead, body = claims(article, [])
    assert [one.section for one in (headline, lead, body)] == ["headline", "lead", "body"]
    assert 0 == headline.position < lead.position < body.position < 1


# voice


def test_who_says_is_no_claim_and_what_is_said_is_credited(parsed):
    article = parsed("The mayor said that the bridge was unsafe.")
    mayor = credit(article, "The mayor", "said", "that the bridge was unsafe")
    assert told(article, mayor) == [("attributed", "the bridge was unsafe")]
    assert only(article, mayor).attribution == 0


def test_a_sentence_of_both_voices_gives_a_claim_to_each(parsed):
    article = parsed("France would keep on helping, Lecornu said, but he gave no details on arms.")
    said = credit(article, "Lecornu", "said", "France would keep on helping")
    assert told(article, said) == [
        ("attributed", "France would keep on helping"),
        ("own", "he gave no details on arms"),
    ]


def test_a_second_verb_after_the_cue_is_the_outlets_and_keeps_the_subject(parsed):
    article = parsed("Lecornu said France would help Ukraine, but gave no details on arms.")
    said = credit(article, "Lecornu", "said", "France would help Ukraine")
    _, own = claims(article, [said])
    assert (own.voice, own.subject, own.predicate) == ("own", "Lecornu", "give")


def test_content_around_its_cue_is_one_claim(parsed):
    article = parsed("The two sides, he said, were considering a joint fund.")
    said = credit(article, "he", "said", "The two sides", "were considering a joint fund")
    assert told(article, said) == [("attributed", article.doc.text[:-1])]


def test_a_credited_infinitive_stays_with_its_cue(parsed):
    article = parsed("The minister urged the West to send more weapons.")
    urged = credit(article, "The minister", "urged", "the West to send more weapons", lemma="urge")
    claim = only(article, urged)
    assert (claim.voice, claim.subject) == ("attributed", "The minister")


def test_the_innermost_attribution_is_named(parsed):
    article = parsed("TASS said the army claimed its strike destroyed the depot.")
    outer = credit(article, "TASS", "said", "the army claimed its strike destroyed the depot")
    inner = credit(article, "the army", "claimed", "its strike destroyed the depot", parent=0)
    claim = only(article, outer, inner)
    assert (claim.attribution, claim.predicate) == (1, "destroy")


def test_according_to_is_left_out(parsed):
    article = parsed("According to officials, nine people died in the fire.")
    credited = credit(article, "officials", "According to", "nine people died in the fire")
    assert told(article, credited) == [("attributed", "nine people died in the fire")]


def test_a_quotation_keeps_both_its_marks_or_none(parsed):
    article = parsed("“The bridge was never safe,” the mayor said.")
    said = credit(article, "the mayor", "said", "“The bridge was never safe,”", kind="direct")
    assert told(article, said) == [("attributed", "The bridge was never safe")]
    partial = parsed("He cancelled the trip “for security reasons.”")
    assert told(partial) == [("own", "He cancelled the trip “for security reasons.”")]


# minimal pairs


@pytest.mark.parametrize(
    ("text", "polarity", "certainty"),
    [
        ("The army shelled the town.", "positive", "asserted"),
        ("The army did not shell the town.", "negative", "asserted"),
        ("The army never shelled the town.", "negative", "asserted"),
        ("The army no longer shelled the town.", "negative", "asserted"),
        ("No one shelled the town.", "negative", "asserted"),
        ("The army reported no losses in the town.", "negative", "asserted"),
        ("The army failed to take the town.", "negative", "asserted"),
        ("Not only did the army shell the town.", "positive", "asserted"),
        ("The army may have shelled the town.", "positive", "hedged"),
        ("The army could shell the town.", "positive", "hedged"),
        ("The army reportedly shelled the town.", "positive", "hedged"),
        ("The army allegedly shelled the town.", "positive", "hedged"),
        ("The army appears to have shelled the town.", "positive", "hedged"),
        ("The army is believed to have shelled the town.", "positive", "hedged"),
        ("The army is likely to shell the town.", "positive", "hedged"),
        ("The army will shell the town.", "positive", "planned"),
        ("The army will not shell the town.", "negative", "planned"),
        ("The army plans to shell the town.", "positive", "planned"),
        ("The army is going to shell the town.", "positive", "planned"),
        ("The army is expected to shell the town.", "positive", "planned"),
        ("The army intends to shell the town.", "positive", "planned"),
        ("The army is to shell the town.", "positive", "planned"),
        ("The army will shell the town if the talks fail.", "positive", "conditional"),
        ("The army would have shelled the town.", "positive", "conditional"),
        ("The army would shell the town if the talks failed.", "positive", "conditional"),
        ("The army would keep its base in the town.", "positive", "planned"),
        ("The army didn’t shell the town.", "negative", "asserted"),
        ("The town wasn’t safe for the army.", "negative", "asserted"),
        ("The report isn’t true of the army.", "negative", "asserted"),
        ("The army won’t shell the town.", "negative", "planned"),
        ("The army could not take the town.", "negative", "asserted"),
        ("The army is known to shell the town.", "positive", "asserted"),
        ("Flight no. 7 landed in the town.", "positive", "asserted"),
        ("Flight No 7 landed in the town.", "positive", "asserted"),
        ("The attack on the town is planned for June.", "positive", "planned"),
    ],
)
def test_negation_and_modality_change_a_claim(parsed, text, polarity, certainty):
    claim = only(parsed(text))
    assert (claim.polarity, claim.certainty) == (polarity, certainty)


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the town.",
        "The army plans to shell the town.",
        "The army is expected to shell the town.",
        "The town was shelled by the army.",
    ],
)
def test_plans_and_passives_are_about_the_same_act(parsed, text):
    claim = only(parsed(text))
    assert (claim.subject.lower(), claim.predicate, claim.object.lower()) == (
        "the army", "shell", "the town",
    )  # fmt: skip


def test_a_passive_without_agent_has_no_subject(parsed):
    claim = only(parsed("A man was shot dead in the square."))
    assert (claim.subject, claim.predicate, claim.object) == (None, "shoot", "A man")


def test_means_are_no_agents(parsed):
    assert only(parsed("The girls were flown to the capital by helicopter.")).subject is None


def test_a_particle_belongs_to_the_predicate(parsed):
    assert only(parsed("The rebels blew up the bridge.")).predicate == "blow up"


def test_what_is_denied_is_a_denied_claim(parsed):
    article = parsed("The ministry denied that the army had shelled the town.")
    denied = credit(
        article, "The ministry", "denied", "that the army had shelled the town", stance="denying"
    )
    claim = only(article, denied)
    assert (claim.certainty, claim.polarity, claim.predicate) == ("denied", "positive", "shell")


def test_would_is_a_plan_in_indirect_speech_and_no_more_than_a_condition_in_direct(parsed):
    article = parsed("The ministry said the army would leave the town.")
    content = "the army would leave the town"
    indirect = credit(article, "The ministry", "said", content)
    assert only(article, indirect).certainty == "planned"
    assert only(article, replace(indirect, kind="direct")).certainty == "conditional"


def test_what_is_feared_is_hedged(parsed):
    article = parsed("Kyiv fears that Russia bombed the plant.")
    feared = credit(article, "Kyiv", "fears", "that Russia bombed the plant", lemma="fear")
    assert only(article, feared).certainty == "hedged"


@pytest.mark.parametrize(
    ("cue", "polarity", "certainty"),
    [
        ("did not think", "negative", "hedged"),
        ("doubted", "negative", "hedged"),
        ("did not say", "positive", "hedged"),
        ("did not know", "positive", "asserted"),
        ("could not believe", "positive", "asserted"),
    ],
)
def test_the_verb_above_a_clause_bears_on_it(parsed, cue, polarity, certainty):
    article = parsed(f"The mayor {cue} that the army had left the town.")
    told = credit(article, "The mayor", cue, "that the army had left the town", lemma=None)
    claim = only(article, told)
    assert (claim.predicate, claim.polarity, claim.certainty) == ("leave", polarity, certainty)


def test_what_is_not_denied_is_left_open(parsed):
    article = parsed("The ministry did not deny that the army had shelled the town.")
    content = "that the army had shelled the town"
    claim = only(article, credit(article, "The ministry", "deny", content, stance="denying"))
    assert (claim.certainty, claim.polarity) == ("hedged", "positive")


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Macron to visit Kyiv", ("visit", "positive", "planned")),
        ("Macron not to visit Kyiv", ("visit", "negative", "planned")),
        ("Nine feared dead in ferry fire", ("fear", "positive", "hedged")),
        ("Army denies shelling town", ("shell", "positive", "denied")),
        ("Why the army left the town", None),
        ("Stop the war now", None),
        ("Five things to know about the strike", None),
    ],
)
def test_headlines_tell_plans_fears_and_denials(parsed, headline, told):
    found = [
        (one.predicate, one.polarity, one.certainty)
        for one in claims(parsed("It rained in the city.", headline=headline), [])
        if one.section == "headline"
    ]
    assert found == ([told] if told else [])


def test_what_is_dated_ahead_is_planned(parsed):
    article = parsed("The army is leaving the town next week.")
    assert only(replace(article, published_at=THURSDAY)).certainty == "planned"


# time


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The army shelled the town on Thursday.", "2024-01-18", "2024-01-19"),
        ("The army shelled the town on Friday.", "2024-01-12", "2024-01-13"),
        ("The army will leave the town on Friday.", "2024-01-19", "2024-01-20"),
        ("The army shelled the town last Thursday.", "2024-01-11", "2024-01-12"),
        ("The army shelled the town yesterday.", "2024-01-17", "2024-01-18"),
        ("The army shelled the town three days ago.", "2024-01-15", "2024-01-16"),
        ("The army shelled the town the day before yesterday.", "2024-01-16", "2024-01-17"),
        ("The army shelled the town at the weekend.", "2024-01-13", "2024-01-15"),
        ("The army will leave the town this weekend.", "2024-01-20", "2024-01-22"),
        ("The army shelled the town in the summer of 2016.", "2016-01-01", "2017-01-01"),
        ("The army shelled the town last week.", "2024-01-08", "2024-01-15"),
        ("The army shelled the town last month.", "2023-12-01", "2024-01-01"),
        ("The army left the town this year.", "2024-01-01", "2025-01-01"),
        ("The army shelled the town in February.", "2023-02-01", "2023-03-01"),
        ("The army will leave the town in February.", "2024-02-01", "2024-03-01"),
        ("The army shelled the town on 15 September 2017.", "2017-09-15", "2017-09-16"),
        ("The army shelled the town on September 15.", "2023-09-15", "2023-09-16"),
        ("The army shelled the town in May 2016.", "2016-05-01", "2016-06-01"),
        ("The army shelled the town in 2015.", "2015-01-01", "2016-01-01"),
        ("The vote on the budget is planned for 12 June.", "2024-06-12", "2024-06-13"),
        ("The vote on the budget is due on 12 June.", "2024-06-12", "2024-06-13"),
        ("The vote on the budget will be held on 12 June.", "2024-06-12", "2024-06-13"),
        ("The vote on the budget may be held on 12 June.", "2024-06-12", "2024-06-13"),
        ("The vote on the budget was held on 12 June.", "2023-06-12", "2023-06-13"),
        ("The vote on the budget takes place on 12 February.", "2024-02-12", "2024-02-13"),
        ("The army leaves the town on 12 December.", "2023-12-12", "2023-12-13"),
    ],
)
def test_times_are_resolved_against_the_publication(parsed, text, start, end):
    claim = only(replace(parsed(text), published_at=THURSDAY))
    assert (f"{claim.time_start:%Y-%m-%d}", f"{claim.time_end:%Y-%m-%d}") == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the town.",
        "The army has held the town since Monday.",
        "The army had planned to leave the town on Friday.",
        "The army may shell the town again.",
        "The Sunday Times named the army and the town.",
        "The army shelled the town that rebels took on Monday.",
        "The army shelled the town on Monday and on Tuesday.",
        "The army shelled the town on 31 February 2016.",
    ],
)
def test_a_time_that_is_not_the_claims_or_not_clear_is_not_given(parsed, text):
    claim = only(replace(parsed(text), published_at=THURSDAY))
    assert claim.time_start is None
    assert claim.time_end is None


def test_without_a_date_of_publication_only_whole_dates_are_known(parsed):
    assert only(parsed("The army shelled the town on Thursday.")).time_start is None
    claim = only(parsed("The army shelled the town on 15 September 2017."))
    assert claim.time_start == datetime(2017, 9, 15, tzinfo=UTC)


def test_a_headline_in_the_present_tells_what_has_been(parsed):
    article = parsed("It rained.", headline="Army leaves town on 12 February")
    claim = only(replace(article, published_at=THURSDAY))
    assert claim.time_start == datetime(2023, 2, 12, tzinfo=UTC)


# numbers


def test_a_number_goes_to_the_claim_it_stands_in(parsed):
    article = parsed("The fire killed nine people, and 60 others were taken to three hospitals.")
    assert [[one.value for one in claim.quantities] for claim in claims(article, [])] == [
        [9],
        [60, 3],
    ]


def test_the_numbers_of_the_seeds_are_found(parsed, shared):
    seeds = shared / "seeds"
    if not seeds.is_dir():
        pytest.skip("the two seed articles are not here")
    found = set()
    for path in sorted(seeds.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        text = "\n".join(line for line in lines if line.endswith((".", "”")))
        for claim in claims(parsed(text), []):
            found |= {(one.value, one.bound, one.noun) for one in claim.quantities}
    assert {
        (78, "exact", "Caesar howitzer"),
        (40, "exact", "SCALP cruise missile"),
        (60, "at_least", "fighter"),
        (23, "exact", "nation"),
        (7000, "at_least", "soldier"),
    } <= found


# any text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            "The army said “ ” \" ' that 60 people were killed , . ? ! ( ) — and if he on Monday \n"
            "May 31 February 2016 denied will not it £2bn 9999 days ago".split(" ")
        ),
        min_size=1,
        max_size=30,
    ),
    st.data(),
)
def test_no_text_is_too_odd(parsed, words, data):
    text = " ".join(words)
    whole = parsed(text).doc
    spots = st.integers(0, len(text))
    pieces = [tuple(sorted((data.draw(spots), data.draw(spots)))) for _ in range(3)]
    odd = Attribution(
        (pieces[0],), (pieces[1],), (pieces[2],), "mixed", None, "neutral", None, True, None, None
    )
    end = data.draw(spots)
    article = Article("odd", whole, headline_end=end, published_at=THURSDAY)
    for claim in claims(article, [odd]):
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end].strip()
        assert 0 <= claim.position <= 1
        assert (claim.voice == "own") == (claim.attribution is None)
        for one in claim.quantities:
            assert claim.start <= one.start < one.end <= claim.end


def test_an_empty_article_has_no_claims(parsed):
    assert claims(parsed(""), []) == []
    assert claims(parsed(" \n "), []) == []
