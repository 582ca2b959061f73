"""Precision and recall of a list of 100,000 names in prose, words that are names too included. All of it is made up."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from redactscan.detectors import detect
from redactscan.detectors.listed import WatchList
from redactscan.model import Document, Rule

FAMILY = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
GIVEN = (
    "华明伟文晓建军海国志红平丽玉春小峰东强杰林永云辉英艳俊勇金龙芳燕新敏玲涛波荣斌飞梅鹏娟霞萍成刚静宇超"
    "庆忠秀立亮德雪光利亚慧生婷佳洪磊宏君清丹祥凤振莉青良学兰民阳兴卫宝江琴锋娜兵瑞美健旭松爱珍胜凯浩宁正"
    "福桂彬琳"
)
WORDS = [
    "高峰",
    "文静",
    "程度",
    "和平",
    "文明",
    "方圆",
    "高兴",
    "石林",
    "金星",
    "江山",
    "常青",
    "黎明",
    "白雪",
    "康乐",
    "安静",
    "丁香",
]
NAMED = [
    "经入户核查，{}家庭人均收入低于保障标准。",
    "低保户{}因病住院，自付医药费三万元。",
    "申请人{}，男，1968年生，家住柳树村。",
    "姓名：{}，身份证号已核验。",
    "村民{}反映其母亲患尿毒症多年。",
    "{}的儿子今年考上大学，家庭困难。",
    "镇民政办干部走访了{}，送去慰问金。",
    "受助学生{}（三年级）每学期补助五百元。",
    "监护人{}来电咨询补贴发放时间。",
    "公示对象为{}、{}、{}三户。",
    "昨天{}到村委会签字领取了救助金。",
    "该户户主{}系肢体残疾人。",
    "听说{}已经出院回家休养。",
    "由社区网格员陪同{}办理了残疾证。",
    "困难群众{}表示非常感谢。",
]
WORDED = [
    "申请人：{}（身份证已核）",
    "户主{}，女，汉族，务农。",
    "姓名：{}，家住石桥镇。",
    "公示对象为{}、王秀兰、李志强三户。",
    "低保户{}，男，72岁，患有脑梗。",
]
PLAIN = [
    "早晚高峰期间实行限行，客流高峰明显。",
    "在一定程度上缓解了困难，残疾程度以证件为准。",
    "环境优雅文静，服务周到。",
    "维护世界和平，促进共同发展。",
    "精神文明建设取得新成效，群众申请踊跃。",
    "用电高峰申请办理临时用电的用户增多。",
    "村民高兴地领到了补助。",
    "患者安静地等待就诊。",
    "新时代江山多娇，白雪皑皑。",
    "黎明前的黑暗，方圆十里无人居住。",
    "低保户按照困难程度分档救助。",
    "社区倡导文明、和谐、安静的居住环境。",
    "常青藤学校的学生高峰期错时放学。",
    "石林景区和康乐中心免费开放。",
    "丁香路小学和和平里社区签订协议。",
    "任务落实到人，余人次稳步提高，党和政府高度关注。",
    "全国人大常委会通过了决定。",
    "应当于每年三月底前公开。",
    "方案明确了金星村的建设目标。",
    "会议强调，要立足新发展阶段，贯彻新发展理念。",
    "文化和旅游部门加强监管，程序正当。",
]


def set_of(rng: random.Random) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The list and the sentences, each with the names in it."""

    def name() -> str:
        return rng.choice(FAMILY) + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2, 2))))

    names = sorted({name() for _ in range(140_000)})
    rng.shuffle(names)
    listed = names[:100_000]
    on_list = frozenset(listed)
    others = [one for one in names[100_000:] if one[:2] not in on_list]
    sentences: list[tuple[str, list[str]]] = []
    for template in NAMED * 30:
        chosen = rng.sample(listed, template.count("{}"))
        sentences.append((template.format(*chosen), chosen))
    # of people who are on no list
    sentences += [(template.format(*rng.sample(others, template.count("{}"))), []) for template in NAMED * 10]
    for template in WORDED:
        sentences += [(template.format(word), [word]) for word in WORDS]
    sentences += [(text, []) for text in PLAIN * 5]
    return [*listed, *WORDS], sentences


@pytest.mark.slow
def test_precision_and_recall(make_rule: Callable[..., Rule], make_document: Callable[..., Document]) -> None:
    names, sentences = set_of(random.Random(20261122))  # noqa: S311
    listed, on_list = WatchList.of(names), frozenset(names)
    rule = make_rule(kind="watchlist", type="person-name")
    right = wrong = missed = 0
    for text, chosen in sentences:
        found = [match.value.reveal() for match in detect(make_document(text), [rule], listed).matches]
        expected = chosen + [one for one in on_list & {"王秀兰", "李志强"} if one in text and one not in chosen]
        right += sum(one in expected for one in found)
        wrong += sum(one not in expected for one in found)
        missed += sum(one not in found for one in expected)
    assert right / (right + wrong) >= 0.92
    assert right / (right + missed) >= 0.97
