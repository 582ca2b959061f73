"""What ``redactscan hook`` takes for one clean file, as a ratio to what Python takes to start.

``python tests/benchmarks/hook.py`` runs both in turn: a text of 10 kB against ``python -c pass`` by CPU time, a docx of
40 kB against ``python -c "import docx, rich"`` by wall time. The medians count; the first run, which fills a cache of
its own, does not. Bytecode is written, as it is for whoever installs the package.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from statistics import median

ROUNDS = 7
TEXT_BYTES = 10_000

_PARAGRAPHS = (
    "各乡镇人民政府，县直有关单位：",
    "为做好冬春季森林防火工作，经研究，现将有关事项通知如下，请结合实际认真贯彻执行。",
    "一、提高认识，压实责任。要健全网格化管理机制，明确管护范围，定期组织隐患排查。",
    "二、加强宣传，营造氛围。利用广播、宣传车、微信群等方式，引导群众移风易俗、文明祭扫。",
    "三、严格值守，快速处置。落实二十四小时值班制度，备足物资装备，确保打早、打小、打了。",
)


def text() -> bytes:
    """A notice of about ``TEXT_BYTES`` in UTF-8."""
    notice = "\n".join(_PARAGRAPHS)
    return (notice * (TEXT_BYTES // len(notice.encode()) + 1)).encode()


def document() -> bytes:
    """A docx of about 40 kB and 14,000 characters: the parts of the notice in ever new order."""
    import docx

    shuffled, paper, file = random.Random(1), docx.Document(), BytesIO()  # noqa: S311  no secret
    parts = [part for paragraph in _PARAGRAPHS for part in paragraph.replace("。", "，").split("，") if part]
    for _ in range(220):
        paper.add_paragraph("，".join(shuffled.sample(parts, 6)) + "。")
    paper.save(file)
    return file.getvalue()


def spent(arguments: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Wall and CPU seconds of one run of Python, its children included."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    folder = environment["XDG_CACHE_HOME"]  # no repository: git, which would be asked there, is no part of this
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment, cwd=folder)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"XDG_CACHE_HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for name, content, base, which in (
            ("a.txt", text(), ["-c", "pass"], 1),
            ("a.docx", document(), ["-c", "import docx, rich"], 0),
        ):
            file = Path(folder, name)
            file.write_bytes(content)
            ours, theirs = [], []
            for _ in range(ROUNDS + 1):
                ours.append(spent(["-m", "redactscan", "hook", str(file)], environment)[which])
                theirs.append(spent(base, environment)[which])
            ratio = median(ours[1:]) / median(theirs[1:])
            measure = ("wall", "CPU")[which]
            sys.stdout.write(f"{name}, {len(content)} bytes: {ratio:.1f} x python {' '.join(base)} ({measure})\n")


if __name__ == "__main__":
    main()
