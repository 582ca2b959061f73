"""What is made at the first use, made before a document is read: patterns, and what is read off them.

``programs`` keeps it for later runs, which take it up, and nothing that a document had a part in.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import _lru_cache_wrapper
from typing import Any

from redactscan.detectors import regex
from redactscan.detectors.plan import lengths
from redactscan.detectors.use import LONG
from redactscan.engine import policy_of
from redactscan.inputs import Input
from redactscan.model import Rule
from redactscan.packs import Packs
from redactscan.project.config import Config
from redactscan.readers.registry import USUAL, reader_of
from redactscan.task import Setup, serve
from redactscan.text.triggers import shapes

_TEXT = """关于公布2024年度农村公路养护项目的通知
各乡镇人民政府，县直有关单位：
经审核，现将有关事项公布如下。联系电话：0551-65551234。住址：云台镇石桥村三组。引导群众移风易俗、文明祭扫。
\t序号\t项目\t金额（元）\n\t1\t路面修补\t1200"""


def rehearse(packs: Packs) -> None:
    """Scan texts of our own in this process, a short and a long one, and make whatever else a document may ask for."""
    config = Config()
    setup = Setup(policy_of(packs, config), config.limits, config.deadline_s, config.memory_bytes, reveal=False)
    for times in (1, 1 + LONG // len(_TEXT)):
        serve(setup)(Input("通知.txt", data=(_TEXT * times).encode()))
    for name in USUAL:
        reader_of(name)
    _compile(packs.rules)
    for make in list(_made_once()):
        make()


def _compile(rules: Sequence[Rule]) -> None:
    for rule in rules:
        wanted = rule.detect
        regex.validator(wanted.validate)  # which has patterns of its own
        if wanted.kind in ("regex", "bound") and wanted.pattern:
            regex.compiled(wanted.pattern, wanted.boundary)
            lengths(wanted.pattern)
        if wanted.kind == "layout":
            regex.compiled(wanted.pattern, "none")
        if wanted.kind == "regex":
            regex.local(wanted.pattern, wanted.boundary)
            shapes(wanted.pattern, wanted.boundary != "none")  # of which only a long text asks


def _made_once() -> Iterator[Callable[[], Any]]:
    """The functions without parameters that compile a pattern and keep it."""
    for name, module in list(sys.modules.items()):
        for each in vars(module).values() if name.startswith("redactscan.") else ():
            if isinstance(each, _lru_cache_wrapper) and each.__module__ == name:
                made = each.__wrapped__
                if not made.__code__.co_argcount and "Pattern[" in str(made.__annotations__.get("return")):
                    yield each
