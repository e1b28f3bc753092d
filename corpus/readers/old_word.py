"""Old Word (.doc): turned into .docx by LibreOffice where it is installed, with macros and links shut off."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from corpus.errors import InputError
from corpus.readers import word
from corpus.readers.blocks import Block

SECONDS = 180
_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_REMEDY = "Mở bằng Word rồi lưu lại (Save As) dạng .docx, hoặc cài LibreOffice trên máy này."
# No macro runs, and links are followed from trusted places alone, of which there are none.
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SECURITY = (("MacroSecurityLevel", "3"), ("DisableMacrosExecution", "true"), ("BlockUntrustedRefererLinks", "true"))
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_ITEM.format(name=name, value=value) for name, value in _SECURITY)
    + "</oor:items>"
)


def read(data: bytes) -> list[Block]:
    """The blocks of the document. Raises InputError without LibreOffice, or where it cannot read the file."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise InputError("là tệp Word kiểu cũ (.doc), máy này không có LibreOffice để đọc.", remedy=_REMEDY)
    with tempfile.TemporaryDirectory(prefix="kehoach-") as name:
        folder = Path(name)
        settings = folder / "profile" / "user"
        settings.mkdir(parents=True)
        (settings / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        (folder / "a.doc").write_bytes(data)
        _convert(program, folder)
        made = folder / "a.docx"
        if not made.exists():
            raise InputError("không đọc được tệp Word kiểu cũ (.doc): tệp hỏng hoặc có mật khẩu.", remedy=_REMEDY)
        return word.read(made.read_bytes())


def _convert(program: str, folder: Path) -> None:
    """A profile of its own lets it run beside an open LibreOffice."""
    profile = (folder / "profile").as_uri()
    options = ["--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"]
    command = [
        program,
        *options,
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
        str(folder / "a.doc"),
    ]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except (subprocess.TimeoutExpired, OSError) as error:
        raise InputError("LibreOffice đọc tệp này quá lâu.", remedy=_REMEDY) from error
