"""A ZIP file written again without the time of writing, so that the same content has the same bytes."""

import re
import shutil
import zipfile
from pathlib import Path

_FIRST = (1980, 1, 1, 0, 0, 0)  # the first time a ZIP file knows
_PROPERTIES = "docProps/core.xml"
_WRITTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def same_bytes(path: Path) -> None:
    """Write the workbook `path` again with entries and properties that tell no time."""
    again = path.with_name(f"{path.name}.again")
    try:
        with (
            zipfile.ZipFile(path) as old,
            zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for entry in old.infolist():
                plain = zipfile.ZipInfo(entry.filename, _FIRST)
                plain.compress_type = zipfile.ZIP_DEFLATED
                plain.create_system = 3  # the same on every system
                if entry.filename == _PROPERTIES:
                    new.writestr(
                        plain, _WRITTEN.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", old.read(entry))
                    )
                    continue
                with old.open(entry) as source, new.open(plain, "w", force_zip64=True) as target:
                    shutil.copyfileobj(source, target)
        again.replace(path)
    finally:
        again.unlink(missing_ok=True)
