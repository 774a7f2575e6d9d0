"""The look in one place: colours, type, spacing and heights, and the one function that puts them on the window."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Literal

import fontpkg_inter
import fontpkg_noto_sans_arabic
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

Mode = Literal["light", "dark", "system"]
# the last two are read from a step away: those of the airport alone
Step = Literal["small", "table", "text", "large", "title", "display", "count"]

TIGHT, NARROW, MIDDLE, WIDE = 4, 8, 12, 16
PAGE_MARGIN = 16
RADIUS_CONTROL, RADIUS_CARD, RADIUS_OVERLAY = 5, 6, 8
HEIGHTS = {
    "bar": 38,
    "title": 46,
    "head": 26,
    "head_two_lines": 38,
    "field": 28,
    "row": 22,
    "row_compact": 17,
    "row_board": 23,
    "row_reading": 25,
    "row_two_lines": 37,
    "row_finder": 30,
    "section": 29,
    "member": 42,
    "chip": 22,
}

# The steps of type in pixels where the system's own text is 13 pixels high.
_STEPS: dict[str, float] = {"small": 11, "table": 12, "text": 13, "large": 15, "title": 18,
    "display": 22, "count": 30,
}  # fmt: skip
_SYSTEM_PIXELS = 13.0
_POINTS_PER_INCH = 72
_DRESSED = "dressed"


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme; each state colour has a tint that it can stand on (LOOK.md, Tokens)."""

    win: str
    surface: str
    sunken: str
    hover: str
    selected: str
    line: str
    line2: str
    edge: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_fill: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str
    note: str
    note_tint: str
    changed: str
    changed_tint: str
    on_accent: str = "#FFFFFF"

    def color(self, name: str) -> QColor:
        """Give a token as Qt's colour; raises AttributeError for a name that is no token."""
        return _colour(getattr(self, name))


LIGHT = Tokens(
    win="#F6F7F8",
    surface="#FFFFFF",
    sunken="#F3F4F6",
    hover="#ECEEF1",
    selected="#E4EDFD",
    line="#E7E8EC",
    line2="#D2D5DB",
    edge="#858B97",
    text="#1A1C21",
    text2="#525866",
    text3="#636975",
    accent="#1E57CC",
    accent_fill="#1E57CC",
    ok="#1A7547",
    ok_tint="#E4F3EA",
    warn="#8A5300",
    warn_tint="#FBF0DA",
    bad="#B3261E",
    bad_tint="#FCE8E6",
    note="#6741B5",
    note_tint="#F0EBFB",
    changed="#1E57CC",
    changed_tint="#D8E5FD",
)
DARK = Tokens(
    win="#16171A",
    surface="#1C1D21",
    sunken="#24262A",
    hover="#2A2C31",
    selected="#25324D",
    line="#2C2E34",
    line2="#40434B",
    edge="#7F8490",
    text="#EBECEE",
    text2="#B4B8C1",
    text3="#989DA8",
    accent="#86ADFF",
    accent_fill="#2F63D6",
    ok="#6FCB96",
    ok_tint="#1B3427",
    warn="#E6B768",
    warn_tint="#392D17",
    bad="#F6938B",
    bad_tint="#45231F",
    note="#BBA2F3",
    note_tint="#2F2846",
    changed="#86ADFF",
    changed_tint="#2D4068",
)


class Theme(QObject):
    """What the window looks like at the moment; ``changed`` tells when pictures drawn in its colours are stale."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.mode: Mode = "light"
        self.base_pixels = _SYSTEM_PIXELS
        self.fonts_loaded = False

    def follow_system(self) -> None:
        """Take the system's light or dark when the person left the choice to it."""
        application = QApplication.instance()
        if self.mode == "system" and isinstance(application, QApplication):
            _dress(application)


theme = Theme()


def tokens() -> Tokens:
    """Give the colours in use."""
    return theme.tokens


def is_dark() -> bool:
    """Tell whether the dark colours are in use."""
    return theme.tokens is DARK


def apply_theme(application: QApplication, mode: Mode, text_scale: float = 1.0) -> None:
    """Put fonts and palette on the application and its windows; ``text_scale`` 2.0 doubles all text and heights."""
    if not theme.fonts_loaded:
        _load_fonts()
        theme.fonts_loaded = True
        application.styleHints().colorSchemeChanged.connect(theme.follow_system)
    theme.mode = mode
    theme.base_pixels = _system_pixels(application) * text_scale
    application.setStyle("Fusion")
    application.setFont(font("text"))
    _dress(application)


def dress(window: QWidget) -> None:
    """Put the style sheet on a window, which hands it down to all that stands in it, and to its menus.

    It is not the application's: Qt would then look through every widget of a page again at each step by which the page
    is put together, and a page would take twice as long to make.
    """
    sheet = _sheet(theme.tokens, theme.base_pixels)
    if window.styleSheet() != sheet:
        window.setProperty(_DRESSED, True)
        window.setStyleSheet(sheet)


def font(
    step: Step = "text", weight: int = 400, tabular: bool = False, arabic: bool = False, number: bool = False
) -> QFont:
    """Give the font of a step of type; ``tabular`` digits for dates and counts, a crossed zero too for a ``number``.

    ``arabic`` puts the Arabic family first, so that a line of Arabic alone stands on its own base line.
    """
    return QFont(_font(step, weight, tabular, arabic, number, theme.base_pixels))


def scaled(pixels: float) -> int:
    """Give a length meant for text of 13 pixels at the size of the text in use."""
    return max(1, round(pixels * theme.base_pixels / _SYSTEM_PIXELS))


def height(name: str) -> int:
    """Give one of HEIGHTS in pixels at the size of the text in use; raises KeyError for another name."""
    return scaled(HEIGHTS[name])


def style_sheet(colours: Tokens) -> str:
    """Give resources/desktop/window.qss with the tokens and lengths filled in; raises KeyError for an unknown one."""
    text = (files("resettle_desktop.resources") / "desktop" / "window.qss").read_text(encoding="utf-8")
    return Template(text).substitute(_Lengths(asdict(colours), caret=_caret(colours), check=_picture("check.svg")))


@lru_cache(maxsize=4)
def _sheet(colours: Tokens, _base_pixels: float) -> str:
    """Kept for each size of text, because its file is read."""
    return style_sheet(colours)


@lru_cache(maxsize=256)
def _colour(written: str) -> QColor:
    return QColor(written)


@lru_cache(maxsize=256)
def _font(step: Step, weight: int, tabular: bool, arabic: bool, number: bool, base_pixels: float) -> QFont:
    """Kept, because a table asks for a font at every cell it draws."""
    made = QFont()
    families = ["Inter", "Noto Sans Arabic"]
    made.setFamilies(families[::-1] if arabic else families)
    made.setPixelSize(round(_STEPS[step] * base_pixels / _SYSTEM_PIXELS))
    made.setWeight(QFont.Weight(weight))
    # A variable font has one file for all weights, and Qt draws the lightest unless it is told the axis too.
    made.setVariableAxis(QFont.Tag("wght"), weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular or number:
        made.setFeature(QFont.Tag("tnum"), 1)
    if number:
        made.setFeature(QFont.Tag("zero"), 1)
    return made


class _Lengths(dict[str, str]):
    """The values of the style sheet; a name like px_26 is a length."""

    def __missing__(self, key: str) -> str:
        if not key.startswith("px_"):
            raise KeyError(key)
        return f"{scaled(int(key[3:]))}px"


def _caret(colours: Tokens) -> str:
    return _picture("caret-dark.svg" if colours is DARK else "caret-light.svg")


def _picture(name: str) -> str:
    """A style sheet takes the arrow of a choice and the mark of a box from files alone."""
    return Path(str(files("resettle_desktop.resources") / "desktop" / name)).as_posix()


def _load_fonts() -> None:
    for package in (fontpkg_inter, fontpkg_noto_sans_arabic):
        for file in sorted((Path(package.ROOT) / "files").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))


def _system_pixels(application: QApplication) -> float:
    """A system whose text is smaller than 13 pixels still gets 13: Inter is drawn for that size."""
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max(_SYSTEM_PIXELS, points * application.primaryScreen().logicalDotsPerInch() / _POINTS_PER_INCH)


def _dress(application: QApplication) -> None:
    dark = theme.mode == "dark" or (theme.mode == "system" and _system_is_dark(application))
    theme.tokens = DARK if dark else LIGHT
    application.setPalette(palette(theme.tokens))
    for window in application.topLevelWidgets():
        if window.property(_DRESSED):
            dress(window)
    theme.changed.emit()


def _system_is_dark(application: QApplication) -> bool:
    return application.styleHints().colorScheme() == Qt.ColorScheme.Dark


def palette(colours: Tokens) -> QPalette:
    """Give the palette that reaches every widget without a rule of its own in the style sheet."""
    made = QPalette()
    for roles, token in _ROLES.items():
        for role in roles:
            made.setColor(role, colours.color(token))
    made.setColor(QPalette.ColorRole.HighlightedText, QColor("#FFFFFF"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colours.color("text3"))
    return made


_Role = QPalette.ColorRole
_ROLES: dict[tuple[QPalette.ColorRole, ...], str] = {
    (_Role.Window, _Role.Base, _Role.Button, _Role.ToolTipBase, _Role.Light): "surface",
    (_Role.AlternateBase, _Role.Midlight): "sunken",
    (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.ToolTipText, _Role.BrightText): "text",
    (_Role.PlaceholderText,): "text3",
    (_Role.Mid, _Role.Dark): "line2",
    (_Role.Shadow,): "edge",
    (_Role.Highlight,): "accent_fill",
    (_Role.Link, _Role.LinkVisited, _Role.Accent): "accent",
}
