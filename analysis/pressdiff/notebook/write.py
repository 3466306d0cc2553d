"""Writes the notebook of one event: the template with its parameters, run in this interpreter."""

import os
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from pressdiff import store
from pressdiff.errors import InputError

if TYPE_CHECKING:
    from nbformat import NotebookNode

_TRACES = (
    "papermill",
    "execution",
    "widgets",
)  # when and where it was run: not the reader's matter


def write(folder: Path, event: str, path: Path, *, run: bool = True) -> Path:
    """Write the notebook on `event` of the results in `folder` to `path`, and return the path.

    Parameters
    ----------
    folder
        Folder of a finished run that has the event.
    event
        Id of the event.
    path
        The notebook, ``.ipynb``; it names the folder as seen from where it stands.
    run
        Run the cells, so that the notebook holds what they show.

    Raises
    ------
    InputError
        If papermill is not installed, a cell fails, or the file cannot be written.
    """
    if path.suffix != ".ipynb":
        raise InputError(f"notebook '{path}' is no .ipynb; name a file that ends in .ipynb")
    notebook = _filled({"RESULTS": _seen_from(path, folder), "EVENT": event}, path, run=run)
    try:
        with store.whole(path) as partial:
            partial.write_text(notebook, encoding="utf-8")
    except OSError as error:
        raise InputError(f"notebook '{path}' cannot be written ({error}); name a file") from error
    return path


def _filled(parameters: dict[str, str], path: Path, *, run: bool) -> str:
    """Return the template with `parameters`, its cells run where the notebook will stand."""
    try:
        import nbformat  # noqa: PLC0415  the extra
        from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415
        from papermill.execute import execute_notebook  # noqa: PLC0415

        from pressdiff.notebook.kernel import OwnKernel  # noqa: PLC0415
    except ImportError as error:
        raise InputError(
            f"notebooks need the extra 'notebooks' ({error.name} is not installed): "
            "pip install 'pressdiff[notebooks]'"
        ) from error
    template = resources.files(__package__).joinpath("event.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.reads(template, as_version=4)
    where = store.folder(path.parent)
    try:
        done = execute_notebook(
            notebook, None, parameters=parameters, kernel_name="python3", language="python",
            progress_bar=False, cwd=where, prepare_only=not run, kernel_manager_class=OwnKernel,
            record_timing=False,
        )  # fmt: skip
    except PapermillExecutionError as error:
        raise InputError(
            f"notebook on event '{parameters['EVENT']}' stopped: {error.ename}: {error.evalue}; "
            "write it with --no-run (run=False) and run its cells one by one"
        ) from error
    except RuntimeError as error:  # jupyter_client: the kernel died or never answered
        raise InputError(
            f"no kernel starts to run the notebook ({error}); look whether 'python -m ipykernel "
            "--version' works, or write it with --no-run (run=False)"
        ) from error
    return str(nbformat.writes(_without_traces(done))) + "\n"


def _without_traces(notebook: "NotebookNode") -> "NotebookNode":
    """Take out times, addresses of files and random ids: the same results give the same bytes."""
    for number, cell in enumerate([notebook, *notebook.cells]):
        for name in _TRACES:
            cell.metadata.pop(name, None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell["id"] = f"parameters-{number}"
    return notebook


def _seen_from(path: Path, folder: Path) -> str:
    """Return the folder as seen from the notebook; its full name where there is no way between."""
    try:
        return Path(os.path.relpath(folder.resolve(), path.parent.resolve())).as_posix()
    except ValueError:  # another drive
        return folder.resolve().as_posix()
