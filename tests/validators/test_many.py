"""What is said of many numbers at once is what is said of each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import numpy
import pytest

from redactscan import validators
from redactscan.validators import ASK, VERDICTS, Signs, cn_uscc, luhn, mod_11_2

NAMES = [
    file.stem
    for file in sorted(Path(validators.__file__ or "").parent.glob("*.py"))
    if file.stem != "__init__" and hasattr(import_module(f"redactscan.validators.{file.stem}"), "many")
]
SIGNS = "0123456789ABXY"


def numbers(rng: random.Random) -> Iterator[str]:
    """Good ones, such as differ from one in a sign, and such as are random."""
    day = f"{rng.randint(1898, 2031)}{rng.randint(0, 13):02}{rng.randint(0, 32):02}"
    identity = rng.choice(("340121", "110105", "340199", "810000", "990101")) + day + rng.choice(("000", "123", "010"))
    card = rng.choice(("621700", "955880", "620000", "453210")) + "".join(
        rng.choices("0123456789", k=rng.randint(9, 12))
    )
    code = rng.choice(("91", "12", "52", "N2", "Y1", "13")) + "340100" + "".join(rng.choices("0123456789AX", k=9))
    good = [identity + mod_11_2.character(identity), card + luhn.digit(card)]
    good += [code + sign for sign in "0123456789ABCDEFGHJKLMNPQRTUWXY" if cn_uscc.check(code + sign) is VERDICTS[2]]
    good += [rng.choice(("13", "14", "19", "12")) + "".join(rng.choices("0123456789", k=9)), "138" + "1" * 8, "7" * 19]
    yield from good
    for one in good:
        at = rng.randrange(len(one))
        yield one[:at] + rng.choice(SIGNS) + one[at + 1 :]
    yield "".join(rng.choices("0123456789", k=rng.randint(2, 26)))


@pytest.mark.parametrize("name", NAMES)
def test_many_say_what_each_says(name: str) -> None:
    rng = random.Random(name)  # noqa: S311
    by_length: dict[int, list[str]] = {}
    for one in (number for _ in range(400) for number in numbers(rng)):
        by_length.setdefault(len(one), []).append(one)
    many, check = validators.many(name), validators.named(name)
    assert many
    for length, values in by_length.items():
        signs = Signs(numpy, numpy.frombuffer("".join(values).encode(), numpy.uint8).reshape(-1, length))
        told = many(signs).tolist()
        for value, code in zip(values, told, strict=True):
            assert code == ASK or VERDICTS[code] is check(value), value


def test_there_are_some() -> None:
    assert {"cn_resident_id", "cn_bank_card", "cn_mobile", "cn_account", "cn_uscc"} <= set(NAMES)
