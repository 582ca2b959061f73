"""Network addresses: an internal one describes an office's network, an external one a person's connection."""

from __future__ import annotations

import ipaddress

from redactscan.model import Verdict


def check(value: str) -> Verdict:
    """CONFIRMED for a private range, PLAUSIBLE for a public address, REJECTED for loopback, masks and broadcast.

    >>> check("192.168.12.7"), check("8.8.8.8"), check("255.255.255.0"), check("192.168.1.300")
    ... # doctest: +NORMALIZE_WHITESPACE
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>,
     <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    try:
        address = ipaddress.ip_address(value)
    except ValueError:
        return Verdict.REJECTED
    if address.is_loopback or address.is_unspecified or address.is_multicast or value.startswith(("0.", "255.")):
        return Verdict.REJECTED
    return Verdict.CONFIRMED if address.is_private else Verdict.PLAUSIBLE
