"""Who is named in office: by a title before or after the name, by what announces it, by what only officials do."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import IntEnum
from functools import cache
from itertools import pairwise

from redactscan.detectors.heads import finder
from redactscan.detectors.vocabulary import roles
from redactscan.hints import TYPE_CHECKING
from redactscan.text import regex

if TYPE_CHECKING:
    from redactscan.detectors.prose import Person

_HAN = "[々〇〡-〩〸-〻㐀-䶿一-鿿\uf900-\ufad9\U00020000-\U0003ffff]"
DUTY = 14  # characters behind a name in which an office is named
LEFT, RIGHT = 24, 24  # characters looked at on either side
_APPOINTED = (
    "(?:任命|聘任|聘请|免去|推选|推荐|选举|提名|特邀|邀请|授予|表彰|选派|选聘|委派|调任|增补|补选|接替|提请)(?:了)?$"
    "|经(?:考[试核]|遴选|推荐|评选|选举|考察|培训)[^,。;]{0,6},$"
)
# An organisation right before the name: 县民政局张伟, 麻醉科张伟, but neither 三组张伟 nor 502室张伟 nor 住院张伟.
_ORGANISATION = (
    "(?:局|委|科|股|处|部|厅|研究院|法院|检察院|所|站|中心|公司|集团|大队|支队|中队|总队|协会|联合会|学会|商会|银行|政府|联社|党校|"
    "县[一二三四五]中|委员?会|监委会|卫生[院室]|敬老院|福利院|养老院|救助站|红十字会|报社|电视台|融媒体|卫健委|发改委|纪委|监委|县委|市委|区委|乡党委|镇党委|工会|妇联|团委|残联|红十字会|"
    "窗口|服务点|指挥部|专班|门诊|病区|[内外儿眼]科|(?<![举申主承经待])办|(?<![0-9一二三四五六七八九十小卧浴教寝宿地温暗居])室|"
    "(?:工作|专家|调查|检查|督[查导]|评[审残议定估]|领导|救[护援]|灭火|后勤|应急|巡[查视察]|核查|项目|课题|编辑|审计|执法|专项|协调|"
    "保障|指导|帮扶)组|(?<![0-9一二三四五六七八九十产排军部])队)[:]?$"
)
# 核查人: who is neither a party nor a patient, nor 被谈话人.
_NEEDY = "受访|领取|享受|救助|受助|低保|特困|困难|失业|患|涉|违|伤|死亡|失联|走失|刑满|矫正|吸毒|戒毒"
_SIGNER = rf"(?:^|(?<!\p{{Han}}))(?!被|\p{{Han}}{{0,3}}(?:{_NEEDY}))\p{{Han}}{{1,5}}"
_SIGNED = _SIGNER + "(?:(?<![家一二三四五六七八九十两几])人|人员|员|者|组)[:/]$"
# 现场处置：张伟, 由 … 安抚：张伟, but not 因死亡停止发放：张伟.
_WORKS_AT = (
    r"(?:局|办|中心|委|协会|专案组|工作组|[园校院]方|妇联|团委|残联|工会|法院|检察院|派出所|司法所|红十字会|卫生院|民政所|政府)的$|"
    r"(?:到|去|来)[^,。;]{0,14}(?:股|科|办|室|窗口|大厅)(?:找|联系)$"
)
# …,经办夏志红,审核刘芳。
_SIGNS = (
    r"(?:^|[,;。、])(?:经办|审核|审批|记录|签发|主持|填表|制表|校对|拟稿|承办|"
    r"复核|验收|监督|主讲|执笔|采写|策划|受理|同行|领队|翻译|编辑|摄影|编纂|审[定订]|书丹|撰文|供稿|绘图|访问|录[像音]|财务)$"
)
_DUTY = (
    r"(?:^|(?<!\p{Han}))(?:(?![因停拟])\p{Han}){0,6}(?:处置|保障|转运|安抚|发放|调度|联络|协调|救援|救护|宣传|接待|验收|采集|统筹|"
    "督办|跟进|落实|指导|服务|值守|巡查|维护|管理|解释|排版|会务):$"
)
_STAFF = (
    "(?:咨询|联系|接待|执业|处置|踏?查|窗口|医护|护理|照护|工作|值[班守]|执法|审核|登记|救援|办案|安保|服务|管理|技术|保障|验收|勘[验查]|采样|接种|"
    "经办|承办|调解|宣讲|培训|结对|帮扶)人员[:为是]?$|(?:经办|承办|审核|复核|验收|帮扶|记录|整理)人[:为是]?$|[干狱法]警$"
    r"|(?<!\p{Han})(?:参[加会]|[出列]席)\W{0,3}$"
)
_BYLINE = regex.compile(
    r"(?:^|[。\n\x1e\x1f])\((?:\p{Han}{2,4}(?:[、 ,]?\p{Han}{2,4})?|"
    r"[^()。]{0,24}(?:记者|通讯员|采[访写编]|摄影|供稿|整理|口述|编辑|校对|审核|记录人?|撰[稿文]|宣传[科股部办]|图[片文]|执笔|来源)[^()。]{0,30})\)"
)
_BETWEEN = regex.compile(r"(?:[(][^()]{0,20}[)])?[、,和及与]?(?:以及)?")


class Office(IntEnum):
    """How a name stands in a sentence: as of nobody in office, of who speaks, of who does what officials do, of who is
    named with a task or a place of work, titled.
    """

    NONE = 0
    SPEAKS = 1
    ACTS = 2
    TASKED = 3
    TITLED = 4


def offices(text: str, people: Sequence[Person], known: Collection[str] = ()) -> list[Office]:
    """Of each person named in a reading, in order, the office; those in a row with a titled one are titled too.

    ``known`` are the names of those whom a word calls private elsewhere: only a title says otherwise of them.
    """
    signed = [found.span() for found in _BYLINE.finditer(text)]
    before = [_announced(text, person, signed) for person in people]
    private = [called_private(text, person) for person in people]
    found = [
        Office.NONE if calls else office or _behaviour(text, person)
        for person, calls, office in zip(people, private, before, strict=True)
    ]
    for n, (one, other) in enumerate(pairwise(people)):
        if not private[n] and text[one.end : other.start] == ":":  # what somebody says of somebody
            found[n] = max(found[n], Office.ACTS)
    for n in range(1, len(people)):
        if before[n - 1] and found[n - 1] and not private[n] and _in_row(text, people[n - 1], people[n]):
            found[n] = before[n] = max(found[n], before[n - 1])
    for n in reversed(range(1, len(people))):
        if found[n] and not before[n] and not private[n - 1] and _in_row(text, people[n - 1], people[n]):
            found[n - 1] = max(found[n - 1], found[n])
    return [
        Office.NONE if office < Office.TITLED and person.name(text) in known else office
        for person, office in zip(people, found, strict=True)
    ]


def called_private(text: str, person: Person) -> bool:
    """Whether a word beside the name calls the person a villager, a patient, somebody's wife."""
    if _ADDRESSED.match(text, person.end):
        return not (_POLITE.match(text, person.end) and _announced(text, person, ()))  # 局长林海先生
    gives = _GIVES.match(text, person.end)
    return not gives and bool(_private().search(text, max(0, person.start - LEFT), person.start))


def called_party(text: str, at: int) -> bool:
    """Whether the label that ends there is a party's, a patient's, an applicant's: 申请人：…"""
    return bool(_private().search(text, max(0, at - LEFT), at))


def called_kin(text: str, person: Person) -> bool:
    """Whether the name stands behind a word for a relative: 其妻何娟."""
    return bool(_kin().search(text, max(0, person.start - LEFT), person.start))


def announces(before: str) -> bool:
    """Whether what stands before a name announces somebody in office.

    >>> [announces(text) for text in ("帮扶责任人:", "民政局", "低保户", "申请人:")]
    [True, True, False, False]
    """
    return not _private().search(before) and bool(_title_before().search(before) or _task_before().search(before))


def _announced(text: str, person: Person, signed: Sequence[tuple[int, int]]) -> Office:
    """The office that what stands before a name gives; ``signed`` are the spans of bylines."""
    left = text[max(0, person.start - LEFT) : person.start]
    if _RELIEVED.search(left) and text[person.end : person.end + 1] == "的":
        relieved = "职" in text[person.end : person.end + DUTY]  # 免去了王芳的住宿费
        return Office.TITLED if relieved else Office.NONE
    if _harmed(text, person):
        return Office.NONE
    if _title_before().search(left) or any(start < person.start < end for start, end in signed):
        return Office.TITLED
    return Office.TASKED if _task_before().search(left) else Office.NONE


def _harmed(text: str, person: Person) -> bool:
    """Whether somebody was beaten, whatever the title: 将护士李婷打成重伤."""
    return bool(_BLOWS.match(text, person.end)) and bool(_STRUCK.search(text, 0, person.start))


def _behaviour(text: str, person: Person) -> Office:
    """What stands behind the name makes of the person."""
    found = _behind().match(text, person.end, person.end + RIGHT)
    if found and found["title"] is not None:
        return Office.TITLED
    if found and not _OBJECT.search(text, 0, person.start):
        return Office.SPEAKS if found["says"] is not None else Office.ACTS
    return Office.ACTS if _SPEECH.match(text, person.end) else Office.NONE


_RELIEVED = regex.backwards("免去(?:了)?$")
_STRUCK = regex.backwards("(?:将|把|对|致)[^,;:。]{0,12}$")
_BLOWS = regex.compile("(?:殴?打|砍|[刺捅][伤成]|踢|踹|咬|撞|扎|砸|推倒|抓伤|进行(?:殴打|辱骂|威胁)|实施)")
# 王芳(县法院派驻白果村):…
_SEAT = "局|委|法院|检察院|医院|中学|小学|大学|学院|学校|公司|集团|银行|派驻|选派|中心|政府|协会|办公室"

_POSTS = (
    r"第一书记|书记|主任|局长|校长|院长|所长|站长|[队班]长|村?医|医[生师]|民警|辅警|法官|检察官|律师|"
    "护士长?|网格员|调解员|甄别员|救援队员|民兵|社工|志愿者"
)

# 个体户丘明亮也分别捐出善款.
_GIVES = regex.compile(
    "(?:等[^,。;]{0,8})?(?:也|还|分别|各|先后|当场|现场|纷纷|主动|默默|自费|每年|连续){0,3}(?:捐[款赠资助献出了]|献血|担任|当选|荣获|发言|宣读|资助|冒着|奋不顾身|挺身|勇救|救起)"
)

# How nobody in office is called.
_POLITE = regex.compile("女士|先生")
_CALLED = (
    "网友|同学|老[人汉太]|大[爷娘妈婶叔伯]|阿[姨婆公]|奶奶|爷爷|小朋友"
    "|女士|先生|一家|夫妇|夫妻|户(?![主籍口均])|家(?:里|中|庭)"
)
_ADDRESSED = regex.compile(
    rf"{_CALLED}|(?:同志)?[:,]\s{{0,4}}(?:因|鉴于|关于|经查,?)?[您你](?!们)|(?:、\p{{Han}}{{2,4}}){{0,3}}:(?:本[院委](?:已?受理|在?审理|依法|作出)|(?:上诉人|原告|申请人|申请执行人))"
)
_SIZES = range(2, 5)  # characters of names that are addressed
_ADDRESSING = f"{_CALLED}|[您你]|本[院委]|上诉人|原告|申请人"
"""What stands somewhere in every text with that."""
_OBJECT = regex.backwards("(?:为|给|对|向|替|把|将|被|让|帮|帮助|跟|拟将|使|令)$")
# 王芳：患者应当…, but 王芳：单亲家庭. Who speaks says must, may, we and you.
_SPEECH = regex.compile(
    r":[“\"]?[^。!?;\n\x1e\x1f“\"]{0,30}?(?:应当?|要(?!求)|可以|必须|须|不能|不要|同意|建议|我(?![家0-9一二三四五六七八九十儿女丈爱妈爸媳身患得]|老[伴公婆]|的?[腿眼手腰])|你|您|咱|大家|吗|呢|吧|感谢|谢谢|[?])"
)


def _in_row(text: str, one: Person, other: Person) -> bool:
    return bool(_BETWEEN.fullmatch(text, one.end, other.start))


def _made(pattern: str) -> re.Pattern[str]:
    """A large pattern, by ``re``, which takes half the time that ``regex`` does, and a third of it to match."""
    return re.compile(pattern.replace(r"\p{Han}", _HAN))


@cache
def _private() -> regex.Pattern[str]:
    words = roles()
    return regex.backwards(rf"(?:{words['private']}|{words['kin']})(?:名叫|叫做|叫)?[:为是“\"]?$")


def may_call_private(text: str, names: Callable[[str], Iterable[int]]) -> bool:
    """Whether ``called_private`` may say so of anybody in a text: quick, for the many texts that are of nobody.

    ``names`` tells where somebody may be named in one.
    """
    return _may_call().search(text) is not None and any(
        called_party(text, at) or any(_ADDRESSED.match(text, at + size) for size in _SIZES) for at in names(text)
    )


@cache
def _may_call() -> re.Pattern[str]:
    words = roles()
    return finder((words["private"], words["kin"], _ADDRESSING))


@cache
def _kin() -> regex.Pattern[str]:
    return regex.backwards(rf"(?:{roles()['kin']}|[(][父母夫妻子女兄弟姐妹])(?:名叫|叫做|叫)?[:为是]?$")


@cache
def _title_before() -> regex.Pattern[str]:
    words = roles()
    return regex.backwards(
        rf"(?<!家庭)(?:{words['titles']}|{words['offices']})[\"”]?(?:同志|[(][^()]{{1,12}}[)])?[:为是]?$|"
        rf"{_APPOINTED}|{_WORKS_AT}|{_STAFF}"
    )


@cache
def _task_before() -> regex.Pattern[str]:
    """What announces whoever does something or is somewhere, as a rule in office: but 签名:王秀兰, 河东中学丁浩然."""
    words = roles()
    return regex.backwards(
        rf"(?:^|(?<!\p{{Han}}))(?:{words['labels']})[:为/]$|(?:{words['labels']})[:/]$|{_SIGNED}|{_DUTY}|{_SIGNS}|{_ORGANISATION}"
    )


@cache
def _behind() -> re.Pattern[str]:
    words = roles()
    titles, verbs, says = words["titles"], words["verbs"], words["says"]
    return _made(
        rf"(?P<title>(?:供稿|撰稿|摄影?|整理|笔录|记)(?=[。)\n\x1e\x1f]|$)|[(](?:(?:执法|执业|律师|记者|从业|资格|工作|检查|监督)[^()]{{0,2}}证号|盖章|签[章字名])|,?(?:原著|[编译]著|[主合]编|著|译)(?=[,.;、。《)]|$)|[(][^()]{{0,14}}(?:{_SEAT})[^()]{{0,8}}[)]:|[(]\p{{Han}}{{1,8}}(?:所|站|队|办)[)]:|等?[一二三四五六七八九十0-9]{{1,3}}[名位](?:专家|教授|代表|同志|医生|教师|干部|委员|志愿者|法官|律师)|的(?:小说|诗[集歌]?|散文|画|作品|书法|文章|著作|新书)|等(?:热心市民|爱心人士|好心人|志愿者|同志)|(?:[,(]\p{{Han}}{{1,3}}族[,)]?)?,?(?:现任|时任|拟任)|\p{{Han}}{{0,3}}名中?医|\p{{Han}}{{0,6}}(?:工作室|创新团队)[:]|(?:{titles})(?!家|的[妻儿女父母]|(?<=代表)(?:受助|[^,.;:。]{{0,8}}发言))|[(][^()]{{0,16}}(?:{titles})[)]|"
        rf"[,:](?:男|女)?,?(?![^,.;:。]{{0,8}}退休)[^,.;:。]{{0,14}}(?:{titles})(?=[,.;、。)]|$)|:(?:负责|分管|主持|协助|擅长|从事)|"
        rf"等?(?:人|同志)?(?:(?:完成|研发|撰写|编写|设计|创作)的|组成(?!员|部))|《|(?:[是系当]|当了)[^,.;:。]{{0,14}}(?:{_POSTS})(?=[,.;。]|[0-9一二三四五六七八九十]{{1,3}}[多余]?年))|"
        rf"(?:同志|一行|等(?:人|同志|老?领导(?:同志)?|专家|代表|嘉宾|热心市民|爱心人士|志愿者|[0-9一二三四五六七八九十]人)?)?,?(?:也|还|再次|多次|分别|亲自|亲临|先后|共同|逐户|入户|逐一|连夜|"
        rf"代表[^,.。]{{1,10}}|(?:率|带|陪同)[^,.。]{{1,8}}){{0,2}}(?:(?P<says>{says})|(?:{verbs}))|同志(?!:|[,]?(?:您|经鉴定|因病|因患|身?患|病|反映|来信|来电))"
    )
