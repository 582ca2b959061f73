"""What a file says of the people who made it: author, last editor, company, a path on somebody's disk."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.case import Case, at_text
from redactscan.assess.judged import Judged
from redactscan.detectors.persons import looks_like_name
from redactscan.model import Field, Message, Passage, Severity, Span
from redactscan.text import regex
from redactscan.text.view import squeeze

RULES = ("document-property",)
# As the readers name them: OOXML core and extended properties, PDF information and XMP, meta elements of a page.
# The ``Creator`` of a PDF is a program, the ``creator`` of an Office file a person.
_FIELDS = frozenset({
    "creator", "dc:creator", "lastModifiedBy", "author", "Author", "meta author", "meta creator", "Company", "Manager",
    "photoshop:AuthorsPosition", "pdf:Author", "meta changedby", "Artist", "XPAuthor", "initial-creator",
})  # fmt: skip
_PATHS = frozenset({"Template", "attachedTemplate", "HyperlinkBase", "path", "printer"})
_PATH = regex.compile(r"(?:[A-Za-z]:[\\/]|\\\\[^\\]|/(?:home|Users)/|file:)\S*", regex.IGNORECASE)
# What programs and installers write; folded.
_NOBODY = regex.compile(
    r"PYTHON-DOCX|OPENPYXL|XLSXWRITER|REPORTLAB.*|\(?(?:ANONYMOUS|UNSPECIFIED)\)?|UNNAMED|UNKNOWN|AUTHOR|未知|匿名|作者"
    r"|MICROSOFT.*|OFFICE.*|WPS.*|KINGSOFT.*|金山.*|LIBREOFFICE.*|OPENOFFICE.*|APACHE.*|ADOBE.*|DOCX4J.*|ASPOSE.*|SPIRE.*"
    r"|USER|USERS|CURRENT.?USER|CALC|WINDOWS.?用户|WINDOWS.?USER|用户|ADMINISTRATOR|ADMIN|管理员|ROOT|GUEST|PC|LENOVO|HP|DELL|ASUS|ACER|HUAWEI"
    r"|DEEPIN|UOS|CHINA|HOME|TEST|NORMAL(?:\.DOTM?|\.WPT)?|\?+|."
)


def find(case: Case) -> Iterator[Judged]:
    """One finding for each value: low if it names a person or a path, else for information."""
    rule = case.rules.get("document-property")
    told: set[str] = set()
    for passage in filter(_is_property, case.document.passages if rule else ()):
        text = squeeze(passage.text)
        if rule is None or not text or text in told or _NOBODY.fullmatch(text):
            continue
        told.add(text)
        person, path = looks_like_name(text), bool(_PATH.match(passage.text.strip()))
        if _named(passage) in _PATHS and not path:
            continue
        reason = "reason.property-path" if path else "reason.property-person" if person else "reason.property"
        severity = rule.severity if person or path else Severity.INFO
        yield at_text(rule, passage, Span(0, len(passage.text)), Message.of(reason), severity=severity)


def _is_property(passage: Passage) -> bool:
    return passage.location.role == "metadata" and _named(passage) in _FIELDS | _PATHS


def _named(passage: Passage) -> str:
    anchor = passage.location.anchor
    return anchor.name if isinstance(anchor, Field) else ""
