"""``python -m pressdiff.schema`` prints the data dictionary."""

from pressdiff.schema import dictionary

print(dictionary())
