"""What a paper sounds like as a whole, and what is read because of that."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactscan.detectors import company, detect, tone
from redactscan.detectors.hashing import SIZE
from redactscan.packs import load_packs
from redactscan.readers import Source, read

RULES = [rule for rule in load_packs().rules if rule.detect.kind == "bound"]
LETTER = (
    "娃他爹，家里都好。牛卖了，谷子收了三担，欠你表舅的先还了一半。丁一凡夜里还是哭，要你抱。"
    "你脚上的伤好些没有？药要记得吃，没有钱就捎个话回来，我再去借。"
)
NOTICE = (
    "关于做好冬春季森林防火工作的通知\n各乡镇人民政府，县直有关单位：请严格落实责任，加强值班值守。联系人：丁一凡。"
)


@pytest.mark.parametrize(("text", "private"), [(LETTER, True), (NOTICE, False), (LETTER[:50], False)])
def test_what_a_paper_sounds_like(text: str, private: bool) -> None:
    assert (tone.tone([text]) > 0) is private


def test_spaces_and_figures_count_for_nothing() -> None:
    assert tone.tone([LETTER.replace("，", "，  ")]) == tone.tone([LETTER])
    assert tone.tone([LETTER + "共12户"]) == tone.tone([LETTER + "共98户"])


def test_the_file_is_what_is_read_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _, _, weights = tone.FILE.read_bytes().partition(b"\n")
    assert len(weights) == SIZE
    monkeypatch.setattr(tone, "FILE", tmp_path / "none")
    assert tone.tone([LETTER]) == 0


@pytest.mark.parametrize(("sounds", "found"), [(1.0, True), (-1.0, False)])
def test_all_of_a_paper_that_sounds_private_is_read(
    sounds: float, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(company, "tone", lambda texts: sounds)
    matches = detect(read(Source("信.txt", LETTER.encode() * 2)), RULES).matches
    assert any(match.evidence == "tenor" for match in matches) is found
