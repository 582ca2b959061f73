"""Codes: as long as an identity number, with a date in them, with a mobile number inside; and none of it a person's."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from craft.gold import Made, Page
from craft.numbers import company_code, digits, project_code
from craft.paper import Block, Grid, write
from craft.people import People

Row = Callable[[Random], Sequence[str]]


def _table(path: str, tags: str, title: str, head: Sequence[str], row: Row, count: int = 8) -> Callable[[People], Made]:
    """A table of ``count`` rows of codes."""

    def make(people: People) -> Made:
        rows = [row(people.rng) for _ in range(count)]
        return write(Page(path, clean=f"look-alike {tags}"), [title, Grid([head, *rows])])

    make.__module__, make.__name__ = "lookalikes.codes", path
    return make


def _prose(path: str, tags: str, lines: Callable[[Random], Sequence[Block]]) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        return write(Page(path, clean=f"look-alike {tags}"), lines(people.rng))

    make.__module__, make.__name__ = "lookalikes.codes", path
    return make


def _stamp(rng: Random) -> str:
    return f"2024{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{rng.randint(0, 23):02d}{rng.randint(0, 59):02d}{rng.randint(0, 59):02d}"


def _mobile_like(rng: Random) -> str:
    return rng.choice(("138", "139", "158", "186", "191")) + digits(rng, 8)


def _hex(rng: Random, count: int) -> str:
    return "".join(rng.choices("0123456789abcdef", k=count))


def _vin(rng: Random) -> str:
    return "L" + "".join(rng.choices("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", k=9)) + digits(rng, 7)


DOCUMENTS = (
    _table("财政局/政府采购订单汇总.csv", "order-number", "政府采购订单汇总", ["订单号", "商品", "金额（元）"],
           lambda r: (project_code(r), "办公用纸", f"{r.randint(100, 9000)}.00")),
    _table("财政局/电子支付流水.xlsx", "serial-number", "电子支付流水", ["流水号", "业务日期", "金额"],
           lambda r: (_stamp(r) + digits(r, 4), "2024-09-12", f"{r.randint(100, 99999)}.50")),
    _table("财政局/数电票清单.html", "invoice", "数电票清单", ["发票号码", "开票单位", "价税合计"],
           lambda r: (f"2434200000{digits(r, 10)}", "安澜县鑫达建材有限公司", f"{r.randint(1000, 99999)}.00")),
    _table("财政局/纸质发票.csv", "invoice", "增值税发票明细", ["发票代码", "发票号码", "金额"],
           lambda r: (f"03400{r.randint(16, 23)}00{r.randint(101, 999)}", digits(r, 8), "1200.00")),
    _table("发展和改革委员会/投资项目备案.docx", "project-code", "企业投资项目备案公示", ["项目代码", "项目名称", "建设单位"],
           lambda r: (f"24{r.randint(10, 12)}-342727-04-01-{digits(r, 6)}", "标准化厂房", "安澜县绿源农业有限公司")),
    _table("发展和改革委员会/重点项目编码表.csv", "project-code", "重点项目编码表", ["项目编码", "项目名称"],
           lambda r: (project_code(r), r.choice(("高标准农田", "乡镇供水", "老旧小区改造")))),
    _table("交通运输局/合同台账.xlsx", "contract-number", "2024年合同台账", ["合同编号", "合同名称", "合同金额（元）"],
           lambda r: (f"HT{_stamp(r)}{digits(r, 3)}", "养护服务合同", f"{_mobile_like(r)}.00")),
    _table("交通运输局/设备编码.csv", "phone-in-code", "路灯设备编码", ["设备编码", "资产编号", "安装位置"],
           lambda r: (f"SN{_mobile_like(r)}A", f"ZC-{_mobile_like(r)}-01", "文昌路"), 10),
    _table("交通运输局/车辆技术参数.html", "vin plate", "新能源公交车技术参数", ["车型", "车架号", "电机型号"],
           lambda r: (f"皖通HFF{r.randint(6, 8)}800G", _vin(r), f"TZ{digits(r, 3)}XS")),
    _table("市场监督管理局/新设企业名单.xlsx", "uscc", "9月新设企业名单", ["统一社会信用代码", "企业名称", "成立日期"],
           lambda r: (company_code(r), f"安澜县{r.choice(('兴旺', '润达', '恒信', '佳和'))}商贸有限公司", "2024-09-10"), 12),
    _table("市场监督管理局/食品抽检合格.csv", "licence barcode", "食品抽检合格信息", ["样品名称", "条形码", "生产许可证号", "批号"],
           lambda r: ("酱油", f"69{digits(r, 11)}", f"SC1{digits(r, 13)}", _stamp(r)[:8])),
    _table("市场监督管理局/药品追溯码.txt", "trace-code", "药品追溯码公示", ["药品", "批准文号", "追溯码"],
           lambda r: ("阿莫西林胶囊", f"国药准字H{r.randint(2000, 2023)}{digits(r, 4)}", f"81{digits(r, 18)}")),
    _table("市场监督管理局/个体工商户名单.csv", "uscc", "个体工商户年报未公示名单", ["统一社会信用代码", "字号名称"],
           lambda r: (company_code(r, "92"), f"安澜县清溪镇{r.choice(('老街', '湖畔', '东门'))}餐馆")),
    _table("自然资源和规划局/不动产单元.xlsx", "parcel", "不动产单元代码表", ["不动产单元号", "宗地面积", "用途"],
           lambda r: (f"342727{digits(r, 6)}GB{digits(r, 5)}F{digits(r, 8)}", f"{r.randint(100, 9999)}.12", "住宅")),
    _table("自然资源和规划局/建设工程许可证.html", "licence", "建设工程规划许可", ["证号", "建设单位", "面积"],
           lambda r: (f"建字第342727{_stamp(r)[:8]}{digits(r, 3)}号", "安澜县城投公司", "12600.50")),
    _table("教育局/考试座次.csv", "exam-number", "教师资格考试座次", ["准考证号", "考场", "座位号"],
           lambda r: (f"342727{_stamp(r)[:8]}{digits(r, 3)}{r.randint(0, 9)}", f"第{r.randint(1, 30)}考场", digits(r, 2)), 12),
    _table("教育局/笔试成绩.xlsx", "exam-number", "事业单位招聘笔试成绩", ["准考证号", "职位代码", "笔试成绩", "名次"],
           lambda r: (f"1{r.choice('3589')}{digits(r, 9)}", f"2024{digits(r, 3)}", f"{r.randint(50, 89)}.5", str(r.randint(1, 40))), 14),
    _table("教育局/报名序号.txt", "exam-number", "资格复审名单", ["报名序号", "岗位代码"],
           lambda r: (_mobile_like(r), f"GW{digits(r, 4)}"), 9),
    _table("文化和旅游局/图书采购目录.csv", "isbn", "农家书屋图书采购目录", ["书名", "ISBN", "定价"],
           lambda r: ("实用养殖技术", f"978-7-{digits(r, 3)}-{digits(r, 5)}-{r.randint(0, 9)}", "38.00")),
    _table("文化和旅游局/馆藏条码.xlsx", "isbn", "图书馆馆藏条码", ["条码号", "国际标准书号"],
           lambda r: (f"3427{digits(r, 10)}", f"9787{digits(r, 9)}"), 12),
    _table("数据资源局/系统日志样例.csv", "timestamp", "接口调用统计", ["时间戳", "毫秒", "请求数"],
           lambda r: (f"17276{digits(r, 5)}", f"17276{digits(r, 8)}", str(r.randint(10, 9999))), 12),
    _table("数据资源局/软件版本与校验.html", "hash version", "客户端下载", ["版本", "SHA-256", "大小（字节）"],
           lambda r: (f"3.{r.randint(0, 9)}.{r.randint(0, 20)}.{r.randint(0, 255)}", _hex(r, 64), _mobile_like(r))),
    _table("数据资源局/目录索引.csv", "index-number", "政务信息资源目录", ["索引号", "信息名称"],
           lambda r: (f"113427270032{digits(r, 5)}K/202409-{digits(r, 5)}", "部门预算公开")),
    _table("政务服务管理局/办件编号.docx", "case-serial", "9月办件公示", ["办件编号", "事项名称", "办理结果"],
           lambda r: (f"342727{_stamp(r)}{digits(r, 4)}", "食品经营许可", "办结"), 9),
    _table("信访局/工单编号.txt", "case-serial", "12345热线办件公示", ["工单编号", "诉求类型", "办理状态"],
           lambda r: (f"AL{_stamp(r)}{digits(r, 6)}", r.choice(("噪声", "供水", "停车")), "已办结"), 9),
    _table("邮政管理局/快递单号.csv", "tracking-number", "申诉快件核查", ["快递单号", "企业", "结果"],
           lambda r: (r.choice((f"SF{digits(r, 13)}", f"YT{digits(r, 13)}", f"7731{digits(r, 11)}", f"98{digits(r, 11)}")), "某快递", "责任成立"), 10),
    _prose("政府办公室/文件清理目录.txt", "document-number", lambda r: [
        "宣布失效的文件目录",
        "1. 国发〔2019〕13812345678号（样式核对用）",
        *(f"{n}. 安政〔20{r.randint(10, 23)}〕{r.randint(1, 199)}号 关于{w}的通知" for n, w in enumerate(("春耕生产", "防汛抗旱", "安全生产"), 2)),
        f"5. 政办秘〔2013〕{_mobile_like(r)}号 关于档案整理的通知",
    ]),
    _prose("政府办公室/网站信息.html", "site-number", lambda r: [
        "网站标识与备案",
        f"政府网站标识码：34272700{digits(r, 2)}",
        f"皖ICP备{digits(r, 8)}号-1　皖公网安备 34272702{digits(r, 6)}号",
        f"历史访问量：{_mobile_like(r)}次　本月访问量：{r.randint(100000, 999999)}次",
    ]),
    _prose("财政局/预算执行情况.md", "amounts", lambda r: [
        "2024年上半年预算执行情况",
        f"一般公共预算收入{_mobile_like(r)}.00元，同比增长5.8%；支出{_mobile_like(r)}元，完成预算的52.1%。",
        f"其中：教育支出1.38亿元，社会保障和就业支出{r.randint(10, 99)}3812.56万元，卫生健康支出13912345678.00元。",
        f"政府性基金收入¥{_mobile_like(r)[:9]}.00，国有资本经营收入138,1234,5678元。",
    ]),
    _prose("科学技术局/专利转化清单.txt", "patent", lambda r: [
        "专利转化清单",
        *(f"{n}. 一种节水灌溉装置，专利号ZL2023{digits(r, 8)}.{r.randint(0, 9)}，公开号CN{digits(r, 9)}A" for n in range(1, 7)),
    ]),
    _prose("民政局/福利彩票开奖.html", "lottery", lambda r: [
        "福利彩票开奖公告",
        f"双色球第2024{digits(r, 3)}期：{' '.join(f'{n:02d}' for n in sorted(r.sample(range(1, 34), 6)))} + {r.randint(1, 16):02d}",
        f"3D第2024{digits(r, 3)}期：{' '.join(digits(r, 3))}　七乐彩：{' '.join(f'{n:02d}' for n in sorted(r.sample(range(1, 31), 8)))}",
        f"本期销售总额{_mobile_like(r)}元，奖池{_mobile_like(r)}.50元。",
    ]),
)  # fmt: skip
