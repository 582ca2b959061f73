"""The values that flow through a scan. Frozen, without behaviour that costs, without third-party imports."""

from redactscan.model.document import Document, Embedded, Examined, Loaded, Marked, Passage, Table, text_at
from redactscan.model.finding import Finding
from redactscan.model.location import Anchor, Block, Cell, Field, Line, Location, Page, Role, Veil
from redactscan.model.match import Match, Span, Verdict
from redactscan.model.message import Message
from redactscan.model.notice import Cause, Notice
from redactscan.model.report import DocumentReport, DocumentVerdict, FailOn, PackInfo, Profile, Report, RuleInfo, Run
from redactscan.model.rule import (
    Basis,
    Boundary,
    Context,
    Detect,
    Example,
    Join,
    Kind,
    Redact,
    Rule,
    Severity,
    Technique,
    ViewName,
    Zone,
)

__all__ = [
    "Anchor", "Basis", "Block", "Boundary", "Cause", "Cell", "Context", "Detect", "Document", "DocumentReport",
    "DocumentVerdict", "Embedded", "Examined", "Example", "FailOn", "Field", "Finding", "Join", "Kind", "Line",
    "Loaded", "Location", "Marked", "Match", "Message", "Notice", "PackInfo", "Page", "Passage", "Profile", "Redact",
    "Report", "Role", "Rule", "RuleInfo", "Run", "Severity", "Span", "Table", "Technique", "Veil", "Verdict",
    "ViewName", "Zone", "text_at",
]  # fmt: skip
