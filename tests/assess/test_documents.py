"""Short documents of many offices: what in them must be found, and the lawful ones in which nothing must.

Each is worded and laid out in another way than the corpora; persons and numbers are invented.
"""

from __future__ import annotations

from datetime import date

import pytest

from redactscan.assess import Setting
from redactscan.engine import scan_text
from redactscan.examine import Policy, examine
from redactscan.model import Severity
from redactscan.packs import load_packs
from redactscan.readers import Source
from redactscan.validators import mod_11_2


def number(first17: str) -> str:
    return first17 + mod_11_2.character(first17)


A, B, C = number("34012119850312997"), number("34012119620101451"), number("34012119710506122")
CHILD, PUPIL = number("34012120120905022"), number("34012120150317031")
# county, day of the exam, sequence: of a dozen such numbers one has the right check digit
SEATS = [f"342727{date.today().year}0102{n:03d}{n % 10}" for n in range(100, 110)] + [
    number(f"342727{date.today().year}0102110")
]
POLICY = Policy(load_packs().rules, b"key", None, Setting(None, date(2024, 9, 30)))


def found(name: str, text: str) -> set[tuple[str, str]]:
    """Type and value of every open finding of at least medium severity."""
    (done,) = examine(Source(name, text.encode()), POLICY)
    open_ = [(f, value) for f, (value, _) in done.values.items() if f.state == "new" and f.severity >= Severity.MEDIUM]
    return {(finding.type, value.reveal()) for finding, value in open_}


LEAKY = {
    "the names before the numbers": (
        "公示.html",
        f"<h2>孕前优生健康检查人员</h2><p>1、王秀兰，{A}，阳光社区；</p><p>2、赵小梅（{B}），翠湖社区；</p>",
        "person-name 王秀兰 resident-id A person-name 赵小梅 resident-id B",
    ),
    "a grouped heading in Markdown": (
        "公示.md",
        "# 贫困寄宿生生活补助\n\n| 学生 | | 班级 | 家长 | |\n|---|---|---|---|---|\n| 姓名 | 证件号 | | 姓名 | 手机 |\n"
        f"| 张小雨 | {CHILD} | 三班 | 张大勇 | 13905510001 |\n| 李梓涵 | {PUPIL} | 一班 | 李志强 | 15855110002 |\n",
        "person-name 张小雨 resident-id CHILD person-name 张大勇 extra-column 证件号 extra-column 手机 minor CHILD",
    ),
    "headings of three rows": (
        "名册.csv",
        "医疗救助人员汇总表,,,,,\n序号,救助对象,,,住院,\n,基本,,户籍,医院,疾病\n,姓名,年龄,村,,\n"
        "1,陈德才,67,王庄村,县医院,急性心梗\n2,王桂花,71,李庄村,市二院,股骨颈断裂\n",
        "person-name 陈德才 health 急性心梗 health 股骨颈断裂 extra-column 疾病",
    ),
    "one line a household": (
        "公示.txt",
        f"公租房拟配租家庭公示\n（1）承租人：周大勇；身份证号码：{A}；户籍地址：东站街12号3-2-1；家庭人均月收入：1860元。\n"
        f"（2）承租人：吴秀珍；身份证号码：{B}；户籍地址：津桥路8号1-6-2；家庭人均月收入：950元。\n",
        "person-name 周大勇 resident-id A address 东站街12号3-2-1 finances 1860元 finances 950元 extra-column 户籍地址",
    ),
    "terms and definitions": (
        "救助.html",
        "<h1>困境儿童救助情况</h1><dl><dt>儿童姓名：</dt><dd>刘子墨</dd><dt>家庭住址：</dt><dd>海滨村45号</dd>"
        "<dt>困境原因：</dt><dd>父亲服刑，母亲失联</dd></dl>",
        "person-name 刘子墨 address 海滨村45号 criminal-record 父亲服刑，母亲失联",
    ),
    "two columns of words": (
        "公开栏.txt",
        "王庄村高龄津贴发放情况\n姓名      金额\n陈德才    150\n王桂花    150\n李长根    300\n欧阳修文  150\n",
        "person-name 陈德才 person-name 欧阳修文",
    ),
    "all in one line": (
        "审批.txt",
        "临时救助审批情况\n姓名：陈德才 病种：肝硬化 金额：3000 姓名：王桂花 病种：痛风 金额：5000\n",
        "person-name 陈德才 health 肝硬化 health 痛风 extra-column 病种",
    ),
    "labels in brackets": (
        "走访.txt",
        "走访记录\n【姓名】陈德才【病情】肺癌术后【电话】13905510001\n【姓名】王桂花【病情】高血压三级【电话】15855110002\n",
        "person-name 陈德才 health 肺癌术后 health 高血压三级 mobile 13905510001",
    ),
    "persons side by side": (
        "对照.csv",
        f"特困人员基本信息,,\n姓名,陈德才,王桂花\n身份证号,{A},{B}\n健康状况,半失能,高血压\n",
        "person-name 陈德才 person-name 王桂花 resident-id A resident-id B health 高血压",
    ),
    "illness behind the names": (
        "随访.txt",
        "家庭医生随访：陈德才（糖尿病）、王桂花（患高血压）、张某某（脑梗）。",
        "health 糖尿病 health 患高血压",
    ),
    "remarks": (
        "发放.csv",
        "低保金发放花名册,,\n户名,金额,备注\n陈德才,300,肢残\n王桂花,301,\n李长根,302,癌症晚期\n",
        "person-name 陈德才 disability 肢残 health 癌症晚期",
    ),
    "a guardian's relation is no name": (
        "补贴.csv",
        "严重精神障碍患者监护补助发放表,,\n患者,监护人,与患者关系\n陈德才,陈小刚,父子\n王桂花,李大伟,夫妻\n",
        "person-name 陈德才 person-name 李大伟",
    ),
    "people without the word name": (
        "公示.csv",
        f"农机购置补贴公示,,\n购机者,证照号,补贴额\n陈德才,{A},23000\n王桂花,{B},18000\n李长根,{C},9000\n",
        "person-name 陈德才 resident-id A extra-column 证照号",
    ),
    "a form of one person": (
        "审批表.csv",
        f"医疗救助审批表,,,\n姓名,陈德才,性别,男\n身份证号,{A},联系电话,13905510001\n病种,尿毒症,住院费用,52000\n"
        "家庭年收入,18000,审核人,王建军\n",
        "person-name 陈德才 resident-id A health 尿毒症 finances 18000 mobile 13905510001",
    ),
    "people who served a sentence": (
        "名册.csv",
        "社区矫正对象基本情况,\n姓名,罪名\n陈德才,盗窃罪\n李长根,交通肇事罪\n",
        "person-name 陈德才 criminal-record 盗窃罪 person-name 李长根",
    ),
    "household members": (
        "认定.txt",
        f"低收入家庭认定公示\n申请人：陈德才  身份证号：{A}  家庭年收入：12000元\n家庭成员1：王桂花  身份证号：{B}\n"
        f"申请人：李长根  身份证号：{C}  家庭年收入：9000元\n",
        "person-name 陈德才 person-name 王桂花 finances 12000元 resident-id C",
    ),
    "beneficiaries of donations": (
        "公示.csv",
        "慈善捐款受助人员公示,,\n受助人,事由,金额\n陈德才,尿毒症,20000\n王桂花,火灾,10000\n李长根,白血病,30000\n",
        "person-name 王桂花 health 尿毒症 health 白血病",
    ),
    "two columns with tabs": (
        "情况.txt",
        "姓名\t病种\n陈德才\t肺结核\n王桂花\t肺癌\n",
        "health 肺结核 health 肺癌",
    ),
    "a form with a cell for each digit": (
        "申请表.csv",
        f"低保申请表,,,\n申请人,,陈德才,,住址,,,罗塘镇幸福里社区8号楼2单元6层602\n身份证号,{','.join(A)}\n",
        "person-name 陈德才 address 罗塘镇幸福里社区8号楼2单元6层602 resident-id A",
    ),
    "a candidate whose physical is due": (
        "事业单位公开招聘体检人员.csv",
        f"姓名,岗位代码,身份证号,体检结果\n陈德才,0203,{A},合格\n王桂花,0204,{B},合格\n李长根,0205,{C},合格\n",
        "resident-id A extra-column 身份证号",
    ),
    "legal aid": (
        "情况.csv",
        "法律援助案件受援人情况表,,\n受援人,案由,承办律师\n陈德才,抚养费纠纷,李律师\n王桂花,离婚（家庭暴力）,王律师\n",
        "person-name 陈德才 person-name 王桂花",
    ),
    "a letter to somebody": (
        "公告.txt",
        "送达公告\n陈德才：因你吸食毒品成瘾严重，现公告送达强制隔离戒毒决定书。\n",
        "person-name 陈德才",
    ),
    "a passbook": ("通知.txt", "王大山的补助打入存折账号927779798130。\n", "bank-account 927779798130"),
    "accounts in lines with commas, far from what they are called": (
        "附件.txt",
        "救助金发放（姓名、证号、开户行、账号、电话）\n"
        f"陈德才，{A}，农商行，20010012345666600013，13905510001\n王桂花，{B}，农商行，20010012345666600021，无\n",
        "bank-account 20010012345666600013 bank-account 20010012345666600021",
    ),
    "the account of a landlord": (
        "合同.txt",
        f"甲方：陈德才，身份证号：{A}\n租金汇入甲方账户：开户行 工商银行白云支行，户名 陈德才，"
        "账号 20010012345666600013。\n",
        "bank-account 20010012345666600013",
    ),
    "a mark in Markdown": ("方案.md", "**密级：秘密**\n\n# 演练方案\n", "state-secret-mark 秘密"),
    "names in Latin letters": (
        "登记.csv",
        '房号,姓名（护照名）,国籍,护照号码\n101,"KIM,Hyun",韩国,E13360451\n102,Nguyen·Lan（阮氏兰）,越南,G12149724\n',
        "person-name KIM,Hyun person-name Nguyen·Lan person-name 阮氏兰 passport E13360451 passport G12149724",
    ),
    "a relative and their number in one cell": (
        "通讯录.csv",
        f"部门,姓名,身份证号,紧急联系人及电话\n综合部,谢建平,{A},温秀兰（妻）13905510001\n"
        f"综合部,叶倩,{B},格日勒 13905510002\n",
        "person-name 温秀兰 mobile 13905510001 person-name 格日勒 mobile 13905510002",
    ),
    "where a flood was": (
        "台账.csv",
        f"户主,身份证号,受灾地点\n王秀兰,{A},大洼村桥头组6号\n李桂英,{B},独山村11组\n",
        "address 大洼村桥头组6号 address 独山村11组",
    ),
    "groups of herdsmen": (
        "补助.csv",
        f"领款人,身份证号,村组,认定理由\n王秀兰,{A},瓦伍社6号,父亲残疾、母亲务农\n李桂英,{B},赵山庄4队,矽肺\n",
        "address 瓦伍社6号 address 赵山庄4队 disability 父亲残疾、母亲务农",
    ),
    "one in ten without a number": (
        "名单.csv",
        f"当事人,证件\n王秀兰,{A}\n李桂英,{B}\n周大勇,{C}\n陈德才,53032619720917****\n",
        "person-name 陈德才",
    ),
    "who has no mobile": (
        "发放表.csv",
        f"姓名,身份证号,联系电话,电子邮箱\n王秀兰,{A},0551-66671234,wangxl@example.com\n李桂英,{B},13905510001,\n",
        "landline 0551-66671234 email wangxl@example.com",
    ),
    "names before brackets with a number": (
        "名单.txt",
        f"拟资助：旦增罗布（陕西师范大学，{A}，5000元）、芦苇（{B}）；其妻（{C}），养殖场（{C}）。\n",
        "person-name 旦增罗布 person-name 芦苇",
    ),
    "what a check-up found": (
        "反馈.txt",
        f"体检号   姓名    身份证              村组         异常\n0331  王秀兰  {A}  砚池村4组   2型糖尿病\n"
        f"0334  李桂英  {B}  安阁村9组   胆囊结石\n0335  周大勇  {C}  安阁村9组   慢性肾病3期\n",
        "health 2型糖尿病 health 胆囊结石",
    ),
    "an illness in a list without a head": (
        "告知.txt",
        f"丁信康　男　{A}　左股骨下段截肢　→肢体三级\n"
        f"乐赛飞　女　{B}　双耳听力损失　→听力二级\n周大勇　男　{C}　无　→未达级\n",
        "health 左股骨下段截肢 disability →听力二级",
    ),
    "names that are also words, before a number": (
        "名单.txt",
        f"救助金发放名单\n姓名、身份证号\n关永利、{A}、农商行\n臧兰芝；{B}；农商行\n祁德才/{C}/农商行\n",
        "person-name 关永利 person-name 臧兰芝 person-name 祁德才",
    ),
    "tests for what a law keeps secret": (
        "筛查.csv",
        "姓名,性别,样本号,HIV抗体,梅毒抗体\n王大山,男,A001,阳性(+),阴性\n李兰花,女,A002,阴性,阳性(+)\n赵小梅,女,A003,阴性,阴性\n",
        "person-name 王大山 health 阳性(+) person-name 李兰花",
    ),
    "a name among masked ones": (
        "奖励.csv",
        f"受奖人,身份证,奖励金额\n张*,3415**********45**,2000\n王建国,{A},5000\n",
        "person-name 王建国",
    ),
    "a name and a trade in one cell": (
        "名单.csv",
        f"姓名,身份证,父亲姓名及职业,医院诊断\n王子轩,{A},王大山 务农,水痘\n李国强,{B},李大海 个体,\n",
        "person-name 王大山 person-name 李大海 health 水痘",
    ),
    "who lives in a home": (
        "花名册.csv",
        "养老机构入住老人花名册\n姓名,年龄,费用缴纳人,缴纳人电话,病史\n王大山,82,王建国（子）,13905510001,脑梗后遗症\n"
        "李兰花,79,李国强(儿子),13905510002,糖尿病\n",
        "person-name 王大山 person-name 李国强 mobile 13905510001 health 脑梗后遗症",
    ),
    "a check-up's items": (
        "汇总.csv",
        "职工体检异常汇总\n部门,姓名,异常项目,担保人及电话\n办公室,王建国,甲状腺结节4a类,李桂英（妻）13905510001\n"
        "业务科,周大勇,PSA升高,周大海 13905510002\n",
        "health 甲状腺结节4a类 health PSA升高 person-name 李桂英 person-name 周大海",
    ),
    "relatives before a number": (
        "欠费.csv",
        "患者,入院诊断,联系人及电话\n荆小锁,颅脑外伤,兄荆大锁 13905510001\n权战胜,肝硬化,妻巨小玲 13905510002\n"
        "单小军,脑出血,监护人单国良，13905510003\n",
        "person-name 荆大锁 person-name 巨小玲 person-name 单国良 health 颅脑外伤",
    ),
    "who was drunk at the wheel": (
        "公告.csv",
        f"吊销机动车驾驶证公告附表\n当事人,驾驶证号,号牌号码,违法事实\n裘海波,{A},浙ND3676,醉酒驾驶机动车，酒精含量163mg/100ml\n"
        f"王秀兰,{B},浙ND3677,造成交通事故后逃逸\n",
        "criminal-record 造成交通事故后逃逸 plate 浙ND3676",
    ),
    "an account below a fine": (
        "公开.txt",
        "1. 案件：某火锅店使用回收油（罚没18.2万元）\n   举报人：谌海燕\n   收款：6228484390553535924（中国银行）\n",
        "bank-account 6228484390553535924",
    ),
    "pupils who fell ill, and a teacher of the same family name": (
        "提示.txt",
        "各位家长：本周我校三（2）班王子轩、三（3）班李欣怡两名同学确诊手足口病。三（2）班班主任李老师 13905510003\n",
        "person-name 王子轩 person-name 李欣怡 health 手足口病",
    ),
    "a child in a class": ("通知.txt", "大班王子轩小朋友确诊水痘。\n", "person-name 王子轩"),
    "pupils with their classes": (
        "公示.txt",
        "学生资助公示\n一等：王宇轩（机械2301）、李欣怡（机械2302）、阿依古丽·买买提（土木2301）。\n",
        "person-name 王宇轩 person-name 李欣怡 person-name 阿依古丽·买买提",
    ),
    "who owns a flat and does not pay": (
        "欠费.csv",
        "物业欠费名单\n业主,房号,金额\n王秀兰,502,3546\n李桂英,1203,2364\n",
        "person-name 王秀兰 address 502 address 1203",
    ),
    "an address before a name": (
        "通报.txt",
        "走访情况：第一家，幸福里2栋101，费小军，大腿截肢，残端长了骨刺。\n",
        "person-name 费小军 address 幸福里2栋101",
    ),
    "flats without a word for them": (
        "名单.csv",
        f"入户走访情况,,\n姓名,证件号码,现居住地\n王秀兰,{A},水岸明珠9-1-1803\n李桂英,{B},建设路5号院3#-2-601\n",
        "person-name 王秀兰 resident-id A address 水岸明珠9-1-1803 address 建设路5号院3#-2-601",
    ),
    "an address and a birth behind a name": (
        "裁定.txt",
        "被执行人王大山，男，1976年4月5日出生，住长丰县岗集镇青峰村藕塘组。\n",
        "birth-date 1976年4月5日 address 长丰县岗集镇青峰村藕塘组",
    ),
    "an estate in a zone": (
        "通报.txt",
        "王某某，女，45岁，住长丰县双凤开发区凤湖花园12栋203室。\n",
        "address 长丰县双凤开发区凤湖花园12栋203室",
    ),
    "people who draw relief": ("发放.txt", "领取低保金人员：王秀兰  电话 138****5512\n", "person-name 王秀兰"),
    "a car of somebody in an office": (
        "车辆.csv",
        "姓名,车牌号,工作单位\n陈德才,皖A12345,县财政局\n王桂花,皖A54321,县教育局\n",
        "plate 皖A12345",
    ),
    "one's own illness": (
        "声明.txt",
        f"声明人：陈德才，公民身份号码：{A}。\n本人因患肝癌晚期，自愿将房产赠与他人。\n",
        "health 肝癌",
    ),
    "chronic illness and what a visit found": (
        "签约.csv",
        "签约居民,慢病类型,走访情况\n陈德才,冠心病,独居\n王桂花,高血压,丈夫瘫痪在床\n",
        "health 冠心病 health 丈夫瘫痪在床 person-name 陈德才",
    ),
    "an order in a mark": ("简报.txt", "内部参阅件　阅后退回\n某县专报\n", "work-secret-mark 内部参阅件　阅后退回"),
    "a street without a village": (
        "送达.txt",
        f"王大山（身份证号{A}，住石州县凤凰镇南关村中街66号）：本院受理借款合同纠纷一案。\n"
        "包联：工会主席包张秀英（失独，广场东巷7号）；武装部长包退役军人。\n",
        "address 石州县凤凰镇南关村中街66号 address 广场东巷7号",
    ),
    "a form in words": (
        "审批表.txt",
        f"│ 姓    名 │ 李国庆 │\n│ 身份证号码 │ {A} │\n│ 家庭住址 │ 北李集镇展庄行政村展后组45号 │\n",
        "address 北李集镇展庄行政村展后组45号",
    ),
    "how to reach somebody": (
        "名单.md",
        f"- 池若水，女，身份证{A}，邮箱chiruoshui@163.com\n- 白宇恒，男，身份证{B}，微信xh_jing0914\n",
        "email chiruoshui@163.com im-account xh_jing0914",
    ),
    "descriptions": (
        "公示.html",
        f"<dl><dt>姓名</dt><dd>张伟</dd><dt>身份证</dt>\n<dd>{A}</dd><dt>微信</dt><dd>xieqf_0516</dd></dl>",
        "person-name 张伟 resident-id A im-account xieqf_0516",
    ),
    "accounts that nothing calls so": (
        "名单.txt",
        f"牛宝成 {A} 10562687674550611091 1,320.00 死亡牛1头\n哈生福 {B} 10773843608628863181 860.00 死亡羊4只\n"
        f"撒文秀 {C} 10583311804602873169 430.00 死亡羊2只\n",
        "bank-account 10562687674550611091 bank-account 10773843608628863181 bank-account 10583311804602873169",
    ),
    "who collects it for whom": (
        "发放.csv",
        "困难残疾人补贴发放明细,,,\n姓名,残疾证号,代领人/与本人关系,残疾类别\n"
        f"廖代富,{A}42,刘永芳/妻,肢体\n阳春秀,{B}41,阳春林/兄,视力\n",
        "person-name 刘永芳 person-name 阳春林",
    ),
    "the form of an applicant": (
        "公开招聘报名登记表.html",
        "<h2>公开招聘编外人员报名登记表</h2><table><tr><td>姓名</td><td>仇雅静</td><td>性别</td><td>女</td></tr>"
        f"<tr><td>身份证号</td><td>{A}</td><td>民族</td><td>回族</td></tr>"
        "<tr><td>家庭住址</td><td>渔家村5组23号</td><td>婚姻</td><td>未婚</td></tr></table>",
        "person-name 仇雅静 resident-id A address 渔家村5组23号",
    ),
    "where a sum goes": (
        "协议.txt",
        "上述款项于2024年7月1日前转入褚勇的账户（邮储银行6228488247190938307）；\n",
        "bank-account 6228488247190938307",
    ),
    "two lines a person": (
        "慰问.txt",
        f"1．柏万财  {A}\n   新丰村十一组5号  0517-3508027   失独\n2．井学英  {B}\n"
        f"   新丰村十一组31号  19902011474   股骨头坏死\n3．柏万和  {C}\n   新丰村九组2号  电话无   双目失明\n",
        "person-name 柏万财 health 股骨头坏死 health 双目失明 address 新丰村十一组31号",
    ),
    "the note below a winning bid": (
        "中标.csv",
        "施工评标结果公示,\n岗位,姓名\n项目经理,程相龙\n"
        '"注：附页记：乙方亓鹏，现住岱山县楼德镇南关居委会沿河街56号，紧急联系人（妻）电话13905510001。",\n',
        "address 岱山县楼德镇南关居委会沿河街56号 mobile 13905510001",
    ),
    "where a deposit goes": (
        "合同.txt",
        "乙方：昝春明。乙方退还保证金账户：农商银行卡6217998008398768037，户名同乙方。\n",
        "bank-account 6217998008398768037",
    ),
    "the ill in columns without headings": (
        "救助.txt",
        "2024年大病救助名单\n王秀兰  女  58岁  胃癌\n李建国  男  61岁  肝癌\n张晓梅  女  40岁  尿毒症\n"
        "赵德胜  男  66岁  脑梗\n才让加  男  52岁  肺癌\n",
        "person-name 王秀兰 person-name 赵德胜 person-name 才让加 health 尿毒症",
    ),
    "names of Amdo": (
        "救助.txt",
        "低保户才让加患尿毒症，家庭困难。拉毛草，女，58岁，肢体二级残疾。\n",
        "person-name 才让加 person-name 拉毛草",
    ),
    "whose mother is ill": (
        "补发.txt",
        "裘子涵祖母代领，现改为6217001931798879382，开户行：农商行清溪支行；其母抑郁症住院，父外出失联。\n",
        "bank-account 6217001931798879382 health 抑郁症",
    ),
    "a pupil by class": (
        "晨会.txt",
        "校医提示：本学期新增302班蒙昕妍，法洛四联症术后，每日服药。\n",
        "person-name 蒙昕妍 health 法洛四联症",
    ),
    "what somebody was sentenced for": (
        "审查.txt",
        f"发现1名（覃远福，{A}）因2019年盗窃罪被判处有期徒刑十个月，建议取消资格。\n",
        "criminal-record 因2019年盗窃罪被判处有期徒刑十个月",
    ),
    "a village's heads and its sick": (
        "纪要.md",
        "经评议，四组巫秀芬家情况属实：儿子巫小军确诊急性淋巴细胞白血病。\n\n"
        "| 组 | 组长 | 户数 | 排名 |\n|---|---|---:|---:|\n| 一组 | 蒋开国 | 61 | 2 |\n| 二组 | 青先林 | 48 | 1 |\n",
        "person-name 巫小军 health 急性淋巴细胞白血病",
    ),
    "parents by telephone": (
        "家长电话表.csv",
        "儿童姓名,母亲,父亲,联系电话1\n骆俊熙,陈小琼,骆开文,13905510001\n陆皓宇,田应春,陆家兴,15855110002\n",
        "person-name 陈小琼 person-name 骆开文 person-name 骆俊熙",
    ),
}

CLEAN = {
    "donations": ("公示.txt", "某县“慈善一日捐”捐款名单公示\n王建军    500元\n李晓明    200元\n周国平    1000元\n"),
    "statistics of relief": (
        "统计.csv",
        "低保统计表,,,\n乡镇,户数,资金（元）,大病人数\n罗塘乡,120,89000,12\n双墩镇,88,66000,9\n水湖镇,203,150000,33\n",
    ),
    "a catalogue of illnesses": ("目录.csv", "序号,病种,报销比例\n1,高血压,60%\n2,糖尿病,60%\n3,恶性肿瘤,75%\n"),
    "physicians and their fields": (
        "排班.csv",
        "专家门诊排班表,,\n科室,姓名,擅长疾病\n心内科,王建军,冠心病\n肿瘤科,李晓明,肺癌\n",
    ),
    "experts and contacts of a tender": (
        "公告.txt",
        "食堂设备采购项目中标公告\n评审专家名单：王建军、李晓明、周国平\n采购人联系人：张老师，电话：13905510001\n",
    ),
    "an example of how to fill in": (
        "指南.txt",
        f"居住证办理指南\n填写示例：姓名：张三，性别：男，身份证号：{A}，联系电话：13905510001\n",
    ),
    "a form that is an example": (
        "样表.csv",
        f"临时救助申请表,,,\n姓名,张三（示例）,身份证号,{A}\n家庭住址,,申请事由,因病\n",
    ),
    "numbers of examinees that look like phones": (
        "名单.txt",
        "资格复审名单\n报名序号     岗位代码\n18652380596  GW6654\n13963499025  GW8213\n18651982076  GW9626\n",
    ),
    "numbers of examinees made of a county and a day": (
        "座次.csv",
        "教师资格考试座次,\n准考证号,考场\n" + "".join(f"{seat},3\n" for seat in SEATS),
    ),
    "goods whose names begin like plates": (
        "对照.txt",
        "产品型号对照表\n京A8000型热水器二级能效。沪C-Q6688水泵、苏G1250D变压器停产。\n",
    ),
    "an exercise": ("样题.txt", "七年级数学样题\n一串数：13812345678，请写出各位数字之和。\n"),
    "an interview": ("采访.txt", "采访记录\n记者：请介绍一下情况。\n王建军：我们村今年修了路。\n记者：资金来源？\n"),
    "a name that has a heading's word in it": (
        "表彰.csv",
        "先进个人名单,,\n姓名,单位,职务\n聂学生,县财政局,科员\n王建军,罗塘乡政府,主任科员\n",
    ),
    "the seats of societies": (
        "登记.csv",
        "社会组织名称,登记证号,法定代表人,住所\n白云县书法协会,皖社证字第0012号,王建军,水湖镇长寿路3号2楼\n"
        "白云县篮球协会,皖社证字第0013号,李晓明,水湖镇长寿路5号4楼\n",
    ),
    "a plaintiff": ("判决.txt", "原告诉称：婚后被告经常酗酒并殴打原告，判决准予离婚。\n"),
    "who is nothing the matter with": ("体检.csv", "姓名,检查结果\n王*,未见异常\n李*,未见异常\n"),
    "leaders of villages": (
        "包保.csv",
        "村名,户数,联系村领导,办公电话\n大塘村,45,王建军,0551-66671234\n江塘村,56,李晓明,0551-66671235\n",
    ),
    "cars of offices": ("车辆.csv", "车型,车牌号,所属单位\n帕萨特,皖A12345,县委办公室\n别克,皖A54321,县财政局\n"),
    "schools": (
        "名录.csv",
        "学校名称,校长,招生电话,学校地址\n水湖中学,王建军,13855512345,水湖镇长丰路128号\n",
    ),
    "an example of a request": (
        "接口.txt",
        '请求参数为身份证号和手机号。示例：{"idCard":"110101199003070000","phone":"13800000000"}\n',
    ),
    "the seat of a firm": (
        "裁决.txt",
        "被申请人：某某服饰有限公司，住所地：双凤工业区金兰路6号3号楼201室，法定代表人：王建军，总经理。\n",
    ),
    "the account of a deposit": (
        "公告.txt",
        "公开招租公告\n联系人：方先生。保证金账户：某某国有资产运营有限公司，中国银行某某支行，账号：185701234567。\n",
    ),
    "what a number looks like": ("问答.txt", "公民身份号码由地址码、出生日期码等组成，如 34012319990101XXXX。\n"),
    "sums of a page": ("清册.csv", "公益林补偿,,\n户主,面积,金额\n张*,1,30\n李*,2,60\n本页小计,3,90\n"),
    "the account of the treasury": (
        "处罚.txt",
        "当事人：王建军，男。\n决定罚款人民币伍仟元整，缴至省非税收入财政专户，账号：1302010129200123456，开户行：工商银行。\n",
    ),
    "what a list is called": ("通知.txt", "请报送社区矫正对象花名册。\n"),
    "villages over their people": (
        "清册.csv",
        "耕地地力保护补贴公示,,,\n村名：,大塘村,,\n序号,户主,面积,金额\n1,王*,3.2,315\n2,李*,4.1,403\n村名：,大坝村,,\n"
        "序号,户主,面积,金额\n1,张*,3.2,315\n",
    ),
    "clinics in villages and their heads": (
        "一览.csv",
        "白云镇村卫生室一览表,,,\n机构名称,地址,负责人,联系电话\n大塘村卫生室,白云镇大塘村里王18号,王建军,0551-66671234\n"
        "江塘村卫生室,白云镇江塘村后庄9号,李晓明,0551-66671235\n",
    ),
    "books and who wrote them": (
        "目录.md",
        "# 农家书屋目录\n\n| 序号 | 书名 | 作者 | ISBN | 出版社 | 定价 |\n|---|---|---|---|---|---|\n"
        "| 1 | 平凡的日子 | 王建军 | 978-7-5537-8812-4 | 人民出版社 | 39.80 |\n"
        "| 2 | 山里人家 | 李晓明 | 978-7-105-15560-1 | 民族出版社 | 45.00 |\n",
    ),
    "where monuments are": (
        "名录.csv",
        "编号,名称,时代,东经,北纬\n1,二道梁遗址,汉,118°49′31.2″,42°09′17.5″\n2,张氏墓地,元,118°57′03.0″,43°08′44.1″\n",
    ),
    "cars of an office": (
        "通行证.csv",
        "证号,单位,车主,车牌号\n1,人防办,公务用车,冀DC5604\n2,人防办,公务用车,冀DC5605\n",
    ),
    "heads of columns that begin like names": (
        "发放表.csv",
        "管护站,护林员,身份证号,管护村组,应发,惠农卡账号\n龙塘站,张*,3209**********2098,珠梅村,833.33,****************8625\n",
    ),
    "who took part in a meeting": (
        "纪要.md",
        f"# 低保评议公示\n\n**参加**：彭明生、向国清、田香菊\n\n经办 {A[:6]}********{A[-4:-2]}**\n",
    ),
    "tutors of pupils": (
        "困难学生.csv",
        "学院,困难学生,人数,辅导员\n文学院,张*,1,李晓明\n数学院,王*,1,李晓明\n外语院,赵*,1,白桂兰\n交通院,钱*,1,韩玉洁\n",
    ),
    "where doctors work": (
        "登记.csv",
        "姓名,身份证号,执业科室,擅长,课程\n王*,3401**********97**,肿瘤科,糖尿病、高血压的诊治,精神病学\n",
    ),
    "the seat of a firm behind its head": (
        "通报.txt",
        "事故单位：湖南楠竹源竹业有限公司，法定代表人：薛建华，地址：武潭镇善溪村工业小区。\n"
        "三、老周烟花零售店　经营者：周龙保　证号：（赣G湖）YHLS〔2024〕00093　地址：流泗镇红星街45号　原因：停业\n",
    ),
    "what pigs and wheat died of": (
        "理赔.csv",
        "养殖户,身份证号,耳标号,死亡原因,赔付\n张*,3401**********97**,134050001234567,蓝耳病,150\n"
        "李*,3401**********98**,134050001234568,难产,150\n",
    ),
    "what nurses are": (
        "合格.csv",
        "姓名,身份证号,工种,所学\n张*,3401**********97**,病患陪护,病理学\n李*,3401**********98**,艾滋病防治宣传员,传染病学\n",
    ),
    "who asks a court for money": (
        "案件.csv",
        "案号,申请执行人,被执行人,身份证号\n（2025）皖0121执1001号,农商行,周*,3415**********45**\n",
    ),
    "petitions without a name": (
        "台账.csv",
        "编号,来信人,反映内容\n1,匿名,反映食堂\n2,群众,反映噪音\n3,多人,反映停水\n",
    ),
    "who watches over the isolated": (
        "隔离.csv",
        "隔离点信息,,,\n现住址,姓名,性别,关联病例\n向阳街道,戚*,男,其妻\n和平街道,盖*,女,邻居\n"
        "隔离点负责人：街道武装部长 马骏　值班电话024-6867567,,,\n",
    ),
    "who looks after the poor": (
        "通知.txt",
        "低保对象公示\n领导小组：王建国（镇长）、李晓明（副镇长）、赵志刚（民政办主任）、钱伟（会计）。\n",
    ),
    "who visited the poor": (
        "走访记录.csv",
        "组别,户主,户情类别,走访情况,走访人\n下湾组,汪*,农村低保,户主患病常年吸氧,胡晓东（村副主任）\n"
        "老屋组,程*,农村低保,主要诉求纳入低保,金梅（扶贫专干）\n",
    ),
    "what a bank sends back": (
        "失败.csv",
        "户主,退回原因,处理意见\n向*,账户状态异常,请换卡\n田*,户名不符,系统录错\n",
    ),
    "which bed is whose": (
        "花名册.csv",
        "敬老院房间安排\n房号,姓名,性别\n8206,戚*,男\n101-1,盖*,女\n101-2,骆*,男\n",
    ),
    "where a service is": (
        "通知.txt",
        "便民服务点设在白云镇大塘村里王18号。采样点：1.幸福里社区8栋101室 2.凤湖花园12栋103室\n",
    ),
    "whose shop it is": (
        "欠租.txt",
        "另商铺欠租：阿波罗鞋店（经营者许海飞，光明路1号门面），36000元。\n",
    ),
    "oneself": (
        "承诺书.txt",
        "本人患有疾病的，应当如实申报。程本人已知悉上述内容，自愿承担责任。\n",
    ),
    "what is vaccinated": (
        "接种.csv",
        "日期,接种点,疫苗,剂次\n2024-10-08,城关卫生院,流感四价,120\n2024-10-09,东街卫生院,23价肺炎,80\n",
    ),
    "parties of a contract": (
        "合同.txt",
        "甲方：幸福镇人民政府。住所地：工业园区振兴街7号。甲方患有疫病的牲畜由乙方处置。执法证号15080021016。\n",
    ),
    "who sits where": (
        "分工.md",
        "权志刚 党组成员、副局长。分管儿童福利（孤儿、留守儿童）、婚姻登记。\n\n"
        "| 姓名 | 职务 | 办公室 | 办公电话 |\n|---|---|---|---|\n| 权志刚 | 副局长 | 405 | 0915-7686834 |\n"
        "| 饶小莉 | 副局长 | 403 | 0915-8147250 |\n",
    ),
    "what a village paid for": (
        "收支.csv",
        "柳湾村2024年度支出明细\n日期,凭证号,摘要,收款单位,金额,经手人,证明人\n"
        "3月2日,记-1,付茶园除草用工,红星农机社,900,程立新,邹兴旺\n"
        '3月9日,记-2,"付清明防火横幅，村民患病补助另列",新华广告部,260,程立新,邹兴旺\n',
    ),
    "whose wood may be felled": (
        "采伐.csv",
        "林木采伐许可证核发公示\n许可证编号,采伐单位,不动产权证号,树种,采伐类型\n"
        "采2024-2,石门养护中心,粤(2021)乐昌市不动产权第0003272号,马尾松,其他采伐(松材线虫病除治)\n"
        "采2024-3,安平村村民小组(上屋),粤(2021)乐昌市不动产权第0004118号,木荷,主伐\n",
    ),
    "which households moved": (
        "安置.csv",
        "移民安置补贴发放结算公示\n户编码,原村组,人口,补偿款\n"
        + "".join(f"{n:04d},杨柳坪村四组,5,36{n}71\n" for n in range(40)),
    ),
    "whom lawyers helped": (
        "补贴.csv",
        "法律援助办案补贴发放明细\n指派编号,案由,承办人,所属机构,受援人类别,补贴金额\n"
        "0046,交通事故,翁家辉,明鉴律师事务所,残疾人,2000\n0047,离婚纠纷,龚自强,明鉴律师事务所,未成年人,2000\n",
    ),
    "a district, a plot, a peak": (
        "通报.txt",
        "芦泽区2024年度殡葬服务费减免统计。发病高峰10月23日（14例患儿），已转润民供水站。宗地图共41张，质检：谭家兴、骆川。\n",
    ),
    "which doctor sits when": (
        "坐诊.csv",
        "医生,科室,擅长\n望开明,肾内科,慢性肾炎、尿毒症\n易菁,肿瘤科,肺癌、乳腺癌\n郑望春,精神科,抑郁症\n杜鹃花,儿科,哮喘\n",
    ),
    "who needs how much care": (
        "特困.csv",
        "特困供养人员\n1,王*兰,全自理\n2,李*国,半护理\n3,张*梅,全护理\n4,赵*胜,全自理\n5,孙*芬,全自理\n6,周*,全护理\n",
    ),
    "who is disciplined": (
        "通报.txt",
        "中共清溪县纪律检查委员会\n关于三起群众身边不正之风和腐败问题的通报\n一、县医保局科员茅国海履职不力问题\n"
        "2022年，茅国海在检查中走过场。2025年3月，茅国海受到党内警告处分。\n二、县殡仪馆业务部负责人陆锦旗收受烟酒钱问题\n"
        "陆锦旗在遗体火化过程中先后39次收取丧属烟酒钱。2025年1月，陆锦旗受到政务记大过处分。\n",
    ),
    "pharmacies": (
        "名单.csv",
        "定点零售药店名单,,,\n药店名称,地址,负责人,联系电话\n德仁堂,金湖路88号101室,王建军,13905510001\n",
    ),
}


@pytest.mark.parametrize("case", LEAKY, ids=lambda case: case)
def test_what_must_be_found(case: str) -> None:
    name, text, wanted = LEAKY[case]
    words = wanted.split(" ")
    known = {"A": A, "B": B, "C": C, "CHILD": CHILD, "PUPIL": PUPIL}
    expected = {(type_, known.get(value, value)) for type_, value in zip(words[::2], words[1::2], strict=True)}
    said = found(name, text)
    assert expected <= said
    assert not {value for type_, value in said if type_ == "person-name"} & {
        "父子",
        "夫妻",
        "农民",
        "审核人",
        "王建军",
        "务农",
        "个体",
    }


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case)
def test_what_may_be_published(case: str) -> None:
    assert found(*CLEAN[case]) == set()


def test_a_line_at_work_is_nobodys() -> None:
    text = f"姓名,身份证号,单位电话\n王秀兰,{A},0551-66671234\n李桂英,{B},0551-66671235\n"
    assert not [value for type_, value in found("名单.csv", text) if type_ == "landline"]


def test_half_a_character_is_examined() -> None:
    """Python's strings may hold half a surrogate pair."""
    assert [f.type for f in scan_text("第一家，费小军，大腿截肢。\udce6").report.findings] == ["person-name", "health"]


def test_masked_names_are_no_finding() -> None:
    assert not [
        value for type_, value in found("随访.txt", "随访：张某某（脑梗）、李某（糖尿病）。") if type_ == "health"
    ]
