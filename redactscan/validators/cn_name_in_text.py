"""A name that a pattern cut out of a sentence: stricter than a name in a column, where a header vouches for it.

Behind 举报人 or 捐赠人 a sentence mostly goes on with a word, and a word may begin like a name: 陈述, 方面, 康复. So
only the hundred commonest family names count (86 % of the population, by the weights of Faker zh_CN), and none of the
words that begin with one.
"""

from __future__ import annotations

import re

from redactscan.model import Verdict

_COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖闫"
)
_COMPOUNDS = "欧阳|司马|上官|诸葛|司徒|皇甫|慕容|令狐|尉迟|宇文|长孙|公孙|端木|东方|夏侯"
_COMPOUND = re.compile(_COMPOUNDS)
_WORD = re.compile(
    "陈[述旧列]|方[面法式向案针便可能才位言形圆略程]|高[度级中校等考于龄危额速新薪温效层压血质标低空兴山大原出举涨手产尚铁能楼寒烧热端位峰科]"
    "|何[时地种人处况以必在等不故事苦方为者止]|任[何务职期意免教命选用性由]|余[下额款元万人名年地热]|于[是今法本其该此年]|许[多可久诺下愿]"
    "|曾[经于因在任多被有两]|陆[续地路]|康[复养健]|范[围本例]|程[序度式]|石家庄|石[头油材料首化门窟膏块板灰墨]|金[额融钱属银牌花色华字]"
    "|钱[款财物包币]|文[化件书字本明物艺体凭稿学章献库集科教盲职档工联]|常[住见年规务常用态委人设驻有识理数任德州]"
    "|万[元人余名户亩吨一分物岁里年个头斤块台美多公能安千辆]|周[围边期岁末年刊到长身一二三四五六日]|孙[子女]|夏[季天日秋至]"
    "|白[天色酒条人血细带族纸]|田[地间产径]|毛[病巾皮笔]|易[于发感地]|武[装器力术警汉昌陵夷官]|段落|史[料学书]|顾[虑及客不]|胡乱"
    "|马[上路力鞍铃车]|黄[金色河冈石陂州山沙土疸豆海]|林[地木场业区权]|龙[头门山舟]|江[边河湖苏西夏陵汉淮南北东阴面水]|张[贴榜挂湾]"
    "|罗[列马田]|郑[重州]|谢[绝意]|杜绝|董事|雷[电雨击]|叶片|乔装|汤药|沈阳|徐州|苏[州北南联维区格]|唐[代朝]|宋[代朝]|韩国|王[国位室牌]"
)
_FIRST = _COMMON.union(name[0] for name in _COMPOUNDS.split("|"))
_CALLED = re.compile("[㐀-䶿一-鿿](?:女士|先生|小姐|同志|老师|师傅|大[爷妈]|阿姨|老[人汉]|[姓氏家男女])")
_NAME = re.compile(r"[㐀-䶿一-鿿]{2,3}")
_DOTTED = re.compile(r"[㐀-䶿一-鿿]{1,8}(?:[·•・‧∙][㐀-䶿一-鿿]{1,8}){1,3}")


def check(value: str) -> Verdict:
    """PLAUSIBLE or REJECTED.

    >>> check("王秀兰"), check("欧阳雪梅"), check("阿依古丽·买买提")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>)
    >>> check("陈述"), check("康复期"), check("张女士"), check("张某某")
    ... # doctest: +NORMALIZE_WHITESPACE
    (<Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>,
     <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    if value[:1] not in _FIRST and value.isalnum():
        return Verdict.REJECTED  # as most of what stands behind a label
    if _DOTTED.fullmatch(value):
        return Verdict.PLAUSIBLE
    if "某" in value or _WORD.match(value) or _CALLED.fullmatch(value):
        return Verdict.REJECTED
    if _COMPOUND.match(value):
        return Verdict.PLAUSIBLE if 3 <= len(value) <= 4 else Verdict.REJECTED
    return Verdict.PLAUSIBLE if _NAME.fullmatch(value) and value[0] in _COMMON else Verdict.REJECTED
