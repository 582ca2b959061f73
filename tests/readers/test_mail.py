"""Mail: written by hand, by the standard library's generator, and such as only an enemy sends."""

from __future__ import annotations

import random
from email.message import EmailMessage

import pytest

from redactscan.model import Document, Field
from redactscan.readers import Limits, Source, read, read_all
from tests.readers.canaries.cms import certificate, message
from tests.readers.canaries.mail import canaries
from tests.readers.canaries.numbers import causes, places, resident_id
from tests.readers.canaries.roster import HEADER, TITLE, letter, persons

ID = resident_id("99010119910808091")
DATA, _ = canaries()


def documents(data: bytes | str, name: str = "a.eml", limits: Limits | None = None) -> list[Document]:
    return list(read_all(Source(name, data.encode() if isinstance(data, str) else data, limits or Limits())))


def texts(document: Document, role: str = "body") -> list[str]:
    return [passage.text for passage in document.passages if passage.location.role == role]


def names(found: list[Document]) -> list[str]:
    return [document.path.partition("!")[2] for document in found[1:]]


FIELDS = [
    (b"Subject: =?gb2312?B?1cXI/Q==?=", "张三"),
    (b"Subject: =?gb2312?Q?=D5=C5?= =?gb2312?Q?=C8=FD_x?=", "张三 x"),
    (b"Subject: =?gb2312?B?1cXI?=\r\n =?gb2312?B?/Q==?=", "张三"),  # a character cut in two
    (b"Subject: =?GBK?B?0cu9?= y", None),  # half a character is no character
    (b"Subject: =?utf-8*zh?B?5byg?=", "张"),
    (b"Subject: a =?utf-8?Q?=E5=BC=A0?= b", "a 张 b"),
    ("Subject: 张懿".encode("gb18030"), "张懿"),
    ("Subject: 张懿".encode(), "张懿"),
    (b"Subject: x\r\n y\r\n\tz", "x y z"),
    (b"Subject: =?x-unknown?B?5byg?=", "张"),
    (b"Subject: =?utf-8?X?abc?=", "=?utf-8?X?abc?="),
]


@pytest.mark.parametrize(("field", "text"), FIELDS)
def test_fields(field: bytes, text: str | None) -> None:
    document = read(Source("a.eml", field + b"\r\n\r\nx"))
    found = [p.text for p in document.passages if p.location.anchor == Field("Subject")]
    if text is None:
        assert causes([document]) == {"undecodable-text"}
    else:
        assert found == [text]


NAMES = [
    (b'attachment; filename="a.txt"', "a.txt"),
    (b"attachment; filename=a.txt", "a.txt"),
    ('attachment; filename="名单.txt"'.encode("gbk"), "名单.txt"),
    ('attachment; filename="名单.txt"'.encode(), "名单.txt"),
    (b'attachment; filename="=?gb2312?B?w/u1pS50eHQ=?="', "名单.txt"),
    (b"attachment; filename*=gb18030''%C3%FB%B5%A5.txt", "名单.txt"),
    (b"attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.txt", "名单.txt"),
    (b"attachment; filename*0*=utf-8''%E5%90%8D; filename*1*=%E5%8D%95; filename*2=.txt", "名单.txt"),
    (b"attachment", "part"),
]


@pytest.mark.parametrize(("disposition", "name"), NAMES)
def test_names_of_attachments(disposition: bytes, name: str) -> None:
    found = documents(b"Subject: x\r\nContent-Disposition: " + disposition + b"\r\n\r\n" + ID.encode())
    assert names(found) == [name]
    assert texts(found[1]) == [ID]


def test_what_the_standard_library_writes_is_read_back() -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "公示名单", "张三 <a@example.cn>", "李四 <b@example.cn>"
    mail.set_content(f"身份证号{ID}", charset="gb18030")
    mail.add_alternative(f"<p>身份证号<b>{ID}</b></p>", subtype="html", charset="gb18030")
    mail.add_attachment(letter(), maintype="application", subtype="octet-stream", filename="名单.docx")
    inner = EmailMessage()
    inner["Subject"] = "转发"
    inner.set_content("内文")
    mail.add_attachment(inner)
    found = documents(mail.as_bytes())
    assert causes(found) == set()
    assert names(found)[:2] == ["part1.2.html", "名单.docx"]
    assert ("公示名单" in texts(found[0], "metadata"), texts(found[0])) == (True, [f"身份证号{ID}\n"])
    (table,) = found[2].tables
    assert [list(cells) for cells in table.rows] == [*HEADER, *persons()]
    assert ("转发" in texts(found[3], "metadata"), [text.strip() for text in texts(found[3])]) == (True, ["内文"])


def test_the_roster_in_the_text_of_a_mail_is_a_table() -> None:
    mail = EmailMessage()
    mail["Subject"] = TITLE
    rows = [["序号", "姓名", "类别", "号码", "住址"], *persons()]
    mail.set_content("\n".join("\t".join(row) for row in rows) + "\n", cte="base64")
    (document,) = documents(mail.as_bytes())
    (table,) = document.tables
    assert [list(cells) for cells in table.rows] == rows


def test_a_mailbox_is_its_mails() -> None:
    mails = [
        f"From a@example.cn Mon Jan  1 08:00:00 2026\nSubject: {n}\nTo: x\n\n号{n}\n>From y\n\n" for n in (1, 2, 3)
    ]
    found = documents("".join(mails), "a.mbox")
    assert [texts(document, "metadata")[1] for document in found[1:]] == ["1", "2", "3"]
    assert documents("".join(mails), "a.dat")[0].media_type == "application/mbox"


def test_a_single_mail_of_a_mailbox_is_a_mail() -> None:
    (document,) = documents(f"From a@example.cn Mon Jan  1 08:00:00 2026\nSubject: x\nTo: y\n\n{ID}")
    assert texts(document) == [ID]
    assert Field("From ") in {passage.location.anchor for passage in document.passages}


def test_what_apple_keeps() -> None:
    mail = f"Subject: x\nTo: y\n\n{ID}\n"
    properties = '<?xml version="1.0"?><plist><dict><key>k</key><string>值</string></dict></plist>'
    found = documents(f"{len(mail)}\n{mail}{properties}", "a.emlx")
    assert [texts(document) for document in found] == [[f"{ID}\n"], ["k", "值"]]


def test_a_page_saved_as_a_mail() -> None:
    page = EmailMessage()
    page["Subject"] = "公示"
    page.set_content(f"<p>{ID[:6]}<b>{ID[6:]}</b></p>", subtype="html", charset="gb18030", cte="quoted-printable")
    page.make_related()
    page.add_related(b"p{}", maintype="text", subtype="css", filename="a.css")
    page["Content-Location"] = "file:///C:/x.htm"
    for name in ("a.mht", "a.doc"):
        found = documents(page.as_bytes(), name)
        assert [texts(document) for document in found[1:]] == [[ID], ["p{}"]]


MESSAGES = [
    (message(b"Content-Type: text/plain\r\nSubject: x\r\n\r\n" + ID.encode()), "body"),
    (message(b"Content-Type: text/plain\r\nSubject: x\r\n\r\n" + ID.encode(), stream=True), "body"),
    (message(None, certificate(f"041@{ID}@张三")), "metadata"),
    (message(None, certificate(f"041@{ID}@张三"), stream=True), "metadata"),
]


@pytest.mark.parametrize(("data", "role"), MESSAGES)
@pytest.mark.parametrize("name", ["smime.p7m", "x.dat"])
def test_signed_messages(data: bytes, role: str, name: str) -> None:
    found = documents(data, name)
    assert role in places(found, ID)
    assert causes(found) == set()


@pytest.mark.parametrize("size", [20, 60, 100])
def test_a_signed_message_that_breaks_off(size: int) -> None:
    data = message(ID.encode(), certificate(ID))[:size]
    assert causes(documents(data, "a.p7m")) & {"unparsable"}


def mixed(body: str, boundary: str = "b") -> str:
    return f"Subject: x\r\nContent-Type: multipart/mixed; boundary={boundary}\r\n\r\n{body}"


def nested(depth: int) -> str:
    mail = f"Subject: {depth}\r\nTo: x\r\n\r\n{ID}"
    for number in range(depth):
        mail = f"Subject: {number}\r\nContent-Type: message/rfc822\r\n\r\n{mail}"
    return mail


def boxes(depth: int) -> str:
    """Parts in parts."""
    text = ID
    for number in range(depth):
        text = f"Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n{text}\r\n--b{number}--"
    return "Subject: x\r\n" + text


NOISE = random.Random(7).randbytes(5000)  # noqa: S311
HOSTILE: dict[str, tuple[str | bytes, set[str]]] = {
    "the first third": (DATA[: len(DATA) // 3], {"unparsable"}),
    "two thirds": (DATA[: 2 * len(DATA) // 3], {"unparsable"}),
    "noise": (b"Subject: x\r\nTo: y\r\n\r\n" + NOISE, {"undecodable-text"}),
    "fields only": ("Subject: x\r\nTo: y", set()),
    "no boundary": ("Subject: x\r\nContent-Type: multipart/mixed\r\n\r\n" + ID, {"unparsable"}),
    "another boundary": (mixed("--c\r\n\r\n" + ID), {"unparsable"}),
    "no end": (mixed("--b\r\n\r\n" + ID), {"unparsable"}),
    "a boundary like a pattern": (mixed("--(a+)+$\r\n\r\nx\r\n--(a+)+$--", '"(a+)+$"'), set()),
    "a hundred and twenty mails in mails": (nested(120), {"limit-reached"}),
    "parts in parts": (boxes(40), {"limit-reached"}),
    "many parts": (mixed("--b\r\n\r\nx\r\n" * 30_000 + "--b--"), {"limit-reached"}),
    "many fields": ("X: y\r\n" * 50_000 + "\r\n" + ID, set()),
    "a long field": ("X: " + "y\r\n " * 200_000 + "\r\n\r\n" + ID, set()),
    "words": ("Subject: " + "=?utf-8?B?5byg?= " * 50_000 + "\r\n\r\nx", set()),
    "words that do not end": ("Subject: " + "=?utf-8?B?" * 50_000 + "\r\n\r\nx", set()),
    "lines that begin a file": ("Subject: x\r\nTo: y\r\n\r\n" + "begin 644 a\r\n" * 20_000, set()),
    "parameters": ("Subject: x\r\nContent-Type: text/plain" + "; a=b" * 20_000 + "\r\n\r\n" + ID, set()),
    "parameters in pieces": (
        "Subject: x\r\nContent-Disposition: x" + "".join(f"; filename*{n}=a" for n in range(3000)) + "\r\n\r\n" + ID,
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile(data: str | bytes, expected: set[str]) -> None:
    found = documents(data, "x.eml", Limits(members=2000))
    assert expected <= causes(found)
    assert found[0].media_type == "message/rfc822"
    if isinstance(data, str) and ID in data and not expected:
        assert places(found, ID)


@pytest.mark.parametrize("name", ["a.txt", "a.log", "a.doc", "a"])
def test_a_mail_under_another_name_is_a_mail(name: str) -> None:
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content(ID, cte="base64")
    (document,) = documents(mail.as_bytes(), name)
    assert places([document], ID) == {"body"}
