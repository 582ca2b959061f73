"""What LibreOffice made: files and labels that lie ready under ``made/``, and the script that rebuilds them.

``python -m demo.made`` in ``corpora/`` needs LibreOffice; its files differ from one version of it to the next, so they
are committed and the generator copies them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from craft.county import numbered, office
from craft.gold import Label, Made, Page, mark
from craft.people import People
from craft.writers.by_hand import HandMade
from craft.writers.letter import Letter
from craft.writers.sheet import Number, Sheet, openpyxl_book


def ready(folder: Path) -> list[Made]:
    """The files under ``folder`` with the labels of ``labels.jsonl`` in it."""
    found: dict[str, list[Label]] = {}
    clean: dict[str, tuple[str, ...]] = {}
    for entry in map(json.loads, (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()):
        labels = found.setdefault(entry["path"], [])
        if entry.get("clean"):
            clean[entry["path"]] = tuple(entry["tags"])
        else:
            labels.append(Label(**{k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}))
    return [Made(path, (folder / path).read_bytes(), tuple(found[path]), clean.get(path)) for path in sorted(found)]


def waiting_list(people: People) -> Made:
    page = Page("住房和城乡建设局/城镇住房困难家庭轮候名册.xlsx", remarks="finances")
    head = ["序号", "申请人", "身份证号", "工作单位", "家庭月收入（元）", "手机号码"]
    rows: list[list[str | Number]] = [
        [str(n), p.name, p.id, "自由职业", Number(str(people.rng.randint(900, 2400))), Number(p.mobile)]
        for n, p in enumerate(people.adults(10), 1)
    ]
    late = people.adult()
    note = {"B5": f"与{late.named}（{late.id}）系夫妻，核实后合并"}
    return openpyxl_book(page, [Sheet("轮候", [head, *rows], hidden_rows=(8, 9), comments=note)])


def mediation(people: People) -> Made:
    page = Page("自然资源和规划局/林权争议调解意见书.docx", remarks="internal-process")
    letter = HandMade(page, "林权争议调解意见书")
    first, second, witness = people.adults(3, 40, 70)
    letter.paragraph(
        letter.run(f"申请人{first.named}，身份证号码{first.id}，住{first.group}。"),
        letter.run(f"被申请人{second.named}"),
        letter.deleted(f"，身份证号码{second.id}"),
        letter.run("。"),
    )
    letter.paragraph(
        letter.commented("经现场踏勘，争议山场四至清楚。", f"找{witness.named}再核一次，电话{witness.mobile}"),
        letter.note("林权证持有人：", [["姓名", "联系电话"], [first.name, first.mobile]]),
    )
    letter.paragraphs(f"双方自愿达成协议，以山脊为界。调解员：{people.adult().public_name}，电话{office('322')}。")
    return letter.save()


def refunds(people: People) -> Made:
    """The columns are narrow: numbers take two lines, and the fonts are subsets."""
    page = Page("财政局/个人缴纳契税退付情况公示.docx")
    letter = Letter(page, "个人缴纳契税退付情况公示")
    head = ["序号", "姓名", "身份证号", "房屋坐落", "退付金额（元）", "收款银行卡号", "联系电话"]
    rows = [[p.name, p.id, p.flat, f"{people.rng.randint(1000, 9999)}.50", p.card, p.mobile] for p in people.adults(7)]
    letter.table([head, *numbered(rows)])
    return letter.save()


def complaints(people: People) -> Made:
    page = Page("市场监督管理局/消费投诉处理情况.docx", remarks="victim")
    letter = Letter(page, "2024年9月消费投诉处理情况")
    head = ["投诉人", "联系电话", "电子邮箱", "被投诉单位", "处理结果"]
    told = [(mark("person-name", p.plain_name, also="victim"), p) for p in people.adults(6)]
    rows = [[name, p.mobile, _mailbox(people), "安澜县晨光超市", "已调解"] for name, p in told]
    letter.table([head, *rows])
    return letter.save()


def annual_report(people: People) -> Made:
    page = Page("政府办公室/2023年政府信息公开工作年度报告.docx", clean="look-alike statistics")
    letter = Letter(page, "安澜县2023年政府信息公开工作年度报告")
    letter.paragraphs(f"""
        本年度共主动公开政府信息12386条，收到政府信息公开申请87件，均在法定期限内答复。其中，涉及国家秘密不予公开0件，涉及个人隐私不予公开6件，属于内部事务信息、过程性信息不予公开9件。
        全县政府网站累计访问量13812345次。如需查询，请联系县政府办公室政务公开股，电话{office("104")}。
    """)
    letter.table([
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"], ["行政规范性文件", "4", "2", "31"], ["行政许可", "18653", "", ""],
    ])  # fmt: skip
    return letter.save()


def land_use(people: People) -> Made:
    page = Page("自然资源和规划局/建设用地规划许可信息.xlsx", clean="look-alike document-number")
    head = ["证书编号", "用地单位", "批准日期", "用地面积（平方米）"]
    rows: list[list[str | Number]] = [
        [f"地字第3427272024000{n:02d}号", f"安澜县{name}有限公司", "2024-08-15", Number(f"{13000 + 977 * n}.5")]
        for n, name in enumerate(("鑫达建材", "绿源农业", "云台文旅"), 11)
    ]
    return openpyxl_book(page, [Sheet("许可", [head, *rows])])


def _mailbox(people: People) -> str:
    return mark("email", f"user{people.rng.randint(1000, 9999)}@example.com")


SOURCES = (
    (waiting_list, "xlsx"), (mediation, "docx"), (refunds, "pdf"), (complaints, "html"), (annual_report, "pdf"),
    (land_use, "xlsx"),
)  # fmt: skip


def rebuild(folder: Path) -> None:
    """Let LibreOffice write every source anew, and write the labels beside the files."""
    taken: set[str] = set()
    entries: list[dict[str, object]] = []
    for make, suffix in SOURCES:
        source = make(People(f"made/{make.__name__}", taken))
        path = str(PurePosixPath(source.path).with_suffix(f".{suffix}"))
        _convert(source, folder / path)
        if source.clean is not None:
            entries.append({"path": path, "clean": True, "tags": [*source.clean, "libreoffice"]})
        labels = (replace(label, path=path, tags=(*label.tags, "libreoffice")) for label in source.labels)
        entries += [label.as_json() for label in labels]
    lines = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    (folder / "labels.jsonl").write_text(lines, encoding="utf-8", newline="\n")


def _convert(source: Made, target: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice")
    with TemporaryDirectory() as name:
        folder = Path(name)
        given = folder / "in" / f"source{PurePosixPath(source.path).suffix}"
        given.parent.mkdir()
        given.write_bytes(source.data)
        profile = (folder / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target.suffix[1:]]
        subprocess.run([*command, "--outdir", str(folder), str(given)], check=True, capture_output=True)  # noqa: S603 - our own file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((folder / f"source{target.suffix}").read_bytes())


if __name__ == "__main__":
    rebuild(Path(__file__).parents[1] / "made")
