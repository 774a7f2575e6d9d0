"""The head of a paper: which document and version it is, whether that was printed, its size on screen, its ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.papers.zoom_bar import ZoomBar
from resettle_desktop.desktop.parts.basics import Button, Line, PrimaryButton, QuietButton, ShortLabel, ground
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, height, scaled
from resettle_desktop.documents.editions import edition
from resettle_desktop.documents.printing import Printed
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.texts import LANGUAGES, _, language


class PaperHead(QWidget):
    """Announces what the person asks for; it prints and zooms nothing itself."""

    print_asked = Signal()
    save_asked = Signal()
    zoom_in_asked = Signal()
    zoom_out_asked = Signal()
    width_asked = Signal()
    language_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = ShortLabel("", "large", "text", 600)
        self.version = ShortLabel("", "table", "text", 500, tabular=True)
        self.state = ShortLabel("", "small", "text2")
        self.place = ShortLabel("", "table", "text2", tabular=True)
        self._across = QHBoxLayout()
        self._zooming = ZoomBar(_("Fit the width"))
        self.smaller, self.zoom, self.larger = self._zooming.smaller, self._zooming.fit, self._zooming.larger
        self._language = language()
        self.language = QuietButton("", "", self._turn_language)
        self.save = Button(_("Save as PDF…"), "file-pdf", self.save_asked.emit)
        self.print = PrimaryButton(_("Print…"), "printer", self.print_asked.emit)
        self._assemble()
        self.set_ready(False)

    def _assemble(self) -> None:
        ground(self, "surface")
        self._zooming.smaller_asked.connect(self.zoom_out_asked)
        self._zooming.fit_asked.connect(self.width_asked)
        self._zooming.larger_asked.connect(self.zoom_in_asked)
        self.print.setToolTip(_("Ctrl+P"))
        self.language.setAccessibleName(_("Language of the paper"))
        self.language.setToolTip(_("Language of the paper"))
        self.language.setText(LANGUAGES[self._language])
        across = self._across
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(MIDDLE), 0)
        across.setSpacing(scaled(NARROW))
        across.addLayout(self._words(), 1)
        across.addWidget(self.place)
        across.addSpacing(scaled(TIGHT))
        across.addWidget(self._zooming)
        across.addWidget(self.language)
        across.addWidget(self.save)
        across.addWidget(self.print)
        across.addStrut(height("title"))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(Line())

    def _words(self) -> QVBoxLayout:
        """Return which paper it is, and under that whether it was printed."""
        first = QHBoxLayout()
        first.setSpacing(scaled(NARROW))
        first.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.version, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        down = QVBoxLayout()
        down.setSpacing(0)
        down.addStretch(1)
        down.addLayout(first)
        down.addWidget(self.state)
        down.addStretch(1)
        return down

    def show_paper(self, label: str, printed: Printed) -> None:
        """Say which document and version this is, and what of it is not printed yet."""
        self.title.setText(label)
        self.version.setText(printed.edition)
        self.state.setText(_state(printed))
        self.state.set_tone("text2" if printed.frozen else "warn")

    def _turn_language(self) -> None:
        """Ask for the paper in the next language."""
        codes = list(LANGUAGES)
        self._language = codes[(codes.index(self._language) + 1) % len(codes)]
        self.language.setText(LANGUAGES[self._language])
        self.language_asked.emit(self._language)

    def add_at_end(self, widget: QWidget) -> None:
        """Add what the place around needs, such as a button that closes the paper."""
        self._across.addWidget(widget)

    def clear(self) -> None:
        """Say nothing, while there is no paper."""
        for label in (self.title, self.version, self.state, self.place):
            label.setText("")
        self.set_ready(False)

    def show_place(self, page: int, count: int) -> None:
        """Say which page is in sight, counted from 1."""
        self.place.setText(_("page {page} of {count}").format(page=page, count=count) if count else "")

    def show_zoom(self, zoom: float) -> None:
        """Say how large pages are shown."""
        self._zooming.show_zoom(zoom)

    def set_ready(self, ready: bool) -> None:
        """Let the person print and save, or not while there is nothing to print or it is under way."""
        for button in (self.save, self.print):
            button.setEnabled(ready)


def _state(printed: Printed) -> str:
    if printed.frozen:
        said = _("first printed {moment}, nothing changed since").format(moment=show_moment(printed.frozen))
        return said + _older(printed)
    if printed.version == 1:
        return _("not printed yet")
    return _("changed since {edition} was printed; not printed yet").format(edition=_before(printed))


def _older(printed: Printed) -> str:
    """Say which versions are out of date by this one."""
    if printed.version == 1:
        return ""
    said = _("{edition} is out of date") if printed.version == 2 else _("{edition} and all before are out of date")
    return "; " + said.format(edition=_before(printed))


def _before(printed: Printed) -> str:
    return edition(printed.document, printed.version - 1)
