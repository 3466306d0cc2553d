"""``python -m pressdiff`` is ``pressdiff``."""

from pressdiff.cli import main

main()
