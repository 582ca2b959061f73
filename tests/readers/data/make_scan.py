"""Draws ``scan.png`` (a roster as a fax would be) and ``card.png`` (the sides of an invented identity card).

``python tests/readers/data/make_scan.py FONT`` with a Chinese font, such as Noto Sans CJK.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
ROSTER = (
    ("序号", "姓名", "身份证号", "联系电话"),
    ("1", "张伟", "340121198503129976", "13812345678"),
    ("2", "欧阳雪梅", "340121199001011237", "13912345678"),
    ("3", "王建国", "340121197212128143", "13892670206"),
)
CARD = (
    "姓名 张伟", "性别 男  民族 汉", "出生 1985年3月12日", "住址 徽州市云台区城关镇一组",
    "公民身份号码 340121198503129976",
)  # fmt: skip


def main(font: str) -> None:
    """Write both pictures beside this file."""
    letters = ImageFont.truetype(font, 28)
    sheet = Image.new("1", (1100, 420), 1)
    draw = ImageDraw.Draw(sheet)
    draw.text((300, 20), "2025年低保对象名单公示", font=letters, fill=0)
    for row, cells in enumerate(ROSTER):
        for left, cell in zip((20, 120, 300, 640), cells, strict=True):
            draw.text((left, 100 + 70 * row), cell, font=letters, fill=0)
    sheet.save(HERE / "scan.png", optimize=True)
    card = Image.new("L", (620, 380), 235)
    draw = ImageDraw.Draw(card)
    for row, line in enumerate(CARD):
        draw.text((30, 30 + 66 * row), line, font=letters, fill=20)
    card.convert("P", colors=8).save(HERE / "card.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
