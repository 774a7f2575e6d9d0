from __future__ import annotations

import pytest

from resettle_desktop.records.stages import Stage, next_stage


@pytest.mark.parametrize(
    ("stage", "after"),
    [(None, "submitted"), ("submitted", "decided"), ("arrived", "settled"), ("settled", "settled"), ("out", "settled")],
)
def test_the_next_stage_follows_the_order(stage: str | None, after: str) -> None:
    assert next_stage(stage) is Stage(after)
