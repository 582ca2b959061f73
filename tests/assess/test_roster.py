"""What stands before a table tells what list it is, as far as it is near and in its part."""

from __future__ import annotations

from redactscan.assess.roster import lines_before
from redactscan.model import Block, Document, Location, Passage, Table


def line(text: str, part: str = "a") -> Passage:
    return Passage(text, Location(part, "body", Block(1)))


def test_the_last_short_lines_of_its_part_stand_before_a_table() -> None:
    first, second, other = (Table(part, n, [["x"]]) for n, part in enumerate("aab", 1))
    content = (line("一"), line("二"), line("长" * 200), line("三"), first, line("乙", "b"), line("四"), second, other)
    before = lines_before(Document("", "", "", 0, content))
    assert [before[id(table)] for table in (first, second, other)] == ["一 二 三", "二 三 四", "乙"]
