"""Marks that stop a publication: the notice is harmless, the attachment at its end is not."""

from __future__ import annotations

from craft.county import office
from craft.gold import Made, Page, in_role, mark, maybe
from craft.people import People
from craft.writers.by_hand import HandMade
from craft.writers.letter import Letter
from craft.writers.pdf import Flow
from craft.writers.text import html, text


def secret(value: str, canon: str = "", tags: str = "") -> str:
    return mark("state-secret-mark", value, canon, tags=tags)


def attached_secret(people: People) -> Made:
    """After a case of 2022: the notice bears no mark, its attachment does."""
    page = Page("应急管理局/关于开展安全生产专项检查的通知.docx", remarks="urgency")
    letter = Letter(page)
    letter.paragraphs("安应急〔2024〕41号")
    letter.centred("关于开展重点行业领域安全生产专项检查的通知")
    letter.paragraphs(f"""
        各乡镇人民政府，街道办事处，县直有关单位：
        为有效防范和坚决遏制重特大安全事故，经县政府同意，决定在全县开展重点行业领域安全生产专项检查。现将有关事项通知如下。
        一、检查范围。危险化学品、烟花爆竹、非煤矿山、道路交通、建筑施工等行业领域。
        二、检查方式。采取企业自查、部门检查、联合督查相结合的方式进行。
        附件：1.重点检查企业名单
        2.重要目标分布情况
        联系电话：{office("172")}
    """)
    letter.signed("安澜县应急管理局", "2024年9月6日")
    letter.paragraphs(f"""
        附件2
        {secret("机密★10年")}
    """)
    letter.centred("重要目标分布情况")
    letter.table([["序号", "目标类别", "数量"], ["1", "重要储备库", "略"], ["2", "通信枢纽", "略"]])
    return letter.save()


def classified_head(people: People) -> Made:
    """Copy number, secret level and urgency in their places at the top left (GB/T 9704-2012)."""
    page = Page("政府办公室/关于做好重要会议期间信访稳定工作的通知.pdf", remarks="work-secret-mark internal-process")
    flow = Flow(page)
    flow.lines(f"""
        {mark("copy-number", "000023")}
        {secret("秘密★1年")}
        {mark("urgency", "特急")}
    """)
    flow.paragraphs(f"""
        安政办密〔2024〕3号
        关于做好重要会议期间信访稳定工作的通知
        各乡镇人民政府，街道办事处，县直各单位：
        为做好重要会议期间信访稳定工作，现就有关事项通知如下。各级各部门要提高政治站位，落实包保责任，做到底数清、情况明、措施实。
        {maybe("person-name", people.adult().plain_name)}同志负责统筹协调，办公室电话{office("101")}。
        安澜县人民政府办公室
        2024年2月20日
    """)
    return flow.save()


def spaced_mark(people: People) -> Made:
    """The level is spaced out and parted from its star by an ideographic space."""
    page = Page("农业农村局/转发关于动物疫情应急物资储备的函.html", remarks="work-secret-mark internal-process")
    body = f"""
<p>{secret("机　密 ★ 6个月", "机密★6个月", "spaced")}</p>
<p>各乡镇农业综合服务中心：</p>
<p>现将《关于动物疫情应急物资储备有关事项的函》转发给你们，请结合实际，认真贯彻落实。</p>
<p>一、物资储备实行分级负责、分类储备。二、储备清单见内网，{maybe("work-secret-mark", "不得外传")}。</p>
<!-- 原件页眉：{in_role("comment", secret("秘密★3年"), "html-comment")} 排版时已删 -->
<p>安澜县动物疫病预防控制中心　2024年5月8日</p>
"""
    return html(page, "转发关于动物疫情应急物资储备的函", body, source="安澜县农业农村局", column="通知公告")


def traditional_mark(people: People) -> Made:
    page = Page("政府办公室/檔案移交清單.txt", remarks="case-number")
    body = f"""
縣檔案館移交檔案清單（第三批）

全宗號：JQ012
{secret("機密★長期", "机密★长期", "traditional")}

一、一九九一年縣防汛指揮部值班記錄，十二卷。
二、一九九三年縣糧食局儲備計劃，三卷。
三、一九九六年工業普查匯總表，八卷。

以上檔案經鑒定開放的，可以向社會提供利用；未經鑒定的，暫緩開放。
安瀾縣檔案局　二〇二四年六月三日
"""
    return text(page, body)


def telegram(people: People) -> Made:
    """A paragraph has its own level; the rest of the telegram is open."""
    page = Page("政府办公室/防御台风工作电报.docx", remarks="work-secret-mark internal-process")
    letter = HandMade(page)
    letter.paragraph(letter.run(f"等级  {mark('urgency', '特提')}·明电    安汛电〔2024〕9号"))
    letter.paragraphs(f"""
        关于做好第13号台风防御工作的紧急通知
        各乡镇防汛抗旱指挥部：
        预计今年第13号台风将于9月16日夜间影响我县，请各地立即开展拉网式排查，及时转移危险区域群众。
        （{secret("秘密★解除警报前")}）涉及驻军营区的转移安置，由县人武部另行部署。
        请每日8时、17时报送工作情况，电话{office("173")}。
    """)
    letter.paragraph(letter.hidden(secret("机密★1年")))
    letter.paragraphs("""
        安澜县防汛抗旱指挥部
        2024年9月15日
    """)
    return letter.save()


DOCUMENTS = (attached_secret, classified_head, spaced_mark, traditional_mark, telegram)
