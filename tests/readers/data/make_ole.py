"""Writes ``canary.doc``, ``canary.ppt``, ``roster.doc`` and ``roster.ppt``; needs LibreOffice with Impress.

``python -m tests.readers.data.make_ole`` from the root of the repository.
"""

from __future__ import annotations

import struct
import subprocess
import tempfile
from pathlib import Path

from tests.readers.canaries import compound, odf, odp, ppt97, roster, word97
from tests.readers.canaries.odf import cell, p, row, table

_SUMMARY = ("\x05SummaryInformation",)
_THUMBNAIL, _NOTHING = 17, 1000  # numbers of properties; nobody has a property 1000

HERE = Path(__file__).parent


def slide() -> str:
    """The roster as a table on a slide."""
    rows = [
        row(*(cell(p(text)) for text in line)) for line in (["序号", "姓名", "类别", "号码", "住址"], *roster.persons())
    ]
    grid = odp.shape(table(*rows, columns="<table:table-column/>" * 5), kind="frame")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {odf.NAMESPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.presentation">'
        f"<office:automatic-styles>{odp.LAYOUT}{odp.STYLES}</office:automatic-styles><office:master-styles>"
        "<style:master-page style:name='M' style:page-layout-name='A4'/></office:master-styles>"
        f"<office:body><office:presentation>{odp.page(odp.box(p(roster.TITLE), y=0.5) + grid)}"
        "</office:presentation></office:body></office:document>"
    )


def without_thumbnail(data: bytes) -> bytes:
    """The file without the picture of its first slide, which LibreOffice stores as half a megabyte of bitmap."""
    streams = compound.read(data)
    summary = bytearray(streams[_SUMMARY])
    (at,) = struct.unpack_from("<I", summary, 44)
    (count,) = struct.unpack_from("<I", summary, at + 4)
    for number in range(count):
        entry = at + 8 + 8 * number
        key, offset = struct.unpack_from("<2I", summary, entry)
        if key == _THUMBNAIL:
            first = struct.unpack_from("<I", summary, at + 12)[0]
            struct.pack_into("<2I", summary, entry, _NOTHING, first)
            del summary[at + offset :]
    return compound.write({**streams, _SUMMARY: bytes(summary)})


def main() -> None:
    """Write the four files beside this one."""
    files = {
        "canary.fodt": word97.flat()[0].encode(),
        "canary.fodp": ppt97.flat()[0].encode(),
        "roster.docx": roster.letter(),
        "roster.fodp": slide().encode(),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.write_bytes(content)
            kind = "ppt" if path.suffix == ".fodp" else "doc"
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", kind,
                 "--outdir", str(HERE), str(path)],
                check=True,
            )  # fmt: skip
            if kind == "ppt":
                made = (HERE / name).with_suffix(".ppt")
                made.write_bytes(without_thumbnail(made.read_bytes()))


if __name__ == "__main__":
    main()
