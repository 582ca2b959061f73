"""Prose that uses the words of secrecy, illness and poverty and says nothing of anybody."""

from __future__ import annotations

from craft.county import office
from craft.gold import Made, Page
from craft.people import People
from craft.writers.letter import Letter
from craft.writers.text import html, text


def work_report(people: People) -> Made:
    page = Page("政府办公室/2024年政府工作报告.docx", clean="look-alike prose")
    letter = Letter(page, "政府工作报告")
    letter.paragraphs("""
        ——2024年1月8日在安澜县第十八届人民代表大会第三次会议上
        各位代表：
        现在，我代表县人民政府，向大会报告政府工作，请予审议，并请政协委员和列席人员提出意见。
        一、2023年工作回顾
        过去一年，我们扎实推进“1+5+N”行动，全县地区生产总值增长5.8%，规上工业增加值增长8.2%，一般公共预算收入增长6.3%。
        民生保障持续加强。发放低保、特困、临时救助资金9863.4万元，惠及困难群众2.1万人；改造农村危房312户；新增普惠性幼儿园学位540个；严重精神障碍患者规范管理率达到96.2%，适龄妇女“两癌”免费筛查1.2万人次。
        平安建设成效明显。受理12345热线工单38712件，办结率99.1%；深入开展电信网络诈骗打击治理，返还群众被骗资金1356万元。
        二、2024年工作安排
        今年要坚持稳中求进，着力抓好六个方面工作。坚持开门办公，凡涉及群众切身利益的重大决策，都要公开征求意见。加强保密教育，严守工作秘密。
    """)
    return letter.save()


def secrecy_lesson(people: People) -> Made:
    page = Page("政府办公室/保密法宣传材料.md", clean="look-alike secrecy-prose")
    body = """
# 保密宣传月：什么是国家秘密

国家秘密的密级分为绝密、机密、秘密三级。绝密级国家秘密是最重要的国家秘密，泄露会使国家安全和利益遭受特别严重的损害；机密级国家秘密是重要的国家秘密；秘密级国家秘密是一般的国家秘密。

## 几个常见问题

1. **保密期限怎么定？** 除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。
2. **商业秘密和国家秘密是一回事吗？** 不是。商业秘密由权利人自行保护。
3. **工作秘密要标密级吗？** 不得标注国家秘密标志。机关、单位内部资料的管理，按照有关规定执行。
4. **会议纪要能不能上网？** 先审查、后公开，一事一审。

遵守保密纪律，做到不该说的秘密不说、不该看的秘密不看。发现泄密线索，请拨打举报电话12339。
"""
    return text(page, body)


def public_consultation(people: People) -> Made:
    page = Page(
        "政府办公室/关于《安澜县养犬管理办法（征求意见稿）》公开征求意见的公告.docx", clean="look-alike consultation"
    )
    letter = Letter(page, "关于《安澜县养犬管理办法（征求意见稿）》公开征求意见的公告")
    letter.paragraphs(f"""
        为加强养犬管理，保障公民人身安全，县公安局起草了《安澜县养犬管理办法（征求意见稿）》，现向社会公开征求意见。公众可于2024年10月31日前，通过以下途径反馈意见：
        1.电子邮箱：alxgaj@anlan.gov.cn
        2.通信地址：安澜县文昌路77号安澜县公安局治安大队（邮编245000）
        3.电话：{office("411")}
        附件：安澜县养犬管理办法（征求意见稿）
    """)
    letter.paragraphs("""
        第一条　为了规范养犬行为，保障公民健康和人身安全，维护市容环境卫生，制定本办法。
        第二条　个人养犬应当具备下列条件：（一）有合法身份证明；（二）有固定住所。
        第三条　养犬登记应当提交养犬人身份证明、犬只免疫证明。登记机关对在工作中知悉的个人隐私应当保密。
    """)
    return letter.save()


def infectious_diseases(people: People) -> Made:
    page = Page("卫生健康局/秋冬季传染病防治知识问答.html", clean="look-alike health-prose")
    body = f"""
<h2>一、什么是流感？</h2>
<p>流感是流感病毒引起的急性呼吸道传染病。老年人、孕妇、慢性病患者是重点人群，建议每年接种流感疫苗。</p>
<h2>二、肺结核可以治好吗？</h2>
<p>绝大多数患者经过6至8个月的规范治疗可以治愈。国家对肺结核患者提供免费抗结核药品。</p>
<h2>三、艾滋病、梅毒和乙肝会通过日常接触传播吗？</h2>
<p>不会。握手、拥抱、共同进餐不会传播艾滋病病毒。国家依法保护艾滋病病毒感染者的隐私。</p>
<p>咨询电话：{office("143")}，公共卫生热线：12320。</p>
"""
    return html(page, "秋冬季传染病防治知识问答", body, source="安澜县疾病预防控制中心", column="健康教育")


def emergency_plan(people: People) -> Made:
    page = Page("应急管理局/安澜县森林火灾应急预案.txt", clean="look-alike prose")
    body = f"""
安澜县森林火灾应急预案

1  总则
1.1  编制目的
建立健全森林火灾应对工作机制，依法有力有序有效实施森林火灾应急，最大程度减少人员伤亡和财产损失。
1.2  编制依据
《中华人民共和国森林法》《森林防火条例》（国务院令第541号）、《国家森林草原火灾应急预案》（国办函〔2020〕99号）等。
2  组织体系
县森防指总指挥由县人民政府分管副县长担任，办公室设在县应急管理局，24小时值班电话{office("171")}，森林火警电话12119。
3  信息报告
3.1  火场报告内容：起火时间、地点（经纬度保留两位小数）、火场面积、天气、扑救人数。
3.2  涉密信息按照保密规定报送，不得通过非涉密渠道传输。
4  附则
4.1  本预案由县应急管理局负责解释，自2024年10月1日起施行。
"""
    return text(page, body)


def application_guide(people: People) -> Made:
    """Forms and guides are full of the words that stand beside numbers, and of numbers made of crosses."""
    page = Page("民政局/城乡居民最低生活保障申请指南.docx", clean="look-alike form")
    letter = Letter(page, "城乡居民最低生活保障申请指南")
    letter.paragraphs(f"""
        一、申请条件：家庭月人均收入低于当地低保标准，且家庭财产状况符合规定的，可以申请低保。
        二、申请材料：1.申请书；2.家庭成员身份证、户口簿复印件；3.残疾人另需提供残疾证；4.患重大疾病的提供诊断证明。
        三、办理流程：申请、受理、家庭经济状况核对、审核确认、公示、发放。
        四、咨询电话：{office("118")}。
    """)
    letter.table([
        ["姓名", "", "身份证号", "□□□□□□□□□□□□□□□□□□"],
        ["家庭住址", "      镇      村      组", "联系电话", "1XXXXXXXXXX"],
        ["开户银行", "", "银行账号", "XXXX XXXX XXXX XXXX XXX"],
    ])  # fmt: skip
    return letter.save()


DOCUMENTS = (work_report, secrecy_lesson, public_consultation, infectious_diseases, emergency_plan, application_guide)
