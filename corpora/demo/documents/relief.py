"""Social relief: the rosters that leak most often. Publicity is a duty here, but of name, headcount and amount."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from craft.county import numbered, office, supervised_by
from craft.gold import Made, Page, in_role, mark, written
from craft.people import People, Person
from craft.writers.letter import Letter
from craft.writers.sheet import Sheet, openpyxl_book, xlsxwriter_book
from craft.writers.text import csv_table, html

_FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


def low_income(people: People) -> Made:
    page = Page("民政局/2024年第三季度城市低保对象公示.xlsx", remarks="finances")
    head = ["序号", "社区", "户主姓名", "公民身份号码", "保障人数", "月保障金额（元）", "家庭月人均收入（元）"]
    rows = [
        [p.village, p.name, p.id, str(people.rng.randint(1, 4)), str(people.rng.randint(38, 160) * 10),
         str(people.rng.randint(20, 69) * 10)]
        for p in people.adults(24, 30, 80)
    ]  # fmt: skip
    title = ["安澜县2024年第三季度城市最低生活保障对象公示"]
    foot = [f"填报单位：安澜县民政局  监督电话：{office('118')}"]
    return openpyxl_book(page, [Sheet("公示表", [title, head, *numbered(rows), foot])])


def temporary_relief(people: People) -> Made:
    page = Page("民政局/2024年二季度临时救助发放情况公示.docx", remarks="health finances")
    letter = Letter(page, "安澜县民政局关于2024年二季度临时救助发放情况的公示")
    first, second, *others = people.adults(8)
    letter.paragraphs(f"""
        根据《社会救助暂行办法》和《安澜县临时救助实施细则》，经个人申请、村（社区）受理、乡镇（街道）审核、县民政局审批，现将2024年二季度临时救助发放情况公示如下。
        其中，{first.town}{first.village}居民{first.named}（身份证号：{written(_wide, first.id, "full-width")}）因突发重大疾病申请救助。
    """)
    letter.torn(f"{second.town}居民{second.named}，公民身份号码{second.id}，因房屋失火造成生活困难申请救助。")
    head = ["姓名", "身份证号", "联系电话", "家庭住址", "开户银行", "银行账号", "救助金额（元）"]
    rows = [
        [p.name, p.id, p.mobile, p.group, "安澜农村商业银行", p.account, str(people.rng.randint(5, 40) * 100)]
        for p in others
    ]
    letter.table([head, *rows])
    letter.paragraphs(supervised_by("安澜县民政局社会救助股", "118"))
    letter.signed("安澜县民政局", "2024年7月5日")
    letter.footer("安澜县民政局  安澜县文昌路66号  邮编245000")
    return letter.save()


def extreme_poverty(people: People) -> Made:
    """A table without a header, as cut from a larger one."""
    page = Page("民政局/特困供养人员名单.csv", remarks="finances")
    rows = [
        [p.town, p.village, p.name, p.sex, p.id, "分散供养", people.rng.choice(["全自理", "半护理", "全护理"]), "1086"]
        for p in people.adults(16, 61, 89)
    ]
    return csv_table(page, rows, "gb18030")


def children_in_need(people: People) -> Made:
    page = Page("民政局/关爱困境儿童走访慰问.html", remarks="minor health victim finances address")
    child, sibling = people.children(2)
    (guardian,), donor = people.women(1, 60, 70), people.adult(35, 50)
    body = f"""
<p>本网讯  9月26日，县民政局联合县妇联、团县委走访慰问困境儿童，送去书包、文具和慰问金。</p>
<p>在{child.town}{child.village}，{child.named}（{child.sex}，{child.age}岁）与祖母{guardian.named}相依为命。
孩子家住{child.group}，父亲因病去世，母亲失联，已纳入事实无人抚养儿童保障。爱心人士可将善款汇至孩子的账户：
户名{guardian.named}，开户行安澜农村商业银行清溪支行，账号{guardian.account}，联系电话{guardian.mobile}。</p>
<p>随后，走访组来到{sibling.town}看望{sibling.named}同学，详细了解其就学和生活情况。</p>
<!-- 编辑备注：{in_role("comment", sibling.named, "html-comment")} 身份证 {in_role("comment", sibling.id, "html-comment")}，发布前删 -->
<div style="display:none">捐赠人登记：{in_role("hidden", donor.named, "display-none")}，手机{in_role("hidden", donor.mobile, "display-none")}</div>
<p>下一步，县民政局将持续完善“一人一档”，推动关爱服务落到实处。</p>
"""
    return html(page, "县民政局走访慰问困境儿童", body, source="安澜县民政局", column="工作动态")


def half_masked(people: People) -> Made:
    """Somebody masked the list and missed three rows; the birth date beside the mask undoes it."""
    page = Page("民政局/临时救助对象公示（已脱敏）.xlsx", remarks="finances")
    crowd = people.adults(20, 30, 75)
    rows = [[p.name, p.birth, p.id if number in (6, 13, 14) else p.mask(6, 4), p.village, _amount(people)]
            for number, p in enumerate(crowd)]  # fmt: skip
    head = ["序号", "姓名", "出生日期", "身份证号", "村（社区）", "救助金额（元）"]
    return openpyxl_book(page, [Sheet("Sheet1", [head, *numbered(rows)])])


def disability_allowance(people: People) -> Made:
    page = Page("残疾人联合会/2024年9月残疾人两项补贴发放名册.xlsx", remarks="disability minor finances")
    head = ["序号", "乡镇", "村（社区）", "姓名", "残疾证号", "补贴类别", "月补贴金额（元）", "银行账号", "审核人"]
    rows = [_allowance(people, p, "B1" if n % 7 == 6 else "") for n, p in enumerate(people.adults(18, 20, 85))]
    sheet = Sheet("发放名册", [["安澜县2024年9月残疾人两项补贴发放名册"], head, *numbered(rows)], hidden_columns=(8,))
    return xlsxwriter_book(page, [sheet], title="残疾人两项补贴发放名册")


def _allowance(people: People, person: Person, reissue: str) -> list[str]:
    kind, grade = people.rng.randint(1, 7), people.rng.randint(1, 4)
    allowance = "重度残疾人护理补贴" if grade < 3 else "困难残疾人生活补贴"
    number = f"{person.plain_id}{kind}{grade}{reissue}"
    certificate = mark("disability-certificate", number, tags="reissued" if reissue else "")
    return [person.town, person.village, person.name, certificate, allowance, "90", person.account, "经办已核"]


def _amount(people: People) -> str:
    return str(people.rng.randint(5, 30) * 100)


def _wide(value: str) -> str:
    return value.translate(_FULL_WIDTH)


DOCUMENTS = (low_income, temporary_relief, extreme_poverty, children_in_need, half_masked, disability_allowance)
