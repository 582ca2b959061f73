"""Numbers in other digits, with gaps of every kind, broken over lines."""

# ruff: noqa: E501 - a line of a document is a line

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from craft import disguise
from craft.gold import Made, Page, written
from craft.paper import write
from craft.people import People

from adversarial.cards import LABELS, WORDED, lines

_FIGURES = tuple(kind for kind in LABELS if kind not in WORDED)


class Way(NamedTuple):
    """``kinds`` limits the numbers that are written so; two persons a document."""

    tag: str
    how: disguise.Disguise
    suffix: str = "txt"
    kinds: tuple[str, ...] = ()


WAYS = (
    Way("full-width", disguise.WIDE),
    Way("half-and-full-width", disguise.mixed, "md"),
    Way("mathematical-bold", disguise.BOLD),
    Way("mathematical-monospace", disguise.MONOSPACE, "html"),
    Way("mathematical-sans", disguise.SANS, "txt", _FIGURES),
    Way("circled", disguise.CIRCLED, "txt", _FIGURES),
    Way("chinese-numerals", disguise.CHINESE, "txt", _FIGURES),
    Way("chinese-numerals-circle", disguise.CHINESE_CIRCLE, "docx", _FIGURES),
    Way("chinese-numerals-spoken", disguise.SPOKEN, "txt", ("mobile", "resident-id")),
    Way("chinese-numerals-financial", disguise.FINANCIAL, "html", _FIGURES),
    Way("space", disguise.grouped(" ")),
    Way("two-spaces", disguise.grouped("  "), "docx"),
    Way("spaced-out", disguise.every(" ")),
    Way("no-break-space", disguise.grouped("\u00a0"), "html"),
    Way("ideographic-space", disguise.grouped("\u3000")),
    Way("thin-space", disguise.grouped("\u2009"), "md"),
    Way("narrow-no-break-space", disguise.grouped("\u202f"), "docx"),
    Way("figure-space", disguise.every("\u2007")),
    Way("tab", disguise.grouped("\t"), "docx", _FIGURES),
    Way("hyphen", disguise.grouped("-")),
    Way("no-break-hyphen", disguise.grouped("\u2011"), "docx"),
    Way("en-dash", disguise.grouped("\u2013"), "html"),
    Way("full-width-hyphen", disguise.grouped("－")),
    Way("dot", disguise.grouped("."), "txt", ("mobile", "resident-id", "card")),
    Way("middle-dot", disguise.grouped("·"), "md", ("mobile", "resident-id", "card")),
    Way("zero-width-space", disguise.every("\u200b")),
    Way("zero-width-joiner", disguise.every("\u200d"), "html"),
    Way("word-joiner", disguise.grouped("\u2060"), "docx"),
    Way("byte-order-mark", disguise.halved("\ufeff")),
    Way("left-to-right-mark", disguise.halved("\u200e"), "html"),
    Way("soft-hyphen", disguise.grouped("\u00ad")),
    Way("soft-hyphen-everywhere", disguise.every("\u00ad"), "docx"),
    Way("line-break", disguise.halved("\n")),
    Way("line-break-and-indent", disguise.halved("\n　　")),
    Way("hyphen-and-line-break", disguise.halved("-\n"), "txt", ("resident-id", "card", "mobile")),
    Way("full-width-and-spaced", lambda value: disguise.every(" ")(disguise.WIDE(value))),
    Way("bold-and-zero-width", lambda value: disguise.every("\u200b")(disguise.BOLD(value)), "html"),
)


def _document(way: Way) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        page = Page(f"书写变形/{way.tag}.{way.suffix}")
        body = [line for _ in range(2) for line in lines(people, way.how, way.tag, way.kinds)]
        return write(page, ["补正材料登记", *body])

    make.__module__, make.__name__ = "adversarial.numbers", way.tag
    return make


def in_sentences(people: People) -> Made:
    """No label before the number, and none of the disguises alone."""
    page = Page("书写变形/夹在句中.txt")
    first, second, third, fourth = people.adults(4)
    wide, dashed = disguise.WIDE, disguise.grouped("-")
    body = [
        "调查笔录摘要",
        f"{first.public_name}（{written(wide, first.id, 'full-width', 'no-label')}）到场，其本人电话{written(dashed, first.mobile, 'hyphen')}。",
        f"{second.public_name}，{second.sex}，{written(disguise.every(' '), second.id, 'spaced-out', 'no-label')}，到场。",
        f"联系{third.public_name}请打{written(disguise.CHINESE_CIRCLE, third.mobile, 'chinese-numerals', 'no-label')}，晚八点前有人接听。",
        f"款项汇至{fourth.public_name}名下{written(disguise.grouped('　'), fourth.card, 'ideographic-space', 'no-label')}。",
    ]
    return write(page, body)


def glued(people: People) -> Made:
    """Nothing between the words and the numbers."""
    page = Page("书写变形/前后无间隔.txt")
    body = [f"{p.public_name}{p.sex}{p.id}电话{p.mobile}卡号{p.card}住{p.home}" for p in people.adults(4)]
    return write(page, ["登记簿", *body])


def international(people: People) -> Made:
    """Mobile numbers with the country's code before them."""
    page = Page("书写变形/国际区号.html")
    ways = ("+86 {}", "+86{}", "0086{}", "（+86）{}", "86-{}", "+86-{}", "＋８６ {}")
    body = ["通讯方式变更登记"]
    for way in ways:
        p = people.adult()
        body.append(f"{p.public_name}，手机：{way.format(p.mobile)}")
    return write(page, body)


def addresses(people: People) -> Made:
    page = Page("书写变形/住址.txt")
    numerals = str.maketrans("0123456789", "〇一二三四五六七八九")
    a, b, c, d = people.adults(4)
    body = [
        "住址登记",
        f"{a.public_name}，家庭住址：{written(disguise.WIDE, a.flat, 'full-width')}",
        f"{b.public_name}，家庭住址：{written(lambda v: v.translate(numerals), b.flat, 'chinese-numerals')}",
        f"{c.public_name}，家庭住址：{written(lambda v: v.replace('号', '号 ').replace('镇', '镇 '), c.group, 'space')}",
        f"{d.public_name}，家庭住址：{written(disguise.halved(chr(10)), d.flat, 'line-break')}",
    ]
    return write(page, body)


DOCUMENTS = (*map(_document, WAYS), in_sentences, glued, international, addresses)
