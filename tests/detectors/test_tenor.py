"""What the text around a name sounds like, and what that changes of what the rules say."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactscan.detectors import detect, private, tenor
from redactscan.detectors.hashing import SIZE
from redactscan.model import Severity
from redactscan.packs import load_packs
from redactscan.readers import Source, read

RULES = [rule for rule in load_packs().rules if rule.detect.kind == "bound"]
VISIT = (
    "走访记\n入户那天下着小雨。他家有四口人，母亲八十多岁，常年吃药，妻子前年因病去世，欠着亲戚三万多元。"
    "丁一凡今年五十二岁，一个人种两亩地，去年在工地上摔断了腿，干不了重活，孩子的学费还没有着落。"
    "他说，日子再难也得过下去。邻居说他夜里常常一个人哭，米是大家凑的，药吃完了也没有钱再去买。"
)
MEETING = (
    "全县产业发展工作会议召开\n会议听取了有关情况的汇报，研究部署下一阶段重点工作。会议指出，要认真贯彻落实上级决策部署，"
    "加快推进项目建设，优化营商环境，健全困难群众大病救助制度。丁一凡主持会议并讲话，有关部门主要负责同志参加会议。"
    "会议要求，各乡镇、各部门要提高思想认识，压实工作责任，强化督促检查，确保全年目标任务圆满完成。"
)


@pytest.mark.parametrize(("text", "private"), [(VISIT, True), (MEETING, False)])
def test_what_a_text_sounds_like(text: str, private: bool) -> None:
    assert (tenor.tenor([text], {"丁一凡"})["丁一凡"] > 0) is private


def test_a_text_that_is_too_short_sounds_like_nothing() -> None:
    assert tenor.tenor(["丁一凡患肺癌。"], {"丁一凡"}) == {}
    assert tenor.tenor([VISIT], {"卜海燕"}) == tenor.tenor([VISIT], ()) == {}


def test_names_count_for_nothing_and_neither_do_spaces() -> None:
    other = VISIT.replace("丁一凡", "慕容海燕").replace("\n", "\x1e\n  ")
    assert tenor.tenor([other], {"慕容海燕"})["慕容海燕"] == tenor.tenor([VISIT], {"丁一凡"})["丁一凡"]


def test_the_file_is_what_is_read_of_it() -> None:
    head, _, weights = tenor.FILE.read_bytes().partition(b"\n")
    _, unit = map(float, head.split())
    assert len(weights) == SIZE
    assert 0 < unit < 1


@pytest.mark.parametrize(
    ("text", "odds", "told"),
    [
        ("陪他去县医院的是方子涵。", {"方子涵": -2.0}, ("方子涵", "unlike")),
        ("陪他去县医院的是方子涵。", {"方子涵": 1.0}, ("方子涵", "company")),
        ("陪他去县医院的是方子涵。", {}, ("方子涵", "company")),
        ("方子涵身患肺癌。", {"方子涵": -2.0}, ("方子涵", "said")),
        ("方子涵主持座谈。", {"方子涵": 3.0}, ("方子涵", "tenor")),
    ],
)
def test_what_it_changes(
    text: str, odds: dict[str, float], told: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private, "tenor", lambda texts, names: odds)
    assert told in _found(VISIT + text)


def test_without_weights_the_rules_alone_tell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tenor, "FILE", tmp_path / "none")
    assert tenor.tenor([VISIT], {"丁一凡"}) == {}
    assert ("丁一凡", "said") in _found(VISIT)


def _found(text: str) -> set[tuple[str, str]]:
    matches = detect(read(Source("记.txt", text.encode())), RULES).matches
    return {
        (text[match.span.start : match.span.end], str(match.evidence))
        for match in matches
        if match.rule.severity > Severity.LOW or match.evidence == "unlike"
    }
