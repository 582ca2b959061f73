"""One file: names are masked, concealed values weigh more, nothing is said twice."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from redactscan.examine import Examination, Policy, examine
from redactscan.model import Severity
from redactscan.packs import load_packs
from redactscan.readers import Source

ID = "340121198503129976"


def look(name: str, data: bytes) -> Examination:
    return next(examine(Source(name, data), Policy(load_packs().rules, b"key")))


def test_a_path_is_masked_where_it_carries_a_value() -> None:
    report = look(f"民政局/张三{ID}.txt", b"x").report
    assert report.path == "民政局/张*340*************76.txt"
    assert [(f.type, f.location.role) for f in report.findings] == [
        ("person-name", "file-name"),
        ("resident-id", "file-name"),
    ]
    assert {f.path for f in report.findings} == {report.path}
    assert report.verdict == "redact"


def test_dates_and_numbers_of_documents_in_names_stay() -> None:
    assert look("公示〔2024〕12号20240312.txt", b"x").report.path == "公示〔2024〕12号20240312.txt"


def test_what_is_hidden_weighs_more_and_says_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["单位", "手机"])
    sheet.append(["办公室", "13905518877"])
    sheet.append(["人事科", "13905518878"])
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    report = look("a.xlsx", (tmp_path / "a.xlsx").read_bytes()).report
    found = {f.location.label(): (f.location.role, f.severity) for f in report.findings if f.type == "mobile"}
    assert found == {
        "Sheet!B2": ("body", Severity.MEDIUM),
        "隐藏内容 Sheet!B3": ("hidden", Severity.HIGH),
    }


def test_a_sheet_name_is_masked_wherever_it_is_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = f"张三{ID}"
    sheet.append(["身份证号", ID])
    book.save(tmp_path / "a.xlsx")
    report = look("a.xlsx", (tmp_path / "a.xlsx").read_bytes()).report
    assert ID not in repr(report)
    assert {f.location.role for f in report.findings} == {"body", "metadata"}


def test_the_title_is_masked() -> None:
    report = look("a.txt", f"关于张三（身份证号{ID}）低保待遇的公示\n正文".encode()).report
    assert report.profile.title == "关于张*（身份证号340*************76）低保待遇的公示"


def test_the_title_is_masked_where_only_the_text_tells_of_whom_it_speaks() -> None:
    text = "关于向春兰医疗争议的答复\n向春兰患尿毒症，住院期间申请复核。\n"
    assert look("a.txt", text.encode()).report.profile.title == "关于向**医疗争议的答复"


def test_the_same_value_in_two_places_is_two_findings_with_one_fingerprint() -> None:
    report = look("a.txt", f"身份证号{ID}\n{ID}\n".encode()).report
    assert len(report.findings) == 2
    assert len({f.fingerprint for f in report.findings}) == 1
    assert len({f.fingerprint for f in look("b.txt", f"身份证号{ID}".encode()).report.findings}) == 1


def test_a_hidden_value_in_a_text_costs_no_other_finding() -> None:
    page = f"<html><body><p>身份证号{ID}</p><p hidden>手机13905518877</p></body></html>"
    report = look("a.html", page.encode()).report
    found = [(f.type, f.location.role) for f in report.findings]
    assert found == [("resident-id", "body"), ("hidden-content", "hidden"), ("mobile", "hidden")]


def test_a_person_row_is_one_finding_with_details() -> None:
    done = look("低保名单.csv", f"姓名,身份证号,手机\n张三,{ID},13905518877\n李四,,\n".encode())
    *heads, first, second = done.report.findings
    assert [head.type for head in heads] == ["extra-column", "extra-column"]
    assert (first.type, [detail.type for detail in first.details]) == ("resident-id", ["person-name", "mobile"])
    assert (second.type, second.details) == ("person-name", ())
    assert done.values[first][0].reveal() == ID
    assert len(done.values) == 6


def test_one_value_in_many_rows_makes_findings_that_a_table_of_hashes_tells_apart() -> None:
    """A list of 20,000 persons has two illnesses: with one hash for each, it took a time that grew with its square."""
    rows = "\n".join(f"{number},王秀{'兰芬'[number % 2]},肢体残疾二级" for number in range(200))
    report = look("残疾人名单.csv", f"序号,姓名,残疾情况\n{rows}".encode()).report
    findings = [each for found in report.findings for each in (found, *found.details)]
    assert len(findings) >= 400
    assert len({hash(found) for found in findings}) == len(findings)
