"""An official paper with a mark in a place: the papers are harmless, the mark is all there is to find."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from craft.gold import Made, Page
from craft.people import People
from craft.writers.by_hand import HandMade
from craft.writers.letter import Letter
from craft.writers.text import html, text

Place = Literal["head", "below-title", "attachment", "paragraph", "foot", "page-header", "text-box", "title"]


@dataclass(frozen=True, slots=True)
class Paper:
    """``title`` and ``body`` have no mark in them."""

    office: str
    title: str
    body: str


PAPERS = (
    Paper("发展和改革委员会", "关于做好2024年第四季度重点项目调度工作的通知", "各乡镇人民政府，县直有关单位：\n为确保完成全年目标任务，现就重点项目调度工作通知如下。\n一、按月报送项目进展，每月25日前通过内网邮箱报送。\n二、对进展滞后的项目，要逐项分析原因，提出整改措施。"),
    Paper("农业农村局", "关于开展秋冬季动物防疫工作的通知", "各乡镇农业综合服务中心：\n现将秋冬季动物防疫工作有关事项通知如下。\n一、坚持预防为主，做到应免尽免。\n二、加强流通环节监管，严防疫情输入。\n三、备足防疫物资，完善应急预案。"),
    Paper("交通运输局", "关于调整部分客运线路的函", "县公共交通有限公司：\n来函收悉。经研究，同意对2路、5路客运线路进行调整。\n请做好站牌更换和运力调配，并提前七日向社会公告。\n专此函复。"),
    Paper("商务局", "2024年粮油市场供应情况分析", "今年以来，全县粮油市场供应充足，价格总体平稳。\n一是储备到位，轮换有序。二是渠道畅通，网点覆盖全部乡镇。\n下一步将加强监测预警，保障节日供应。"),
    Paper("教育局", "关于校园安全隐患排查整治情况的报告", "县人民政府：\n按照统一部署，我局组织对全县各级各类学校开展了安全隐患排查。\n共排查学校68所，发现隐患112处，已整改107处，其余5处正在整改。\n特此报告。"),
    Paper("文化和旅游局", "安澜县旅游发展三年行动方案", "为推动全县旅游高质量发展，制定本方案。\n一、总体目标。到2026年，接待游客突破300万人次。\n二、重点任务。实施景区提升、线路联通、品牌推广三项工程。\n三、保障措施。加强组织领导，落实资金保障。"),
    Paper("水利局", "关于水库汛限水位调度安排的通知", "各水库管理所：\n根据汛期雨情水情，现将水库汛限水位调度安排通知如下。\n一、严格执行调度指令，落实二十四小时值班。\n二、加强巡查，发现险情及时处置并报告。"),
)  # fmt: skip


def written(
    people: People, name: str, mark: str, place: Place, suffix: str, *, title: str = "", remarks: str = ""
) -> Made:
    """The paper with ``mark`` (marked text, perhaps of several lines) in its place. ``title`` replaces the paper's."""
    model = people.rng.choice(PAPERS)
    page = Page(f"{model.office}/{name}.{suffix}", remarks=remarks)
    title = title or model.title
    lines = [title, *model.body.splitlines(), f"安澜县{model.office}", "2024年9月20日"]
    match place:
        case "head":
            lines = [*mark.splitlines(), *lines]
        case "title":
            lines[0] = mark
        case "below-title":
            lines[1:1] = mark.splitlines()
        case "paragraph":
            lines[3] = mark + lines[3]
        case "attachment":
            lines += ["附件2", *mark.splitlines(), "分布情况统计表", "略"]
        case "foot":
            lines += mark.splitlines()
    return _FORMS[suffix](page, title, lines, mark if place in ("page-header", "text-box") else "", place)


def _text(page: Page, title: str, lines: Sequence[str], apart: str, place: str) -> Made:
    return text(page, "\n".join(lines))


def _markdown(page: Page, title: str, lines: Sequence[str], apart: str, place: str) -> Made:
    return text(page, "\n\n".join(lines))


def _html(page: Page, title: str, lines: Sequence[str], apart: str, place: str) -> Made:
    body = "\n".join(f"<p>{line}</p>" for line in lines)
    return html(page, "通知公告", body, source="安澜县人民政府", column="政策文件")


def _docx(page: Page, title: str, lines: Sequence[str], apart: str, place: str) -> Made:
    if place == "page-header":
        report = Letter(page)
        report.header(apart)
        report.paragraphs("\n".join(lines))
        return report.save()
    letter = HandMade(page)
    for number, line in enumerate(lines):
        box = [letter.box(apart)] if number == 0 and place == "text-box" else []
        letter.paragraph(*box, letter.run(line), align="center" if line == title else "both")
    return letter.save()


_FORMS: dict[str, Callable[[Page, str, Sequence[str], str, str], Made]] = {
    "txt": _text,
    "md": _markdown,
    "html": _html,
    "docx": _docx,
}
