"""Persons in running text: where a name is found again, where it ends, and who is left alone because of an office."""

from __future__ import annotations

import pytest

from redactscan.detectors import detect
from redactscan.model import Severity
from redactscan.packs import load_packs
from redactscan.readers import Source, read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("申请人游国庆身患肺癌。游国庆上月来窗口办理。", ["游国庆", "游国庆"]),
        ("他的老婆代春香患强直性脊柱炎。", ["代春香"]),
        ("父亲去世，母亲任桂花一个人种地，去年查出了子宫肌瘤。", ["任桂花"]),
        ("被谈话人：吴广才，四十四岁，因吸食冰毒被责令社区戒毒。", ["吴广才"]),
        ("依布拉音·艾山的父亲身患肺癌。第二天，依布拉音·艾山回到了教室。", ["依布拉音·艾山", "依布拉音·艾山"]),
        ("县政协原副主席陈宗汉同志因病医治无效，于3日逝世，享年八十九岁。", []),
        ("黄俊杰（县中学派驻黄泥塘村）：留守儿童要的不只是书包。", []),
        ("店长邝小慧反映慢病药品配送不及时。", []),
        ("残疾儿童康复救助资金安排。", []),
        ("孕妇文静突发子痫，丈夫洛桑背着她去了医院。", ["文静", "洛桑"]),
        ("申请人：巫家兴\n\n2023年4月操作切割机时三指被切断，鉴定为八级伤残。", ["巫家兴"]),
        ("残疾评定医师名单公告\n肢体残疾：苏明辉、沈志文；视力残疾：丁桂香。", []),
        ("重阳节捐赠芳名榜\n慕容海：1000元，定向用于特困老人；", []),
        ("王懋德，字子修，康熙四十二年进士。其母患病，割股疗之。", []),
        ("个体户丘明亮也分别捐出善款，用于救助尿毒症患者。", []),
        ("刘小军确诊白血病。河口乡的方子涵没有这样幸运，确诊时已是高危。", ["刘小军", "方子涵"]),
        ("大病补偿公示\n冯德昌 岩口村四组 直肠癌 23460元", ["冯德昌"]),
        ("本报记者手记\n急诊科的陶建抢救过许多喝农药的人。", []),
        ("丁家湾革命纪念馆解说词\n债主丁士奎是讨饭出身的孤老，1930年失去右腿。", []),
        ("名单\n2 冉茂才 社区矫正(危险驾驶) 按时报到", ["冉茂才"]),
        ("蔡淑芬流产过三次。淑芬说，她不想再试了。", ["蔡淑芬", "淑芬"]),
        ("吉克·尔哈患肺结核。尔哈停药两周。", ["吉克·尔哈", "尔哈"]),
        ("慕容海因盗窃被判刑。海来信了。", ["慕容海", "海"]),
        ("李光明患肺癌。村里的路灯一片光明。", ["李光明"]),
        ("邰玉成家住东坡，妻子何秀娟在超市打工。老邰患尿毒症多年。", ["邰玉成", "何秀娟"]),
        ("当事人纪红霞，女，36岁。纪红霞感染艾滋病病毒。\n甲方签名：纪红霞", ["纪红霞"] * 3),
        ("事故造成三人受伤。受伤人员：宗梅、翁大友、涂小平。", ["宗梅", "翁大友", "涂小平"]),
        ("河东中学丁浩然，因盗窃被拘留。", ["丁浩然"]),
        ("婆婆寸待弟瘫痪多年，丈夫寸守义被塌方压死。", ["寸待弟", "寸守义"]),
        ("走访人：卜海燕、石岩。走访了安澜县三户失独家庭，安澜的冬天很冷。", []),
    ],
)
def test_who_is_named(text: str, named: list[str]) -> None:
    document = read(Source("通报.txt", text.encode()))
    found = detect(document, [rule for rule in load_packs().rules if rule.detect.kind == "bound"]).matches
    spans = sorted({(match.span.start, match.span.end) for match in found if match.rule.severity > Severity.LOW})
    assert [text[slice(*span)] for span in spans] == named
