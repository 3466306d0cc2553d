"""Who and what one article names: names, nouns and pronouns for the same entity."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention, characters [start, end); `entity` is the entity's fullest name in the article."""

    start: int
    end: int
    entity: str
    type: str
    form: str
    kind: Literal["name", "nominal", "pronoun"]
