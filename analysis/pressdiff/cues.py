"""Words that introduce what somebody says or thinks, with the stance they tell.

Stance follows the classes of Hooper (1975), "On Assertive Predicates" (assertives: neutral),
Kiparsky and Kiparsky (1970), "Fact" (factives: endorsing), Karttunen (1971), "Implicative Verbs",
and the word lists of Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013), "Linguistic Models for
Analyzing and Detecting Biased Language", https://aclanthology.org/P13-1162; "claim" and its kin
are doubting after their count. What a verb may take as content is by its dictionary frame.
"""

from dataclasses import dataclass
from typing import Literal

Stance = Literal["neutral", "doubting", "endorsing", "denying"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue verb: its stance, and what it takes: c clause, x infinitive, o object, p preposition."""

    stance: Stance
    takes: str


_STANCES: dict[Stance, str] = {
    "doubting": "claim allege purport insist maintain contend assert boast profess pretend",
    "endorsing": """reveal admit acknowledge confirm concede point_out note explain stress emphasize
        emphasise underline underscore recognise recognize realise realize know show demonstrate
        prove disclose confess remind highlight learn find""",
    "denying": "deny reject refute dismiss rebut repudiate disavow",
}
_TAKES = {
    # clauses: what is said or thought
    "c": """say tell add state report claim allege purport insist maintain contend assert boast
        profess reveal admit acknowledge confirm concede note explain stress emphasize emphasise
        underline underscore recognise recognize realise realize disclose confess remind highlight
        deny declare announce remark observe comment reply respond answer argue reiterate repeat
        suggest indicate imply warn caution predict forecast estimate believe think fear hope expect
        worry suspect assume conclude complain bemoan joke quip tweet write recall testify swear vow pledge
        promise threaten agree decide determine propose recommend ask wonder inform assure advise
        feel know learn find show demonstrate understand signal speculate
        conjecture reckon guess doubt rule point_out hint convince persuade""",
    # quotations only
    "q": "continue read quote",
    # infinitives: what is intended, asked, promised
    "x": """vow pledge promise threaten agree decide refuse plan intend want seek hope expect urge
        ask order instruct call advise encourage demand claim offer decline propose tell
        warn believe understand think say allege report""",
    # objects: statements named by a noun
    "o": """announce reveal deny reject refute dismiss rebut condemn criticise criticize denounce
        praise blame accuse demand propose confirm claim report acknowledge admit describe
        cite discuss welcome oppose support defend slam blast question outline detail stress
        emphasize emphasise underline highlight express voice hail endorse mock decry bemoan assail lament dispute
        challenge suggest predict fear want seek approve""",
    # prepositions: "call for", "warn of"
    "p": "call warn complain boast argue joke",
}
PREPOSITIONS = frozenset("for of about against on".split())

CUES: dict[str, Cue] = {
    lemma: Cue(
        next((stance for stance, words in _STANCES.items() if lemma in words.split()), "neutral"),
        "".join(kind for kind, words in _TAKES.items() if lemma in words.split()),
    )
    for words in _TAKES.values()
    for lemma in words.split()
}
NOT_SAID = frozenset(
    "life lives victim victims prize title medal trophy seat place name named identified".split()
)  # "the fire claimed 14 lives", "asked not to be named": no statement
# What these embed the outlet says itself: it is presupposed ("they realised that"; Kiparsky and
# Kiparsky (1970), Fact; the semifactives of Karttunen (1971), Some Observations on Factivity,
# https://doi.org/10.1080/08351817109370248), or is its own judgement ("it is unclear", "it seems").
OWN_VOICE = frozenset(
    "know realize realise discover notice see hear remember forget be seem appear".split()
)
# Words of saying and thinking beside those that the rules have frames for: a content after another
# word ("arrested {a man}", "cancels {the trip}") is an act, and told by the outlet itself.
SAYING = frozenset(
    """accord accuse advocate allude apologize apologise applaud articulate assess attack brand
    characterize characterise charge chant cheer cite compare congratulate consider contradict
    deem depict dub echo email envision favor favour gush hate imagine insinuate interpret
    intimate judge label lash like liken love mention mourn mull muse mutter object opine plead
    point portray post pray prefer presume proclaim protest quote rail rate reason rebuke recite
    recount refer reference regard relay retort rumor rumour scream sense share shout speak
    specify speculate stipulate surmise talk tease thank tout trumpet voice vouch view whisper
    wish yell accusation advice answer apology appeal argument assessment assumption assurance
    comment complaint concern conclusion criticism decision demand description doubt endorsement
    estimate explanation forecast idea interview letter message notion objection opinion post
    prediction proposal question reaction refusal remark request response rumor rumour speech
    speculation statement suspicion testimony theory threat tweet word""".split()
)
SPEECH = frozenset(
    """say tell add state report claim insist declare announce remark observe comment reply respond
    answer argue reiterate repeat warn caution explain stress note write tweet ask continue admit
    acknowledge confirm concede complain joke quip recall testify conclude urge shout ask wonder
    emphasize emphasise post read predict suggest vow promise pledge boast maintain""".split()
)  # verbs that may stand beside a quotation with no clause under them
NOUNS: dict[str, Stance] = {
    "claim": "doubting", "allegation": "doubting", "accusation": "doubting", "assertion": "doubting",
    "belief": "neutral", "statement": "neutral", "announcement": "neutral", "warning": "neutral",
    "suggestion": "neutral", "report": "neutral", "promise": "neutral", "pledge": "neutral",
    "fear": "neutral", "hope": "neutral", "denial": "denying", "admission": "endorsing",
    "confirmation": "endorsing", "acknowledgment": "endorsing",
}  # fmt: skip
ADVERBS: dict[str, Stance] = {
    "reportedly": "neutral", "allegedly": "doubting", "purportedly": "doubting",
    "supposedly": "doubting",
}  # fmt: skip


def stance(lemma: str | None) -> Stance:
    """Return what a cue says of the truth of its content, by the cue's lemma; neutral if unlisted."""
    if lemma in CUES:
        return CUES[lemma].stance
    return NOUNS.get(lemma or "", ADVERBS.get(lemma or "", "neutral"))


def is_credited(kind: str, lemma: str | None) -> bool:
    """Tell whether a content is left to its speaker, or is the outlet's own account all the same.

    Quoted words are the speaker's. Others are if the cue is a word of saying or thinking that does
    not presuppose them.
    """
    if kind != "indirect" or lemma is None or not lemma.isalpha():
        return True
    return lemma not in OWN_VOICE and (
        lemma in CUES or lemma in SAYING or lemma in NOUNS or lemma in ADVERBS
    )
