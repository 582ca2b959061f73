"""A rule as a page of text. Its examples are invented and may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from redactscan.messages import text
from redactscan.model import Example, Rule
from redactscan.reporters.paper import Paper

WIDTH = 80


def card(rule: Rule, lang: str, full: bool = False) -> str:
    """Title, why, basis, replacement, examples, how to switch it off; ``full`` adds how it detects."""
    say = partial(text, lang=lang)
    paper = Paper(WIDTH)
    severity = say(f"severity.{rule.severity}")
    paper.line((rule.id, "bold"), (rule.title[lang], "bold"))
    paper.paragraph(say("card.facts", severity=severity, kind=rule.type, pack=rule.pack, since=rule.since))
    if rule.kind == "review":
        paper.paragraph(say("card.review"))
    _section(paper, say("card.why"), [rule.why[lang]])
    _section(
        paper,
        say("card.basis"),
        (say("console.law", law=b.law, article=b.article) + (f" — {b.effect}" if b.effect else "") for b in rule.basis),
    )
    _section(paper, say("card.replacement"), [rule.redact.replacement])
    if full:
        _section(paper, say("card.detect"), _technique(rule))
    _section(paper, say("card.examples"), map(_example, rule.examples))
    _section(paper, say("card.counterexamples"), map(_example, rule.counterexamples))
    _section(paper, say("card.selecting"), [f"--select {rule.id}", f"--ignore {rule.id}"])
    return paper.text(colour=False)


def _section(paper: Paper, title: str, lines: Iterable[str]) -> None:
    rows = [line for line in lines if line]
    if rows:
        paper.blank()
        paper.line((title, "bold"))
        for row in rows:
            paper.paragraph(row, indent=2)


def _example(example: Example) -> str:
    written = example.text.replace("\n", " ⏎ ").replace("\t", " | ")
    shown = f"{written} → {example.find}" if example.find else written
    return f"{shown}（{example.note}）" if example.note else shown


def _technique(rule: Rule) -> Iterable[str]:
    """The keys of ``[detect]`` and ``[context]`` that are set, as in the rule file."""
    for part, prefix in ((rule.detect, "detect"), (rule.context, "context")):
        for name in part.__slots__:
            value = getattr(part, name)
            if value:
                words = "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
                yield f"{prefix}.{name.rstrip('_')} = {words}"
