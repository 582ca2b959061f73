"""Whether a cell under a heading such as 病种 tells anything of the person, or only that there is nothing to tell."""

from __future__ import annotations

import re

from redactscan.model import Verdict

_KIND = "(?:职业|传染|慢性|遗传|家族|精神|重大?|大)?"
_NOTHING = re.compile(
    r"[-—/\\.*×某]*|无|没有|否|未|不详|不明|未知|未填|正常|健康|良好|较好|一般|合格|阴性|未检出|同上|略|暂无|以上|均可|不限|空白"
    r"|.*(?:[账帐][户号]|卡号|户名|信息|系统|手机|电话|状态).{0,4}(?:异常|错误|有误|不符|注销|冻结)"
    rf"|(?:无|未见|未患|未发现|未检出)(?:明显)?(?:异常|{_KIND}疾?病史?|问题)?|(?:基本|身体|均)(?:正常|健康|良好)|(?:详?见|另附|须|需|应|请|待|如实)\w*"
)


def check(value: str) -> Verdict:
    """PLAUSIBLE if it does.

    >>> [check(value).value for value in ("高血压", "无", "未见异常", "-", "见附件", "健康", "无职业病", "无儿女多病")]
    ['plausible', 'rejected', 'rejected', 'rejected', 'rejected', 'rejected', 'rejected', 'plausible']
    """
    return Verdict.REJECTED if _NOTHING.fullmatch(value) else Verdict.PLAUSIBLE
