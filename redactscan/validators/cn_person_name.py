"""What stands in a column of names: a full personal name, or a word of the form, or a name that is masked already."""

from __future__ import annotations

import re
from functools import cache

from redactscan.model import Verdict

_HAN = re.compile(r"[㐀-䶿一-鿿\U00020000-\U0003134f]{2,4}")
_UNDOTTED = re.compile(  # 热依汗古丽, 乌云其木格: written without the dots, and longer than other names
    "[㐀-䶿一-鿿]{2,5}(?:古丽|姑丽|古力|买买提|麦麦提|吐尔逊|热合曼|艾力|艾合买提|库尔班|肉孜|木沙|尼亚孜|吾买尔|玉素甫|亚森|司马义|托合提|卡德尔|"
    "克里木|巴拉提|巴吐尔|阿里木|别克|次仁|卓玛|卓嘎|央金|央宗|洛桑|丹增|格桑|平措|旺姆|旺堆|多吉|多杰|索朗|达瓦|尼玛|德吉|曲珍|拉姆|拉珍|才让|措姆|"
    "巴特尔|巴雅尔|其木格|琪木格|其其格|琪琪格|格日勒|格日乐|娜仁|托娅|图雅|乌兰|高娃|毕力格|呼和|额尔敦|特木尔|铁木尔|道尔吉|巴图|图门|巴根|那顺)"
    "|(?:阿布都|阿不都|阿卜杜|买买提|麦麦提|努尔|阿依|热依汗|乌云|乌日|额尔|巴音|斯琴|娜仁|格桑|索朗|次仁|洛桑)[㐀-䶿一-鿿]{2,4}"
)
_DOTTED = re.compile(r"[㐀-䶿一-鿿]{1,8}(?:[·•・‧∙][㐀-䶿一-鿿]{1,8}){1,3}")
_CALLED = re.compile(r"[㐀-䶿一-鿿]{1,2}(?:女士|先生|小姐)")
_MASK = re.compile(r"[某*＊×✕█■□●○〇#]")
_PHONE = re.compile("座机|电话|手机|微信")
_FORM_WORDS = """
合计 小计 总计 共计 子女 关系 长子 长女 次子 次女 孙子 孙女 丈夫 妻子 备注 姓名 户主
说明 单位 序号 空白 盖章 签字 签名 本人 父亲 母亲 配偶 儿子 女儿 不详 未知 无名氏 注销 死亡
祖父 祖母 外祖父 外祖母 爷爷 奶奶 外公 外婆 姥姥 姥爷 伯父 叔叔 姑姑 舅舅 姨妈
同上 以下 以上 汇总 平均 人数 户数 金额 应付 实付 应发 实发 单价 全部 全体 人员 成员
经办 经办人 申请人 负责人 审核人 制表人 联系人 监护人 暂无 缺考 弃权 放弃 如有异议 如有疑问
如有不实 特此公示 公示期内 公民 法人
村集体 组集体 公务用车 未领 已领 代领 代报 代签 代缴 代办 未发 已发 停发 退回
匿名 佚名 群众 网民 市民 村民 居民 多人
农商行 农信社 信用社 邮储行 建行 工行 农行 交行
"""


def check(value: str) -> Verdict:
    """PLAUSIBLE for two to four characters or a name with its dot; ``detectors/persons.py`` knows the surnames.

    >>> check("王秀兰"), check("阿依古丽·买买提")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>)
    >>> check("王某某"), check("合计"), check("王女士")
    (<Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    name = "".join(value.split())
    if name in _form_words() or _MASK.search(name) or _PHONE.search(name) or _CALLED.fullmatch(name):
        return Verdict.REJECTED
    shaped = _HAN.fullmatch(name) or _DOTTED.fullmatch(name) or _UNDOTTED.fullmatch(name)
    return Verdict.PLAUSIBLE if shaped else Verdict.REJECTED


@cache
def _form_words() -> frozenset[str]:
    return frozenset(_FORM_WORDS.split())
