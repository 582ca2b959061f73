"""The sentences people read, in two languages. ``say`` turns a ``Message`` into one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from redactscan.model import Location, Message
from redactscan.model.message import Param

LANGUAGES = ("zh", "en")
_FOLDER = Path(__file__).parent


@cache
def catalogue(lang: str) -> dict[str, str]:
    """All entries of one language.

    The file is TOML, of which it uses so little that a line is a member of a JSON object but for its ``=``. Read so it
    takes a twentieth of the time, before every help and every error.
    """
    import json

    lines = (_FOLDER / f"{lang}.toml").read_text(encoding="utf-8").splitlines()
    members = (line.replace('" = "', '": "', 1) for line in lines if line.startswith('"'))
    entries: dict[str, str] = json.loads(f"{{{','.join(members)}}}")
    return entries


def template(lang: str) -> str:
    """A config file that explains itself, with every setting commented out."""
    return (_FOLDER / f"config.{lang}.toml").read_text(encoding="utf-8")


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
