"""The styles of a workbook in XML: number formats, colours, sizes, inherited by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.readers.package import attributes, local
from redactscan.readers.sheets.formats import PLAIN, Format, Formats, spoken
from redactscan.readers.visibility import SHADED, Look
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

# Formats that Excel calls by name; of dates, a cell says itself that it is one.
_NAMED = frozenset({
    "General", "General Date", "Long Date", "Medium Date", "Short Date", "Long Time", "Medium Time", "Short Time",
    "Currency", "Euro Currency", "Fixed", "Standard", "Percent", "Scientific", "Yes/No", "True/False", "On/Off",
})  # fmt: skip
_PATTERNLESS = frozenset({"", "None"})


@dataclass(slots=True)
class Styles:
    """The styles of a workbook by their names."""

    formats: dict[str, Format] = field(default_factory=dict)
    spoken: list[str] = field(default_factory=list)
    shown: Formats = field(default_factory=Formats)

    @classmethod
    def of(cls, root: Element) -> Styles:
        found = cls()
        looks: dict[str, tuple[Format, Look]] = {}
        for style in root.iter("{*}Style"):
            named = attributes(style)
            shape, look = looks.get(named.get("Parent", "Default"), (PLAIN, Look()))
            for node in style:
                given = attributes(node)
                match local(node.tag):
                    case "NumberFormat":
                        code = given.get("Format", "")
                        found.spoken += spoken(code)
                        shape = PLAIN if code in _NAMED else Format.of(code)
                    case "Font":
                        look = Look(colour=_rgb(given.get("Color")), size=number(given.get("Size"))).over(look)
                    case "Interior":
                        plain = given.get("Pattern", "") in _PATTERNLESS
                        ground = None if plain else _rgb(given.get("Color")) or SHADED.ground
                        look = Look(ground=ground).over(look)
            looks[named.get("ID", "")] = shape, look
        found.formats = {name: shape.unseen() if look.hidden else shape for name, (shape, look) in looks.items()}
        return found


def number(value: str | None) -> float | None:
    """What an attribute says in digits, if it does."""
    try:
        return float(value or "")
    except ValueError:
        return None


def _rgb(colour: str | None) -> str | None:
    return colour[1:].upper() if colour and colour.startswith("#") else None
