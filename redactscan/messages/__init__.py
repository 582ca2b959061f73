"""The sentences people read, in two languages. ``say`` turns a ``Message`` into one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from redactscan.model import Location, Message
from redactscan.model.message import Param

LANGUAGES = ("zh", "en")


@cache
def catalogue(lang: str) -> dict[str, str]:
    """All entries of one language."""
    return tomllib.loads((files(__name__) / f"{lang}.toml").read_text(encoding="utf-8"))


def say(message: Message, lang: str = "zh") -> str:
    """The sentence. A parameter that names an entry of the section called like it becomes that entry, a place a label.

    A key or a parameter that is lacking is shown by its name: a forgotten text is never a crash.

    >>> say(Message.of("detail.exception", name="OSError"))
    '读取时出错（OSError）'
    >>> say(Message.of("verdict.findings", type="mobile", count=3))
    '疑似手机号码 3 处'
    """
    entries = catalogue(lang)
    params = {name: _said(name, value, lang) for name, value in message.params}
    return entries.get(message.key, message.key).format_map(_Parameters(params))


def text(key: str, lang: str = "zh", **params: Param) -> str:
    """``say`` for a key and its parameters."""
    return say(Message.of(key, **params), lang)


def _said(name: str, value: Param, lang: str) -> str | int:
    if isinstance(value, Location):
        return value.label(lang)
    return catalogue(lang).get(f"{name}.{value}", value)


class _Parameters(dict[str, str | int]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"
