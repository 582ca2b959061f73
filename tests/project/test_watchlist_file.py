"""What a built list tells, to whom: the same hits whatever it was made into, and nothing without the key."""

from __future__ import annotations

import json
import os
import pickle
import re
import time
from collections.abc import Callable
from hashlib import blake2b, sha256
from itertools import islice, product
from pathlib import Path

import pytest

from redactscan.detectors import detect
from redactscan.detectors.listed import SIZE, Listed, WatchList
from redactscan.errors import ConfigError
from redactscan.model import Document, Rule
from redactscan.project.key import Key
from redactscan.project.watchlist import people
from redactscan.project.watchlist_file import build, head, load

KEY, OTHER = Key(bytes(range(32)), "environment"), Key(bytes(32), "environment")
FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN = (
    "华明伟文晓建军海国志红平丽玉春小峰东强杰林永云辉英艳俊勇金龙芳燕新敏玲涛波荣斌飞梅鹏娟霞萍成刚静宇超"
    "庆忠秀立亮德雪光利亚慧生婷佳洪磊宏君清丹祥凤振莉青良学兰民阳兴"
)
ROWS = """姓名,村,身份证后四位
赵铁柱,柳树村,0028
高峰,青峰村,123X
阿依古丽·买买提,,
欧阳小满,柳树村,
"""
TEXT = (
    "低保户赵铁柱患病。早晚高峰限行。阿依古丽．买买提一家；赵*柱（柳树村）。欧 阳 小 满来电。"
    "青峰村高峰，尾号123X。柳树村赵铁柱。"
)


def likely() -> list[str]:
    """The 100,000 most likely names: common family names with one or two common characters."""
    names = (family + "".join(given) for given in product(GIVEN, repeat=2) for family in FAMILY)
    return [f + g for f in FAMILY for g in GIVEN] + list(islice(names, 100_000 - len(FAMILY) * len(GIVEN)))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    source = tmp_path / "names.csv"
    source.write_text(ROWS, encoding="utf-8")
    made = {name: tmp_path / f"{name}.list" for name in ("keyed", "plain")}
    made["keyed"].write_bytes(build(people(source), KEY))
    made["plain"].write_bytes(build(people(source), None))
    return {"csv": source, **made}


def test_hits_are_the_same_whatever_the_file(
    files: dict[str, Path], make_rule: Callable[..., Rule], make_document: Callable[..., Document]
) -> None:
    rules = [make_rule(kind="watchlist", type=each) for each in ("person-name", "weak-mask")]
    document = make_document(TEXT, [["姓名", "住址"], ["赵铁柱", "柳树村"], ["高 峰", "石桥镇"]])
    found = {}
    for kind, path in files.items():
        listed = pickle.loads(pickle.dumps(WatchList((load(path, KEY),))))  # noqa: S301  (as to a worker)
        matches = detect(document, rules, listed).matches
        found[kind] = [(m.span, m.cell, m.verdict, [reason.key for reason in m.reasons]) for m in matches]
    assert found["csv"] == found["plain"] == found["keyed"]
    assert len(found["csv"]) == 8
    assert sum("reason.watch-known" in reasons for *_, reasons in found["csv"]) == 4


def test_nobody_without_the_key_finds_a_name(tmp_path: Path) -> None:
    names = likely()
    assert len(set(names)) == 100_000
    listed = [Listed(name, "柳树村", "0028") for name in names[:3000]]
    data = build(listed, KEY)
    digests = {data[at : at + SIZE] for at in range(512, len(data), SIZE)}
    guessed = [b"", bytes(32), str(KEY.origin).encode(), head_of(data)]
    for name in names:
        for text in (name.encode(), b"name" + name.encode()):
            assert name.encode() not in digests
            for key in guessed:
                assert blake2b(text, digest_size=SIZE, key=key).digest() not in digests
                assert blake2b(text, digest_size=SIZE, key=key, person=b"name").digest() not in digests
            assert sha256(text).digest()[:SIZE] not in digests
    assert not any(name.encode() in data or name.encode("utf-16-le") in data for name in names[:3000])


def head_of(data: bytes) -> bytes:
    """The key id in the first line, which is all that the file tells of the key."""
    return bytes.fromhex(json.loads(data[:512])["key"])


def test_the_attack_finds_them_with_the_key() -> None:
    names = likely()[:50]
    own = blake2b(b"redactscan watch list", key=KEY.value, digest_size=32).digest()
    data = build([Listed(name) for name in names], KEY)
    digests = {data[at : at + SIZE] for at in range(512, len(data), SIZE)}
    assert all(blake2b(n.encode(), digest_size=SIZE, key=own, person=b"name").digest() in digests for n in names)


def test_a_plain_file_can_be_read(files: dict[str, Path]) -> None:
    assert "赵铁柱".encode() in files["plain"].read_bytes()
    assert "赵铁柱".encode() not in files["keyed"].read_bytes()


@pytest.mark.parametrize(
    ("key", "message"),
    [(OTHER, "watchlist.other-key"), (Key.for_this_run(), "watchlist.no-key")],
)
def test_a_keyed_file_needs_its_key(files: dict[str, Path], key: Key, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(files["keyed"], key)
    assert caught.value.message.key == message
    assert load(files["plain"], key).title == "plain.list"


@pytest.mark.parametrize("cut", [1, 8, 600])
def test_a_damaged_file_is_an_error(files: dict[str, Path], cut: int) -> None:
    data = files["keyed"].read_bytes()
    files["keyed"].write_bytes(data[:-cut] if cut < 500 else data[:cut])
    with pytest.raises(ConfigError, match=r"watchlist\.damaged"):
        load(files["keyed"], KEY)


def test_no_list_is_built_with_a_key_that_dies_today() -> None:
    with pytest.raises(ConfigError, match=r"watchlist\.no-key"):
        build([Listed("赵铁柱")], Key.for_this_run())


def test_a_long_list_is_opened_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.list"
    data = build([Listed("赵铁柱")], KEY)
    line = re.sub(rb'"digests": [0-9]+', b'"digests": 2000000', data[:512]).strip().ljust(511) + b"\n"
    with path.open("wb") as file:
        file.write(line)
        file.write(os.urandom(8))
        file.truncate(512 + SIZE * 2_000_000)
    started = time.process_time()
    book = load(path, KEY)
    assert ("name", "赵铁柱") not in book
    assert time.process_time() - started < 0.05
    assert head(path) is not None
