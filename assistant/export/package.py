"""Office packages (zip) that depend on nothing but their content."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(?=<)")


def with_fixed_times(package: bytes, modified: date | None = None) -> bytes:
    """The same parts with one time for all; `modified` replaces the time at which the file was saved."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            content = source.read(name)
            if modified and name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + f"{modified.isoformat()}T00:00:00Z".encode(), content)
            target.writestr(entry, content)
    return fixed.getvalue()
