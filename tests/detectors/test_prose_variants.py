"""However a name is written, a sentence's persons are found to the character. All names are made up.

``python tests/detectors/test_prose_variants.py`` prints the table: how many are found exactly, and how many overlapped.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

import pytest

from redactscan.detectors.prose import persons
from redactscan.detectors.reading import read

COUNT = 20  # names of each kind in the test; the table takes three times as many
CONTEXTS = (
    "低保户{}家庭困难，给予临时救助。",
    "经核实，{}因病住院，医药费自付3万元。",
    "救助对象：{}，男，58岁，家住三组。",
    "本月新增低保对象李国梁、{}、周美玲等3户。",
)
FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
)
TWO = (
    "建国 志强 国庆 文斌 小军 德福 海涛 永贵 振华 立新 长根 金水 春生 俊杰 浩然 秀英 桂兰 玉珍 "
    "翠花 丽华 春燕 小红 凤霞 淑芬 雪梅 月娥 冬梅 巧云 金凤 梓涵 诗雨 欣怡 世昌 传福 道林 宝珠 "
    "爱莲 佩芬 启明 克勤 思源 宗翰"
)
ONE = "明勇伟敏静婷芳丽强磊军洋艳涛超霞平刚桂英兰斌鹏波琴倩莹"
COMPOUND = "欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 宇文 长孙"
DOTTED = (
    "阿依古丽·买买提 古丽娜尔·吐尔逊 艾力·热合曼 迪丽拜尔·库尔班 帕提古丽·沙吾提 玉素甫·卡德尔 "
    "努尔买买提·阿西木 吾买尔江·托合提 阿孜古丽·巴拉提 叶尔兰·哈孜别克 木拉提·赛力克 米热古丽·肉孜 "
    "穆合塔尔·亚森"
)
LONG = "阿卜杜热合曼·依明江尼亚孜 热依汗古丽·阿布都热依木 布阿依谢姆·麦麦提图尔荪 阿卜杜赛买提·吐尔逊江"
UNDOTTED = (
    "阿依古丽买买提 吐尔逊古丽 买买提艾力 扎西次仁 格桑卓玛 洛桑丹增 次仁央宗 索朗旺堆 多吉平措 乌兰图雅 "
    "娜仁托娅 额尔敦巴图 宝音德力格尔 苏和巴特尔 敖日格乐 吉克阿衣 沙马木呷 曲比阿乌 努尔古丽 "
    "阿不都热合曼 仁增多吉"
)
WORDS = (
    "高峰 文静 程度 高兴 安全 方正 文明 金星 时光 江山 高原 黄河 石头 田野 安宁 安康 常青 成功 "
    "房东 关键 简单 雷达 马力 米兰 明亮 温和 谢意 许可 阳光 岳阳 张力 钟情 周密 祝福 严肃 康乐 "
    "明星 夏天 于是"
)
TRADITIONAL = str.maketrans(
    "国贵华东张刘陈杨黄赵吴孙马郑谢许韩邓庄凤兰云丽红军强伟静长图杰英诗传宝爱莲启莹鹏苏卢谭叶罗冯",
    "國貴華東張劉陳楊黃趙吳孫馬鄭謝許韓鄧莊鳳蘭雲麗紅軍強偉靜長圖傑英詩傳寶愛蓮啟瑩鵬蘇盧譚葉羅馮",
)
RNG = random.Random(5)  # noqa: S311


def two() -> str:
    return RNG.choice(FAMILY) + RNG.choice(ONE)


def three() -> str:
    return RNG.choice(FAMILY) + RNG.choice(TWO.split())


def one_of(names: str, dot: str = "·") -> Callable[[], str]:
    return lambda: RNG.choice(names.split()).replace("·", dot)


VARIANTS: dict[str, Callable[[], str]] = {
    "two characters": two,
    "three characters": three,
    "compound": lambda: RNG.choice(COMPOUND.split()) + RNG.choice([*TWO.split(), *ONE]),
    **{f"dot {dot}": one_of(DOTTED, dot) for dot in "·•・．."},
    "undotted": one_of(UNDOTTED),
    "10-15 characters": one_of(LONG),
    "traditional": lambda: three().translate(TRADITIONAL),
    "space": lambda: " ".join(RNG.choice([two, three])()),
    "U+3000": lambda: "\u3000".join(two()),
    "two spaces": lambda: "  ".join(two()),
    "张*三": lambda: "*".join(three()[::2]),
    "张**": lambda: three()[0] + "**",
    "张××": lambda: three()[0] + "××",
    "张某某": lambda: three()[0] + "某某",
    "张某": lambda: three()[0] + "某",
    "extension or private": lambda: RNG.choice(FAMILY) + RNG.choice("\u4dae\u3a17\U00020bb7\ue863") + RNG.choice(ONE),
    "word-like": one_of(WORDS),
}
LEAST = {"undotted": 0.75}


def measured(names: list[str]) -> tuple[float, float]:
    """The shares of names in contexts that are found exactly, and overlapped."""
    texts = [(context.format(name), context.index("{"), len(name)) for name in names for context in CONTEXTS]
    readings = [read(text) for text, _, _ in texts]
    exact = overlapped = 0
    for (_, at, length), reading, found in zip(texts, readings, persons([r.text for r in readings]), strict=True):
        spans = [reading.raw(person.start, person.end) for person in found]
        exact += (at, at + length) in spans
        overlapped += any(start < at + length and at < end for start, end in spans)
    return exact / len(texts), overlapped / len(texts)


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants(variant: str) -> None:
    RNG.seed(variant)
    exact, _ = measured([VARIANTS[variant]() for _ in range(COUNT)])
    assert exact >= LEAST.get(variant, 0.95)


if __name__ == "__main__":
    sys.stdout.write("| variant | exact | overlapped |\n| --- | --- | --- |\n")
    for kind, name in VARIANTS.items():
        RNG.seed(kind)
        found, touched = measured([name() for _ in range(3 * COUNT)])
        sys.stdout.write(f"| {kind} | {found:.0%} | {touched:.0%} |\n")
