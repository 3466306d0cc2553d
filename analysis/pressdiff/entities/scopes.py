"""The events and storylines that articles are in: within them one name is one actor more surely."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Scopes:
    """Event and storyline by ``article_id``; an article in none is one of its own."""

    event: Mapping[str, str]
    storyline: Mapping[str, str]

    @classmethod
    def of(cls, events: pd.DataFrame) -> "Scopes":
        """Return the scopes of table `events`."""
        event, storyline = (
            dict(zip(events["article_id"], events[column], strict=True))
            for column in ("event_id", "storyline_id")
        )
        return cls(event, storyline)

    def all_of(self, article: str) -> tuple[str, str]:
        """Return the event and the storyline of `article`, the narrower first."""
        return self.event.get(article, article), self.storyline.get(article, article)
