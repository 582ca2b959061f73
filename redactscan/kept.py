"""What earlier scans found, as a report has it, so that a file that has not changed need not be examined again.

A run keeps every file that it finished, for its own continuation. A cache keeps those that were examined in full: what
became a notice may be readable today. Values are not kept. Documents that may complete each other's masks are known by
keyed digests, and examined again where they do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from redactscan.batch import Parcel, traces
from redactscan.errors import ConfigError, UsageError
from redactscan.inputs import Input, digest
from redactscan.model.plain import from_plain, to_plain
from redactscan.packs import Packs
from redactscan.project.config import Config
from redactscan.project.journal import Journal, derived, tidy
from redactscan.project.key import Key
from redactscan.values import dataclass, field, replace

_SCHEMA = "redactscan.kept/1"


@dataclass(slots=True)
class Kept:
    """What is kept for one scan, by one or two journals: of the run, of the cache.

    Of a file with all that is in it: its digest, its reports, and by ``trace`` whose values it shows, and which.
    ``run_key`` joins the documents of a batch, those of earlier sessions among them. ``day`` is the one on which the
    run began: what was past then stays past.
    """

    run_key: bytes = field(repr=False)
    day: date
    _run: Journal | None
    _cache: Journal | None

    @classmethod
    def open(cls, folder: Path, packs: Packs, config: Config, *, run: str | None, cache: bool) -> Self:
        """What the run of that name, and the cache, hold for this config.

        Raises ``ConfigError`` without a key that outlives the run, or if the run began under other rules or settings.
        """
        if config.key.origin == "run":
            raise ConfigError("kept.no-key", "--resume" if run else "--cache")
        begun = _run_journal(folder, run, config) if run else None
        told = begun.head["day"] if begun and begun.head else date.today().isoformat()
        day = config.as_of or date.fromisoformat(told)
        head = {"schema": _SCHEMA, "day": day.isoformat(), "terms": _terms(packs, config)}
        cached = _cache_journal(folder, head, config.key) if cache else None
        for journal in filter(None, (begun, cached)):
            if journal is begun and journal.head and journal.head != head:
                raise UsageError("kept.other-terms", "--resume")
            try:
                tidy(journal.file.parent)
                if journal.head != head:
                    journal.begin(head)
            except OSError as error:
                raise ConfigError("kept.unwritable", journal.file.parent.as_posix(), name=_name(error)) from None
        return cls(derived(config.key, b"persons"), day, begun, cached)

    @property
    def finished(self) -> int:
        """How many files this run finished in earlier sessions."""
        return len(self._run.names) if self._run else 0

    def known(self, inputs: Sequence[Input]) -> list[Input]:
        """The inputs, each with the digest of the content of which a result is kept."""
        return [replace(item, known=kept[0]) if (kept := self._content(item)) else item for item in inputs]

    def add(self, item: Input, parcels: Sequence[Parcel]) -> None:
        """Keep the result for a file. Raises ``ConfigError`` if it cannot be written."""
        shown = tuple(dict.fromkeys(each for parcel in parcels for each in traces(parcel, self.run_key)))
        reports = tuple(parcel.report for parcel in parcels)
        whole = not any(report.notices for report in reports)
        content = [reports[0].sha256, to_plain(reports), shown]
        for journal in filter(None, (self._run, self._cache if whole else None)):
            name = _named(journal, item)
            if (kept := journal.get(name)) and kept[0] == content[0]:
                continue
            try:
                journal.add(name, content)
            except OSError as error:
                raise ConfigError("kept.unwritable", journal.file.parent.as_posix(), name=_name(error)) from None

    def take(self, item: Input) -> list[Parcel]:
        """The kept result for a file whose content is as it was, bare."""
        _, reports, shown = self._content(item)
        first, *rest = (Parcel(report, (), (), (), "") for report in from_plain(reports))
        return [replace(first, traces=tuple((whose, what) for whose, what in shown)), *rest]

    def close(self) -> None:
        """The report is written: nobody goes on with this run."""
        if self._run:
            self._run.file.unlink(missing_ok=True)

    def _content(self, item: Input) -> Any:
        """The digest of the file, its reports and its traces, all plain; None if nothing is kept."""
        journals = filter(None, (self._run, self._cache))
        return next(filter(None, (journal.get(_named(journal, item)) for journal in journals)), None)


def _run_journal(folder: Path, run: str, config: Config) -> Journal:
    nameless = Journal.open(Path(), config.key)
    return Journal.open(folder / "runs" / f"{nameless.name('run', str(config.project), run)}.jsonl", config.key)


def _cache_journal(folder: Path, head: Any, key: Key) -> Journal:
    """A file for each set of terms: two targets checked in turn do not undo each other's work."""
    nameless = Journal.open(Path(), key)
    return Journal.open(folder / "cache" / f"{nameless.name('cache', *map(str, head.values()))}.jsonl", key)


def _named(journal: Journal, item: Input) -> str:
    """Shown path and identity both: a report masks the one and its fingerprints rest on the other."""
    return journal.name(item.path, item.identity)


def _terms(packs: Packs, config: Config) -> str:
    """The digest of all that a finding depends on besides the document, its name and the day."""
    told = (
        [asdict(pack) for pack in packs.infos],
        config.select,
        config.ignore,
        config.target,
        config.inline_allow,
        [digest(path) for path in config.watchlists],
        asdict(config.limits),
        config.deadline_s,
        config.memory_bytes,
        list(_versions()),
    )
    return sha256(repr(told).encode()).hexdigest()


def _versions() -> Iterator[tuple[str, str]]:
    """Of this program and the libraries that it reads with, the optional ones among them."""
    from importlib.metadata import PackageNotFoundError, version

    from redactscan import __version__

    yield "redactscan", __version__
    for name in sorted(_libraries()):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue


def _libraries() -> Collection[str]:
    import re
    from importlib.metadata import PackageNotFoundError, requires

    try:
        found = requires("redactscan") or ()
    except PackageNotFoundError:  # a checkout that nobody installed
        return ("jieba", "lxml", "numpy", "pdfminer.six", "pikepdf", "pillow", "pypdfium2", "regex")
    return {name[0] for line in found if (name := re.match(r"[A-Za-z0-9._-]+", line)) and "test" not in line}


def _name(error: OSError) -> str:
    return type(error).__name__
