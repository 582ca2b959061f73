"""Rule packs: TOML in, ``Rule`` out. Nothing else builds rules."""

from redactscan.packs.load import Packs, load_pack, load_packs, state
from redactscan.packs.select import select

__all__ = ["Packs", "load_pack", "load_packs", "select", "state"]
