from __future__ import annotations

import pytest

from redactscan.packs import load_packs


@pytest.fixture(scope="session")
def shipped_patterns() -> list[str]:
    return [rule.detect.pattern for rule in load_packs().rules if rule.detect.pattern]
