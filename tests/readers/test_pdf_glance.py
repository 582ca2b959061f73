"""What is asked of a PDF as a whole agrees with what is found when each object is asked."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from redactscan.readers import Source, read
from redactscan.readers.paged.boxes import Box, Edges, turned
from redactscan.readers.pdf.glance import MOST_BYTES, glance
from redactscan.readers.pdf.resources import Costs
from redactscan.readers.pdf.survey import survey
from redactscan.readers.pdf.sweep import _walk, may_tell
from tests.readers.canaries.pdf import canaries

TEXT = b"BT /F1 12 Tf 50 300 Td (990101) Tj ET\n"


def page_of(content: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(400, 400))
    form = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 400, 400], Function=ramp)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].Resources = Dictionary(
        Font=Dictionary(F1=font), XObject=Dictionary(X=form), Shading=Dictionary(S=shading)
    )
    pdf.pages[0].Contents = pdf.make_stream(content)
    return pdf


@pytest.mark.parametrize(
    ("content", "paints"),
    [
        (b"", 0),
        (b"q 0 0 400 400 re\nW* n\nq 0 0 0 rg\n%sQ Q", 0),
        (b"0 0 400 400 re W n %s", 0), (b"0 0 9 9 re 5 5 9 9 re W n", 0),
        (b"0 0 9 9 re f", 1), (b"%s0 0 9 9 re f*", 1), (b"0 0 9 9 re\nS", 1), (b"0 0 9 9 re B%%x\n", 1),
        (b"0 0 9 9 re W f", 1), (b"0 0 400 400 re W n 0 0 9 9 re f", 1), (b"0 0 9 9 re B* 0 0 9 9 re F", 2),
        (b"0 0 m 9 9 l S", 1), (b"0 0 m\n9 0 l 9 9 l h f", 1), (b"0 0 m 1 1 2 2 3 3 c b", 1),
        (b"0 0 m 1 1 2 2 v s", 1), (b"0 0 m 1 1 2 2 y F", 1), (b"5 5 l 9 9 l S", 1), (b"0 0 m 9 9 l\x80S\xff", 1),
        (b"0 0 m 9 9 l S S 0 0 m 9 9 l b*", 2), (b"(S)Tj 0 0 m 9 9 l S[(S)]TJ", 3),
        (b"/S sh", 2), (b"/X Do", 1), (b"(a)Tj/X Do", 1), (b"/X Do/X Do 0 0 m 9 9 l S", 3),
        (b"BI /W 1 /H 1 /CS /G /BPC 8 ID x EI", 1),
    ],
)  # fmt: skip
def test_how_many_things_a_page_paints(content: bytes, paints: int) -> None:
    data = BytesIO()
    with page_of(content % TEXT if b"%s" in content else content + b"\n" + TEXT) as pdf:
        assert glance(pdf.pages[0].obj, Costs(MOST_BYTES)).paints == paints
        pdf.save(data)
    with pypdfium2.PdfDocument(data.getvalue()) as document:
        assert len(survey(document[0]).others) <= paints
        assert len(survey(document[0], paints).others) == len(survey(document[0]).others)


def test_a_page_is_looked_through_until_all_that_it_paints_is_found() -> None:
    data = BytesIO()
    with page_of(b"0 0 m 9 9 l S\n" * 3 + 500 * TEXT + b"0 0 m 9 9 l S\n") as pdf:
        pdf.save(data)
    with pypdfium2.PdfDocument(data.getvalue()) as document:
        page = document[0]
        whole = survey(page)
        assert (len(whole.texts), len(whole.paths)) == (500, 4)
        assert [thing.order for thing in survey(page, 4).paths] == [0, 1, 2, 503]
        assert len(survey(page, 3).paths) == 3
        assert len(survey(page, 3).texts) < 500


def test_what_may_not_tell_has_nothing_to_tell() -> None:
    data, _ = canaries()
    asked = 0
    with pikepdf.open(BytesIO(data)) as pdf:
        for holder in pdf.objects:
            if isinstance(holder, pikepdf.Object) and not may_tell(holder):
                asked += 1
                assert list(_walk(holder, "")) == []
    assert asked > 20


@pytest.mark.parametrize(
    "held",
    [
        Dictionary(Title=String("张三")), Dictionary(A=Dictionary(B=Array([1, String("a")]))), Array([b"<\xfe"]),
        Dictionary({"/甲乙": 1}), Dictionary(A=Name("/a@b")), Dictionary(A=Name("/N99010119910")),
        Dictionary(EF=Dictionary()), Dictionary(JS=Dictionary()), Dictionary(Type=Name.Sound),
    ],
)  # fmt: skip
def test_what_may_tell(held: pikepdf.Object) -> None:
    assert may_tell(held)


def test_a_string_that_is_an_object_of_its_own_keeps_the_role_of_its_key() -> None:
    data = BytesIO()
    with page_of(TEXT) as pdf:
        said = pdf.make_indirect(String("张三 990101"))
        pdf.Root.Extra = pdf.make_indirect(Dictionary(Alt=said))
        pdf.save(data)
    document = read(Source("a.pdf", data.getvalue()))
    assert [item.location.role for item in document.passages if "张三" in item.text] == ["alt-text"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_edges_are_boxes(turn: int) -> None:
    boxes: list[Box | None] = [(1, 2, 3, 5), None, (10, 20, 31, 42)]
    edges = Edges.of(boxes).turned(turn)
    assert edges.boxes() == [box and turned(box, turn) for box in boxes]
    assert not edges.are_drawn
    assert Edges.of(boxes[:1]).are_drawn
