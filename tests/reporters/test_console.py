"""The report for people: what it says, how wide it is, and that a document cannot drive the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from redactscan.model import Cell, Finding, Location, Message, Notice, Report, Severity
from redactscan.reporters.console import render
from redactscan.text.sensitive import Sensitive

GOLDEN = Path(__file__).parents[1] / "golden" / "report.txt"
NO_APPROVAL = "未发现问题不等于可以公开"


def shown(report: Report, lang: str = "zh", values: Any = None, **options: Any) -> str:
    return render(report, lang, values or {}, **options).decode()


def test_the_page_is_as_it_was(full_report: Report) -> None:
    assert shown(full_report) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("verbosity", [-1, 0, 2])
def test_no_line_is_wider_than_the_page(full_report: Report, lang: str, width: int, verbosity: int) -> None:
    lines = shown(full_report, lang, width=width, verbosity=verbosity).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)


def test_the_worst_comes_first(full_report: Report) -> None:
    text = shown(full_report)
    places = [
        text.index(word) for word in ("【暂缓公开】", "【区分处理后公开】", "【人工复核】", "未检查的内容", "小结")
    ]
    assert places == sorted(places)


def test_colour_adds_nothing_but_colour(full_report: Report) -> None:
    plain, coloured = (shown(full_report, colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "a\rb", "\u202eabc", "[bold red]附件[/]", "[link=x]y", "a\x9b2J"],
)
@pytest.mark.parametrize("colour", [False, True])
def test_a_document_does_not_drive_the_terminal(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
    hostile: str,
    colour: bool,
) -> None:
    place = Location(hostile, "body", Cell(1, 1, 1, hostile))
    finding = make_finding(excerpt=hostile, location=place, type=hostile)
    document = make_document_report(finding, path=hostile, notices=(Notice("part-skipped", hostile, hostile),))
    text = shown(make_report(document, make_document_report(path=hostile)), colour=colour)
    text = re.sub(r"\x1b\[[0-9;]*m", "", text) if colour else text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    if hostile.startswith("[bold"):
        assert hostile in text


def test_hostile_colour_codes_are_not_ours(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
) -> None:
    text = shown(make_report(make_document_report(make_finding(excerpt="\x1b[35mx"))), colour=True)
    assert "\x1b[35m" not in text


@pytest.mark.parametrize(
    ("count", "listed", "said"), [(10, 10, ""), (11, 10, "另有 1 处同类"), (392, 10, "另有 382 处同类")]
)
def test_long_lists_are_folded(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
    count: int,
    listed: int,
    said: str,
) -> None:
    rows = [make_finding(location=Location("w", "body", Cell(1, row, 2))) for row in range(1, count + 1)]
    report = make_report(make_document_report(*rows))
    assert shown(report).count("340*************76") == listed
    assert said in shown(report)
    assert ("同类" in shown(report)) == bool(said)
    assert shown(report, verbosity=1).count("340*************76") == count


def test_a_reason_is_not_repeated(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
) -> None:
    def lines(*reasons: str) -> list[str]:
        rows = [make_finding(reasons=(Message.of(reason),)) for reason in reasons]
        text = shown(make_report(make_document_report(*rows)))
        return [line.split()[-1] for line in text.splitlines() if "340***" in line or line.startswith("    理由")]

    assert lines("甲", "甲") == ["甲", "第2列", "第2列"]
    assert lines("甲", "甲", "乙", "甲") == ["甲", "同上", "乙", "甲"]


def test_every_table_is_folded_for_itself(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
) -> None:
    rows = [make_finding(location=Location("w", "body", Cell(t, row, 2))) for t in (1, 2) for row in range(1, 12)]
    assert shown(make_report(make_document_report(*rows))).count("340*************76") == 20


def test_information_is_one_line_until_it_is_asked_for(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
) -> None:
    note = make_finding(severity=Severity.INFO, excerpt="0551-6*****", state="exempt")
    report = make_report(make_document_report(make_finding(), note, note))
    assert "0551-6" not in shown(report)
    assert "另有 2 处提示" in shown(report)
    assert shown(report, verbosity=1).count("0551-6*****") == 2


def test_a_clean_report_says_that_it_is_no_approval(
    make_report: Callable[..., Report], make_document_report: Callable[..., Any]
) -> None:
    text = shown(make_report(make_document_report()))
    assert NO_APPROVAL in text
    assert "退出码 0" in text
    assert not re.search("(?<!不等于)可以公开", text)


def test_every_cause_comes_with_advice(make_report: Callable[..., Report]) -> None:
    text = shown(make_report(notices=(Notice("no-text-layer", "a.pdf", "page 3"),)), verbosity=-1)
    assert "没有文字层  1 处" in text
    assert "OCR" in text
    assert "a.pdf；page 3" in text


def test_quiet_keeps_findings_and_gaps_only(full_report: Report) -> None:
    text = shown(full_report, verbosity=-1)
    assert "340*************76" in text
    assert "未检查的内容" in text
    assert "小结" not in text
    assert "未发现问题" not in text


def test_most_verbose_names_rule_and_fingerprint(full_report: Report) -> None:
    assert f"CN-PI-001 0.99 {'ab' * 16}" in re.sub(r"\s+", " ", shown(full_report, verbosity=2, width=200))


def test_revealed_values_stand_for_excerpts(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
) -> None:
    finding = make_finding()
    text = shown(make_report(make_document_report(finding)), values={finding: (Sensitive("３４ ０"), Sensitive("340"))})
    assert "３４ ０" in text
    assert "340***" not in text


def test_a_weak_mask_in_a_row_says_why(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
) -> None:
    def row(type_: str) -> str:
        place = Location("w", "body", Cell(1, 2, 3))
        reasons = (Message.of("reason.mask-near", facts="birth", count=1),)
        part = make_finding(type=type_, severity=Severity.MEDIUM, excerpt="3401***76", location=place, reasons=reasons)
        return shown(make_report(make_document_report(make_finding(details=(part,)))))

    assert row("weak-mask").count("结合旁边的出生日期，只剩 1 个可能的号码") == 1
    assert "只剩" not in row("mobile")


def test_what_documents_hold_together_is_said_in_the_summary(
    make_report: Callable[..., Report], make_document_report: Callable[..., Any]
) -> None:
    remark = Message.of("reason.volume-batch", documents=3, count=60, records="property", least=25)
    report = replace(make_report(make_document_report()), remarks=(remark,))
    summary = shown(report).partition("小结")[2]
    assert "本批 3 份文件合计：财产、征信类信息共 60 条，达到 25 条" in summary
    assert report.exit_code() == 0
