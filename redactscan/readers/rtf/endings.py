"""What a group of an RTF file has said when it ends."""

from __future__ import annotations

import re
from collections import Counter

from redactscan.model import Field, Location, Passage, Role, Table
from redactscan.readers.leftovers import say_strings
from redactscan.readers.rtf.destinations import COLOURS, LABEL, SHAPE_ROLES, VALUE
from redactscan.readers.rtf.groups import DataGroup, TextGroup, bytes_of
from redactscan.readers.rtf.looks import Looks
from redactscan.readers.rtf.objects import say_data
from redactscan.readers.rtf.story import Story
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field, replace

_COLOUR = re.compile(r"red(\d+)\s+green(\d+)\s+blue(\d+)")
_COLOUR_DIGITS = 10
_TELLING_VALUE = re.compile(r"[^\x00-\xa0]|@|(?<![.\d])[0-9]{11}")


@dataclass(slots=True)
class Endings:
    """Takes in groups that have ended. ``label`` names the value that comes next, ``ground`` is the shape's fill."""

    draft: Draft
    looks: Looks
    label: str = ""
    ground: str | None = None
    _said: set[tuple[str, str]] = field(default_factory=set)
    _shown: set[str] = field(default_factory=set)
    _data: Counter[str] = field(default_factory=Counter)

    def story(self, story: Story, around: Story, again: bool) -> None:
        """A story belongs beside the paragraph ``around`` it.

        ``again``: it is what older programs are shown of a shape; they mostly see the same text.
        """
        story.close()
        self._beside(story.content, around, again)

    def data(self, group: DataGroup, around: Story, again: bool) -> None:
        """Bytes are pictures, embedded files, settings. ``again``: a picture that has been there in a better format."""
        self._data[group.name] += 1
        inner = replace(self.draft, content=[])
        say_data(inner, self._data[group.name], group)
        self.draft.parts = inner.parts
        self._beside(inner.content, around, again)

    def text(self, group: TextGroup, around: Story) -> None:
        """A text is a property, a setting, a field's code; some are read for what they say of others."""
        if group.said is LABEL:
            self.label = group.whole().strip()
            if not self.label.isascii():
                self._say(around, "metadata", "property name", self.label)
            return
        if group.said is VALUE:
            self._value(group.whole().strip(), around)
            return
        if group.said is COLOURS:
            self._colours(group.whole())
        for line in group.lines():
            if data := bytes_of(line):
                say_strings(self.draft, "", data, group.said.role, group.said.name)
            else:
                self._say(around, group.said.role, group.said.name, line)

    def _value(self, value: str, around: Story) -> None:
        if self.label == "fillColor" and value.isdecimal() and len(value) <= _COLOUR_DIGITS:
            blue, green, red = int(value).to_bytes(8, "big")[-3:]
            self.ground = f"{red:02X}{green:02X}{blue:02X}"
        elif self.label == "fFilled" and value == "0":
            self.ground = None
        if self.label in SHAPE_ROLES or _TELLING_VALUE.search(value):
            self._say(around, SHAPE_ROLES.get(self.label, "metadata"), self.label, value)

    def _colours(self, table: str) -> None:
        for entry in table.split(";")[:-1]:
            colour = _COLOUR.search(entry)
            self.looks.colours.append("".join(f"{int(part) & 255:02X}" for part in colour.groups()) if colour else None)

    def _say(self, around: Story, role: Role, name: str, text: str) -> None:
        if text and (name, text) not in self._said:
            self._said.add((name, text))
            self._beside([Passage(text, Location("", role, Field(name)))], around)

    def _beside(self, items: list[Passage | Table], around: Story, again: bool = False) -> None:
        """Say something where the paragraph around it has ended; but not what a better version of it said before."""
        for item in items:
            text = item.text if isinstance(item, Passage) else ""
            if not (again and text in self._shown):
                around.beside.append(item)
            if item.location.role in ("textbox", "image-text") and text:
                self._shown.add(text)
        around.settle()
