"""What a Chinese personal name looks like when it stands alone, in a cell or between separators."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from redactscan.text import regex
from redactscan.text.answers import answer

# Minority names are written with a middle dot between their parts (GB/T 28039 speaks of 间隔号).
_DOTTED = regex.compile(r"\p{Han}{1,8}(?:[·•．‧∙⋅・]\p{Han}{1,8}){1,3}")
_HAN = regex.compile(r"[\p{Han}〇\uE000-\uF8FF]{2,4}")
_LATIN = regex.compile(r"\p{Latin}[\p{Latin}.'’-]*(?:[ ,·]+\p{Latin}[\p{Latin}.'’-]*){1,5}")
_FIRM = regex.compile(
    r"\b(?:AND|BANK|CENT(?:ER|RE)|CLUB|CO|COLLEGE|COMPANY|CORP|FOUNDATION|GMBH|GROUP|HOTEL|INC|INTERNATIONAL|LIMITED|LLC"
    r"|LTD|NAME|OF|PTE|SCHOOL|THE|TOTAL|UNIVERSITY)\b"
)
_MASK = "*＊×某XX○●□■"
# Who signs, checks or answers for a paper does so in office; every other heading may be about private persons.
_OFFICE = regex.compile(
    "经办|证明人|批准人|复核|质检|测绘|验收|流调|消杀|采样人|检[验测](?:人|员)|护学|授课|总监|项目经理|安全员|[组队楼栋股科]长|监票|计票|唱票|审[核批查]|填[报表写]|负责|责任|(?<!紧急)联系(?!方式|电话|手机|号码)|联络|制表|签发|法定|会计|出纳|校对|主持|记录|主任|书记|局长|村长|编辑|撰稿|来源|作者|发言|通讯员"
    "|受理|录入|登记人|带班|值[守班]|教师|老师|班主任|校长|园长|医生|医师|护士|法官|审判|执法|教练|监督|包保|包案|调解|帮扶(?!户|对象|群众|家庭)|干部|网格|专家|评审|评委|裁判|采购|招标|中标|代理|供应商|建设单位"
    "|承办|主办|协办|经手|首[接办问]|接访|辅导员|导师|民警|干警|警官|督[导办]|社工|护理[员师]|[宣安巡][传全查]员|(?<!被)(?:走访|入户|采集|帮教|调查|采访|访谈|鉴定|发放|处理|评议|核实|核查)(?:人|员|干部|民警)"
)


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Single and compound family names."""
    singles, compounds, _ = _written()
    return frozenset(singles), frozenset(compounds.split())


@cache
def surnames_in_sentences() -> tuple[frozenset[str], frozenset[str]]:
    """The same with those that begin too many words to tell a name by themselves."""
    singles, compounds, wordy = _written()
    return frozenset(singles + wordy), frozenset(compounds.split())


def _written() -> list[str]:
    lines: list[str] = answer("surnames", "", _lines)
    return lines


def _lines() -> list[str]:
    lines = Path(__file__).with_name("surnames.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def looks_like_name(text: str) -> bool:
    """Whether ``text`` (folded, without gaps) has the shape of a full, unmasked personal name.

    >>> [looks_like_name(t) for t in ("张三", "欧阳雪梅", "阿依古丽·买买提", "张**", "合计", "王家庄村")]
    [True, True, True, False, False, False]
    """
    if _DOTTED.fullmatch(text):
        return True
    if not _HAN.fullmatch(text) or text[-1] in _NOT_LAST or "某" in text:
        return False
    singles, compounds = surnames()
    longest = 4 if text[:2] in compounds or text[1] in singles else 3  # 欧阳雪梅; a double name such as 张李明轩
    return text[:2] in compounds or (text[0] in singles and len(text) <= longest)


def looks_foreign(text: str) -> bool:
    """Whether ``text`` has the shape of a name in Latin letters: some words, none of them of a firm.

    >>> [looks_foreign(t) for t in ("Nguyen Thi Lan", "O'NEIL, JOHN", "Petrov", "Apple Inc.", "iPhone 15")]
    [True, True, False, False, False]
    """
    return bool(_LATIN.fullmatch(text)) and not _FIRM.search(text.upper())


def in_office(heading: str) -> bool:
    """Whether a squeezed heading or label announces somebody in office.

    >>> in_office("审核人"), in_office("走访人"), in_office("救助对象"), in_office("被执行人"), in_office("帮扶户")
    (True, True, False, False, False)
    """
    return bool(_OFFICE.search(heading))


def looks_masked(text: str) -> bool:
    """Whether ``text`` is a name with a part masked: 张*, 张某某, 张×三."""
    return 2 <= len(text) <= 5 and text[0] != "某" and any(char in _MASK for char in text) and not text.isdigit()


# last characters of words that begin with a family name but name a place, an office or a thing
_NOT_LAST = "村镇乡县市区局组队社厂店部室院校会处所站路街寨屯庄坡湾沟岭河族式费款类种型号"
