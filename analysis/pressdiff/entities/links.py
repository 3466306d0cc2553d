"""What stands for what: the Kremlin and Moscow for Russia. Kept apart, and linked."""

import pandas as pd

from pressdiff import places, schema
from pressdiff.spellings import spelling

STANDS_FOR = {
    "Russia": "Kremlin, Russian government, Russian Foreign Ministry, Russian Defense Ministry",
    "United States": "White House, Pentagon, State Department, Capitol Hill, Oval Office, "
    "Trump administration, Biden administration, Obama administration, Bush administration",
    "United Kingdom": "Downing Street, No 10, Whitehall, Foreign Office",
    "European Union": "Brussels, European Commission",
    "France": "Elysee, Élysée, Elysee Palace, Élysée Palace, Quai d'Orsay",
    "Germany": "Bundestag, Chancellery",
    "South Korea": "Blue House",
    "China": "Zhongnanhai",
    "Vatican": "Holy See",
    "Iran": "Islamic Republic",
}
"""What news writes for a state or union by its seat or government, besides its capital."""


def links(entities: pd.DataFrame) -> pd.DataFrame:
    """Return table `entity_links`: each entity that stands for another one of `entities`.

    A capital stands for its country, a seat of government for the state. Both must be in the run.
    """
    kept = entities[entities["type"].isin(("place", "organisation", "other", "group"))]
    keys: dict[str, str] = {}
    for entity, name in zip(kept["entity_id"], kept["name"], strict=True):
        keys.setdefault(spelling(name), entity)
    stands_for, rows = _stands_for(), []
    for name, entity in keys.items():
        linked = keys.get(stands_for.get(name, ""))
        if linked is not None and linked != entity:
            rows.append({"entity_id": entity, "linked_id": linked, "relation": "metonym"})
    return schema.ENTITY_LINKS.frame(rows)


def _stands_for() -> dict[str, str]:
    """Return the spelling of what each name stands for, by the spelling of the name."""
    capitals = {spelling(city): spelling(country) for city, country in places.capitals().items()}
    seats = {
        spelling(other): spelling(name)
        for name, others in STANDS_FOR.items()
        for other in others.split(", ")
    }
    return capitals | seats
