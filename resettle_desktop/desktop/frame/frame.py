"""The frame of the window: sidebar, top bar with menus and search box, the screen, and messages with Undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.frame.sidebar import Sidebar
from resettle_desktop.desktop.frame.top_bar import TopBar
from resettle_desktop.desktop.parts.basics import Line, ground, roomy
from resettle_desktop.desktop.parts.pages import Pages
from resettle_desktop.desktop.parts.tabbing import tab_on
from resettle_desktop.desktop.parts.theme import WIDE, dress, scaled
from resettle_desktop.desktop.parts.widgets import Toast
from resettle_desktop.desktop.parts.working import Work, WorkBar
from resettle_desktop.records.texts import _

_DIGITS = 9


@dataclass(frozen=True)
class Screen:
    """One screen of the window, and the action that goes to it."""

    name: str
    widget: QWidget
    action: QAction


class MainFrame(QMainWindow):
    """Holds the screens; asks for what it cannot do itself by signals. Its title never says whose data is shown."""

    lock_asked = Signal()
    screen_asked = Signal(str)
    back_asked = Signal()
    office_asked = Signal()
    user_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screens: dict[str, Screen] = {}
        self.sidebar = Sidebar()
        self.top_bar = TopBar()
        self.stack = Pages()
        self.sheet = ground(QWidget(), "surface")
        self.work_bar = WorkBar()
        self._toast: Toast | None = None
        self.back_action = QAction(_("Back"), self)
        self.lock_action = QAction(_("Lock"), self)
        self.search_action = QAction(_("Find"), self)
        self._assemble()
        self._connect()
        dress(self)

    def _assemble(self) -> None:
        self.setWindowTitle(_("Resettle Desktop"))
        self.setCentralWidget(self.sheet)
        across = QHBoxLayout(self.sheet)
        down = QVBoxLayout()
        for layout in (across, down):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        upright, below = Line(upright=True), Line()
        self._around = (self.sidebar, upright, self.top_bar, below)
        across.addWidget(self.sidebar)
        across.addWidget(upright)
        across.addLayout(down, 1)
        for widget in (self.top_bar, below, self.work_bar):
            down.addWidget(widget)
        down.addWidget(roomy(ground(self.stack, "surface")), 1)
        self.work_bar.hide()

    def _connect(self) -> None:
        self.sidebar.asked.connect(self._go)
        self.sidebar.office_asked.connect(self.office_asked)
        self.sidebar.user_asked.connect(self.user_asked)
        self._shortcuts(self.back_action, ["Alt+Left", "Esc"], self.back_asked.emit)
        self._shortcuts(self.lock_action, ["Ctrl+L"], self.lock_asked.emit)
        self._shortcuts(self.search_action, ["Ctrl+K"], self.top_bar.search.begin)
        self.sidebar.lock_asked.connect(self.lock_asked)

    def _shortcuts(self, action: QAction, keys: list[str], called: Callable[[], object]) -> None:
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: called())
        self.addAction(action)

    # what others call

    def add_screen(self, name: str, label: str, icon: str, widget: QWidget, *, apart: bool = False) -> QAction:
        """Add a screen with its item in the sidebar, and give the action that goes to it, for a menu.

        The screen named ``settings`` has its item at the foot; one that is ``apart`` begins a new group. The first
        nine others get Alt+1 to Alt+9.
        """
        self.stack.addWidget(widget)
        self.sidebar.add(name, label, icon, apart=apart)
        action = QAction(label, self)
        number = len(self._screens) + 1
        keys = [f"Alt+{number}"] if number <= _DIGITS else []
        self._shortcuts(action, keys, lambda: self._go(name))
        self._screens[name] = Screen(name, widget, action)
        return action

    def show_screen(self, name: str) -> None:
        """Bring a screen to the front; raises KeyError for one that was never added."""
        self.stack.setCurrentWidget(self._screens[name].widget)
        self.sidebar.choose(name)

    def show_alone(self, alone: bool) -> None:
        """Give the whole window to the screen at the front, without sidebar and top bar, or no longer."""
        for part in self._around:
            part.setVisible(not alone)

    def current_screen(self) -> str:
        """Give the name of the screen at the front, empty without one."""
        found = (name for name, screen in self._screens.items() if screen.widget is self.stack.currentWidget())
        return next(found, "")

    def screen_actions(self) -> list[QAction]:
        """Give the actions that go to the screens, in their order."""
        return [screen.action for screen in self._screens.values()]

    def set_count(self, name: str, count: int | None) -> None:
        """Show how much waits in a screen beside its name; None shows nothing."""
        self.sidebar.set_count(name, count)

    def add_menu(self, label: str) -> QMenu:
        """Add a menu to the top bar."""
        return self.top_bar.menus.addMenu(label)

    def menu_actions(self) -> list[QAction]:
        """Give every command that stands in a menu, in the menus' order."""
        return [action for menu in self.top_bar.menus.actions() for action in _leaves(menu)]

    def set_saved(self, text: str, kept: bool = True) -> None:
        """Say at the top right whether all is saved; ``kept`` false leaves the check mark out."""
        self.top_bar.set_saved(text, kept)

    def set_office(self, text: str) -> None:
        """Show the office's name above the sidebar."""
        self.sidebar.set_office(text)

    def set_user(self, text: str) -> None:
        """Show who is at work at the foot of the sidebar."""
        self.sidebar.set_user(text)

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with Undo where it can be taken back; it goes by itself, or when the next one comes."""
        if self._toast is not None:
            self._toast.deleteLater()
        self._toast = Toast(text, undo, self.sheet)
        self._toast.gone.connect(self._forget_toast)
        self._place_toast()
        self._toast.show()

    def current_toast(self) -> Toast | None:
        """Give the message that is shown, None without one."""
        return self._toast

    def watch(self, work: Work) -> None:
        """Show the progress of a long work above the screen, with Cancel."""
        self.work_bar.watch(work)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the message at its place."""
        super().resizeEvent(event)
        self._place_toast()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take the keyboard on in the order in which the window is read."""
        return tab_on(self, forward)

    # internals

    def _go(self, name: str) -> None:
        self.show_screen(name)
        self.screen_asked.emit(name)

    def _forget_toast(self) -> None:
        self._toast = None

    def _place_toast(self) -> None:
        if self._toast is None:
            return
        self._toast.adjustSize()
        room = self.sheet.rect()
        middle = (self.sidebar.width() + room.width() - self._toast.width()) // 2
        self._toast.move(max(self.sidebar.width(), middle), room.height() - self._toast.height() - scaled(WIDE))
        self._toast.raise_()


def _leaves(action: QAction) -> Iterator[QAction]:
    menu = action.menu()
    if isinstance(menu, QMenu):
        for inner in menu.actions():
            yield from _leaves(inner)
    elif not action.isSeparator():
        yield action


def top_level(widget: QWidget) -> MainFrame | None:
    """Give the frame in which a widget stands, None outside of one."""
    window = widget.window()
    return window if isinstance(window, MainFrame) else None
