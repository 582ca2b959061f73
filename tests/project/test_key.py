"""Where the key comes from, and that nothing ever quotes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactscan.errors import ConfigError
from redactscan.messages import say
from redactscan.project.key import Key, find_key

HEX = "0123456789abcdef" * 4


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / ".redactscan").mkdir()
    (tmp_path / ".redactscan" / "key").write_text("ff" * 32 + "\n")
    assert find_key(folder, {}) == Key(b"\xff" * 32, "file", tmp_path)
    assert find_key(folder, {"REDACTSCAN_KEY": HEX}) == Key(bytes.fromhex(HEX), "environment")


def test_without_a_key_every_run_has_its_own(tmp_path: Path) -> None:
    first, second = find_key(tmp_path, {}), find_key(tmp_path, {})
    assert first.origin == second.origin == "run"
    assert len(first.value) == 32
    assert first.value != second.value


@pytest.mark.parametrize("text", ["", "abc", HEX[:-2], HEX + "00", "z" * 64])
def test_a_malformed_key_is_an_error_that_does_not_quote_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        find_key(tmp_path, {"REDACTSCAN_KEY": text})
    assert caught.value.where == "REDACTSCAN_KEY"
    assert not text or text not in str(caught.value) + say(caught.value.message)


def test_a_key_is_not_printed() -> None:
    assert "255" not in repr(Key(b"\xff" * 32, "run"))
    assert "xff" not in repr(Key(b"\xff" * 32, "run"))
