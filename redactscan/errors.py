"""Errors are sentences with an address; the command line prints them and exits 2."""

from __future__ import annotations

from redactscan.model.message import Message, Param


class RedactscanError(Exception):
    """Something the caller can mend. ``where`` is a file, a file:line or an option name."""

    def __init__(self, key: str, where: str = "", **params: Param) -> None:
        self.message = Message.of(key, **params)
        self.where = where
        super().__init__(f"{where}: {key}" if where else key)


class UsageError(RedactscanError):
    """A path, an option or a combination of options that cannot be used."""


class ConfigError(RedactscanError):
    """A configuration, key or watch list that cannot be used."""


class PackError(RedactscanError):
    """One or more rule files that cannot be used; ``problems`` holds one error for each."""

    def __init__(self, key: str, where: str = "", problems: tuple[RedactscanError, ...] = (), **params: Param):
        super().__init__(key, where, **params)
        self.problems = problems
