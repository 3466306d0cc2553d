"""Minimal pairs: two sentences differ in one thing, and exactly its column of the claim differs."""

import pytest

from pressdiff.attribution import attributions
from pressdiff.claims import Claim, claims
from pressdiff.measures.agent_deletion import AGENT_DELETION
from pressdiff.measures.base import Reading
from pressdiff.mentions import cast
from pressdiff.parse import Article

AXES = {
    "negation": (
        {"polarity": ("positive", "negative")},
        ("The army shelled the town.", "The army did not shell the town."),
        ("The court approved the merger on Monday.", "The court never approved the merger on Monday."),
        ("The rebels took the airport.", "The rebels failed to take the airport."),
        ("The minister signed the treaty.", "The minister refused to sign the treaty."),
        ("The rescuers could reach the village.", "The rescuers could hardly reach the village."),
        ("The bank will cut its rates.", "The bank won’t cut its rates."),
        ("The union ended the strike.", "At no point did the union end the strike."),
        ("It is true that the mayor paid the bill.", "It is not true that the mayor paid the bill."),
        (
            "The minister thinks that the bridge is safe.",
            "The minister doesn't think that the bridge is safe.",
        ),
    ),
    "modality": (
        {"certainty": ("asserted", "hedged")},
        ("The storm destroyed the harbour.", "The storm may have destroyed the harbour."),
        ("Inflation fell in March.", "Inflation probably fell in March."),
        ("The soldiers crossed the border.", "The soldiers reportedly crossed the border."),
        ("The suspect fled to Spain.", "The suspect appears to have fled to Spain."),
        ("The pilot ignored the warning.", "The pilot seems to have ignored the warning."),
        ("The army has left the town.", "It seems that the army has left the town."),
        ("The company broke the law.", "It is possible that the company broke the law."),
    ),
    "passive with agent": (
        {"passives": ([], [0.0])},
        ("The army shelled the town.", "The town was shelled by the army."),
        ("Rebels seized the airport.", "The airport was seized by rebels."),
        ("The court rejected the appeal.", "The appeal has been rejected by the court."),
        ("A gunman killed nine people.", "Nine people were killed by a gunman."),
        ("Parliament will approve the budget.", "The budget will be approved by Parliament."),
    ),
    "passive without agent": (
        {"passives": ([0.0], [1.0]), "subject": (True, False)},
        ("The town was shelled by the army.", "The town was shelled."),
        ("The airport was seized by rebels on Monday.", "The airport was seized on Monday."),
        ("The appeal has been rejected by the court.", "The appeal has been rejected."),
        ("Nine people were killed by a gunman.", "Nine people were killed."),
        ("The budget will be approved by Parliament.", "The budget will be approved."),
    ),
    "conditional": (
        {"certainty": ("planned", "conditional")},
        ("The army will leave the town.", "The army will leave the town if the talks succeed."),
        ("The union will strike.", "The union will strike unless wages rise."),
        ("The bank would raise its rates.", "The bank would raise its rates if prices rose."),
        ("The party will win the vote.", "Should the talks fail, the party will win the vote."),
        ("Britain will close the base.", "If Congress agrees, Britain will close the base."),
    ),
    "plan": (
        {"certainty": ("asserted", "planned")},
        ("The president visited Kyiv.", "The president plans to visit Kyiv."),
        ("The company opened a factory.", "The company will open a factory."),
        ("The airline cut 300 jobs.", "The airline is to cut 300 jobs."),
        ("The parties formed a coalition.", "The parties agreed to form a coalition."),
        ("The troops withdrew from the town.", "The troops are about to withdraw from the town."),
        ("Lawmakers voted on the bill.", "Lawmakers expect to vote on the bill."),
    ),
    "denial": (
        {"certainty": ("asserted", "denied")},
        (
            "The ministry said that the army had shelled the town.",
            "The ministry denied that the army had shelled the town.",
        ),
        (
            "The company said it had broken the law.",
            "The company denied it had broken the law.",
        ),
        (
            "The mayor confirmed that he had taken the money.",
            "The mayor denied that he had taken the money.",
        ),
        (
            "Moscow acknowledged that its jets had bombed the hospital.",
            "Moscow denied that its jets had bombed the hospital.",
        ),
        ("Police shot the man.", "Police denied shooting the man."),
    ),
    "question": (
        {"claims": (1, 0)},
        ("The army shelled the town.", "Did the army shell the town?"),
        ("The minister will resign over the affair.", "Will the minister resign over the affair?"),
        ("Rebels fired the missile.", "Who fired the missile?"),
        ("The bank closed its branches in May.", "Why did the bank close its branches in May?"),
        ("The talks failed in Geneva.", "How the talks failed in Geneva."),
        ("The mayor said that the army had left.", "Did the mayor say that the army had left?"),
    ),
    "command": (
        {"claims": (1, 0)},
        ("They read the whole report.", "Read the whole report."),
        ("The army left the town now.", "Leave the town now."),
        ("They stopped the killing of civilians.", "Stop the killing of civilians."),
        ("We acted now.", "We must act now."),
        ("He told me the army had left.", "Don't tell me the army had left."),
        ("They remembered the victims.", "Let us remember the victims."),
    ),
    "opinion": (
        {"claims": (1, 0)},
        ("This is a treaty.", "This is a disgrace."),
        ("The speech was short.", "The speech was pathetic."),
        ("The verdict was unanimous.", "The verdict was outrageous."),
        ("The film is two hours long.", "The film is far too long."),
        ("The government resigned.", "The government should resign."),
        ("They were members of the party.", "They were an embarrassment to the party."),
    ),
}  # fmt: skip
PAIRS = [
    pytest.param(first, second, differs, id=f"{axis}: {second}")
    for axis, (differs, *pairs) in AXES.items()
    for first, second in pairs
]


def columns(article: Article) -> dict[str, object]:
    """Return what the program says of a sentence, by column.

    Voice is left out: "reportedly" and "plans to" also credit somebody, as tests/test_attribution
    has it.
    """
    found = claims(article, attributions(article, cast(article)))
    passives = [one.value for one in AGENT_DELETION(Reading(article))]
    told: dict[str, object] = {"claims": len(found)}
    if found:
        told |= {"passives": passives, **_columns(found[0])}
    return told


def _columns(claim: Claim) -> dict[str, object]:
    def lower(words: str | None) -> str | None:
        return words and words.lower()

    return {
        "predicate": claim.predicate, "subject": lower(claim.subject),
        "object": lower(claim.object), "polarity": claim.polarity, "certainty": claim.certainty,
        "section": claim.section,
        "numbers": [(one.value, one.noun) for one in claim.quantities],
    }  # fmt: skip


@pytest.mark.parametrize(("first", "second", "differs"), PAIRS)
def test_exactly_the_column_of_the_axis_differs(parsed, first, second, differs):
    before, after = columns(parsed(first)), columns(parsed(second))
    if "claims" in differs:
        assert (before["claims"], after["claims"]) == differs["claims"]
        return
    found = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    if "subject" in found:
        found["subject"] = tuple(value is not None for value in found["subject"])
    assert found == differs


def test_there_are_five_pairs_of_each_axis():
    assert all(len(pairs) >= 5 for _, *pairs in AXES.values())


def test_a_pair_that_differs_in_two_things_is_told_from_one(parsed):
    before = columns(parsed("The army shelled the town."))
    after = columns(parsed("The rebels may not have shelled the town."))
    differing = {name for name in before if before[name] != after[name]}
    assert differing == {"subject", "polarity", "certainty"}
