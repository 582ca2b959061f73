"""Delegations abroad: a passport is not part of the notice that a journey must be given."""

from __future__ import annotations

from craft.county import office
from craft.gold import Made, Page, mark
from craft.people import People
from craft.writers.letter import Letter


def delegation(people: People) -> Made:
    page = Page("外事办公室/因公临时出国（境）团组信息公示.docx", remarks="birth-date")
    letter = Letter(page, "因公临时出国（境）团组信息公示")
    letter.paragraphs("根据外事管理有关规定，现将因公临时出国（境）团组有关信息公示如下，公示期5个工作日。")
    head = ["姓名", "单位及职务", "护照号码", "往来港澳通行证号", "手机"]
    rows = [
        [p.public_name, "县商务局  科员", mark("passport", f"E{letter_}{people.rng.randint(10**6, 10**7 - 1)}"),
         mark("travel-permit", f"C{letter_}{people.rng.randint(10**6, 10**7 - 1)}"), p.mobile]
        for letter_, p in zip("ABCD", people.adults(4), strict=True)
    ]  # fmt: skip
    letter.table([head, *rows])
    letter.paragraphs(f"出访任务：参加农产品贸易洽谈会。经费来源：县级财政预算。监督电话：{office('103')}。")
    letter.signed("安澜县人民政府外事办公室", "2024年9月18日")
    return letter.save()


DOCUMENTS = (delegation,)
