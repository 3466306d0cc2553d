"""The notebook of one event: written and run by the command, or not written at all."""

import builtins
import json
import os

import nbformat
import pytest
from typer.testing import CliRunner

import pressdiff
from pressdiff.cli import app
from pressdiff.errors import InputError
from pressdiff.notebook import kernel, write

STRIKE = "2025-05-06-karvelian-strike-kills-farm-lethia"


@pytest.fixture(scope="module")
def written(folder, tmp_path_factory):
    """Return the notebook that the command wrote, run, with no kernel registered on the machine."""
    path = tmp_path_factory.mktemp("notebook") / "deep" / "strike.ipynb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(path.parent / "nothing"))
        patch.setenv("JUPYTER_DATA_DIR", str(path.parent / "nothing"))
        done = CliRunner().invoke(
            app, ["notebook", str(folder), "--event", STRIKE, "-o", str(path)]
        )
    assert done.exit_code == 0, done.output
    assert done.output == f"Notebook: {path}\n"
    return path


def test_it_is_run_and_shows_the_event(written):
    notebook = nbformat.read(written, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    shown = [out for cell in code for out in cell.outputs]
    assert not [out for out in shown if out.output_type in ("error", "stream")]
    html = "\n".join(out["data"].get("text/html", "") for out in shown)
    for words in ("farmhands slaughtered", "Erik Lindqvist", "<svg", "Sources that are not named"):
        assert words in html


def test_it_names_its_results_from_where_it_stands_and_keeps_no_trace(written, folder):
    text = written.read_text(encoding="utf-8")
    assert str(folder) not in text
    assert "papermill" not in text
    told = json.loads(text)
    (cell,) = (
        one for one in told["cells"] if "injected-parameters" in one["metadata"].get("tags", ())
    )
    source = "".join(cell["source"])
    assert f'EVENT = "{STRIKE}"' in source
    assert f'RESULTS = "{os.path.relpath(folder, written.parent)}"' in source


def test_without_running_the_same_results_give_the_same_bytes(folder, tmp_path):
    results = pressdiff.open(folder)
    one, two = (
        results.notebook(tmp_path / name, event=STRIKE, run=False).read_bytes()
        for name in ("a.ipynb", "b.ipynb")
    )
    assert one == two
    assert b'"outputs": []' in one
    assert b"<svg" not in one


def test_the_kernel_is_this_interpreter():
    argv = kernel.OwnKernel().kernel_spec.argv
    assert argv[0] == os.sys.executable
    assert "ipykernel_launcher" in argv


def test_what_cannot_be_written_is_refused_and_leaves_no_file(folder, tmp_path):
    results = pressdiff.open(folder)
    path = tmp_path / "event.ipynb"
    with pytest.raises(InputError, match="no event 'x' in these results; there are: 2025-03-14"):
        results.notebook(path, event="x")
    with pytest.raises(InputError, match=r"is no \.ipynb; name a file that ends in \.ipynb"):
        results.notebook(tmp_path / "event.html", event=STRIKE)
    (tmp_path / "taken.ipynb").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        results.notebook(tmp_path / "taken.ipynb", event=STRIKE, run=False)
    assert [one.name for one in tmp_path.iterdir()] == ["taken.ipynb"]


def test_a_cell_that_fails_is_told_and_nothing_is_written(tmp_path):
    with pytest.raises(
        InputError, match=r"notebook on event 'e' stopped: TableError: no run\.json"
    ):
        write(tmp_path / "gone", "e", tmp_path / "event.ipynb")
    assert not list(tmp_path.glob("*.ipynb"))


def test_tables_in_memory_have_no_notebook(results):
    lost = pressdiff.Results(results.about, **results.tables)
    with pytest.raises(InputError, match="in memory only, a notebook needs their folder"):
        lost.notebook("event.ipynb", event=STRIKE)


def test_without_the_extra_the_error_names_it(folder, tmp_path, monkeypatch):
    usual = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("papermill"):
            raise ModuleNotFoundError("No module named 'papermill'", name="papermill")
        return usual(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"'papermill is not installed|papermill is not installed"):
        write(folder, STRIKE, tmp_path / "event.ipynb")
    with pytest.raises(InputError, match=r"pip install 'pressdiff\[notebooks\]'"):
        write(folder, STRIKE, tmp_path / "event.ipynb")
