"""Housing aid and compensation: the name and the project may be published, the door and the income not."""

from __future__ import annotations

from craft import layouts as lay

from rosters import columns as c
from rosters.columns import Column
from rosters.kind import Kind, adults, documents, lawful, leaky, masked

_HOUSE = Column(("危房等级", "改造方式"), lambda e: e.pick("D级 原址重建", "C级 修缮加固", "D级 异地新建"))
_QUEUE = Column(("轮候号", "申请编号"), lambda e: f"GZ24{e.number:04d}")
_ROOMS = Column(("户型", "保障面积（㎡）"), lambda e: e.pick("45.6", "50.2", "59.8"))
_PARCEL = Column(("地块", "宗地编号"), lambda e: f"WC-{e.number:03d}")

DILAPIDATED = Kind(
    "dilapidated-houses",
    "住房和城乡建设局",
    "{where}{when}农村危房改造对象公示",
    adults(40, 80),
    c.NAME.headed("户主"),
    (c.TOWN, c.VILLAGE, _HOUSE, c.AMOUNT),
    remarks="finances",
)
RENTAL = Kind(
    "public-rental",
    "住房和城乡建设局",
    "{when}公租房轮候对象公示（{where}）",
    adults(24, 70),
    c.NAME.headed("申请人"),
    (_QUEUE, _ROOMS),
    remarks="finances",
)
COMPENSATION = Kind(
    "compensation",
    "自然资源和规划局",
    "{where}文昌片区征收补偿分户情况（{when}）",
    adults(30, 75),
    c.NAME.headed("户主"),
    (_PARCEL, c.AMOUNT),
    remarks="finances",
)

DOCUMENTS = (
    *documents(
        DILAPIDATED,
        lawful(lay.village_rows, "xlsx"),
        masked(lay.titled_table, "html"),
        leaky(lay.plain_table, "docx", c.ID, c.ACCOUNT),
        leaky(lay.headless_table, "csv", c.ID, c.MOBILE, encoding="gb18030"),
        leaky(lay.grouped_table, "xlsx", c.ID, c.HOME),
        leaky(lay.clauses, "txt", c.HOME, c.MOBILE),
    ),
    *documents(
        RENTAL,
        lawful(lay.plain_table, "txt"),
        masked(lay.numbered_table, "csv"),
        leaky(lay.repeated_header, "html", c.ID, c.INCOME, c.HOME, rows=13),
        leaky(lay.titled_table, "xlsx", c.ID, c.MOBILE),
        leaky(lay.forms, "docx", c.ID, c.INCOME, c.HOME, c.MOBILE),
    ),
    *documents(
        COMPENSATION,
        lawful(lay.plain_table, "html"),
        masked(lay.plain_table, "csv"),
        leaky(lay.grouped_table, "docx", c.ID, c.CARD),
        leaky(lay.plain_table, "txt", c.ID, c.HOME),
        leaky(lay.key_values, "md", c.CARD, c.MOBILE),
    ),
)
