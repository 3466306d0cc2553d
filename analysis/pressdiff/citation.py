"""How to cite pressdiff; `CITATION.cff` in the repository says the same."""

from importlib.metadata import metadata

AUTHORS = "The pressdiff authors"


def citation(version: str | None = None) -> str:
    """Return one line for a list of references.

    Parameters
    ----------
    version
        The version that was used; None: the one installed.
    """
    told = metadata("pressdiff")
    return (
        f"{AUTHORS}. pressdiff, version {version or told['Version']}. Computer software. "
        f"{told['License-Expression']}."
    )
