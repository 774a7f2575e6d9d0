"""Icons: one set (Phosphor), drawn in the colours of the theme and kept until the theme changes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from resettle_desktop.desktop.parts.glyphs import glyph_icon
from resettle_desktop.desktop.parts.theme import theme, tokens

# LOOK.md, Icons: the one icon of each state, filled because it is a state.
STATES: dict[str, str] = {
    "ok": "check-circle-fill",
    "bad": "x-circle-fill",
    "warn": "warning-fill",
    "todo": "circle-dashed",
    "waived": "hand-palm",
    "not_needed": "minus",
    "changed": "pencil-simple",
    "conflict": "arrows-left-right",
    "parked": "tray",
    "urgent": "arrow-up",
    "emergency": "lightning-fill",
    "out": "prohibit",
    "passed": "check-circle-fill",
    "preparing": "circle-half-fill",
    "ahead": "circle",
    "satisfied": "check",
}
STATE_TONES: dict[str, str] = {
    "ok": "ok",
    "bad": "bad",
    "warn": "warn",
    "todo": "note",
    "waived": "note",
    "not_needed": "text3",
    "changed": "changed",
    "conflict": "warn",
    "parked": "note",
    "urgent": "warn",
    "emergency": "bad",
    "out": "text2",
    "passed": "accent",
    "preparing": "accent",
    "ahead": "edge",
    "satisfied": "ok",
}


def icon(name: str, tone: str = "text2", size: int = 16, filled: bool = False) -> QIcon:
    """Give an icon by its Phosphor name or the name of a state, in the colour of a token.

    ``size`` is in pixels and picks the drawing's scale only; raises KeyError for an unknown name.
    """
    return _icon(STATES.get(name, name), tone, filled, tokens().color(tone).name(), size)


def pixmap(name: str, tone: str = "text2", size: int = 16, filled: bool = False, ratio: float = 1.0) -> QPixmap:
    """Give an icon as a picture of ``size`` logical pixels for a screen of this pixel ratio."""
    return _pixmap(name, tone, size, filled, ratio)


def state_icon(state: str, size: int = 16) -> QIcon:
    """Give the icon of a state in the state's own colour; raises KeyError for an unknown state."""
    return icon(STATES[state], STATE_TONES[state], size)


def empty_cache() -> None:
    """Forget all drawn icons, since their colours have changed."""
    _icon.cache_clear()
    _pixmap.cache_clear()


@lru_cache(maxsize=512)
def _icon(name: str, tone: str, filled: bool, colour: str, size: int) -> QIcon:
    ending = "-fill" if filled and not name.endswith("-fill") else ""
    return glyph_icon(f"{name}{ending}", colour)


@lru_cache(maxsize=2048)
def _pixmap(name: str, tone: str, size: int, filled: bool, ratio: float) -> QPixmap:
    return icon(name, tone, size, filled).pixmap(QSize(size, size), ratio)


theme.changed.connect(empty_cache)
