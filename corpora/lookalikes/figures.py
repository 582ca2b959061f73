"""Statistics: columns of figures that stand side by side like the groups of a number, and counts of people."""

from __future__ import annotations

from craft.gold import Made, Page
from craft.numbers import digits
from craft.paper import Grid, write
from craft.people import People
from craft.silent import Silent, documents

_TOWNS = ("清溪镇", "石桥镇", "桃源镇", "双河镇", "白鹭乡", "松岭乡", "望湖镇", "云台街道")


def census(people: People) -> Made:
    """Region code, date, count: 6 + 8 + 4 digits in three columns parted by spaces."""
    rng = people.rng
    rows = [["342727", f"2024{rng.randint(1, 9):02d}{rng.randint(10, 28)}", digits(rng, 4)] for _ in _TOWNS]
    grid = Grid([["区划代码", "统计日期", "户数"], *rows])
    return write(Page("统计局/分乡镇户数.txt", clean="look-alike aligned-columns"), ["分乡镇户数统计", grid])


def threes_and_fours(people: People) -> Made:
    """138 1234 5678 in neighbouring columns."""
    rng = people.rng
    rows = [[town, f"1{rng.choice('3589')}{rng.randint(0, 9)}", digits(rng, 4), digits(rng, 4)] for town in _TOWNS]
    grid = Grid([["乡镇", "项目数", "投资额", "用工数"], *rows])
    return write(Page("统计局/项目进度.txt", clean="look-alike aligned-columns"), ["项目进度统计", grid])


def long_rows(people: People) -> Made:
    """Monthly figures, twelve to a line."""
    rng = people.rng
    lines = [f"{year}年 " + " ".join(digits(rng, 3) for _ in range(12)) for year in range(2018, 2025)]
    return write(Page("统计局/逐月用电量.md", clean="look-alike aligned-columns"), ["逐月用电量（万千瓦时）", *lines])


def diseases(people: People) -> Made:
    rng = people.rng
    names = ("肺结核", "乙肝", "梅毒", "流行性感冒", "手足口病", "艾滋病", "其他感染性腹泻病")
    rows = [
        [name, str(rng.randint(0, 90)), str(rng.randint(0, 2)), f"{rng.randint(0, 30)}.{digits(rng, 2)}"]
        for name in names
    ]
    page = Page("卫生健康局/法定传染病疫情.html", clean="look-alike health-statistics")
    return write(page, ["2024年8月法定传染病疫情", Grid([["病名", "发病数", "死亡数", "发病率（1/10万）"], *rows])])


def disabled(people: People) -> Made:
    rng = people.rng
    kinds = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
    rows = [[kind, *(str(rng.randint(20, 900)) for _ in range(4))] for kind in kinds]
    page = Page("残疾人联合会/持证残疾人统计.xlsx", clean="look-alike disability-statistics")
    return write(page, ["持证残疾人分类统计", Grid([["残疾类别", "一级", "二级", "三级", "四级"], *rows])])


def relief(people: People) -> Made:
    rng = people.rng
    rows = [
        [town, *(str(rng.randint(20, 900)) for _ in range(3)), f"{rng.randint(10, 99)}{digits(rng, 4)}.00"]
        for town in _TOWNS
    ]
    page = Page("民政局/低保特困发放汇总.csv", clean="look-alike relief-statistics")
    return write(
        page,
        [
            "2024年9月低保特困资金发放汇总",
            Grid([["乡镇", "城市低保户数", "农村低保户数", "特困人数", "发放金额（元）"], *rows]),
        ],
    )


def poverty(people: People) -> Made:
    rng = people.rng
    rows = [
        [cause, str(rng.randint(3, 300)), f"{rng.randint(1, 40)}%"]
        for cause in ("因病", "因残", "因学", "缺劳力", "缺资金")
    ]
    page = Page("乡村振兴服务中心/致贫原因统计.docx", clean="look-alike relief-statistics")
    return write(page, ["监测对象风险原因统计", Grid([["风险原因", "户数", "占比"], *rows])])


def timetable(people: People) -> Made:
    rng = people.rng
    lines = [f"{n}路：" + " ".join(f"{h:02d}:{rng.randint(0, 59):02d}" for h in range(6, 20)) for n in range(1, 6)]
    return write(Page("交通运输局/公交时刻表.txt", clean="look-alike timetable"), ["公交首末班时刻表", *lines])


def weather(people: People) -> Made:
    rng = people.rng
    rows = [
        [
            f"2024-09-{day:02d}",
            f"{rng.randint(18, 33)}.{digits(rng, 1)}",
            f"{rng.randint(990, 1020)}.{digits(rng, 1)}",
            f"118.3{digits(rng, 1)}",
            f"29.8{digits(rng, 1)}",
        ]
        for day in range(1, 13)
    ]
    page = Page("气象局/逐日气象要素.csv", clean="look-alike measurements")
    return write(page, ["逐日气象要素", Grid([["日期", "气温", "气压", "经度", "纬度"], *rows])])


def budget(people: People) -> Made:
    rng = people.rng
    rows = [
        [
            f"{rng.randint(201, 229)}{digits(rng, 4)}",
            name,
            f"1{rng.choice('3589')}{digits(rng, 9)}",
            f"{digits(rng, 8)}.00",
        ]
        for name in ("小学教育", "最低生活保障", "残疾人康复", "公务员医疗补助", "住房公积金")
    ]
    page = Page("财政局/支出预算表.xlsx", clean="look-alike amounts")
    return write(
        page, ["2024年部门支出预算表", Grid([["科目编码", "科目名称", "本年预算数（元）", "上年决算数（元）"], *rows])]
    )


def scores(people: People) -> Made:
    rng = people.rng
    rows = [[f"第{n}组", "云台路小学代表队", f"{rng.randint(80, 99)}.{digits(rng, 2)}", str(n)] for n in range(1, 9)]
    page = Page("教育局/合唱比赛成绩.html", clean="look-alike competition")
    return write(page, ["全县中小学合唱比赛成绩", Grid([["组别", "参赛队", "得分", "名次"], *rows])])


_SILENT = (
    Silent("卫生健康局/慢病防治宣传.txt", "look-alike health-prose", """
        高血压、糖尿病防治知识
        糖尿病患者应当定期监测血糖。冠心病、脑梗死患者要按时服药。
        我县为65岁及以上老年人免费体检，上半年共体检21386人次，建档率达92.1%。
        确诊为肺结核的患者，可凭诊断证明到县疾控中心领取免费药品。
    """),
    Silent("残疾人联合会/两项补贴政策解读.html", "look-alike relief-prose", """
        残疾人两项补贴政策解读
        困难残疾人生活补贴对象为低保家庭中的残疾人；重度残疾人护理补贴对象为残疾等级被评定为一级、二级的重度残疾人。
        补贴标准：一级90元，二级80元。智力、精神残疾三级、四级参照执行。
        申请时须提供：第二代残疾人证、身份证、一卡通账号。
    """),
    Silent("公安局/身份证办理须知.docx", "look-alike guide", """
        居民身份证办理须知
        一、首次申领：携带户口簿，由监护人陪同。二、换领：身份证有效期满前三个月内。
        三、居民身份证号码由十八位数字组成：六位地址码、八位出生日期码、三位顺序码、一位校验码。
        四、办理进度查询：登录安徽公安服务平台，输入受理号。
    """),
    Silent("司法局/社区矫正法宣传.txt", "look-alike law", """
        社区矫正法十问
        社区矫正对象，是指被判处管制、宣告缓刑、假释和暂予监外执行的罪犯。
        对未成年社区矫正对象的矫正，应当与成年社区矫正对象分别进行，其身份信息不得公开。
        刑满释放人员在就业、就学和享受社会保障等方面不受歧视。
    """),
    Silent("应急管理局/事故统计通报.md", "look-alike statistics", """
        2024年上半年生产安全事故统计
        上半年共发生生产安全事故13起、死亡8人，同比分别下降18.8%和11.1%。
        道路运输事故9起，建筑业事故3起，其他事故1起。受伤人员均已出院。
    """),
    Silent("民政局/孤儿保障政策.csv", "look-alike relief-prose", """
        项目,标准（元/月）,依据
        机构集中养育孤儿,1760,民政部门文件
        社会散居孤儿,1360,民政部门文件
        事实无人抚养儿童,1360,参照散居孤儿
    """),
    Silent("教育局/学生资助政策简介.txt", "look-alike relief-prose", """
        学生资助政策简介
        家庭经济困难学生包括：脱贫家庭学生、低保家庭学生、特困供养学生、孤儿、残疾学生、烈士子女。
        小学生每生每年500元，初中生每生每年625元；寄宿生按1000元、1250元执行。
        资助资金直接发放到学生社会保障卡，不收取任何费用。
    """),
    Silent("市场监督管理局/产品型号对照.txt", "look-alike product-name plate", """
        节能产品型号对照表
        京A8000型热水器对应新国标二级能效；粤B12345L冰柜对应一级能效。
        沪C-Q6688水泵、苏G1250D变压器停产。
        E12345678电池组更名为G87654321电池组，执行标准GB/T 31467-2023。
    """),
    Silent("自然资源和规划局/地名公告.html", "look-alike place-name", """
        关于命名更名部分地名的公告
        命名：高峰路、安平巷、金山大道、祝塘社区、石岭小区。
        更名：王家湾路更名为文昌北路，李庄桥更名为丰收桥，张集社区更名为新张社区。
        销名：马塘村第三村民组、周圩自然村。
    """),
)  # fmt: skip

DOCUMENTS = (
    census, threes_and_fours, long_rows, diseases, disabled, relief, poverty, timetable, weather, budget, scores,
    *documents("lookalikes.figures", _SILENT),
)  # fmt: skip
