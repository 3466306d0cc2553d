"""Which articles report the same event, and which events are one storyline.

`words` counts an article's words, `pairs` gives two articles the probability that they report one
event, `linkage.groups` joins articles whose mean probability is high, `labels` names the groups.
"""

from pressdiff.events.stage import events, same_event

__all__ = ["events", "same_event"]
