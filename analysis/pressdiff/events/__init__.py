"""Which articles report the same event, and which events are one storyline.

`words` reads an article, `counts` keeps many as sparse tables, `neighbours` finds who could report
one event, `features` and `pairs` give two articles the probability that they do, `joins` groups
them, `clocks` says whose dates are believed, `labels` names the groups.
"""

from pressdiff.events.stage import events, pair_probabilities, same_event

__all__ = ["events", "pair_probabilities", "same_event"]
