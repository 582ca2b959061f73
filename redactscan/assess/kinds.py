"""What a header, a label or the values themselves say that a column holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from redactscan.assess.masking import Kind, parse
from redactscan.text import regex

MIN_MASKED = 3  # masks that make a column without a telling header one of them
SHARE = 0.6
_WORDS: dict[Kind, str] = {  # 残疾证号 is no 证件号 and 监护人电话 no name: the first that is there counts
    "disability-certificate": "残疾(?:人)?证",
    "resident-id": "身份证|身份号|公民身份|证件号|社会保障号|SFZ",
    "mobile": "手机|电话|联系方式",
    "bank-account": "[账帐]号|[账帐]户|卡号|卡折|存折|折号|一[卡折本]通|惠农卡|工资卡|社保卡|打卡",
    "person-name": "姓名|户主|户名|申请人|监护人|[受领][益助取]人|家长|患者|学生|[救补保][助贴障]对象",
}
_HEADERS: dict[Kind, regex.Pattern[str]] = {kind: regex.compile(words) for kind, words in _WORDS.items()}
_LABELS: dict[Kind, regex.Pattern[str]] = {
    kind: regex.compile(rf"(?:{words})(?:号码|号|码)?(?:\([^()]{{0,8}}\))?[:为是(“\"'|]{{0,2}}$")
    for kind, words in _WORDS.items()
    if kind != "person-name"
}


@lru_cache(maxsize=4096)
def kind_of(header: str) -> Kind | None:
    """What a squeezed header says its column holds.

    >>> kind_of("监护人身份证号码"), kind_of("残疾证号"), kind_of("户主"), kind_of("金额(元)")
    ('resident-id', 'disability-certificate', 'person-name', None)
    """
    return next((kind for kind, words in _HEADERS.items() if words.search(header)), None)


def labelled(before: str) -> Kind | None:
    """What the squeezed text before a value calls it.

    >>> labelled("张三,身份证号码:"), labelled("手机号"), labelled("张三,")
    ('resident-id', 'mobile', None)
    """
    return next((kind for kind, words in _LABELS.items() if words.search(before)), None)


def kind_by_values(texts: Iterable[str]) -> Kind | None:
    """What a column without a telling header holds, by the masks in it: identity or mobile numbers, most of its cells.

    >>> kind_by_values(["340121********9976", "340121********0011", "340121****1234", "", "无"])
    'resident-id'
    """
    filled = [text for text in texts if text.strip()]
    votes = Counter(masked.kind for text in filled if (masked := parse(text)))
    for kind in ("resident-id", "mobile"):
        if votes[kind] >= max(MIN_MASKED, SHARE * len(filled)):
            return kind
    return None
