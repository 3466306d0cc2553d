"""A bundle may be anybody's file: what is no bundle is refused in words."""

import io
import json
import zipfile

import pytest

from pressdiff.bundle import archive, read
from pressdiff.errors import InputError


@pytest.fixture(scope="module")
def whole(results, tmp_path_factory):
    """Return the files of a bundle by name."""
    (path,) = results.export("bundle", tmp_path_factory.mktemp("whole"))
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def zipped(tmp_path, files, packed=zipfile.ZIP_STORED):
    path = tmp_path / "bundle.zip"
    with zipfile.ZipFile(path, "w", packed) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return path


def test_a_whole_bundle_is_read(whole, tmp_path, results):
    found = read(zipped(tmp_path, whole, zipfile.ZIP_DEFLATED))
    assert found.damaged == ()
    assert len(found.tables["claims"]) == len(results.claims)
    assert found.about["settings_digest"] == results.about.settings_digest


@pytest.mark.parametrize(
    "name",
    ["../evil.parquet", "/etc/passwd", "tables/../../x.parquet", "tables/evil.pkl", "x" * 500],
)
def test_a_file_that_no_bundle_has_is_refused(whole, tmp_path, name):
    with pytest.raises(InputError, match=r"is refused: no bundle has a file .*; ask who made it"):
        read(zipped(tmp_path, whole | {name: b"x"}))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bundle.zip"]


def test_a_bomb_is_refused_before_it_is_unpacked(whole, tmp_path):
    files = whole | {"README.md": b"\0" * (archive.MAX_TEXT + 1)}
    with pytest.raises(InputError, match=r"'README.md' unpacks to 52,428,801 bytes"):
        read(zipped(tmp_path, files, zipfile.ZIP_DEFLATED))


def test_a_header_that_lies_about_the_size_does_not_help(whole, tmp_path, monkeypatch):
    path = zipped(tmp_path, whole | {"README.md": b"a" * 5_000})
    monkeypatch.setattr(archive, "MAX_TEXT", 4_000)
    monkeypatch.setattr(
        zipfile.ZipFile, "infolist",
        lambda self: [_lying(one) for one in self.filelist if one.filename == "README.md"],
    )  # fmt: skip
    with pytest.raises(InputError, match=r"unpacks to more than 4,000 bytes|no whole ZIP file"):
        read(path)


def _lying(entry):
    entry.file_size = 10
    return entry


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("MANIFEST.json", b"[]", "MANIFEST.json is no JSON object"),
        ("MANIFEST.json", b'{"format": 9}', "its format is 9, this version reads 1"),
        ("run.json", b"{", "run.json is not JSON"),
        ("run.json", b"[" * 100_000, "run.json is not JSON"),
        ("run.json", b'{"settings": 3}', "run.json tells no settings"),
        ("settings.toml", b"\xff", "settings.toml is not UTF-8"),
        ("tables/claims.parquet", b"PAR1", "'tables/claims.parquet' is no table"),
    ],
)
def test_broken_files_are_named(whole, tmp_path, name, data, words):
    with pytest.raises(InputError, match=words):
        read(zipped(tmp_path, whole | {name: data}))


def test_what_is_no_zip_file_is_refused(tmp_path):
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(InputError, match="is no whole ZIP file"):
        read(tmp_path / "b.zip")
    with pytest.raises(InputError, match=r"cannot be read .*--to bundle"):
        read(tmp_path / "nowhere.zip")
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path)


def test_a_bundle_damaged_on_its_way_is_refused_wherever_a_byte_was_lost(whole, tmp_path):
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive_:
        for name, content in whole.items():
            archive_.writestr(name, content)
    data = path.read_bytes()
    refused = 0
    for at in range(0, len(data), max(len(data) // 300, 1)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        try:
            read(path)
        except InputError:
            refused += 1
    assert refused > 200


def test_two_files_of_one_name_and_too_many_are_refused(whole, tmp_path):
    path = zipped(tmp_path, whole)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as opened:
        opened.writestr("run.json", b"{}")
    with pytest.raises(InputError, match="two files of one name"):
        read(path)
    with pytest.raises(InputError, match="at most 200"):
        read(zipped(tmp_path, {f"f{n}": b"" for n in range(201)}))


def test_a_table_of_too_many_rows_is_refused(whole, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ROWS", 10)
    with pytest.raises(InputError, match="rows, too many to be read"):
        read(zipped(tmp_path, whole))


def test_a_changed_file_is_named_as_damaged(whole, tmp_path):
    manifest = json.loads(whole["MANIFEST.json"])
    manifest["sha256"]["tables/gone.parquet"] = "0"
    files = whole | {"METHODS.md": b"other", "MANIFEST.json": json.dumps(manifest).encode()}
    found = read(zipped(tmp_path, files))
    assert found.damaged == ("METHODS.md", "tables/gone.parquet")


def test_the_archive_has_fixed_times_and_sorted_names(results, tmp_path):
    (path,) = results.export("bundle", tmp_path)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as opened:
        names = opened.namelist()
        assert names == sorted(names)
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
