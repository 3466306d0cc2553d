"""Passive clauses and their agents found against those of a treebank."""

from collections.abc import Sequence
from typing import Any

from pressdiff.evaluate.found import parsed
from pressdiff.evaluate.scores import Counts
from pressdiff.measures.agent_deletion import AGENT_DELETION
from pressdiff.measures.base import Reading
from pressdiff.settings import Settings

PASSIVE = {"nsubj:pass", "csubj:pass", "aux:pass"}
AGENT = "obl:agent"


def passive(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well passive clauses, sentences with one, and the agents of them are found.

    Rows: sentences of CoNLL-U (Universal Dependencies). A passive clause is a verb with a child
    labelled nsubj:pass, csubj:pass or aux:pass; its agent is a child labelled obl:agent. A treebank
    that has that label nowhere has agents as obl with the case "by": these are taken in its stead
    (and with them a "by Monday"; UD English PUD, 500 sentences, has none). The program's clauses
    are the observations of agent deletion: a clause is matched if they share a character of the
    verb; agents are compared in the matched clauses.
    """
    told = any(word["deprel"] == AGENT for row in rows for word in row["words"])
    verbs, sentences, agents = Counts(), Counts(), Counts()
    texts = [row["text"] for row in rows]
    for row, article in zip(rows, parsed(texts, settings), strict=True):
        gold = _marked(row["words"], told=told)
        seen = {(one.start, one.end): not one.value for one in AGENT_DELETION(Reading(article))}
        pairs = [
            (has, with_agent)
            for (start, end), has in gold.items()
            for (low, high), with_agent in seen.items()
            if start < high and low < end
        ]
        verbs.add(len(pairs), len(seen), len(gold))
        sentences.add(bool(seen and gold), bool(seen), bool(gold))
        for has, with_agent in pairs:
            agents.add(has and with_agent, with_agent, has)
    return {
        "sentences": len(rows),
        "passive_verbs": verbs.report(),
        "passive_sentences": sentences.report(),
        "agents_of_matched": agents.report(),
    }


def _marked(words: Sequence[dict[str, Any]], *, told: bool) -> dict[tuple[int, int], bool]:
    """Return the passive verbs by their characters, and whether each has an agent."""
    by = {
        word["head"] for word in words if word["deprel"] == "case" and word["form"].lower() == "by"
    }
    agents = {
        word["head"]
        for place, word in enumerate(words)
        if word["deprel"] == AGENT
        or (not told and word["deprel"].split(":")[0] == "obl" and place in by)
    }
    heads = {word["head"] for word in words if word["deprel"] in PASSIVE} - {None}
    return {(words[at]["start"], words[at]["end"]): at in agents for at in sorted(heads)}
