"""What belongs to an organisation though a person is named beside it: the seat of a firm, the account of a treasury."""

from __future__ import annotations

from collections.abc import Collection

from redactscan.assess.grid import Grid
from redactscan.detectors.persons import in_office, looks_like_name, looks_masked
from redactscan.detectors.worded import origin
from redactscan.model import Match, Passage, Table, Verdict
from redactscan.text import regex
from redactscan.text.view import squeeze
from redactscan.validators import cn_uscc

LEFT = 80  # raw characters before an account in which its holder is named
MIN_COLUMNS = 4  # of a list in which a row of one or two words heads a block
_STOP = regex.compile(r"[。！？!?；;]|\n\s*\n")
_BODY = (
    "(?:公司|厂|店|铺|馆|合作社|协会|学会|商会|联合会|基金会|中心|学校|幼儿园|医院|诊所|局|委员会|政府|法院|检察院|"
    "银行|集团|[农林牧渔]场|经营部|办公室|[大支中]队|研究[所院]|学院|大学|工会|联合?社|(?:管理|办事|监测|服务|工作)[所站处]|[敬养福][老利]院|村民小组|[村居]委会|苗圃|[水电林]站)"
)
_SEAT = regex.compile("住所|注册地|登记地|^地址$")
_WHERE = regex.compile("地址|住所|地点|位置|坐落|座落|[园校院店场]址")
_HOME = regex.compile("家庭|户籍|居住|现住|住址|本人|个人|通[讯信]|联系|收[件货]|饲养")
_NAMED = regex.compile("名称|组织|企业|机构|公司|商户|单位|当事人|相对人|申请人|被处罚人|字号")
_HOLDS = regex.compile("姓名|户名|户主|被执行人|权利人|产权人|所有人|承租|被?征收[户人]|业主|房主")
_THING = regex.compile(
    "(?:名称|机构|网点|站点|字号|企业|公司|学校|单位|中心|门诊|公厕|树种|品种|[店站点所院馆场园社厂居])$"
)
_IN_CHARGE = regex.compile("经营者|店主|场主|管护|管理|看护|养护|保洁")
AILING = frozenset({"health", "fertility"})  # types that may be about an animal or a plant
_FARMED = regex.compile("耳标|畜[种禽]|[猪牛羊鸡鸭禽]|作物|树种|苗木|品种|出险|承保|投保|标的|[头只羽株]数")
_LOST = regex.compile("死[亡因]|出险|损失|受灾|病[因种害虫]|病害|灾害|疫病|采伐|[防除]治|(?<![致困贫助请难退])原因")
_ROOM = regex.compile("[0-9]{3,4}(?:-[0-9]{1,2})?")
_ESTATE = regex.compile("小区|社区|物业|业主|户主|住户|租[户客]|房东|[楼栋幢]|单元|[住地]址|坐落")
_OFFICIAL = regex.compile("公务用?车|公车|执法车|机要车|单位车辆")
_KEEPER = regex.compile("(?:所属|使用|产权|车属|编制)单位|单位名称")
_IDENTITY = regex.compile("[0-9]{6}[0-9*]{11}[0-9X*]")
_ENDS = regex.compile(rf"{_BODY}(?:[(][^()]{{1,12}}[)])?$")
_TREASURY = regex.compile("非税|财政专户|国库|罚没(?!款?[0-9])|(?<![退返]还)保证金|罚款[^。；;]{0,24}缴")
_HOLDER = regex.compile(
    "(?:户名|账户名称|账户|收款人|收款单位)[:为是]?(?!开户|信息|如下|户名|[(])([^,，。;:]{2,24}?)(?=[,，。;:]|[账帐卡]号|开户|$)"
)
_PRIVATE = regex.compile(
    r"(?:户主?名|账户名称?|收款人|开户人|持卡人|户主)(?:姓名|名称)?[:为是]{0,2}(\p{Han}{2,4}?|\p{Han}{1,8}·\p{Han}{1,8})"
    r"(?=[,，;；(]|[账帐卡]号|开户|银行|身份证|电话)"
)
_SEAT_OF = regex.compile(
    rf"{_BODY}[,，]?(?:\([^()]{{1,30}}\)[,，]?)?(?:住所地?|注册地址?|地址|经营场所)[:为]?[^,，。;:]{{0,24}}$"
    rf"|{_BODY}[(](?:地址|位于)?[:为]?\p{{Han}}{{0,12}}$"
    r"|(?:统一社会信用代码|法定代表人|证号):[^。;身]{1,48}(?<!住)(?:注册地址|经营场所|经营地址|地址)[:为]?[^,，。;:]{0,24}$"
)
_PLACE = regex.compile(r"\p{Han}{1,8}(?:村|镇|乡|组|社区|街道|居委会|村委会)")


def owns(match: Match, grid: Grid | None, personal: Collection[int]) -> bool:
    """Whether a value is an organisation's: an address in its row of a register, its account, the plate of its car,
    where something is that the table lists, the illness of a pig.

    ``personal`` are the 0-based rows of its table with a person's own numbers: those are no register's.
    """
    source, cell, span = origin(match.source, match.cell, match.span)
    if isinstance(source, Passage):
        before = source.text[max(0, span.start - LEFT) : span.start]
        if match.rule.type == "bank-account":
            return _holds(before)
        return match.rule.type == "address" and bool(_SEAT_OF.search(squeeze(before)))
    if grid is None or cell is None or grid.header.form:
        return False
    if match.rule.type == "address" and (_is_registered(source, grid, cell) or _is_bed(source, grid, cell)):
        return True
    if match.rule.type in AILING:
        return _is_of_farm(grid, cell[1])
    if cell[0] in personal:
        return False
    if match.rule.type in ("coordinates", "property-certificate"):
        held = grid.names_persons if match.rule.type == "coordinates" else not _names_body(source, grid, cell, _NAMED)
        return not held and not any(map(_HOLDS.search, grid.header.texts))
    if match.rule.type == "plate":
        official = any(map(_OFFICIAL.search, source.rows[cell[0]]))
        return official or (cell[0] not in grid.persons and _names_body(source, grid, cell, _KEEPER))
    return match.rule.type == "address" and _is_seat(source, grid, cell)


def _is_seat(table: Table, grid: Grid, cell: tuple[int, int]) -> bool:
    """Whether an address is an organisation's, in a row that names it, or is what it is called: 大源村村民小组."""
    head = grid.header.text(cell[1])
    if _NAMED.search(head) and not _HOLDS.search(head) and _ENDS.search(squeeze(table.rows[cell[0]][cell[1]])):
        return True
    if _SEAT.search(head) and not _HOME.search(head):
        return _names_body(table, grid, cell, _NAMED)
    return _names_body(table, grid, cell, _HOLDS)  # a firm among the people of a list


def heads_block(name: str, match: Match) -> bool:
    """Whether a word in a column of names is the village whose people the rows below list (村名： 大坝村)."""
    if not isinstance(match.source, Table) or match.cell is None or not _PLACE.fullmatch(name):
        return False
    row = match.source.rows[match.cell[0]]
    return len(row) >= MIN_COLUMNS and sum(1 for cell in row if cell.strip()) <= 2


def _holds(before: str) -> bool:
    """Whether a sentence names the treasury, or an organisation as the last that it calls the holder."""
    stops = list(_STOP.finditer(before))
    said = squeeze(before[stops[-1].end() :] if stops else before)
    holders = _HOLDER.findall(said)
    return bool(_TREASURY.search(said) or (holders and _ENDS.search(holders[-1])))


def holder_is_person(match: Match) -> bool:
    """Whether the sentence calls somebody who is no organisation the holder of an account: 户名：须长青."""
    source, _, span = origin(match.source, match.cell, match.span)
    if not isinstance(source, Passage) or match.rule.type != "bank-account":
        return False
    before = squeeze(source.text[max(0, span.start - LEFT) : span.start])
    holders = _PRIVATE.findall(before)
    return bool(holders) and not _ENDS.search(holders[-1]) and not _TREASURY.search(before)


def _is_bed(table: Table, grid: Grid, cell: tuple[int, int]) -> bool:
    """Whether a room number says only where in a hotel or a home somebody sleeps: the list tells of no estate."""
    if not _ROOM.fullmatch(squeeze(table.rows[cell[0]][cell[1]])):
        return False
    return not _ESTATE.search("".join(map(squeeze, (*table.rows[0], *grid.header.texts))))


def _is_of_farm(grid: Grid, column: int) -> bool:
    """Whether an illness is that of a farmer's pig or wheat: a list of insured losses, with ear tags or fields."""
    return bool(_LOST.search(grid.header.text(column))) and any(map(_FARMED.search, grid.header.texts))


def _is_registered(table: Table, grid: Grid, cell: tuple[int, int]) -> bool:
    """Whether a row tells where something is, whatever it is called, and names nobody but who is in charge of it."""
    own = grid.header.text(cell[1])
    if not _WHERE.search(own) or _HOME.search(own):
        return False
    row = table.rows[cell[0]]
    heads = [grid.header.text(at) for at in range(len(row))]
    if not any(map(_THING.search, heads)):
        return False
    others = [(head, squeeze(text)) for head, text in zip(heads, row, strict=True) if not _THING.search(head)]
    if any(_IDENTITY.search(text) for _, text in others):
        return False
    named = [head for head, text in others if looks_like_name(text) or looks_masked(text)]
    return all(in_office(head) or _IN_CHARGE.search(head) for head in named)


def _names_body(table: Table, grid: Grid, cell: tuple[int, int], heads: regex.Pattern[str]) -> bool:
    """Whether another cell of the row is an organisation's code, or its name under one of some headings."""
    row, own = table.rows[cell[0]], cell[1]
    cells = [(grid.header.text(at), squeeze(text)) for at, text in enumerate(row) if at != own]
    return any(
        cn_uscc.check(text) is Verdict.CONFIRMED or bool(heads.search(head) and _ENDS.search(text))
        for head, text in cells
    )
