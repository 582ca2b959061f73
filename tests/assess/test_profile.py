"""What a document says of its own publication."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from redactscan.assess.profile import disclosure_attribute
from redactscan.model import Document

# (content, attribute)
SAID: list[tuple[tuple[Any, ...], str | None]] = [
    (("关于某事的通知", "（此件公开发布）"), "proactive"),
    (("关于某事的通知", "（此件公开）"), "proactive"),
    (("公开方式：主动公开",), "proactive"),
    (("（主动公开）",), "proactive"),
    (("信息公开选项：依申请公开",), "on-request"),
    (("（此件不予主动公开）",), "on-request"),
    (("（此件不\n予公开）",), "withheld"),
    (("此件不公开发布",), "withheld"),
    (("（此件删减后公开）",), "partial"),
    (("公开属性：□主动公开 ☑依申请公开 □不予公开",), "on-request"),
    (("主动公开□ 依申请公开□ 不予公开☑",), "withheld"),
    (([["公开属性", "■主动公开 □依申请公开"]],), "proactive"),
    (("公开属性：□主动公开 □依申请公开 □不予公开",), None),
    (("■ 依申请公开",), None),
    (("依申请公开",), None),
    (("公开方式：公开招标",), None),
    (("（主动公开政府信息的范围）",), None),
    (("涉及国家秘密的，不予公开。",), None),
]


@pytest.mark.parametrize(("content", "attribute"), SAID)
def test_disclosure_attribute(
    make_document: Callable[..., Document], content: tuple[Any, ...], attribute: str | None
) -> None:
    assert disclosure_attribute(make_document(*content)) == attribute
