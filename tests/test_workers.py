"""Every way a task can end a process, and what it may cost: that task."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from redactscan.errors import RedactscanError
from redactscan.model import Message
from redactscan.workers.crew import Done, Lost, Outcome, run
from redactscan.workers.memory import OVER

TARGETS = Path(__file__).parent / "worker_targets"
MEMORY = 1 << 30
posix = pytest.mark.skipif(os.name != "posix", reason="signals and rlimits")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="RLIMIT_AS and /proc")


@pytest.fixture(autouse=True)
def _targets_are_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TARGETS))


def outcomes(*tasks: tuple[str, Any], jobs: int = 1, **options: Any) -> list[Outcome]:
    settings = {"setup": None, "target": "hazards:start", "deadline_s": 20.0, "memory_bytes": MEMORY} | options
    found = dict(run(tasks, jobs=jobs, **settings))
    return [found[index] for index in range(len(tasks))]


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def gone(pid: int, within: float) -> bool:
    end = time.monotonic() + within
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not alive(pid)


def died(code: int) -> Lost:
    return Lost("worker-lost", Message.of("detail.worker-died", code=code))


def raised(name: str) -> Lost:
    return Lost("worker-lost", Message.of("detail.worker-exception", name=name))


HAZARDS = [
    pytest.param(("os-exit", 9), died(9), id="os._exit"),
    pytest.param(("raise", "340121198503129976"), raised("ValueError"), id="exception"),
    pytest.param(("exit", None), raised("SystemExit"), id="sys.exit"),
    pytest.param(("lambda", None), raised("AttributeError"), id="result cannot be pickled"),
    pytest.param(("no such deed", None), raised("KeyError"), id="KeyError"),
    pytest.param(("abort", None), died(-signal.SIGABRT), id="abort", marks=posix),
    pytest.param(("segfault", None), died(-signal.SIGSEGV), id="segfault", marks=posix),
    pytest.param(("hog", 2 * MEMORY), raised("MemoryError"), id="memory", marks=linux),
    pytest.param(("loop", None), Lost("time-out", Message.of("detail.deadline", seconds="1")), id="endless loop"),
]


@pytest.mark.parametrize(("poison", "expected"), HAZARDS)
def test_a_hazard_costs_its_own_task_only(poison: tuple[str, Any], expected: Lost) -> None:
    before, lost, after = outcomes(("double", 1), poison, ("double", 2), deadline_s=1.0)
    assert (before, lost, after) == (Done(2), expected, Done(4))


def test_memory_is_watched_where_the_system_has_no_bound() -> None:
    lost, after = outcomes(("hoard", (200 << 20, 400 << 20)), ("double", 2))
    assert (lost, after) == (died(OVER), Done(4))


def test_a_stack_overflow_costs_its_own_task_only() -> None:
    _, lost, after = outcomes(("double", 1), ("overflow", 1_000_000), ("double", 2))
    assert isinstance(lost, Lost)  # a crash or a RecursionError, depending on the Python
    assert lost.cause == "worker-lost"
    assert after == Done(4)


def test_poison_among_many_tasks_loses_exactly_the_poison() -> None:
    tasks: list[tuple[str, Any]] = [("double", number) for number in range(120)]
    poison = {5: ("os-exit", 1), 6: ("os-exit", 1), 50: ("segfault", None), 90: ("raise", "x"), 119: ("loop", None)}
    for index, task in poison.items():
        tasks[index] = task
    found = outcomes(*tasks, jobs=2, deadline_s=1.5)
    assert {index for index, outcome in enumerate(found) if isinstance(outcome, Lost)} == set(poison)
    assert all(outcome == Done(2 * index) for index, outcome in enumerate(found) if index not in poison)


def test_no_text_of_an_exception_comes_back() -> None:
    assert "340121" not in repr(outcomes(("raise", "340121198503129976"), ("exit", None)))


def test_a_task_is_tried_twice_when_its_worker_dies(tmp_path: Path) -> None:
    assert outcomes(("once", str(tmp_path / "marker"))) == [Done("second try")]


def test_a_task_is_not_tried_again_after_the_deadline() -> None:
    start = time.monotonic()
    outcomes(("loop", None), deadline_s=2.0)
    assert time.monotonic() - start < 4.0


def test_prints_do_not_reach_the_answers(capfd: pytest.CaptureFixture[str]) -> None:
    frame = "\0\0\0\0\0\0\0\1x"
    assert outcomes(("print", frame), ("read-stdin", None), ("double", 1)) == [Done(frame), Done(""), Done(2)]
    assert capfd.readouterr() == ("", "")


def test_large_tasks_and_results_pass() -> None:
    found = outcomes(("double", "密" * 1_000_000), ("wide", 3_000_000))
    assert found == [Done("密" * 2_000_000), Done("密" * 3_000_000)]


def test_setup_reaches_every_worker() -> None:
    assert outcomes(("setup", None), ("setup", None), jobs=2, setup={"a": 1}) == [Done({"a": 1})] * 2


def test_workers_live_long_and_are_recycled() -> None:
    pids = [outcome.result for outcome in outcomes(*[("pid", None)] * 7, recycle=3) if isinstance(outcome, Done)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [3, 3, 1]
    assert os.getpid() not in pids


def test_jobs_work_side_by_side() -> None:
    start = time.monotonic()
    outcomes(*[("sleep", 1.0)] * 3, jobs=3)
    assert time.monotonic() - start < 2.8


class Unsendable:
    def __reduce__(self) -> str:
        raise IndexError


def test_a_task_that_cannot_be_sent_is_an_error_and_no_hang() -> None:
    with pytest.raises(IndexError):
        outcomes(("double", Unsendable()))


def test_no_tasks_no_workers() -> None:
    assert outcomes(target="no_such_module:start") == []


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("hazards:broken", "KeyError"),
        ("hazards:none", "AttributeError"),
        ("no_such_module:start", "ModuleNotFoundError"),
    ],
)
def test_a_worker_that_cannot_be_set_up_is_an_error(target: str, reason: str) -> None:
    with pytest.raises(RedactscanError) as error:
        outcomes(("double", 1), target=target, setup="340121198503129976")
    assert error.value.message == Message.of("error.worker-start", count=3, reason=reason)


def test_a_worker_that_dies_before_it_is_ready_is_not_hired_for_ever(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with pytest.raises(RedactscanError) as error:
        outcomes(("double", 1), ("double", 2), target="hazards:deadly", setup=str(log))
    assert error.value.message == Message.of("error.worker-start", count=3, reason="7")
    assert log.read_text() == "xxx"


def test_modules_of_the_working_directory_are_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lxml.py", "colorsys.py", "pickle.py", "trap.py", "sitecustomize.py"):
        (tmp_path / name).write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    trap, colorsys = outcomes(("find", "trap"), ("find", "colorsys"))
    assert trap == Done(None)
    assert isinstance(colorsys, Done)
    assert not colorsys.result.startswith(str(tmp_path))


@linux
def test_closing_the_iterator_leaves_no_process(tmp_path: Path) -> None:
    tasks = [("double", 1), ("loop", str(tmp_path)), ("double", 2)]
    options: dict[str, Any] = {"setup": None, "target": "hazards:start", "deadline_s": 60.0, "memory_bytes": MEMORY}
    with closing(run(tasks, jobs=2, **options)) as results:  # type: ignore[type-var]
        next(results)
        while not ((tmp_path / "pid").exists() and (tmp_path / "pid").read_text()):
            time.sleep(0.02)
    assert gone(int((tmp_path / "pid").read_text()), within=0)


PARENT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it runs in the background ignore it
sys.path.insert(0, sys.argv[1])
from redactscan.workers.crew import run
try:
    list(run([("loop", sys.argv[2])], setup=None, target="hazards:start", jobs=1, deadline_s=float(sys.argv[3]),
             memory_bytes=1 << 30))
except KeyboardInterrupt:
    sys.exit(130)
"""


def parent_with_a_busy_worker(folder: Path, deadline: str) -> tuple[subprocess.Popen[bytes], int]:
    command = [sys.executable, "-c", PARENT, str(TARGETS), str(folder), deadline]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    parent = subprocess.Popen(command, env=environment, start_new_session=True)
    end = time.monotonic() + 20
    while not (folder / "pid").exists() or not (folder / "pid").read_text():
        assert time.monotonic() < end, "no worker came up"
        time.sleep(0.05)
    return parent, int((folder / "pid").read_text())


@linux
def test_ctrl_c_ends_parent_and_workers(tmp_path: Path) -> None:
    parent, worker = parent_with_a_busy_worker(tmp_path, "60")
    os.killpg(parent.pid, signal.SIGINT)  # as a terminal does: the whole group
    assert parent.wait(10) == 130
    assert gone(worker, within=0.5)


@linux
@pytest.mark.slow
def test_a_busy_worker_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    parent, worker = parent_with_a_busy_worker(tmp_path, "1.5")
    parent.kill()
    parent.wait()
    assert gone(worker, within=9)
