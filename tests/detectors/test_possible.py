"""Where somebody may be named is the same in a long text, with arrays, as one by one."""

import random

import numpy
import pytest

from redactscan.detectors import possible

SIGNS = (
    "户人员民子女儿,;:、(。等男女岁0123456789一二名位·阿依古丽买提欧阳"
    "司马东方上官王李张高方成向由全的工程照顾哥弟万富主张患者因家𠮷\uffff"
)


@pytest.mark.parametrize("seed", range(20))
def test_both_ways_find_the_same(seed: int) -> None:
    text = "".join(random.Random(seed).choices(SIGNS, k=2000))  # noqa: S311
    one_by_one, at_once = (
        sorted(at for may_be, at in signs if may_be(text, at))
        for signs in (possible._found(text), possible._Signs(numpy).of(text))
    )
    assert one_by_one == at_once != []
