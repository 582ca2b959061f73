"""Plain numbers behind labels in disguise: traditional characters, pinyin, gaps, a line of their own, none at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from craft.gold import Made, Page, written
from craft.paper import Grid, write
from craft.people import People

from adversarial.cards import values

_TRADITIONAL = {
    "resident-id": "公民身份號碼",
    "mobile": "手機號碼",
    "card": "銀行卡號",
    "passbook": "存摺賬號",
    "disability-certificate": "殘疾證號",
    "student-number": "學籍號",
    "driver-licence": "駕駛證檔案編號",
    "passport": "護照號碼",
    "travel-permit": "港澳通行證號碼",
    "landline": "家庭電話",
    "plate": "車牌號",
}
_SPACED = {
    "resident-id": "身 份 证 号",
    "mobile": "手 机",
    "card": "银 行 卡 号",
    "passbook": "存 折 账 号",
    "driver-licence": "驾 驶 证 档 案 编 号",
    "passport": "护 照 号",
    "travel-permit": "通 行 证 号",
    "landline": "家 庭 电 话",
    "student-number": "学 籍 号",
}
_SHORT = {kind: label.replace(" ", "") for kind, label in _SPACED.items()}
_GLOSSED = {
    "resident-id": "身（shēn）份（fèn）证（zhèng）号（hào）",
    "mobile": "手（shǒu）机（jī）号（hào）",
    "card": "银（yín）行（háng）卡（kǎ）号（hào）",
    "passbook": "存（cún）折（zhé）账（zhàng）号（hào）",
    "passport": "护（hù）照（zhào）号（hào）",
    "driver-licence": "驾（jià）驶（shǐ）证（zhèng）档案编号",
}
_PINYIN = {"resident-id": "sfz", "mobile": "shouji", "card": "yinhangka"}
_ENGLISH = {"resident-id": "ID No.", "mobile": "Tel", "card": "Bank Card No.", "passport": "Passport No."}
_FULL_WIDTH = {"resident-id": "ＩＤ", "mobile": "ＴＥＬ", "passbook": "帐　　号", "landline": "宅　电"}
_WORDED = {
    "resident-id": "身份证", "mobile": "打我电话", "card": "钱打到卡上", "passbook": "一卡通", "passport": "护照",
    "plate": "开的车是", "landline": "家里座机",
}  # fmt: skip


def _with(name: str, labels: Mapping[str, str], tag: str, form: str, suffix: str) -> Callable[[People], Made]:
    """Two persons; ``form`` has ``{label}`` and ``{value}``."""

    def make(people: People) -> Made:
        body = ["登记材料"]
        for _ in range(2):
            body.append(f"申请人：{people.adult().public_name}")
            for kind, value in values(people).items():
                if kind in labels:
                    body.append(form.format(label=labels[kind], value=written(str, value, tag)))
        return write(Page(f"标签变形/{name}.{suffix}"), body)

    make.__module__, make.__name__ = "adversarial.labels", name
    return make


def traditional_table(people: People) -> Made:
    page = Page("标签变形/繁体表头.html")
    head = ["姓名", "身份證號碼", "聯繫電話", "銀行帳號", "家庭住址"]
    rows = [[p.public_name, p.id, p.mobile, p.account, p.home] for p in people.adults(8)]
    return write(page, ["補助發放清冊", Grid([head, *rows])])


def spaced_table(people: People) -> Made:
    """Headings and names spaced out to fill their cells."""
    page = Page("标签变形/表头加空格.xlsx")
    head = ["姓　　名", "身 份 证 号", "联 系 电 话", "账　　号"]
    rows = [[written(_spaced, p.name, "spaced-name"), p.id, p.mobile, p.account] for p in people.adults(10)]
    return write(page, ["困难群众补助发放表", Grid([head, *rows])])


def broken_heads(people: People) -> Made:
    """Headings that wrap in their cells."""
    page = Page("标签变形/表头换行.xlsx")
    head = ["姓\n名", "身份\n证号", "手机\n号码", "一卡通\n账号"]
    rows = [[p.name, p.id, p.mobile, p.account] for p in people.adults(8)]
    return write(page, ["惠农补贴发放表", Grid([head, *rows])])


def _spaced(name: str) -> str:
    return "　".join(name) if len(name) == 2 else name


DOCUMENTS = (
    _with("繁体标签", _TRADITIONAL, "traditional-label", "{label}：{value}", "txt"),
    _with("标签加空格", _SPACED, "spaced-label", "{label}：{value}", "docx"),
    _with("拼音注音", _GLOSSED, "pinyin-gloss", "{label}：{value}", "txt"),
    _with("拼音标签", _PINYIN, "pinyin-label", "{label}：{value}", "md"),
    _with("英文标签", _ENGLISH, "english-label", "{label}: {value}", "html"),
    _with("全角标签", _FULL_WIDTH, "full-width-label", "{label}：{value}", "txt"),
    _with("标签另起一行", _TRADITIONAL | _SHORT, "label-line", "{label}\n{value}", "txt"),
    _with("口语标签", _WORDED, "worded-label", "{label}{value}", "txt"),
    _with(
        "数值在前",
        _SHORT,
        "label-after",
        "{value}（{label}）",
        "txt",
    ),
    traditional_table,
    spaced_table,
    broken_heads,
)
