import pytest

from pressdiff import store
from pressdiff.errors import TableError
from pressdiff.schema import REJECTS

ROWS = [{"source_path": path, "row": 0, "reason": "empty"} for path in "ab"]


def test_what_is_written_is_read_again(tmp_path):
    store.write(tmp_path, REJECTS, REJECTS.frame(ROWS))
    assert store.read(tmp_path, REJECTS).equals(REJECTS.frame(ROWS))


def test_the_same_rows_give_the_same_bytes(tmp_path):
    first = store.write(tmp_path, REJECTS, REJECTS.frame(ROWS)).read_bytes()
    assert store.write(tmp_path, REJECTS, REJECTS.frame(ROWS[::-1])).read_bytes() == first


def test_a_folder_that_is_no_run_is_told(tmp_path):
    with pytest.raises(TableError, match=r"no table 'rejects' in .* not the result of a run"):
        store.read(tmp_path, REJECTS)


def test_a_broken_file_is_told(tmp_path):
    (tmp_path / "rejects.parquet").write_bytes(b"not parquet")
    with pytest.raises(TableError, match=r"rejects.parquet' cannot be read .*run again"):
        store.read(tmp_path, REJECTS)


def test_what_is_cut_off_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("old")

    def write_half():
        with store.whole(path) as partial:
            partial.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]
    assert path.read_text() == "old"
