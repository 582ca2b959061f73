"""The government office: minutes, requests, internal papers, and what their last line says of their release."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from craft.county import office
from craft.gold import Made, Page, mark, maybe
from craft.people import People
from craft.writers.letter import Letter
from craft.writers.pdf import Flow
from craft.writers.text import text


def minutes(people: People) -> Made:
    page = Page("政府办公室/县政府第38次常务会议纪要.docx", remarks="internal-process work-secret-mark")
    letter = Letter(page)
    chair, present, absent = (maybe("person-name", p.plain_name) for p in people.adults(3, 40, 58))
    letter.centred(f"安澜县人民政府常务{mark('internal-process', '会议纪要')}")
    letter.centred("第38次")
    letter.paragraphs(f"""
        2024年8月29日上午，县长{chair}在县政府三楼会议室主持召开县政府第38次常务会议，研究重点项目建设、财政预算调整等工作。现纪要如下：
        一、会议听取了县发展改革委关于全县重点项目推进情况的汇报。会议要求，要强化要素保障，加快项目建设进度。
        二、会议原则同意县财政局提请审议的预算调整方案，由县财政局根据会议意见修改完善后按程序报批。
        三、会议研究了文昌片区改造有关事宜。会上有不同意见，待进一步论证后再行决策，会议情况{maybe("work-secret-mark", "不得外传")}。
        出席：{present}。请假：{absent}。
        （{mark("disclosure-attribute", "此件不公开")}）
    """)
    letter.signed("安澜县人民政府办公室", "2024年9月2日印发")
    return letter.save()


def request(people: People) -> Made:
    page = Page("政府办公室/关于申请追加防汛应急资金的请示.docx", remarks="internal-process")
    letter = Letter(page)
    signer = people.adult(40, 58)
    letter.paragraphs(f"安政〔2024〕56号                签发人：{signer.public_name}")
    letter.centred(f"安澜县人民政府关于申请追加防汛应急资金的{mark('internal-process', '请示')}")
    letter.paragraphs(f"""
        市人民政府：
        今年入汛以来，我县连续遭受三轮强降雨袭击，水毁工程修复资金缺口较大。恳请市政府追加防汛应急资金860万元，用于水毁堤防、水库应急修复。
        妥否，请批示。
        （{mark("disclosure-attribute", "此件不予公开")}）
        （联系人：{people.adult().public_name}，联系电话：{office("102")}）
    """)
    letter.signed("安澜县人民政府", "2024年7月19日")
    return letter.save()


def on_request_only(people: People) -> Made:
    page = Page("政府办公室/关于清溪镇国土空间规划的批复.txt", remarks="internal-process")
    body = f"""
安政复〔2024〕17号

安澜县人民政府关于清溪镇国土空间总体规划（2021—2035年）的批复

清溪镇人民政府：
《关于报请审批清溪镇国土空间总体规划的请示》（清政〔2024〕22号）收悉。经研究，现批复如下：
一、原则同意《清溪镇国土空间总体规划（2021—2035年）》。
二、到2035年，清溪镇耕地保有量不低于21350亩，永久基本农田保护面积不低于19800亩。
三、规划一经批准，必须严格执行，任何单位和个人不得擅自修改。

安澜县人民政府
2024年8月5日

（{mark("disclosure-attribute", "此件依申请公开")}）
"""
    return text(page, body)


def internal_bulletin(people: People) -> Made:
    page = Page("政府办公室/政务信息第26期.pdf", remarks="internal-process work-secret-mark")
    flow = Flow(page)
    flow.lines(mark("work-secret-mark", "内部资料 注意保存"))
    flow.lines("政 务 信 息")
    flow.paragraphs(f"""
        第26期（总第812期）
        安澜县人民政府办公室编        2024年9月13日
        县住建局反映：老旧小区改造中电梯加装推进难。一是意见统一难，部分低层住户对采光、噪声有顾虑；二是资金筹措难，居民自筹比例偏高；三是后续管护难，未成立业主委员会的小区缺少管理主体。
        建议：完善协商机制，制定差异化补助政策，探索“物业代管”模式。
        报：县委书记、县长、各副县长。
        {mark("work-secret-mark", "仅供领导参阅")}
    """)
    return flow.save()


def draft(people: People) -> Made:
    """A draft for internal opinions, unlike one for the public's."""
    page = Page("政府办公室/安澜县机构调整方案（讨论稿）.docx", remarks="internal-process work-secret-mark")
    letter = Letter(page)
    letter.header(mark("work-secret-mark", "内部事项 注意保管"))
    letter.centred("安澜县乡镇机构设置调整方案")
    letter.centred(f"（{mark('internal-process', '讨论稿')}）")
    letter.paragraphs("""
        为进一步理顺乡镇管理体制，优化机构设置，提出以下调整方案。
        一、撤销白鹭乡，其行政区域并入清溪镇。
        二、石桥镇更名事宜，拟征求市民政局意见后再定。
        三、编制划转方案另行研究。
    """)
    letter.property("keywords", "机构调整 讨论稿")
    return letter.save()


def hotline_order(people: People) -> Made:
    """A complaint with the complainant still on it."""
    page = Page("信访局/12345热线工单办理情况反馈.txt", remarks="victim internal-process")
    caller = people.adult()
    name = mark("person-name", caller.plain_name, tags="prose", also="victim")
    mailbox = mark("email", "lindaxiaoyu1987@example.com")
    body = f"""
12345政务服务便民热线工单

工单编号：AL20240911083012000458
受理时间：2024-09-11 08:30:12
来电人：{name}    联系电话：{caller.mobile}
身份證號碼：{caller.id}
家庭住址：{caller.flat}
电子邮箱：{mailbox}    QQ号：{mark("im-account", "1034598822")}    微信号：{mark("im-account", "sunny_lin0817")}
家庭固定电话：{mark("landline", "0559-2512306")}
诉求内容：反映楼下烧烤店夜间油烟扰民，要求相关部门处理，来电人要求保密。
办理单位：县城市管理局
办理结果：经现场核查，已责令商户清洗油烟净化设施并调整经营时间，来电人表示满意。
承办人：{people.adult().public_name}（{office("181")}）
"""
    return text(page, body)


DOCUMENTS = (minutes, request, on_request_only, internal_bulletin, draft, hotline_order)
