"""Packs from folders, the choice of rules, and the check of examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from redactscan.errors import PackError, UsageError
from redactscan.model import Example, Rule
from redactscan.packs import load_pack, load_packs, locate, select
from redactscan.packs.check import check

META = 'id = "own"\nversion = "1"\n\n[title]\nzh = "自有"\nen = "own"\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A pack with one rule, made from a shipped one."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "pack.toml").write_text(META, encoding="utf-8")
    source = (locate.shipped() / "cn-personal" / "resident-id.toml").read_text(encoding="utf-8")
    source = source.replace("CN-PI-001", "OWN-001").replace('slug     = "resident-id"', 'slug     = "own-id"')
    (folder / "own-id.toml").write_text(source, encoding="utf-8")
    return folder


def test_extra_packs_come_after_the_shipped_ones(own: Path) -> None:
    shipped, all_ = load_packs(), load_packs([own])
    assert all_.rules[:-1] == shipped.rules
    assert (all_.rules[-1].id, all_.rules[-1].pack) == ("OWN-001", "own")
    assert [info.id for info in all_.infos] == [*(info.id for info in shipped.infos), "own"]
    assert load_packs([own.parent], shipped=False).rules == all_.rules[-1:]


def test_the_digest_covers_every_file(own: Path) -> None:
    before = load_pack(own)[0]
    assert load_pack(own)[0] == before
    rule = own / "own-id.toml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("紧贴汉字", "紧贴"), encoding="utf-8")
    assert load_pack(own)[0].sha256 != before.sha256
    assert load_pack(own)[0].version == before.version == "1"


def test_an_id_is_never_used_twice(own: Path) -> None:
    rule = own / "own-id.toml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("OWN-001", "CN-PI-001"), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_packs([own])
    assert [(p.where, p.message.key) for p in caught.value.problems] == [("own/own-id.toml", "pack.twice")]


def test_the_problems_of_all_files_come_together(own: Path, tmp_path: Path) -> None:
    (own / "broken.toml").write_text("schema = 1\n", encoding="utf-8")
    (own / "latin.toml").write_bytes(b'zh = "\xff"\n')
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackError) as caught:
        load_packs([own, tmp_path / "empty"])
    keys = {problem.message.key for problem in caught.value.problems}
    assert {"pack.missing", "pack.not-utf8", "pack.not-a-pack"} <= keys


@pytest.mark.parametrize(
    ("wanted", "unwanted", "expected"),
    [
        (["CN-PI-001"], [], {"CN-PI-001"}),
        (["cn-pi-001"], [], {"CN-PI-001"}),
        (["mobile"], [], {"CN-PI-024", "CN-PI-078"}),
        (["foreigner-id"], ["CN-PI-006"], {"CN-PI-007"}),
        (["CN-SS"], ["state-secret-mark"], {"CN-SS-004", "CN-SS-008", "CN-SS-010"}),
    ],
)
def test_select(wanted: list[str], unwanted: list[str], expected: set[str]) -> None:
    assert {rule.id for rule in select(load_packs().rules, wanted, unwanted)} == expected


def test_nothing_selected_means_everything() -> None:
    rules = load_packs().rules
    assert select(rules) == rules
    assert len(select(rules, [], ["CN", "RES"])) == 0


@pytest.mark.parametrize(("selector", "suggestion"), [("resident-ids", "resident-id"), ("moble", "mobile")])
def test_an_unknown_selector_is_an_error(selector: str, suggestion: str) -> None:
    with pytest.raises(UsageError) as caught:
        select(load_packs().rules, [], [selector])
    assert dict(caught.value.message.params)["suggestion"] == suggestion


def test_check_tells_what_an_example_misses(make_rule: Callable[..., Rule]) -> None:
    from dataclasses import replace

    rule = replace(
        make_rule(pattern="[0-9]{6}"),
        examples=(Example("编号123456", "123456"), Example("编号12345六", "12345六")),
        counterexamples=(Example("编号一二三"), Example("电话654321")),
    )

    def find(rule: Rule, example: Example) -> list[str]:
        return [example.text[2:]] if example.text[2:].isascii() else []

    found = [(p.message.key, dict(p.message.params)["at"]) for p in check([rule], find)]
    assert found == [("pack.example-missed", "[[example]] 2"), ("pack.counterexample-found", "[[counterexample]] 2")]
