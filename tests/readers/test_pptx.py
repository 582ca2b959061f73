"""Presentations: written by python-pptx, and by hand where no program would write such a thing."""

from __future__ import annotations

import io
import random
import time
from typing import Any

import pptx as python_pptx
import pytest
from pptx.util import Cm

from redactscan.model import Cell, Document, Page, Passage
from redactscan.readers import Limits, Source, pptx, read, read_all
from tests.readers.canaries.numbers import causes
from tests.readers.canaries.pptx import (
    BLUE,
    LIST,
    WHITE,
    body,
    box,
    canaries,
    cell,
    pack,
    para,
    part,
    relations,
    row,
    shape,
    slide,
    table,
)
from tests.readers.canaries.roster import HEADER, TITLE, persons

DATA, _ = canaries()


def deck(*slides: str, **more: Any) -> Document:
    return pptx.read(Source("a.pptx", pack(list(slides), **more)))


ORDER, SLIDES = "ppt/_rels/presentation.xml.rels", [("slide", f"slides/slide{number}.xml") for number in (1, 2)]


def shown(document: Document) -> list[str]:
    return [item.text for item in document.passages if item.location.role == "body"]


def grids(document: Document) -> list[list[list[str]]]:
    return [[list(line) for line in found.rows] for found in document.tables]


def test_slides_come_in_the_order_of_the_presentation() -> None:
    document = deck(slide(box("乙")), slide(box("甲")), parts={ORDER: relations(*SLIDES[::-1])})
    assert [(item.text, item.location.part) for item in document.passages if item.location.role == "body"] == [
        ("甲", "ppt/slides/slide2.xml"), ("乙", "ppt/slides/slide1.xml"),
    ]  # fmt: skip


ORDERS = [
    ("left before right", (box("右", 12, 2.2), box("左", 1, 2)), ["左", "右"]),
    ("above before below", (box("下", 1, 9), box("上", 12, 2)), ["上", "下"]),
    ("title first", (box("文", 1, 6), shape(body(para("题")), "", 'type="title"')), ["题", "文"]),
    (
        "columns",
        (box("左上", 1, 2), box("左下", 1, 6), box("右上", 12, 2), box("右下", 12, 6)),
        ["左上", "右上", "左下", "右下"],
    ),
    ("a shape without a place stays", (box("甲"), shape(body(para("乙")), ""), box("丙", 1, 9)), ["甲", "乙", "丙"]),
]


@pytest.mark.parametrize(
    ("_name", "shapes", "expected"), ORDERS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_shapes_are_read_as_a_person_reads_them(_name: str, shapes: tuple[str, ...], expected: list[str]) -> None:
    assert shown(deck(slide(*shapes))) == expected


def test_a_place_is_a_box_on_the_page() -> None:
    (found,) = [item for item in deck(slide(box("甲"))).passages if item.location.role == "body"]
    assert found.location.anchor == Page(1, (56.7, 510.2, 283.5, 538.6))
    assert found.location.label() == "第1页"


def test_tables_are_counted_through_the_presentation() -> None:
    two = table(row(cell("甲", more='gridSpan="2"'), cell("", more='hMerge="1"'), cell("乙")), row(cell("丙")))
    document = deck(slide(two), slide(table(row(cell("丁")))))
    assert grids(document) == [[["甲", "", "乙"], ["丙"]], [["丁"]]]
    assert [found.number for found in document.tables] == [1, 2]


def test_white_text_in_a_table_is_hidden_where_it_stands() -> None:
    document = deck(slide(table(row(cell("甲"), cell("白", WHITE)))))
    assert grids(document) == [[["甲", "白"]]]
    (found,) = [item for item in document.passages if item.focus == "hidden"]
    assert (found.text, found.location.anchor) == ("白", Cell(1, 1, 2))


def test_boxes_in_rows_are_a_table_where_they_are_a_list() -> None:
    texts = [*LIST[:2], ("2", "钱小满", "990101195001021029")]
    boxes = [
        box(text, 1 + 9 * column, 2 + 2 * line) for line, row in enumerate(texts) for column, text in enumerate(row)
    ]
    random.Random(1).shuffle(boxes)  # noqa: S311
    assert grids(deck(slide(*boxes))) == [[list(row) for row in texts]]


def test_a_diagram_is_said_once() -> None:
    data = part("dgm:dataModel", body(para("甲"), name="dgm:t"))
    drawing = part("dsp:drawing", body(para("甲"), para("乙"), name="dsp:txBody"))
    parts = {"ppt/diagrams/drawing1.xml": drawing, "ppt/diagrams/data1.xml": data}
    document = deck(slide(), parts=parts, first=[("diagramData", "../diagrams/data1.xml")])
    assert shown(document) == ["甲", "乙"]
    assert [item.location.anchor for item in document.passages if item.text == "甲"] == [Page(1)]


KINDS = [
    ("presentation", "presentation"),
    ("template", "template"),
    ("slideshow", "slideshow"),
]


@pytest.mark.parametrize(("kind", "media"), KINDS)
def test_templates_and_shows_are_told_apart(kind: str, media: str) -> None:
    document = read(Source("a.potx", pack([slide(box("甲"))], kind=kind)))
    assert document.media_type == f"application/vnd.openxmlformats-officedocument.presentationml.{media}"
    assert (shown(document), document.examined.pages) == (["甲"], 1)


def test_a_presentation_without_slides_is_one() -> None:
    assert (deck().notices, deck().examined.pages) == ((), 0)


@pytest.fixture
def written() -> Document:
    """A presentation by python-pptx."""
    made: Any = python_pptx.Presentation()
    page = made.slides.add_slide(made.slide_layouts[5])
    page.shapes.title.text = TITLE
    rows = [*HEADER, *persons()]
    grid = page.shapes.add_table(len(rows), 5, Cm(1), Cm(4), Cm(23), Cm(12)).table
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            grid.cell(number, column).text = text
    for column in (0, 1, 4):
        grid.cell(0, column).merge(grid.cell(1, column))
    grid.cell(0, 2).merge(grid.cell(0, 3))
    page.notes_slide.notes_text_frame.text = "备注"
    page.shapes.add_group_shape().shapes.add_textbox(Cm(1), Cm(17), Cm(9), Cm(1)).text_frame.text = "组内"
    made.core_properties.author = "作者"
    file = io.BytesIO()
    made.save(file)
    return read(Source("公示.pptx", file.getvalue()))


def test_what_python_pptx_writes_is_read_back(written: Document) -> None:
    assert shown(written) == [TITLE, "组内"]
    assert grids(written) == [[*HEADER, *persons()]]
    others = [(item.location.role, item.text) for item in written.passages]
    assert ("notes", "备注") in others
    assert ("metadata", "作者") in others


HOSTILE: dict[str, tuple[bytes, set[str]]] = {
    "nothing but the types": (pack([]), set()),
    "a slide that is not there": (
        pack([slide(), slide()], {ORDER: relations(("slide", "slides/slide1.xml"), ("slide", "slides/slide9.xml"))}),
        {"unparsable"},
    ),
    "entities": (pack(["<!DOCTYPE x [<!ENTITY a 'b'>]>" + slide().partition("?>")[2]]), {"part-skipped"}),
    "not XML": (pack(["\0\1\2"]), {"unparsable"}),
    "deep groups": (pack([slide("<p:grpSp>" * 9999 + box("甲") + "</p:grpSp>" * 9999)]), {"unparsable"}),
    "ten thousand shapes": (pack([slide(*(box("甲", x % 20, x % 17) for x in range(10_000)))]), set()),
    "ten thousand painted shapes": (
        pack([slide(*(box("甲", x % 20, x % 17, fill=BLUE) for x in range(10_000)))]),
        set(),
    ),
    "a table of a million spans": (pack([slide(table(row(*[cell("甲", more='gridSpan="999999999"')] * 5000)))]), set()),
    "sizes that are no numbers": (pack([slide(shape(body(para("甲")), '<a:xfrm><a:off x="x"/></a:xfrm>'))]), set()),
    "endless group": (pack([slide(box("甲").replace('cx="', 'cx="99999999999'))]), set()),
    "a bomb": (pack([slide()], {"ppt/zzz.xml": b" " * (300 << 20)}), {"limit-reached"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_notice_and_soon(name: str) -> None:
    data, expected = HOSTILE[name]
    begun = time.process_time()
    assert causes(read_all(Source("a.pptx", data))) == expected
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("third", [1, 2])
def test_a_file_that_is_cut_says_so(third: int) -> None:
    assert "unparsable" in causes(read_all(Source("a.pptx", DATA[: len(DATA) * third // 3])))


def test_noise_is_no_document() -> None:
    noise = random.Random(0).randbytes(5000)  # noqa: S311
    assert causes(read_all(Source("a.pptx", b"PK\x03\x04" + noise)))
    assert causes(read_all(Source("a.pptx", b"")))


def test_limits_hold() -> None:
    assert "limit-reached" in causes([pptx.read(Source("a.pptx", DATA, Limits(members=3)))])
    assert "limit-reached" in causes([pptx.read(Source("a.pptx", DATA, Limits(part_bytes=999)))])


def test_lists_keep_what_is_hidden_in_them() -> None:
    lines = ["\t".join(LIST[0]), "\t".join(LIST[1]), "2\t钱小满\t"]
    hidden = para(lines[2]).replace("</a:p>", para("990101195001021029", WHITE)[len("<a:p>") :])
    document = deck(slide(shape(body(para(lines[0]), para(lines[1]), hidden))))
    assert grids(document)[0][2] == ["2", "钱小满", "990101195001021029"]
    (found,) = [item for item in document.passages if item.focus == "hidden"]
    assert (found.text, found.location.anchor) == ("990101195001021029", Cell(1, 3, 3))


def test_placeholders_take_the_place_that_the_layout_gives_them() -> None:
    holder = shape(body(para("注")), "", 'type="title"')
    (found,) = [item for item in deck(slide(holder)).passages if isinstance(item, Passage) and item.text == "注"]
    assert found.location.anchor == Page(1, (28.3, 481.9, 765.4, 566.9))
