"""Tenders and awards: firms' accounts, experts' names, suppliers' telephones; the law wants them published."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from craft.county import office
from craft.gold import Made, Page, maybe
from craft.numbers import company_code, digits, project_code
from craft.people import People
from craft.writers.letter import Letter
from craft.writers.pdf import Flow
from craft.writers.text import html, html_table


def award(people: People) -> Made:
    page = Page("公共资源交易中心/安澜县中医院医疗设备采购项目中标公告.docx", clean="look-alike award")
    letter = Letter(page, "安澜县中医院医疗设备采购项目中标公告")
    experts = "、".join(p.public_name for p in people.adults(5, 35, 60))
    supplier = people.adult()
    letter.paragraphs(f"""
        一、项目编号：ALCG-2024-0817（项目代码：{project_code(people.rng)}）
        二、项目名称：安澜县中医院医疗设备采购
        三、中标信息
        供应商名称：楚江康源医疗器械有限公司，统一社会信用代码：{company_code(people.rng)}
        供应商地址：楚江市高新区创业大道199号科技园3栋
        中标金额：13812345.00元
        四、评审专家名单：{experts}（采购人代表）
        五、代理服务费：38600元，收款单位：安澜县公共资源交易服务中心，开户行：安澜农村商业银行营业部，账号：{maybe("bank-account", "34001" + digits(people.rng, 15))}
        六、公告期限：自本公告发布之日起1个工作日
        七、联系方式
        采购人：安澜县中医院，地址：安澜县文昌路210号，电话：{office("301")}
        代理机构联系人：{supplier.public_name}，电话：{office("302")}
    """)
    return letter.save()


def tender(people: People) -> Made:
    page = Page("公共资源交易中心/清溪镇高标准农田建设项目招标公告.html", clean="look-alike tender")
    rows = [
        ["标段", "招标编号", "最高限价（元）", "保证金（元）"],
        ["一标段", project_code(people.rng), "13912345678.00", "200000.00"],
        ["二标段", project_code(people.rng), "6217996.50", "100000.00"],
    ]
    body = f"""
<p>清溪镇高标准农田建设项目已经安澜县发展和改革委员会以安发改审批〔2024〕73号文批准建设，现进行公开招标。</p>
{html_table(rows)}
<p>投标保证金缴纳账户：户名 安澜县公共资源交易中心；开户行 安澜农村商业银行营业部；账号 {maybe("bank-account", "1200" + digits(people.rng, 15))}。</p>
<p>投标文件递交截止时间：2024年10月22日09时30分。开标地点：安澜县政务服务大厅5楼开标一室。</p>
<p>招标人：清溪镇人民政府，联系人：{people.adult().public_name}，电话：{office("311")}。
交易系统技术支持：400-998-0000。投诉受理：{office("312")}，举报电话：12388。</p>
"""
    return html(page, "清溪镇高标准农田建设项目招标公告", body, source="安澜县公共资源交易中心", column="工程建设")


def land_sale(people: People) -> Made:
    page = Page("自然资源和规划局/国有建设用地使用权挂牌出让公告.pdf", clean="look-alike land")
    flow = Flow(page, "安澜县国有建设用地使用权挂牌出让公告", author="安澜县自然资源和规划局")
    flow.paragraphs("""
        经安澜县人民政府批准，安澜县自然资源和规划局决定以挂牌方式出让2宗国有建设用地使用权，现将有关事项公告如下：
    """)
    rows = [
        ["地块编号", "不动产单元号", "面积（平方米）", "容积率", "起始价（万元）"],
        ["AL2024-09", "342727001002GB" + digits(people.rng, 5) + "W00000000", "26680.31", "1.0-1.8", "4802"],
        ["AL2024-10", "342727001002GB" + digits(people.rng, 5) + "W00000000", "13340.07", "≥1.2", "640"],
    ]
    flow.table(rows, (70, 170, 80, 60, 70))
    flow.paragraphs(f"""
        竞买保证金须于2024年10月28日16时前到账，以银行到账时间为准。咨询电话：{office("321")}。
        地块坐落：清溪镇工业园区经三路东侧、纬二路北侧。
    """)
    return flow.save()


def framework(people: People) -> Made:
    """A supplier's salesman leaves a mobile number, as suppliers do."""
    page = Page("公共资源交易中心/办公用纸框架协议成交公告.docx", clean="look-alike award")
    letter = Letter(page, "2024年度办公用纸框架协议采购成交结果公告")
    rows = [["序号", "成交供应商", "联系人", "联系电话", "单价（元/箱）"]]
    for number, firm in enumerate(("安澜县文汇办公用品有限公司", "楚江晨光纸业有限公司"), 1):
        agent = people.adult()
        rows.append([str(number), firm, agent.public_name, maybe("mobile", agent.plain_mobile), "118.00"])
    letter.table(rows)
    letter.paragraphs(f"采购单位：安澜县机关事务服务中心，监督电话：{office('331')}。")
    return letter.save()


DOCUMENTS = (award, tender, land_sale, framework)
