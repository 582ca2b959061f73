"""Every mark, in the place where it belongs: GB/T 9704-2012, 保密法实施条例, 国办发〔2016〕80号, 国资发〔2010〕41号."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from craft.gold import Made, mark
from craft.people import People

from marks.official import Place, written


class Entry(NamedTuple):
    """A file name, the mark as written, its place, the format. ``canon`` is the plain writing of a disguised mark."""

    name: str
    value: str
    place: Place
    suffix: str
    canon: str = ""
    tags: str = ""
    title: str = ""
    remarks: str = ""


SECRET = (
    Entry("重点项目清单", "绝密★30年", "head", "txt"),
    Entry("防疫物资储备", "机密★20年", "head", "docx"),
    Entry("线路调整方案", "机密★10年", "attachment", "html"),
    Entry("供应情况", "秘密★1年", "head", "md"),
    Entry("排查整治", "秘密★6个月", "below-title", "docx"),
    Entry("行动方案", "秘密★长期", "head", "html"),
    Entry("调度安排", "机密★会议开始前", "head", "txt"),
    Entry("项目调度二", "秘密★2026年12月31日", "head", "txt"),
    Entry("防疫工作二", "秘密★二年", "head", "docx"),
    Entry("线路函二", "绝密★", "head", "txt"),
    Entry("粮油供应二", "秘　密　★　５　年", "head", "txt", "秘密★5年", "spaced full-width"),
    Entry("隐患排查二", "机 密 ★ 1 年", "head", "html", "机密★1年", "spaced"),
    Entry("旅游方案二", "機密★10年", "head", "txt", "机密★10年", "traditional"),
    Entry("水位安排二", "絕密★長期", "head", "docx", "绝密★长期", "traditional"),
    Entry("项目调度三", "机密★\n10年", "head", "txt", "机密★10年", "broken"),
    Entry("防疫工作三", "机\n密★1年", "head", "txt", "机密★1年", "broken"),
    Entry("线路函三", "秘密☆3年", "head", "md", "", "odd-star"),
    Entry("粮油供应三", "机密⭐1年", "head", "html", "", "odd-star"),
    Entry("隐患排查三", "机密*10年", "head", "txt", "", "odd-star"),
    Entry("旅游方案三", "密级：机密", "head", "txt"),
    Entry("水位安排三", "密级：秘密　　保密期限：5年", "head", "docx"),
    Entry("项目调度四", "密级和保密期限：秘密★3年", "head", "html"),
    Entry("防疫工作四", "机密", "head", "txt", "", "bare"),
    Entry("线路函四", "秘　密", "head", "docx", "秘密", "bare spaced"),
    Entry("粮油供应四", "【绝密】", "head", "md", "", "bare"),
    Entry("隐患排查四", "（机密）", "below-title", "txt", "", "bare"),
    Entry("旅游方案四", "机密★3年", "page-header", "docx"),
    Entry("水位安排四", "秘密★1年", "text-box", "docx"),
    Entry("项目调度五", "（秘密★解除预警前）", "paragraph", "txt", "", "paragraph-level"),
    Entry("防疫工作五", "（机密）", "paragraph", "html", "", "paragraph-level bare"),
    Entry("线路函五", "密码电报", "head", "txt"),
    Entry("粮油供应五", "密电", "head", "docx"),
    Entry("隐患排查五", "机要件", "head", "txt"),
    Entry("旅游方案五", "涉密文件", "head", "md"),
    Entry("水位安排五", "秘密★１年", "attachment", "docx", "秘密★1年", "full-width"),
    Entry("项目调度六", "机密★ 1年", "attachment", "txt", "机密★1年", "narrow-space"),
    Entry("防疫工作六", "机\u200b密★\u200b5年", "head", "html", "机密★5年", "zero-width"),
)
COPY = (
    Entry("重点项目文件一", "000023", "head", "txt"),
    Entry("防疫文件一", "份号：000156", "head", "docx"),
    Entry("线路文件一", "No.000317", "head", "html"),
    Entry("粮油文件一", "０００００８", "head", "txt", "000008", "full-width"),
)
URGENCY = (
    Entry("重点项目急件", "特急", "head", "txt"),
    Entry("防疫急件", "加急", "head", "docx"),
    Entry("线路急件", "特　急", "head", "html", "特急", "spaced"),
    Entry("粮油急件", "紧急程度：加急", "head", "md"),
    Entry("隐患急件", "等级　特提·明电　安汛电〔2024〕11号", "head", "txt", "特提"),
    Entry("旅游急件", "平急", "head", "docx"),
)
WORK = (
    Entry("内部资料一", "内部资料 注意保存", "head", "txt"),
    Entry("内部资料二", "内部文件　不得外传", "head", "docx"),
    Entry("内部资料三", "内部事项 注意保管", "page-header", "docx"),
    Entry("内部资料四", "（仅供领导参阅）", "below-title", "html"),
    Entry("内部资料五", "工作秘密", "head", "txt"),
    Entry("内部资料六", "工作秘密★1年", "head", "md"),
    Entry("内部资料七", "不宜公开", "head", "docx"),
    Entry("内部资料八", "阅后收回", "foot", "txt"),
    Entry("内部资料九", "传阅件", "head", "txt"),
    Entry("内部资料十", "内部使用，请勿外传", "foot", "html"),
    Entry("内部参考一", "内部参考", "head", "md"),
    Entry("内部参考二", "內部資料　注意保密", "head", "txt", "内部资料 注意保密", "traditional"),
    Entry("内部参考三", "内 部 文 件", "head", "docx", "内部文件", "spaced"),
    Entry("内部参考四", "（此件不得翻印、转载、登报）", "foot", "txt"),
    Entry("内部参考五", "【内部】", "head", "html"),
    Entry("内部参考六", "会后收回", "text-box", "docx"),
    Entry(
        "内部参考七",
        "关于机构编制调整的意见（内部征求意见稿）",
        "title",
        "docx",
        title="关于机构编制调整的意见",
        remarks="internal-process",
    ),
)
COMMERCIAL = (
    Entry("合作方案一", "核心商密★长期", "head", "txt"),
    Entry("合作方案二", "普通商密★3年", "head", "docx"),
    Entry("合作方案三", "楚江能源集团　核心商密　5年", "head", "html"),
    Entry("合作方案四", "商业秘密", "head", "txt"),
    Entry("合作方案五", "公司机密　请勿外传", "head", "md", remarks="work-secret-mark"),
    Entry("合作方案六", "（商业秘密，注意保密）", "below-title", "docx", remarks="work-secret-mark"),
    Entry("投标报价一", "安澜县污水处理厂提标改造项目投标报价明细表", "title", "txt"),
    Entry("投标报价二", "安澜县智慧停车项目评标报告", "title", "docx"),
    Entry("投标报价三", "供水管网改造工程评分表", "title", "html"),
    Entry("投标报价四", "生态茶加工工艺成本测算表", "title", "md"),
)
PROCESS = (
    Entry("办文一", "安澜县人民政府专题会议纪要", "title", "txt"),
    Entry("办文二", "第12次局长办公会议纪要", "title", "docx"),
    Entry("办文三", "关于追加防疫经费的请示", "title", "html"),
    Entry("办文四", "安澜县旅游条例（讨论稿）", "title", "txt"),
    Entry("办文五", "机关作风建设实施方案（送审稿）", "title", "docx"),
    Entry("办文六", "关于上半年工作的汇报稿", "title", "md"),
    Entry("办文七", "县政府办公室抄告单", "title", "txt"),
    Entry("办文八", "领导批示件办理情况", "title", "html"),
    Entry("办文九", "收文呈批表", "title", "docx"),
    Entry("办文十", "安商〔2024〕31号　　　　签发人：李明远", "head", "txt", "签发人：李明远", remarks="person-name"),
    Entry("办文十一", "拟办意见", "below-title", "docx"),
    Entry("办文十二", "常 务 会 议 纪 要", "title", "txt", "常务会议纪要", "spaced"),
    Entry("办文十三", "值班信息（第112期）", "title", "html"),
    Entry("办文十四", "關於調整機構的請示", "title", "txt", "关于调整机构的请示", "traditional"),
)
DISCLOSURE = (
    Entry("附注一", "（此件不公开）", "foot", "txt"),
    Entry("附注二", "（此件不予公开）", "foot", "docx"),
    Entry("附注三", "（此件依申请公开）", "foot", "html"),
    Entry("附注四", "（此件删减后公开）", "foot", "md"),
    Entry("附注五", "公开属性：不予公开", "head", "txt"),
    Entry("附注六", "公开方式：依申请公开", "foot", "docx"),
    Entry("附注七", "（此件免予公开）", "foot", "txt"),
    Entry("附注八", "信息公开选项：不予公开", "foot", "html"),
    Entry("附注九", "[此件不予公开]", "foot", "txt"),
    Entry("附注十", "（此 件 不 公 开）", "foot", "docx", "（此件不公开）", "spaced"),
    Entry("附注十一", "（此件依申請公開）", "foot", "txt", "（此件依申请公开）", "traditional"),
    Entry("附注十二", "（此件不\n予公开）", "foot", "txt", "（此件不予公开）", "broken"),
    Entry("附注十三", "信息公开属性: 依申请公开", "head", "md"),
)
_TYPES = {
    "state-secret-mark": SECRET,
    "copy-number": COPY,
    "urgency": URGENCY,
    "work-secret-mark": WORK,
    "commercial-secret-mark": COMMERCIAL,
    "internal-process": PROCESS,
    "disclosure-attribute": DISCLOSURE,
}


def _document(type_: str, entry: Entry) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        tags = f"{entry.place} {entry.tags}".strip()
        return written(
            people, entry.name, mark(type_, entry.value, entry.canon, tags=tags), entry.place, entry.suffix,
            title=entry.title, remarks=entry.remarks,
        )  # fmt: skip

    make.__module__, make.__name__ = "marks.marked", entry.name
    return make


DOCUMENTS = tuple(_document(type_, entry) for type_, entries in _TYPES.items() for entry in entries)
