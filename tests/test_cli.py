import json
import subprocess
import sys

import pytest

from conftest import SAMPLE

KARVELIA = next((SAMPLE / "articles" / "karvelia-world").glob("border-strike*"))
MERIDIAN = next((SAMPLE / "articles" / "meridian-press").glob("border-strike*"))


def pressdiff(*words, cwd):
    return subprocess.run(
        [sys.executable, "-m", "pressdiff", *map(str, words)],
        cwd=cwd, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_two_files_give_a_report_and_the_tables(tmp_path):
    done = pressdiff("compare", KARVELIA, MERIDIAN, "--out", "tables", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2 articles of 2 outlets" in done.stdout
    assert (tmp_path / "report.html").stat().st_size > 10_000
    exported = pressdiff("export", "tables", "--to", "csv", cwd=tmp_path)
    assert exported.returncode == 0, exported.stderr
    assert (tmp_path / "export" / "claims.csv").is_file()
    again = pressdiff("report", "tables", "-o", "again.html", "--quiet", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (0, "")
    assert (tmp_path / "again.html").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["compare", "nowhere.txt", "nothing.txt"], "nowhere.txt"),
        (["compare", MERIDIAN], "two are needed to compare"),
        (["run", "empty", "--out", "out"], "empty"),
        (["report", "empty"], "not the result of a finished run"),
        (["run", MERIDIAN, "--out", "out", "--settings", "bad.toml"], "known here"),
        (["run", MERIDIAN, "--out", "bad.toml"], "cannot be made"),
        (["compare", MERIDIAN, KARVELIA, "-o", "empty"], "is a folder; name a file in it"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(tmp_path, words, told):
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.toml").write_text("[ingest]\nnothing = 1\n")
    done = pressdiff(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_log_can_be_json(tmp_path):
    done = pressdiff("compare", KARVELIA, MERIDIAN, "--json-log", cwd=tmp_path)
    assert all(json.loads(line)["message"] for line in done.stderr.splitlines())


def test_every_measure_is_listed_with_what_it_is_worth(tmp_path):
    done = pressdiff("measures", cwd=tmp_path)
    assert done.returncode == 0
    for words in ("agent_deletion", "doubting_cues", "hedging", "unit:", "range:", "missing:", "source:",
                  "training data:", "validity:", "All rest on the parse"):  # fmt: skip
        assert words in done.stdout
