"""Rule packs: TOML in, ``Rule`` out. Nothing else builds rules."""

from redactscan.packs.check import Find, check
from redactscan.packs.load import Packs, load_pack, load_packs
from redactscan.packs.select import select

__all__ = ["Find", "Packs", "check", "load_pack", "load_packs", "select"]
