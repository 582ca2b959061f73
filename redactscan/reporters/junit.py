"""JUnit XML for a build server: a suite for each document, a case for each type found, a passing one for a clean file.

What was not examined is an error, so that no server shows green for it.
"""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from redactscan.messages import say, text
from redactscan.model import DocumentReport, Finding, Notice, Report
from redactscan.reporters import Reporter, Values

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 §2.2


def render(report: Report, lang: str, _values: Values) -> bytes:
    """One ``testsuites``; times are those of the run."""
    suites = Element("testsuites", name="redactscan", time=f"{report.run.seconds:.3f}")
    for document in report.documents:
        _suite(suites, document, lang)
    if report.notices:
        suite = SubElement(suites, "testsuite", name=text("junit.not-examined", lang))
        for notice in report.notices:
            _gap(suite, notice, lang)
    for suite in suites:
        _count(suite)
    indent(suites)
    body: bytes = tostring(suites, encoding="utf-8")
    return (
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        + body.removeprefix(b"<?xml version='1.0' encoding='utf-8'?>\n")
        + b"\n"
    )


def _suite(suites: Element, document: DocumentReport, lang: str) -> None:
    suite = SubElement(suites, "testsuite", name=_clean(document.path))
    types = Counter(finding.type for finding in document.findings if finding.is_open)
    for kind in sorted(types):
        case = _case(suite, document.path, text(f"type.{kind}", lang))
        for finding in document.findings:
            if finding.type == kind and finding.is_open:
                _failure(case, finding, lang)
    for notice in document.notices:
        _gap(suite, notice, lang)
    if not types and not document.notices:
        _case(suite, document.path, text(f"verdict.{document.verdict}", lang))


def _failure(case: Element, finding: Finding, lang: str) -> None:
    message = text(
        "junit.finding", lang, what=text(f"type.{finding.type}", lang), excerpt=finding.excerpt,
        place=finding.location, severity=str(finding.severity),
    )  # fmt: skip
    failure = SubElement(case, "failure", type=finding.rule_id, message=_clean(message))
    lines = [say(reason, lang) for reason in finding.reasons]
    lines += [text("log.law", lang, law=basis.law, article=basis.article) for basis in finding.basis]
    lines += [f"{detail.rule_id} {detail.excerpt} {detail.location.label(lang)}" for detail in finding.details]
    failure.text = _clean("\n".join([*lines, finding.replacement, finding.fingerprint]))


def _gap(suite: Element, notice: Notice, lang: str) -> None:
    case = _case(suite, notice.path, notice.part or text("junit.not-examined", lang))
    detail = say(notice.detail, lang) if notice.detail else ""
    SubElement(
        case, "error", type=notice.cause, message=_clean(f"{text(f'cause.{notice.cause}', lang)} {detail}".strip())
    )


def _case(suite: Element, path: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=_clean(path), name=_clean(name))


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite)))
    for what, name in (("failures", "failure"), ("errors", "error")):
        suite.set(what, str(sum(case.find(name) is not None for case in suite)))


def _clean(said: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", said)


REPORTER = Reporter("junit", render)
