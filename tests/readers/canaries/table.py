"""Every format's canary file, and what a reader made of the number in each of its places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, get_args
from unittest import mock

from redactscan.model import Cause, Document
from redactscan.readers import Source, pictures, read_all
from tests.readers.canaries import (
    archive,
    cms,
    docx,
    html,
    image,
    loose,
    mail,
    msg,
    odf,
    odp,
    ods,
    ofd,
    pdf,
    ppt97,
    pptx,
    rtf,
    spreadsheetml,
    text,
    tnef,
    word97,
    xls,
    xlsb,
    xlsx,
    xml,
)
from tests.readers.canaries.numbers import causes, places

Canary = tuple[str, str]
CAUSES = frozenset(get_args(Cause))


class File(NamedTuple):
    """How a canary file is made. ``beside`` are causes of notices that no place of it expects, for a good reason."""

    canaries: Callable[[], tuple[bytes, dict[str, Canary]]]
    beside: frozenset[str] = frozenset()


_LINKED = frozenset({"part-skipped"})  # a picture, a section stand outside the file
_UNKNOWN = frozenset({"part-skipped"})  # a stream of no known make gives its strings and a notice
FILES: dict[str, File] = {
    "docx": File(docx.canaries, _LINKED),
    "doc": File(word97.canaries, _UNKNOWN),
    "wps": File(word97.canaries, _UNKNOWN),
    "rtf": File(rtf.canaries, frozenset({"part-skipped", "unparsable"})),
    "odt": File(odf.canaries, _LINKED),
    "xml (Word 2003)": File(xml.word),
    "xlsx": File(xlsx.canaries),
    "xlsb": File(xlsb.canaries),
    "xls": File(xls.canaries, frozenset({"part-skipped"})),  # the file was filled up with zeros
    "et": File(xls.canaries, frozenset({"part-skipped"})),
    "ods": File(ods.canaries),
    "xml (Excel 2003)": File(spreadsheetml.canaries),
    "csv": File(text.records, frozenset({"unparsable", "undecodable-text"})),  # wrong quotes, a NUL
    "pptx": File(pptx.canaries, frozenset({"no-text-layer"})),  # handwriting is a picture
    "ppt": File(ppt97.canaries),
    "dps": File(ppt97.canaries),
    "odp": File(odp.canaries),
    "pdf": File(pdf.canaries),
    "ofd": File(ofd.canaries),
    "html": File(html.canaries),
    "xml": File(xml.canaries),
    "md": File(text.canaries, frozenset({"undecodable-text"})),  # a NUL
    "eml": File(mail.canaries),
    "mbox": File(loose.mailbox),
    "msg": File(msg.canaries, frozenset({"part-skipped"})),
    "tnef": File(tnef.canaries),
    "p7m": File(cms.canaries),
    "zip": File(archive.canaries, frozenset({"link-not-followed"})),
    "7z": File(loose.seven),
    **{form: File(make) for form, make in image.FORMS.items()},
    "ole": File(loose.storage, _UNKNOWN),
    "appledouble": File(loose.attributes),
    "ds_store": File(loose.folder),
}


class Read(NamedTuple):
    """A canary file as read: its documents, and what is expected of each place."""

    documents: list[Document]
    expected: dict[str, Canary]


def read(form: str) -> Read:
    """Make the canary file of a format and read it, without the extra that reads pictures."""
    data, expected = FILES[form].canaries()
    with without_ocr():
        return Read(list(read_all(Source(f"canary.{form.partition(' ')[0]}", data))), expected)


def outcome(found: Read, place: str) -> str:
    """``found`` or ``notice``; what is wrong, in words, if it is neither as expected.

    What a cell hides stands in its table all the same; the name of an attached file is among its properties too.
    """
    value, expected = found.expected[place]
    roles = places(found.documents, value)
    if expected in CAUSES:
        return "notice" if not roles and expected in causes(found.documents) else f"{sorted(roles)}, no {expected}"
    also = {"file-name": {"metadata"}, "hidden": {"body"}}.get(expected, set())
    return "found" if expected in roles and roles <= {expected} | also else f"{sorted(roles)}, not {expected}"


def unexpected(form: str, found: Read) -> set[str]:
    """The causes of notices that the file should not have, and those that it should have and has not."""
    expected = {role for _, role in found.expected.values() if role in CAUSES} | FILES[form].beside
    return causes(found.documents) ^ expected


@contextmanager
def without_ocr() -> Iterator[None]:
    """Nobody looks at pictures: that takes long, and the extra may be missing."""
    with mock.patch.object(pictures, "engine", return_value=None):
        yield
