"""What names of persons and places are drawn from: a few for the demo set, many for the sets that measure.

Family names are the frequent ones of the country's statistics; towns and villages are invented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pool:
    """``given`` has a sex's names, parted by spaces, ``places`` maps a town to its villages."""

    surnames: str
    rare: Sequence[str]
    given: Mapping[str, str]
    dotted: Sequence[str]
    places: Mapping[str, Sequence[str]]


FEW = Pool(
    surnames="王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈",
    rare=("欧阳", "上官", "司马", "诸葛", "皇甫"),
    given={
        "男": "建国 志强 国庆 文斌 小军 德福 海涛 永贵 振华 家旺 明 勇 伟 立新 长根 宏图 金水 大山 春生 俊杰 浩然 子轩",
        "女": "秀英 桂兰 玉珍 翠花 丽华 春燕 小红 凤霞 淑芬 敏 静 婷 雪梅 月娥 冬梅 巧云 金凤 若曦 梓涵 诗雨 欣怡 文静",
    },
    dotted=("阿依古丽·买买提", "古丽娜尔·吐尔逊", "艾力·热合曼", "迪丽拜尔·库尔班"),
    places={
        "清溪镇": ("向阳村", "柳树湾村", "前进村"),
        "石桥镇": ("新塘村", "双井村", "赵家畈村"),
        "白鹭乡": ("白鹭村", "沙河村", "胡冲村"),
        "云台街道": ("东风社区", "春晖社区", "文昌社区"),
    },
)
_CHARACTERS = {
    "男": (
        "志国建文德永春金家长世光宗明正玉海少兴守克传应其学立",
        "强军平华林生根发贵福财亮涛鹏飞刚杰斌山祥才义友田宝龙",
    ),
    "女": (
        "秀桂玉春淑丽小美雪凤金爱翠巧素红晓海若雨佳梦思月兰菊",
        "英兰珍芳华梅霞琴云萍娟莲香荣仙花芝敏燕琳怡彤涵婷洁娥",
    ),
}


def _paired(first: str, second: str) -> list[str]:
    return [a + b for a in first for b in second if a != b]


MANY = Pool(
    surnames=(
        f"{FEW.surnames}姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷"
        "施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧"
        "甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边佘练骆付代麦容卓蔺皮花邬巩"
    ),
    rare=(*FEW.rare, "司徒", "令狐", "尉迟", "东方", "慕容", "夏侯", "端木", "公孙"),
    given={sex: f"{FEW.given[sex]} {' '.join(_paired(*chars))}" for sex, chars in _CHARACTERS.items()},
    dotted=(*FEW.dotted, "麦麦提·艾合买提", "努尔比亚·阿卜杜拉", "扎西·多吉", "巴特尔·宝音"),
    places={
        **FEW.places,
        "桃源镇": ("桃源村", "石门村", "李家湾村", "高庙村"),
        "双河镇": ("双河口村", "黄泥坳村", "新民村"),
        "松岭乡": ("松岭村", "茅坪村", "枫树垭村", "大屋场村"),
        "望湖镇": ("望湖村", "南圩村", "杨柳庄村"),
        "金沙街道": ("金沙社区", "滨河社区", "老城社区", "机械厂社区"),
    },
)
