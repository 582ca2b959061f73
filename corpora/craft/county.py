"""安澜县: its offices' telephones and the phrases that stand under every notice."""

from __future__ import annotations

from craft.gold import maybe


def office(extension: str) -> str:
    """An office telephone: public by default (政府信息公开条例 art. 20), so it may be reported or not."""
    return maybe("landline", f"0559-2300{extension}")


def supervised_by(office_name: str, extension: str) -> str:
    return (
        f"公示期为2024年9月30日至2024年10月11日。公示期内，如有异议，请以书面或电话形式向{office_name}反映。"
        f"监督电话：{office(extension)}，政务服务便民热线：12345。"
    )


def numbered(rows: list[list[str]]) -> list[list[str]]:
    """``rows`` with a first column 1, 2, 3 …"""
    return [[str(number), *row] for number, row in enumerate(rows, 1)]
