"""How fast the search is, as ratios that a slower machine or a busy one does not change: both sides run in turn.

The text engine is what finds candidates: the views of a text, the patterns of all rules but those for names. It is
compared with decoding the same bytes, which every scanner has to do.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time

from redactscan.detectors import layout, regex, sieve, terms
from redactscan.detectors.labels import Labels
from redactscan.detectors.surface import surfaces
from redactscan.examine import Policy, examine_document
from redactscan.model import Block, Document, Location, Passage, Rule
from redactscan.readers import Source, read_all
from redactscan.validators import luhn, mod_11_2
from redactscan.values import dataclass, replace

ROUNDS = 5
SIZE = 1_200_000  # characters of prose
LISTED = 200_000  # rows of a county's list
SOME, MANY = 80, 400  # rules
TIMES = 8  # the size of a part
ROWS = 300  # of a short list
NAMES = 150  # in a sentence that is not short
LINES, LISTS = 30, 6  # of prose and of the list in turn
_SURNAMES, _GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚"
_REGIONS = ("340121", "320102", "110105", "510104", "330106")


@dataclass(frozen=True, slots=True)
class Figure:
    """``name`` is that of a sentence, ``limit`` what it is to stay below, None where nothing is promised."""

    name: str
    value: float
    limit: float | None = None


def measure(rules: Sequence[Rule], sets: Path) -> Iterator[Figure]:
    """All figures, one by one. ``sets`` is the folder of the shipped sets."""
    told, listed = _prose(sets), _table()
    search(document(listed), rules)
    peak = _peak()
    texts = {"prose": told, "table": listed, "mixed": _mixed(told, listed)}
    for (name, text), limit in zip(texts.items(), (20.0, 120.0, 80.0), strict=True):
        yield Figure(f"speed.{name}", _against(*_search_and_decode(text, rules)), limit)
    few, many = _padded(rules, SOME), _padded(rules, MANY)
    whole, part = document(told), document(told[: len(told) // TIMES])
    yield Figure("speed.rules", _against(lambda: search(whole, many), lambda: search(whole, few)), 1.15)
    yield Figure("speed.size", _against(lambda: search(whole, rules), lambda: search(part, rules)) / TIMES, 1.15)
    rows = listed.split("\n")
    yield Figure("speed.rows", _longer("list.csv", lambda times: "\n".join(rows[: 1 + ROWS * times]), rules), 1.15)
    yield Figure("speed.names", _longer("note.txt", lambda times: _named(NAMES * times), rules), 1.5)
    yield Figure("speed.files", _files(sets / "demo", rules), 1.6)
    if peak:
        yield Figure("speed.memory", peak)


def document(text: str) -> Document:
    """The text as a document with a paragraph a line."""
    passages = (Passage(line, Location("", "body", Block(at))) for at, line in enumerate(text.split("\n"), 1) if line)
    return Document("", "", "text/plain", 0, tuple(passages))


def search(document: Document, rules: Sequence[Rule]) -> int:
    """How many candidates the rules find in a document, those for names aside."""
    kinds = {kind: [rule for rule in rules if rule.detect.kind == kind] for kind in ("regex", "terms", "layout")}
    laid = list(surfaces(document))
    sieve.load(sum(len(surface.view.raw) for surface in laid))
    labels = Labels(laid, kinds["regex"], kinds["layout"], told=True)
    found = sum(1 for surface in laid for _ in regex.detect(surface, kinds["regex"], labels)[0])
    found += sum(1 for surface in laid for _ in terms.detect(surface, kinds["terms"]))
    return found + sum(1 for _ in layout.detect(document, laid, kinds["layout"], labels.marks))


def _search_and_decode(text: str, rules: Sequence[Rule]) -> tuple[Callable[[], object], Callable[[], object]]:
    data, whole = text.encode(), document(text)
    kept: list[str] = []  # each in memory of its own, as the text of a file: in what is still warm it is twice as fast
    return lambda: search(whole, rules), lambda: kept.append(data.decode())


def _longer(file: str, text_of: Callable[[int], str], rules: Sequence[Rule]) -> float:
    """The scan of a part of a text with ``TIMES`` as many against that of a text with one."""
    policy = Policy(tuple(rules), b"key")
    long, short = (one for times in (TIMES, 1) for one in read_all(Source(file, text_of(times).encode())))
    return _against(lambda: examine_document(long, policy), lambda: examine_document(short, policy)) / TIMES


def _against(one: Callable[[], object], other: Callable[[], object]) -> float:
    """How many times the processor time of ``other`` is that of ``one``: the median of some turns."""
    one()
    return median(_seconds(one) / _seconds(other) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    """The time of one call; of many where one is too short to be measured."""
    times, spent = 0, 0.0
    start = process_time()
    while spent < 0.02:
        work()
        times, spent = times + 1, process_time() - start
    return spent / times


def _files(folder: Path, rules: Sequence[Rule]) -> float:
    """The scan of files against reading them."""
    sources = [Source(file.name, file.read_bytes()) for file in sorted(folder.rglob("*")) if file.is_file()]
    policy = Policy(tuple(rules), b"key")
    read = scanned = 0.0
    for warm in (True, False):
        for source in sources:
            start = process_time()
            documents = list(read_all(source))
            middle = process_time()
            for document in documents:
                examine_document(document, policy)
            if not warm:
                read, scanned = read + middle - start, scanned + process_time() - start
    return scanned / read


def _peak() -> float | None:
    """Megabytes that this process held at most, where the system tells."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))


def _padded(rules: Sequence[Rule], count: int) -> list[Rule]:
    """So many rules for patterns: the shipped ones, then such for words that no text has, each another."""
    patterns = [rule for rule in rules if rule.detect.kind == "regex"]
    model = replace(patterns[0].detect, view="plain", boundary="none", join="none", groups=(), validate="")
    words = (f"{chr(0x9000 + at)}{chr(0x8000 + at)}号[0-9]{{2,8}}" for at in range(count))
    more = (replace(patterns[0], id=word, detect=replace(model, pattern=word)) for word in words)
    return [*patterns, *more][:count]


def _prose(sets: Path) -> str:
    """Notices and news from the set of officials, again and again."""
    files = sorted((sets / "officials").rglob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    random.Random(1).shuffle(lines)  # noqa: S311
    return "\n".join(islice(cycle(lines), SIZE * len(lines) // max(1, sum(map(len, lines)))))


def _table(count: int = LISTED) -> str:
    """A list of invented persons as CSV: five values a line, identity numbers and cards with their check digits."""
    rng = random.Random(2)  # noqa: S311
    rows: list[str] = []
    for number in range(count):
        name = rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, 2))
        born = f"{rng.randint(1940, 2005)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
        identity = f"{rng.choice(_REGIONS)}{born}{rng.randint(1, 999):03d}"
        mobile, card = f"13{rng.randrange(10**9):09d}", f"621700{rng.randrange(10**12):012d}"
        home = f"幸福镇东河村{rng.randint(1, 20)}组{rng.randint(1, 99)}号"
        row = [str(number), name, identity + mod_11_2.character(identity), mobile, card + luhn.digit(card), home]
        rows.append(",".join(row))
    return "\n".join(["序号,姓名,身份证号,联系电话,银行卡号,家庭住址", *rows])


def _named(count: int) -> str:
    """A sentence that tells of so many invented persons what befell each."""
    rng = random.Random(3)  # noqa: S311
    people = (rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, 2)) for _ in range(count))
    return (
        "，".join(f"村民{name}患尿毒症，家住东河村{rng.randint(1, 20)}组{rng.randint(1, 99)}号" for name in people)
        + "。"
    )


def _mixed(prose: str, table: str) -> str:
    """Both in turn, three fifths of it prose, every third line of the list with a gap in its numbers."""
    told, listed = prose.split("\n"), table.split("\n")
    spaced = [line[:20] + " " + line[20:] if at % 3 == 0 else line for at, line in enumerate(listed)]
    blocks = (
        [*told[at * LINES : (at + 1) * LINES], *spaced[at * LISTS : (at + 1) * LISTS]]
        for at in range(len(told) // LINES)
    )
    return "\n".join(line for block in blocks for line in block)
