"""The head of every page that we write: its own style, its own script, and a policy that forbids the rest."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

from redactscan.reporters.html.elements import make, raw


def head_of(title: str, script: str = "") -> Element:
    """``script`` is the text of the one script that may run; nothing is ever loaded."""
    style = own("style.css")
    policy = ["default-src 'none'", f"style-src 'sha256-{_digest(style)}'", "base-uri 'none'", "form-action 'none'"]
    if script:
        policy.append(f"script-src 'sha256-{_digest(script)}'")
    head = make(
        "head",
        make("meta", charset="utf-8"),
        make("meta", http_equiv="Content-Security-Policy", content="; ".join(policy)),
        make("meta", name="viewport", content="width=device-width, initial-scale=1"),
        make("meta", name="referrer", content="no-referrer"),
        make("title", title),
    )
    raw(head, "style", style)
    return head


def own(name: str) -> str:
    """A file that lies beside this one."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return b64encode(sha256(content.encode()).digest()).decode()
