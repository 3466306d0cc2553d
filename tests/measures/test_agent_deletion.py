"""Passives with and without an agent, on minimal pairs."""

from collections.abc import Iterator

import pytest
import spacy
from spacy.tokens import Doc

from pressdiff.measures.agent_deletion import AGENT_DELETION, AGENTLESS_PASSIVES
from pressdiff.measures.base import Reading
from pressdiff.parse import Article, parse
from pressdiff.settings import Settings

VOCAB = spacy.blank("en").vocab


def values(article):
    return [found.value for found in AGENT_DELETION(Reading(article))]


def built(words: str, heads: list[int], deps: str, tags: str, **more) -> Article:
    doc = Doc(VOCAB, words=words.split(), heads=heads, deps=deps.split(), tags=tags.split(), **more)
    return Article("built", doc)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police shot a man on Monday.", []),
        ("A man was shot by police on Monday.", [0.0]),
        ("A man was shot on Monday.", [1.0]),
        ("Dozens of civilians got killed by the army.", [0.0]),
        ("Dozens of civilians got killed.", [1.0]),
        ("Houses were destroyed by shelling.", [0.0]),
        ("The deal was signed by mistake.", [1.0]),
        ("The wounded were flown to the capital by helicopter.", [1.0]),
        ("The town was retaken by dawn.", [1.0]),
        ("The man was hit by a car.", [0.0]),
        ("The man shot by police died.", []),
        ("The bridge was hit and destroyed by rebels.", [0.0]),
        ("The man who was arrested was later released.", [1.0, 1.0]),
    ],
)
def test_a_passive_counts_only_when_its_agent_is_hidden(parsed, text, expected):
    assert values(parsed(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police shot a man on Monday.", [0.0]),
        ("A man was shot by police on Monday.", [0.0]),
        ("A man was shot on Monday.", [1.0]),
        ("A man was not shot on Monday.", [1.0]),
        ("A man was shot on Monday and police fled.", [1.0, 0.0]),
        ("The mayor said that a man was shot.", [0.0, 1.0]),
    ],
)
def test_agentless_passives_are_counted_among_all_clauses(parsed, text, expected):
    assert [one.value for one in AGENTLESS_PASSIVES(Reading(parsed(text)))] == expected


def test_more_agentless_passives_can_be_a_smaller_share_of_the_passives(parsed):
    many = Reading(parsed("A man was shot. A woman was held. A boy was hit by police."))
    few = Reading(parsed("A man was shot. Police held a woman. Police hit a boy."))

    def rate(measure, reading):
        found = [one.value for one in measure(reading)]
        return sum(found) / len(found)

    assert rate(AGENTLESS_PASSIVES, many) > rate(AGENTLESS_PASSIVES, few)
    assert rate(AGENT_DELETION, many) < rate(AGENT_DELETION, few)


def test_the_span_is_the_verb(parsed):
    article = parsed("On Monday the town was shelled.")
    (found,) = AGENT_DELETION(Reading(article))
    assert article.doc.text[found.start : found.end] == "shelled"


@pytest.mark.parametrize(
    ("agent", "tag", "expected"), [("Drevin", "NNP", 0.0), ("dawn", "NN", 1.0)]
)
def test_a_by_phrase_that_is_no_agent_to_the_parser_counts_if_it_names_people(agent, tag, expected):
    article = built(
        f"He was shot by {agent}",
        [2, 2, 2, 2, 3],
        "nsubjpass auxpass ROOT prep pobj",
        f"PRP VBD VBN IN {tag}",
    )
    assert values(article) == [expected]


@pytest.mark.parametrize(("doer", "expected"), [("rebels", 0.0), ("night", 1.0)])
def test_people_named_by_the_noun_of_the_deed_are_named(doer, expected):
    article = built(
        f"He was killed in attacks by {doer}",
        [2, 2, 2, 2, 3, 4, 5],
        "nsubjpass auxpass ROOT prep pobj prep pobj",
        "PRP VBD VBN IN NNS IN NNS",
    )
    assert values(article) == [expected]


def test_a_date_is_no_agent_whatever_the_parser_says():
    article = built(
        "It was done by Monday",
        [2, 2, 2, 2, 3],
        "nsubjpass auxpass ROOT agent pobj",
        "PRP VBD VBN IN NNP",
        ents=["O", "O", "O", "O", "B-DATE"],
    )
    assert values(article) == [1.0]


def test_a_joined_verb_with_its_own_auxiliary_is_a_clause_of_its_own():
    article = built(
        "He was hit and was seized by rebels",
        [2, 2, 2, 2, 5, 2, 5, 6],
        "nsubjpass auxpass ROOT cc auxpass conj agent pobj",
        "PRP VBD VBN CC VBD VBN IN NNS",
    )
    assert values(article) == [1.0, 0.0]


def test_has_shortened_is_no_passive():
    article = built(
        "It 's fuelled growth", [2, 2, 2, 2], "nsubjpass auxpass ROOT dobj", "PRP VBZ VBN NN"
    )
    assert values(article) == []


def test_an_agent_without_a_noun_is_no_agent():
    article = built(
        "He was fired by .",
        [2, 2, 2, 2, 2],
        "nsubjpass auxpass ROOT agent punct",
        "PRP VBD VBN IN .",
    )
    assert values(article) == [1.0]


def gold(conllu: str) -> Iterator[tuple[str, dict[int, bool]]]:
    """Yield each sentence with its passive verbs: first character, and whether a "by" follows."""
    for block in conllu.strip().split("\n\n"):
        lines = block.split("\n")
        text = next(line for line in lines if line.startswith("# text = ")).removeprefix(
            "# text = "
        )
        rows = [line.split("\t") for line in lines if line[0] != "#"]
        at, starts = 0, {}
        for row in rows:
            if row[0].isdigit() and (found := text.find(row[1], at)) >= 0:
                starts[row[0]], at = found, found + len(row[1])
        passive = {row[6] for row in rows if row[7].endswith(":pass")}
        by = {row[6] for row in rows if row[7] == "case" and row[2] == "by"}
        agents = {row[6] for row in rows if row[0] in by and row[7].startswith("obl")}
        yield text, {starts[verb]: verb in agents for verb in passive}


@pytest.mark.quality
def test_passives_and_agents_of_ud_pud_are_found(shared):
    path = shared / "data" / "passive" / "ud_pud.conllu"
    texts, verbs = zip(*gold(path.read_text(encoding="utf-8")), strict=True)
    right = found = agents_right = agents = 0
    for doc, expected in zip(parse(texts, Settings().parse), verbs, strict=True):
        ours = {one.start: one.value == 0 for one in AGENT_DELETION(Reading(Article("pud", doc)))}
        found += len(ours)
        right += len(ours.keys() & expected.keys())
        agents += sum(expected.values())
        agents_right += sum(ours.get(verb, False) for verb, named in expected.items() if named)
    total = sum(map(len, verbs))
    assert right / found > 0.96
    assert right / total > 0.98
    assert agents_right / agents > 0.93


def test_a_chain_of_participles_is_read_to_its_depth(chain):
    assert [values(chain(3)), values(chain(1500))] == [[0.0], [1.0]]
