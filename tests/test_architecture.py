"""The direction of imports, who may use which library, who may reveal a raw value: read off the source with ``ast``."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import redactscan

PACKAGE = Path(redactscan.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))

# A room imports from the rooms above it in this list and from itself; rooms on one line do not know each other.
# text, model and errors are one foundation: a match holds a sensitive value, an error a message.
FLOORS: list[set[str]] = [
    {"text", "model", "errors", "hints", "tuples", "values"},
    {"messages", "validators", "shelf", "stores"},
    {"packs", "detectors", "readers", "programs"},
    {"assess", "overlap", "fingerprint", "project", "inputs", "extent", "allowances"},
    {"guard"},
    {"examine", "workers"},
    {"batch", "accepted"},
    {"task", "kept"},
    {"cluster"},
    {"engine"},
    {"reporters", "bench", "rehearsal"},
    {"cli", "__init__"},
    {"__main__"},
]
TOGETHER = [
    {"text", "model", "errors", "hints", "tuples", "values"},
    {"assess", "overlap"},
]  # floors whose rooms may call each other
HOME = {
    "rich": {"reporters", "cli"},
    "jieba": {"detectors"},
    "lxml": {"readers"},
    "pypdfium2": {"readers"},
    "pikepdf": {"readers"},
    "pdfminer": {"readers"},
    "libarchive": {"readers"},
    "regex": {"text"},
    "subprocess": {"workers", "project"},  # project: git, for what is staged
    "socket": set(),
    "urllib": {"readers", "reporters", "__main__"},  # urllib.parse: percent-escapes in links
    "olefile": {"readers"},
    "PIL": {"readers"},
    "numpy": {"detectors"},
    "docx": {"reporters"},
    "xlsxwriter": {"reporters"},
    "psutil": {"workers"},
    "fsspec": {"stores"},
    "http": set(),
    "requests": set(),
}
# text/mask and assess turn a value into an excerpt, fingerprint into a keyed hash; batch sends what --reveal asks for.
REVEALERS = {
    "text/sensitive.py",
    "fingerprint.py",
    "assess/__init__.py",
    "assess/judge.py",
    "assess/names.py",
    "assess/telling.py",
    "assess/rooms/invertible.py",  # a mask fits a number
    "assess/rooms/minors.py",  # an age is in the number
    "batch.py",
    "engine.py",
    "bench/labels.py",
    "reporters/json.py",
    "reporters/console.py",
    "cli/measured.py",
}


def room(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def floor(name: str) -> int:
    return next(i for i, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "redactscan" or len(parts) == 1:
            continue
        there = parts[1] if any(parts[1] in rooms for rooms in FLOORS) else "__init__"
        if there in (here, "__init__"):
            continue
        siblings = any({here, there} <= rooms for rooms in TOGETHER)
        assert floor(there) < floor(here) or siblings, f"{here} imports {there}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_in_their_room(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        library = name.split(".")[0]
        assert here in HOME.get(library, {here}), f"{library} in {here}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_values_are_made_without_compiling(path: Path) -> None:
    """``dataclasses`` and ``typing`` compile for each class, ``values`` and ``tuples`` make the same."""
    made = {f"dataclasses.{name}" for name in ("dataclass", "field", "replace")} | {"typing.NamedTuple"}
    assert room(path) in ("values", "tuples") or not imports(path) & made


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_raw_values_are_revealed_in_few_places(path: Path) -> None:
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "reveal"
    ]
    assert not calls or str(path.relative_to(PACKAGE).as_posix()) in REVEALERS


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_rooms_are_small_and_quiet(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert len(source.splitlines()) <= 320
    assert ast.get_docstring(tree) or not tree.body, "every module says what it is"
    prints = [
        n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "print"
    ]
    assert not prints or room(path) == "cli"


def test_public_names_have_docstrings() -> None:
    bare = []
    for path in FILES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                bare.append(f"{path.relative_to(PACKAGE)}:{node.name}")
    assert bare == []
