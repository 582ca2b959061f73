"""Rare characters that older systems keep in the private use area, where GB 18030-2000 and GBK put them: U+E863 is 䶮.

The two-byte codes FE50 to FEA0 of GBK, each with its place in the private use area and the character that
GB 18030-2022 gives it. Python's codec knows those that were in Unicode 3.0; the others came later.
"""

from __future__ import annotations

FIRST = 0xE815
_LATER = {
    0xE816: "\U00020087", 0xE817: "\U00020089", 0xE818: "\U000200cc", 0xE81E: "\u9fb4", 0xE826: "\u9fb5",
    0xE82B: "\u9fb6", 0xE82C: "\u9fb7", 0xE831: "\U000215d7", 0xE832: "\u9fb8", 0xE83B: "\U0002298f",
    0xE843: "\u9fb9", 0xE854: "\u9fba", 0xE855: "\U000241fe", 0xE864: "\u9fbb",
}  # fmt: skip


def table() -> dict[int, str]:
    """What each private code point stands for.

    >>> table()[0xE863], len(table())
    ('䶮', 80)
    """
    seconds = (byte for byte in range(0x50, 0xA1) if byte != 0x7F)
    known = {FIRST + n: bytes([0xFE, byte]).decode("gb18030") for n, byte in enumerate(seconds)}
    return known | _LATER
