"""Which clauses state something that can be checked: no questions, commands, feelings, opinion.

Pure opinion is told by its form alone: a bare judgement ("This is a disgrace"), what ought to be,
in the outlet's own voice, and what "we must" do. A sentence of fact in loaded words stays a claim:
its words are for the measures. The judging words are those that most people would not call a fact,
whoever says them; they were chosen by hand and by nothing measured.
"""

from collections.abc import Iterator, Sequence

from pressdiff.claims.parts import MIN_WORDS, Part
from pressdiff.claims.reading import ASKING, Reading

# fmt: off
ME = {"i", "we"}
HOLDING = {"think", "believe", "guess", "suppose", "doubt"}
FEELING = HOLDING | set("""feel hope want love like wish thank mean need look care appreciate hate
    know""".split())
OURS = ME | {"you", "one"}
OUGHT = {"should", "ought"}
LINKING = {"be", "seem", "look", "feel", "sound", "remain", "become", "appear", "’", "'s", "’s"}
TOPICS = {"how", "why", "what", "who", "whose", "which"}
JUDGING = frozenset("""absurd amazing annoying appalling atrocious awesome awful awkward bad beautiful
    best better bizarre bogus boring brilliant charming clever cool cowardly crazy cruel cute
    delightful delicious deplorable despicable disappointing disgraceful disgusting distasteful
    dreadful dumb embarrassing excellent exciting fabulous fantastic fascinating fine foolish
    frightening fun funny glorious good gorgeous great gross gutless heartbreaking hilarious hollow
    horrendous horrible horrific horrifying hypocritical idiotic immoral important impressive
    inexcusable inspiring insane insulting interesting ironic laughable lovely ludicrous magnificent
    mad marvellous marvelous mean miserable naive nice nonsensical nuts odd offensive outrageous
    outstanding pathetic perfect phenomenal pitiful pointless pretty preposterous ridiculous rotten
    rude sad scandalous scary shameful shameless shocking silly simple sick sickening spectacular
    splendid strange stunning stupid sublime superb surreal terrible terrific terrifying tough
    tragic troubling ugly unacceptable unbelievable unconscionable unfair unforgivable unfortunate
    unthinkable upsetting useless vile weird wicked wise wonderful worrying worse worst worthless
    wrong disgrace shame outrage joke nonsense farce pity travesty mess miracle hypocrisy abomination
    insanity madness lunacy idiocy rubbish garbage absurdity tragedy disaster catastrophe scandal
    nightmare embarrassment insult genius hero coward fool idiot liar treat delight testament triumph
    masterpiece blessing curse mockery sham""".split())
CLOSING = "”’\"'»"
# fmt: on


def stated(reading: Reading, parts: Sequence[Part]) -> list[Part]:
    """Leave out the clauses that state nothing, and what stands under a question or a command."""
    asked = {one.head for one in parts if _is_asked(reading, one)}
    return [
        one
        for one in parts
        if reading.count_words(one.own) >= MIN_WORDS
        and one.head not in asked
        and not asked & set(_over(reading, one.head))
        and not _is_ordered(reading, one.head)
        and not _is_felt(reading, one)
        and not is_judged(reading, one.own, one.head)
    ]


# questions, commands


def _is_asked(reading: Reading, one: Part) -> bool:
    """Return whether a clause is a question, or a cry that names and counts nothing."""
    after = reading.text[one.end : one.end + 4].lstrip(CLOSING + " ,.")[:1]
    if after == "?":
        return True
    if after == "!" and not any(reading.tags[at] in ("NNP", "CD") for at in one.own):
        return True
    return asks(reading, one.head)


def asks(reading: Reading, head: int) -> bool:
    """Return whether a clause at the top is built as a question: "How it came to this"."""
    if reading.heads[head] != head and reading.deps[head] != "ccomp":
        return False
    verb = reading.tokens[head]
    first = next((kid for kid in verb.lefts if kid.dep_ not in ("punct", "cc", "intj")), None)
    if first is None or first.dep_ in ("csubj", "csubjpass", "advcl", "ccomp"):
        return False  # "What he needs is money"
    word = first.left_edge
    if word.tag_ not in ASKING or word.text.isupper():
        return False  # "WHO says": the health organisation
    if word.lower_ in TOPICS:
        return True
    auxiliary = next((kid.i for kid in verb.lefts if kid.dep_[:3] == "aux"), head)
    return auxiliary < reading.subjects.get(head, auxiliary)  # "When did the army leave"


def _over(reading: Reading, at: int) -> Iterator[int]:
    """Yield the verbs that the clause of `at` is part of the sense of, lowest first."""
    while reading.deps[at] in ("ccomp", "advcl") and reading.heads[at] < at:
        at = reading.heads[at]
        yield at


def _is_ordered(reading: Reading, head: int) -> bool:
    """Return whether a clause is the content of a command: "Don't tell me that …", "Let us …"."""
    for above in _over(reading, head):
        verb = reading.tokens[above]
        if (
            verb.tag_ == "VB"
            and verb.dep_ == "ROOT"
            and above not in reading.subjects
            and all(kid.lower_ in ("do", "please", "not", "n't", "n’t") for kid in verb.lefts)
        ):
            return True
    return False


# feelings, opinion


def _is_felt(reading: Reading, one: Part) -> bool:
    """Return whether a clause tells what an "I" feels, "we" should do, or is said to the reader."""
    at = reading.subjects.get(one.head)
    subject = "" if at is None else reading.tokens[at].lower_
    own = one.head not in reading.inside
    if subject in ME and reading.tokens[one.head].lemma_ in FEELING:
        return True
    if subject == "you" and own:
        return True
    modals = {
        reading.tokens[kid].lower_
        for kid in one.own
        if reading.tags[kid] == "MD" and reading.heads[kid] in (one.head, kid)
    }
    if modals & OUGHT and (own or subject in OURS):
        return not _is_perfect(reading, one)
    return subject in OURS and ("must" in modals or _needs(reading, one.head))


def _is_perfect(reading: Reading, one: Part) -> bool:
    return any(reading.tokens[at].lower_ == "have" and reading.deps[at] == "aux" for at in one.own)


def _needs(reading: Reading, head: int) -> bool:
    """Return whether a verb is the "have to", "need to" or "got to" of what is still to be done."""
    verb = reading.tokens[head]
    if verb.lower_ not in ("have", "need", "got") or verb.tag_ == "VBD":
        return False
    return any(
        kid.dep_ == "xcomp" and any(one.lower_ == "to" for one in kid.lefts) for kid in verb.rights
    ) and not any(kid.tag_ in ("VBD", "MD") for kid in verb.lefts)


def is_judged(reading: Reading, own: Sequence[int], head: int) -> bool:
    """Return whether a clause is a bare judgement: it names and counts nothing but its subject."""
    verb = reading.tokens[head]
    if verb.lemma_ not in LINKING and verb.lower_ not in LINKING:
        return False
    told = next((kid for kid in verb.rights if kid.dep_ in ("attr", "acomp", "oprd")), None)
    if told is None or not any(
        word.lower_ in JUDGING
        or (word.dep_ == "advmod" and word.lower_ == "too" and word.head == told)
        for word in (told, *told.children)
    ):
        return False
    return not any(
        reading.tags[at] in ("NNP", "NNPS", "CD") or reading.tokens[at].lemma_ in ("say", "tell")
        for at in own
        if at > head
    )
