"""What many tests build: a rule, a document."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import redactscan
from redactscan.model import Block, Context, Detect, Document, Location, Passage, Redact, Rule, Severity, Table


@pytest.fixture(scope="session", autouse=True)
def _own_shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever the command line keeps for later runs stays among the files of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("shelf")))
        yield


@pytest.fixture
def make_rule() -> Callable[..., Rule]:
    """A rule with the given ``detect`` and ``context`` fields and otherwise plain ones."""

    def make(type: str = "resident-id", context: dict[str, Any] | None = None, **detect: Any) -> Rule:  # noqa: A002
        return Rule(
            id="T-001",
            slug="test",
            type=type,
            pack="test",
            status="stable",
            severity=Severity.HIGH,
            kind="fail",
            category="personal-information",
            since="0.1.0",
            title={},
            why={},
            detect=Detect(**{"kind": "regex", **detect}),
            context=Context(**(context or {})),
            basis=(),
            redact=Redact("〔已隐去〕", 3, 2),
        )

    return make


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """A document of paragraphs (strings) and tables (lists of rows)."""

    def make(*content: str | Sequence[Sequence[str]]) -> Document:
        items: list[Passage | Table] = []
        for number, item in enumerate(content, 1):
            if isinstance(item, str):
                items.append(Passage(item, Location("", "body", Block(number))))
            else:
                items.append(Table("", number, item))
        return Document("文件.txt", "", "text/plain", 0, tuple(items))

    return make


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory outside the checkout, without settings in the environment; redactscan is found from there."""
    for name in list(os.environ):
        if name.startswith(("REDACTSCAN_", "LC_")) or name in ("LANG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
            monkeypatch.delenv(name)
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "state"))
    root = str(Path(redactscan.__file__).parents[1])
    monkeypatch.syspath_prepend(root)
    monkeypatch.setenv("PYTHONPATH", root)
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
