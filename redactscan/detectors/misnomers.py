"""What is found like a name and is none, or only a part of one: a place, a calling, a piece of a longer word."""

from __future__ import annotations

from functools import cache

from redactscan.detectors import tokenizer
from redactscan.detectors.ending import LONG, SHORT, SURNAME_ONLY, ends_at, family_name, is_usual, reads_as_name
from redactscan.detectors.vocabulary import HAN, misnomers, roles, seldom, transcribed
from redactscan.text import regex
from redactscan.text.view import squeeze

MASKED = regex.compile(r"[*某○●□■×]")

COMMON = 50  # times that a word is in the text that jieba counted

_SUM = regex.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{2,}")  # 伍仟元整

_PARENTS = frozenset("父祖岳养继生")

_LEADING = frozenset("上包那由从都当同本每多主")

_CALLS = frozenset("人亲")  # 申请人由晓峰, 其父亲由连喜

_CLOSED = frozenset("的了")

_COUNTS = frozenset("百千万亿十")

_REPEATING = frozenset("一了不没来上下对帮传连手与和是")

_ONESELF = ("本人", "自己", "甲方", "乙方", "丙方")  # 程本人查出……

_PLACES = frozenset("车药县区镇乡村证坪坝垭寨屯庄坡湾沟岭族局组性")  # also 高原性

_CALLINGS = frozenset("员师长官人者户")

_NO_NAMES = frozenset("dtcprmqufl")  # jieba's letters for adverbs, times, conjunctions, pronouns, numbers …

_FIRM = regex.compile(
    "幼儿园|供[水电]站|大?药[房业铺]|酒[楼店]|宾馆|商行|茶庄|珠宝|加盟|连锁|(?:茶叶|养殖|种植|专业)合作社|有限公司|公司|集团|饭店|餐馆|超市|商店|药店|诊所|合作社|街道|公安|大地|儿女|人民(?!币)|县|义工|社区|小区|水库|大桥|嘎查|苏木|[农林牧]场|村(?![民医里干支])"
)

_PAPER = regex.compile(rf"{HAN}{{1,12}}(?:\({HAN}{{1,6}}\){HAN}{{1,8}})?[〔\[(【][0-9]{{4}}[〕\])】]")


def is_partial(name: str) -> bool:
    """Whether somebody is only called by the family name: 张先生, 李某, 王主任."""
    family = family_name().match(name)
    return (
        len(name) < 2
        or (len(name) == SHORT and name[0] in "小老阿")
        or bool(family and SURNAME_ONLY.fullmatch(name, family.end()))
    )


def in_word(text: str, start: int, end: int) -> bool:
    """Whether a name is only a part of a longer word or of what a place or firm is called: 刚柔相济, 云朵幼儿园.

    >>> in_word("做到刚柔相济", 3, 6), in_word("云朵幼儿园", 0, 2), in_word("村民柔相济", 2, 5)
    (True, True, False)
    """
    if text[start] == "母" and text[start - 1 : start] in _PARENTS:
        return True  # 养父母一方
    around = [(start - 1, end), (start, end + 1), (start - 1, end + 1), (start - 2, end)]
    longer = (tokenizer.entry(text[first:last]) for first, last in around if first >= 0 and last <= len(text))
    return bool(_FIRM.match(text, end)) or any(known and not known.tag.startswith("nr") for known in longer)


def numbers(text: str) -> list[tuple[int, int]]:
    """The spans of the numbers of papers, whose letters look like names: 安公行罚决字〔2024〕88号."""
    return [found.span() for found in _PAPER.finditer(text)]


def is_a_name(text: str) -> bool:
    """Whether a text that stands alone, as the name of a sheet does, is somebody's name and no word.

    >>> [is_a_name(text) for text in ("王秀兰", "成绩", "汇总表")]
    [True, False, False]
    """
    text = squeeze(text)
    return reads_as_name(text) and is_name(text)


def may_name(text: str, start: int, end: int) -> bool:
    """Whether ``is_name`` holds where it stands: apart, or among words."""
    if text[start:end] == "高峰" and text[end : end + 1].isdigit():  # 高峰10月23日
        return False
    begins = start > 0 and (ends_at(text, start - 1) or text[start - 1] in _CALLS)
    return is_name(text[start:end], bool(begins and ends_at(text, end)))


def is_name(name: str, apart: bool = False) -> bool:
    """Whether what was found can be a name, and is no place, no calling and, unless it stands ``apart``, no adverb.

    >>> [is_name(name) for name in ("王秀兰", "阿依古丽买买提", "安澜县", "常年", "花名册", "伍仟元整", "程本人")]
    [True, True, False, False, False, False, False]
    """
    if name.endswith(_ONESELF) or name[-1] in _PLACES or (name[-1] in _CALLINGS and len(name) > LONG):
        return False
    _, characters = transcribed()
    foreign = sum(char in characters for char in name)
    if len(name) > LONG and "·" not in name and 2 * foreign < len(name):
        return False
    if (
        name in misnomers()
        or _SUM.fullmatch(name)
        or (name[0] == "由" and not apart)
        or (len(name) > SHORT and name[0] == name[SHORT] and (name[1] in _REPEATING or seldom(name[0])))
    ):
        return False  # 看一看
    if len(name) == SHORT + 1 and name[0] in _LEADING and _is_common(name[1:]):  # 上初中
        return False
    if _kin().fullmatch(name):
        return False  # 母亲
    if name[1:2] in _COUNTS and name[0] in "上数几成近过":  # 上百次
        return False
    if "·" not in name and len(name) <= LONG and (not _CLOSED.isdisjoint(name[1:]) or _is_no_given(name)):
        return False  # 楼的梁, 于今年
    known = tokenizer.entry(name) if len(name) == SHORT and not apart else None
    return known is None or known.tag[:1] not in _NO_NAMES or known.frequency < COMMON


def _is_no_given(name: str) -> bool:
    """Whether a word stands where the given name should: 金支付, 于今年."""
    known = tokenizer.entry(name[1:]) if len(name) == SHORT + 1 else None
    if known is None or known.frequency < COMMON:
        return False
    return (known.tag == "t" and name[-1] in "年月日天") or (known.tag[:1] == "v" and not is_usual(name[1:]))


def _is_common(word: str) -> bool:
    known = tokenizer.entry(word)
    return known is not None and not known.tag.startswith("nr") and known.frequency >= COMMON


@cache
def _kin() -> regex.Pattern[str]:
    return regex.compile(roles()["kin"])
