"""The mapped dictionary cuts as jieba does."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import jieba
import pytest

from redactscan.detectors import tokenizer

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def plain() -> Any:
    """Jieba's own tokenizer, without its cache in the shared temporary folder."""
    made = jieba.Tokenizer()
    made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
    made.initialized = True
    return made


def sentences() -> list[str]:
    """Words of the dictionary glued together, with what else stands in documents; and the prose of the rules."""
    rng = random.Random(20261121)  # noqa: S311
    lines = (Path(jieba.__file__).with_name("dict.txt")).read_text(encoding="utf-8").splitlines()
    words = [line.split(" ")[0] for line in lines]
    odd = ["3.5%", "2024年", "，", "。", " ", "AT&T", "卡拉OK", "䶮", "𠮷", "·", "\n", "T恤", "100-150", "\ud800"]
    made = ["".join(rng.choice(words if rng.random() < 0.8 else odd) for _ in range(12)) for _ in range(1500)]
    made += ["".join(chr(rng.randrange(0x4E00, 0x9FA6)) for _ in range(20)) for _ in range(300)]
    made += [line for path in sorted(ROOT.glob("patterns/*/*.toml")) for line in path.read_text("utf-8").splitlines()]
    return made


def test_cuts_are_the_same(plain: Any) -> None:
    different = [text for text in sentences() if [t.word for t in tokenizer.tokens(text)] != plain.lcut(text)]
    assert different == []


def test_another_dictionary_is_left_to_jieba(plain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizer, "DIGEST", "")
    for cached in (tokenizer._dictionary, tokenizer._tokenizer, tokenizer.entry):
        cached.cache_clear()
    try:
        assert [token.word for token in tokenizer.tokens("高峰期间实行限行")] == plain.lcut("高峰期间实行限行")
        assert tokenizer.entry("程度") == (9953, "n")
        assert tokenizer.entry("张伟民") is None
    finally:
        for cached in (tokenizer._dictionary, tokenizer._tokenizer, tokenizer.entry):
            cached.cache_clear()


def test_it_is_quiet_and_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "import sys; from redactscan.detectors.tokenizer import tokens; "
        "tokens('低保户张伟'); print('pkg_resources' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"TMPDIR": str(tmp_path), "PATH": "", "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert (done.stdout, done.stderr) == ("False\n", "")
    assert list(tmp_path.iterdir()) == []
