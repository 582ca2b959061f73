"""The wheel, away from the checkout: it has its data, its entry point and its type marker."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from redactscan import __version__

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


def run(*argv: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """A Python process that does not see the checkout, unless ``environ`` shows it."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LANG", "LC_ALL")}
    return subprocess.run(
        [sys.executable, *argv], capture_output=True, env=clean | environ, text=True, encoding="utf-8", timeout=300
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    built = run("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT))
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and nothing else in it; the libraries come from this environment."""
    folder = tmp_path_factory.mktemp("site")
    done = run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    assert done.returncode == 0, done.stderr
    return folder


def test_the_wheel_has_what_it_needs_and_no_more(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in ("py.typed", "messages/zh.toml", "messages/en.toml", "reporters/report.schema.json"):
        assert f"redactscan/{needed}" in names
    assert any(name.startswith("redactscan/_data/patterns/cn-personal/") for name in names)
    assert any(name.startswith("redactscan/_data/corpora/synthetic/demo/") for name in names)
    assert {name.split("/")[0] for name in names} == {"redactscan", f"redactscan-{__version__}.dist-info"}


def test_the_installed_tool_scans_from_anywhere(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "公示.txt").write_text("联系人手机：13800138000", encoding="utf-8")
    (tmp_path / "clean.txt").write_text("政务服务中心工作日对外办公。", encoding="utf-8")

    def tool(*argv: str) -> subprocess.CompletedProcess[str]:
        return run("-m", "redactscan", *argv, PYTHONPATH=str(installed), PYTHONUTF8="1")

    where = run("-c", "import redactscan; print(redactscan.__file__)", PYTHONPATH=str(installed)).stdout
    assert Path(where.strip()).is_relative_to(installed)
    assert tool("--version").stdout == f"redactscan {__version__}\n"
    assert tool("scan", "clean.txt").returncode == 0
    dirty = tool("scan", "公示.txt", "--format", "json")
    assert dirty.returncode == 1, dirty.stderr
    assert '"id": "cn-personal"' in dirty.stdout


def test_the_entry_point_is_the_command_line(installed: Path) -> None:
    text = (installed / f"redactscan-{__version__}.dist-info" / "entry_points.txt").read_text(encoding="utf-8")
    assert "redactscan = redactscan.__main__:main" in text
