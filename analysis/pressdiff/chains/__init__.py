"""Which mentions of one event's articles are one chain, whatever words the outlets choose.

A chain is broad, as in NewsWCL50 (Hamborg 2019): a state with its government, capital and people;
a person by name, office and epithet; a happening under each outlet's noun or verb. Chains hold
within one event and never across events. `phrase` reads a mention, `sieves` joins what is surely
one, `pairs` gives the rest a probability, `chains` links them; `happenings` is the narrow part that
the naming table uses: nouns for one happening or group.

References
----------
Hamborg, Zhukova and Gipp (2019), Automated Identification of Media Bias by Word Choice and Labeling
in News Articles, JCDL. https://doi.org/10.1109/JCDL.2019.00036
"""

from pressdiff.chains.happenings import happenings
from pressdiff.chains.link import Marked, link, same_head
from pressdiff.chains.states import states

__all__ = ["Marked", "happenings", "link", "same_head", "states"]
