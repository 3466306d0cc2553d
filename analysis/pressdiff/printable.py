"""Characters that no page may show."""

import re

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters, what is no character, and lone surrogates, which cannot be written as UTF-8."""
