"""What belongs to an organisation though a person is named beside it: the seat of a firm, the account of a treasury."""

from __future__ import annotations

from collections.abc import Collection

import regex

from redactscan.assess.grid import Grid
from redactscan.detectors.worded import origin
from redactscan.model import Match, Passage, Table, Verdict
from redactscan.text.view import squeeze
from redactscan.validators import cn_uscc

LEFT = 80  # raw characters before an account in which its holder is named
MIN_COLUMNS = 4  # of a list in which a row of one or two words heads a block
_STOP = regex.compile(r"[。！？!?；;]|\n\s*\n")
_BODY = (
    "(?:公司|厂|店|铺|馆|合作社|协会|学会|商会|联合会|基金会|中心|学校|幼儿园|医院|诊所|局|委员会|政府|法院|检察院|"
    "银行|集团|农场|经营部)"
)
_SEAT = regex.compile("住所|注册地|登记地|^地址$")
_HOME = regex.compile("家庭|户籍|居住|现住|本人|个人")
_NAMED = regex.compile("名称|组织|企业|机构|公司|商户|单位|当事人|相对人|申请人|被处罚人|字号")
_ENDS = regex.compile(rf"{_BODY}(?:[(][^()]{{1,12}}[)])?$")
_TREASURY = regex.compile("非税|财政专户|国库|罚没|保证金|罚款[^。；;]{0,24}缴")
_HOLDER = regex.compile("(?:户名|账户名称|账户|收款人|收款单位)[:为是]?(?!开户|信息|如下)([^,，。;:]{2,24})")
_SEAT_OF = regex.compile(
    rf"{_BODY}[,，]?(?:\([^()]{{1,30}}\)[,，]?)?(?:住所地?|注册地址?|地址|经营场所)[:为]?[^,，。;:]{{0,24}}$"
)
_PLACE = regex.compile(r"\p{Han}{1,8}(?:村|镇|乡|组|社区|街道|居委会|村委会)")


def owns(match: Match, grid: Grid | None, personal: Collection[int]) -> bool:
    """Whether a value is an organisation's: an address in its row of a register, an account that it is the holder of.

    ``personal`` are the 0-based rows of its table with a person's own numbers: those are no register's.
    """
    if match.rule.type == "bank-account":
        source, _, span = origin(match.source, match.cell, match.span)
        return isinstance(source, Passage) and _holds(source.text, span.start)
    if match.rule.type != "address":
        return False
    source, _, span = origin(match.source, match.cell, match.span)
    if isinstance(source, Passage):
        return bool(_SEAT_OF.search(squeeze(source.text[max(0, span.start - LEFT) : span.start])))
    return grid is not None and _sits(match, source, grid, personal)


def heads_block(name: str, match: Match) -> bool:
    """Whether a word in a column of names is the village whose people the rows below list (村名： 大坝村)."""
    if not isinstance(match.source, Table) or match.cell is None or not _PLACE.fullmatch(name):
        return False
    row = match.source.rows[match.cell[0]]
    return len(row) >= MIN_COLUMNS and sum(1 for cell in row if cell.strip()) <= 2


def _holds(text: str, start: int) -> bool:
    """Whether the sentence names the treasury, or an organisation as the last that it calls the holder."""
    before = text[max(0, start - LEFT) : start]
    stops = list(_STOP.finditer(before))
    said = squeeze(before[stops[-1].end() :] if stops else before)
    holders = _HOLDER.findall(said)
    return bool(_TREASURY.search(said) or (holders and _ENDS.search(holders[-1])))


def _sits(match: Match, table: Table, grid: Grid, personal: Collection[int]) -> bool:
    if match.cell is None or grid.header.form or match.cell[0] in personal:
        return False
    index, column = match.cell
    heading = grid.header.text(column)
    if not _SEAT.search(heading) or _HOME.search(heading):
        return False
    cells = [(grid.header.text(at), squeeze(text)) for at, text in enumerate(table.rows[index])]
    return any(
        cn_uscc.check(text) is Verdict.CONFIRMED or bool(_NAMED.search(head) and _ENDS.search(text))
        for head, text in cells
        if head != heading
    )
