"""Lines of a given number of terminal cells, where a 汉字 takes two."""

from __future__ import annotations

import re

# A line neither begins with closing punctuation nor ends with an opening one (GB/T 15834-2011, 5.1).
_UNIT = re.compile(r"\s+|[（“【《〔]*(?:[!-~]+|\S)[，。；：、）”】》〕！？…]*")


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells, broken at white space and between 汉字.

    >>> wrap("已全部检查，没有达到阈值的发现", 11)
    ['已全部检', '查，没有达', '到阈值的发', '现']
    >>> wrap("select rules by id", 10)
    ['select', 'rules by', 'id']
    """
    from rich.cells import cell_len, chop_cells

    lines = [""]
    for unit in _UNIT.findall(text):
        piece = " " if unit.isspace() else unit
        if cell_len(lines[-1]) + cell_len(piece) <= width:
            lines[-1] += piece
        elif piece != " ":
            lines += [piece] if cell_len(piece) <= width else chop_cells(piece, width)
    return [line.strip() for line in lines if line.strip()]


def cells(text: str) -> int:
    """The width of ``text`` on a terminal."""
    from rich.cells import cell_len

    return cell_len(text)


def cut(text: str, width: int) -> str:
    """The beginning of ``text`` in at most ``width`` cells, with … where something is missing.

    >>> cut("民政局社会救助科", 9), cut("民政局", 9)
    ('民政局社…', '民政局')
    """
    if cells(text) <= width:
        return text
    while cells(text) > width - 1:
        text = text[:-1]
    return text + "…"


def pad(text: str, width: int) -> str:
    """``text`` with spaces up to ``width`` cells.

    >>> pad("高", 4) + "|"
    '高  |'
    """
    return text + " " * (width - cells(text))
