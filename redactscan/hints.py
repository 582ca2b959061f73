"""What of ``typing`` our modules name, for those that every scan loads; ``typing`` takes a twentieth of a short run.

Nobody evaluates annotations, so most of these need not mean anything; only of a ``Literal`` the alternatives are asked.
"""

from __future__ import annotations

from types import GenericAlias

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any as Any
    from typing import Literal as Literal
    from typing import NoReturn as NoReturn
    from typing import Self as Self
    from typing import TypeAlias as TypeAlias
    from typing import assert_never as assert_never
    from typing import get_args as get_args
else:
    Any = NoReturn = Self = TypeAlias = object

    class Literal:
        """``typing.get_args`` knows these, too."""

        __class_getitem__ = classmethod(GenericAlias)

    def assert_never(value):
        raise AssertionError(value)

    def get_args(alias):
        return alias.__args__
