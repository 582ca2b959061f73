"""Mailboxes: a person's, unless the domain is a government's or the name before the @ is a role."""

from __future__ import annotations

import re

from redactscan.model import Verdict

_SHAPE = re.compile(r"([A-Z0-9][A-Z0-9._%+-]*)@((?:[A-Z0-9-]+\.)+[A-Z]{2,})")
_GOVERNMENT = re.compile(r"(?:.*\.)?GOV(?:\.[A-Z]{2})?")
_ROLES = """
ADMIN BGS BGT CONTACT FEEDBACK GKB GZHD HELP HR INFO JUBAO MAIL NOREPLY OFFICE POSTMASTER PRESS SERVICE SUPPORT TOUSU
WEBMASTER XINFANG XXGK XXZX ZFB ZHAOBIAO ZWGK
"""


def check(value: str) -> Verdict:
    """PLAUSIBLE for a person's, REJECTED for an office's.

    >>> check("WANGXL.89@EXAMPLE.ORG"), check("BGS@XX.GOV.CN"), check("INFO@EXAMPLE.COM")
    ... # doctest: +NORMALIZE_WHITESPACE
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    match = _SHAPE.fullmatch(value)
    if not match or ".." in value:
        return Verdict.REJECTED
    name, domain = match.groups()
    office = name.rstrip("0123456789") in _ROLES.split() or _GOVERNMENT.fullmatch(domain)
    return Verdict.REJECTED if office else Verdict.PLAUSIBLE
