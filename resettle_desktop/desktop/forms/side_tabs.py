"""The sides of a record, one tab each, with one button that saves what is typed in the shown one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.parts.basics import Label, Line, PrimaryButton, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, font, scaled
from resettle_desktop.records.texts import _

_WIDTH_FOR_KEYS = 700


class SideTabs(QWidget):
    """Shows one side at a time; each kind of record has its own sides and fills them when they are looked at.

    ``turned`` when another side is shown, ``save_asked`` for the button. ``read_only`` are the places of the sides
    that write nothing.
    """

    turned = Signal()
    save_asked = Signal()

    def __init__(self, name: str, read_only: Sequence[int] = ()) -> None:
        super().__init__()
        ground(self, "surface")
        self._read_only = frozenset(read_only)
        self.bar, self.stack = QTabBar(), QStackedWidget()
        self.failure = FailureNote()
        self.save_button = PrimaryButton("", called=self.save_asked.emit)
        self._keys = Label(_("Ctrl+Enter"), "small", "text2")
        self.bar.setFont(font("table", 500))
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setMinimumWidth(1)  # where there is no room its ends are reached by the keyboard and by its arrows
        self.bar.setAccessibleName(name)

    def show_sides(self, sides: Sequence[tuple[str, QWidget]]) -> None:
        """Show these sides, each with its title, the first of them at the front; call it once."""
        for place, (title, side) in enumerate(sides):
            self.bar.addTab(title)
            self.bar.setTabToolTip(place, _("Ctrl+{number}").format(number=place + 1))
            self.stack.addWidget(side)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head())
        down.addWidget(Line())
        down.addWidget(self.failure)
        down.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._turn)

    def _head(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(14), scaled(TIGHT))
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.bar)
        across.addStretch(1)
        for widget in self.head_widgets():
            across.addWidget(widget)
        across.addWidget(self._keys)
        across.addWidget(self.save_button)
        return across

    # what each kind of record says

    def head_widgets(self) -> Sequence[QWidget]:
        """Return what stands right of the tabs, before the button."""
        return ()

    def form(self) -> Form | None:
        """Return the form of the shown tab with a record in it, None where there is none."""
        return None

    def fill(self, tab: int) -> None:
        """Fill what a tab shows only when it is looked at."""

    def save_word(self, tab: int) -> str:
        """Return what the button of a tab says."""
        return _("Save")

    def take_keyboard(self, tab: int) -> None:
        """Put the keyboard into the side that was turned to."""
        self.with_form(Form.go_to_first)

    # what others call

    def current(self) -> int:
        """Return the tab that is shown."""
        return self.bar.currentIndex()

    def turn_to(self, tab: int) -> None:
        """Show a tab."""
        self.bar.setCurrentIndex(tab)

    def refill(self) -> None:
        """Fill the shown tab anew."""
        self.fill(self.current())
        self.show_button()

    def show_button(self) -> None:
        """Show the button that saves where the shown tab has something to save."""
        word = self.save_word(self.current())
        self.save_button.setText(word)
        self.save_button.setAccessibleName(word)
        self.save_button.setVisible(self.form() is not None)
        self._keys.setVisible(self.form() is not None and self.width() >= scaled(_WIDTH_FOR_KEYS))

    def is_read_only(self) -> bool:
        """Return whether the shown tab writes nothing."""
        return self.current() in self._read_only

    def with_form(self, called: Callable[[Form], object]) -> None:
        """Call a function with the form of the shown tab, where there is one."""
        form = self.form()
        if form is not None:
            called(form)

    def show_failure(self, text: str) -> None:
        """Say above the side what stood in the way; an empty text takes the last one away."""
        self.failure.tell(text)

    def sizeHint(self) -> QSize:
        """Ask for the least: the sides scroll, and take what room the page leaves them."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the keys of the button where the tabs need the room."""
        super().resizeEvent(event)
        self.show_button()

    # internals

    def _turn(self, tab: int) -> None:
        """The keyboard stays in the form when it was in one."""
        focused = self.focusWidget()
        inside = focused is not None and self.stack.isAncestorOf(focused) and focused.hasFocus()
        self.stack.setCurrentIndex(tab)
        self.refill()
        if inside:
            self.take_keyboard(tab)
        self.turned.emit()


def counted(title: str, count: int) -> str:
    """Return a tab's title with how much is in it, the title alone for nothing."""
    return f"{title}  {count}" if count else title
