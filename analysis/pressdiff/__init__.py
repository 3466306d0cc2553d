"""How do these outlets report the same event: facts, voices and wording side by side.

>>> import pressdiff
>>> results = pressdiff.compare(["rt.txt", "reuters.txt"])  # doctest: +SKIP
>>> results.report("report.html")  # doctest: +SKIP
"""

from importlib.metadata import version

from pressdiff.coding import agree
from pressdiff.comparing import compare, run
from pressdiff.errors import PressdiffError
from pressdiff.replication import verify
from pressdiff.results import Results
from pressdiff.results import open_results as open

__all__ = ["PressdiffError", "Results", "__version__", "agree", "compare", "open", "run", "verify"]
__version__ = version("pressdiff")
