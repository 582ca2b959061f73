"""What an audit says of the rules: of what they raised, how much was real. What they missed, no audit can tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from redactscan.project.baseline import Entry
from redactscan.values import dataclass

FALSE = "false-positive"


@dataclass(frozen=True, slots=True)
class Decided:
    """The entries of a rule: ``right`` were real, whatever became of them, ``wrong`` were not, ``open`` undecided."""

    rule: str
    right: int
    wrong: int
    open: int

    @property
    def precision(self) -> float | None:
        """The share of the decided that was real; None where nothing is decided."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None


def decided(entries: Iterable[Entry]) -> tuple[Decided, ...]:
    """By rule, in order of ids."""
    by_rule: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        by_rule[entry.rule].append(entry.disposition)
    return tuple(
        Decided(rule, sum(said not in ("", FALSE) for said in all_), all_.count(FALSE), all_.count(""))
        for rule, all_ in sorted(by_rule.items())
    )
