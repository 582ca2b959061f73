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
        (b"", False),
        (b"q 0 0 400 400 re\nW* n\nq 0 0 0 rg\n%sQ Q", False),
        (b"0 0 400 400 re W n %s", False),
        (b"0 0 9 9 re f", True), (b"%s0 0 9 9 re f*", True), (b"0 0 9 9 re\nS", True), (b"0 0 9 9 re B%%x\n", True),
        (b"0 0 9 9 re W f", True), (b"0 0 400 400 re W n 0 0 9 9 re f", True), (b"0 0 9 9 re 5 5 9 9 re W n", True),
        (b"0 0 m 9 9 l S", True), (b"0 0 m\n9 0 l 9 9 l h f", True), (b"0 0 m 1 1 2 2 3 3 c b", True),
        (b"0 0 m 1 1 2 2 v s", True), (b"0 0 m 1 1 2 2 y F", True), (b"5 5 l 9 9 l S", True),
        (b"/S sh", True), (b"/X Do", True), (b"(a)Tj/X Do", True),
        (b"BI /W 1 /H 1 /CS /G /BPC 8 ID x EI", True),
    ],
)  # fmt: skip
def test_whether_a_page_paints(content: bytes, paints: bool) -> None:
    data = BytesIO()
    with page_of(content % TEXT if b"%s" in content else content + b"\n" + TEXT) as pdf:
        assert glance(pdf.pages[0].obj, Costs(MOST_BYTES)).paints is paints
        pdf.save(data)
    with pypdfium2.PdfDocument(data.getvalue()) as document:
        assert paints or not survey(document[0]).others


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
