"""How far the differences of a run can be trusted: their parts, false alarms, other choices."""

from collections.abc import Mapping

import pandas as pd

from pressdiff.copies import counted
from pressdiff.settings import Settings
from pressdiff.stats.falsification import checks
from pressdiff.stats.gaps import gaps
from pressdiff.stats.specifications import specifications


def robustness(tables: Mapping[str, pd.DataFrame], settings: Settings) -> dict[str, pd.DataFrame]:
    """Return tables ``gaps``, ``checks`` and ``specifications`` by name.

    Parameters
    ----------
    tables
        The tables by name: observations, articles, events and reuse.
    settings
        Whether wire text is left out, and the section ``effects``.
    """
    every, reuse = tables["observations"], tables["reuse"]
    without = settings.copies.without_wire
    own = counted(every, reuse, without_wire=without)
    filed = (tables["articles"], tables["events"])
    return {
        "gaps": gaps(own, *filed, reuse, settings.effects),
        "checks": checks(own, *filed, settings.effects),
        "specifications": specifications(
            every, *filed, reuse, settings.effects, without_wire=without
        ),
    }
