from __future__ import annotations

import pytest

from resettle_desktop.desktop.parts.icons import STATES
from resettle_desktop.desktop.parts.levels import ICONS, TONES, counted
from resettle_desktop.desktop.parts.theme import tokens
from resettle_desktop.records.findings import Level


@pytest.mark.parametrize(
    ("level", "count", "words"),
    [(Level.ERROR, 1, "1 error"), (Level.WARNING, 2, "2 warnings"), (Level.TO_DO, 3, "3 to do")],
)
def test_findings_are_counted_in_words(level: Level, count: int, words: str) -> None:
    assert counted(level, count) == words


@pytest.mark.parametrize("level", list(Level))
def test_every_level_has_an_icon_and_a_colour(level: Level) -> None:
    assert ICONS[level] in STATES and tokens().color(TONES[level]).isValid()
