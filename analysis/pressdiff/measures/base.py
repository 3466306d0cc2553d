"""What a measure is: from one article as read to one observation per opportunity."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pressdiff.attribution import Attribution
from pressdiff.errors import MissingAnnotationError
from pressdiff.mentions import Cast
from pressdiff.parse import Article

NO_TRAINING = "rules and word lists of this project: no training"
ON_ATTRIBUTIONS = (
    "rules and word lists of this project, on attributions found by a model trained on PolNeAR (no "
    "licence stated)"
)
BENEATH = (
    "the parse (spaCy's en_core_web_sm, MIT, trained on OntoNotes 5, licensed by LDC) and, for whose "
    "words they are, on attributions (PolNeAR, no licence stated)"
)
"""What all measures rest on, with what that was trained on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with what was found in it: all that a measure may look at."""

    article: Article
    attributions: Sequence[Attribution] = ()
    people: Cast = field(default_factory=lambda: Cast((), {}))


@dataclass(frozen=True, slots=True)
class Observation:
    """One opportunity, characters [start, end) of the article's text: the words it rests on.

    A rate is ``sum(value) / sum(n)``. ``target`` is an entity's key as in ``Mention.entity``, None
    if the observation is about nobody in particular.
    """

    start: int
    end: int
    value: float
    n: float = 1.0
    target: str | None = None


@dataclass(frozen=True)
class Measure:
    """One measure: what it says, how far it can be trusted, and the function that observes it.

    Attributes
    ----------
    name, title
        The name in tables, and a short one for people.
    unit, low, high
        Unit of a rate, "x per y", and its least and greatest possible value.
    missing
        What it means that an article or outlet has no rate.
    needs
        spaCy annotations that the article must carry, by the names of `spacy.attrs`.
    source
        Where the measure comes from, with an address.
    validity
        How it was checked against people's judgement, with the number and the 95 % interval (of
        shares Wilson's); or "not measured yet".
    observe
        From a reading to its observations, in any order, no two with the same span and target.
    data
        What it was trained on, with the licence; the parse and the voices, which all rest on, apart.
    """

    name: str
    title: str
    unit: str
    low: float
    high: float
    missing: str
    needs: frozenset[str]
    source: str
    validity: str
    observe: Callable[[Reading], Iterator[Observation]]
    data: str = ""

    def __call__(self, reading: Reading) -> Iterator[Observation]:
        """Return the observations of this measure in `reading`.

        Raises
        ------
        MissingAnnotationError
            If the article lacks an annotation that the measure needs.
        """
        doc = reading.article.doc
        lacking = sorted(name for name in self.needs if not doc.has_annotation(name))
        if lacking:
            raise MissingAnnotationError(
                f"measure '{self.name}' needs {', '.join(lacking)}, "
                f"article '{reading.article.article_id}' lacks it; parse it with a pipeline "
                "that sets it ([parse] model in the settings)"
            )
        return self.observe(reading)
