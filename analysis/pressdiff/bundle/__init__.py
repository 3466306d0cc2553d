"""The replication bundle: all that a reader needs to repeat a run, without the words of articles.

`blanked` takes the words out of tables, `write` makes the file, `archive` reads one that may be
hostile, `compare` lays a new run beside it, `methods` and `environment` say what was done with what.
"""

from pressdiff.bundle.archive import Bundle, read
from pressdiff.bundle.compare import Verdict, compare
from pressdiff.bundle.write import write

__all__ = ["Bundle", "Verdict", "compare", "read", "write"]
