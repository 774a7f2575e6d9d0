"""The one place where the screens are put together: what one announces, another does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QWidget

from resettle_desktop.desktop.case_page import CasePage
from resettle_desktop.desktop.cases_screen import CasesScreen
from resettle_desktop.desktop.departure_page import DeparturePage
from resettle_desktop.desktop.departures_screen import DeparturesScreen
from resettle_desktop.desktop.frame import MainFrame
from resettle_desktop.desktop.guards import BugGuard, guard_wheel
from resettle_desktop.desktop.remembered import Remembered
from resettle_desktop.desktop.theme import Mode, apply_theme
from resettle_desktop.desktop.unlock import UnlockScreen
from resettle_desktop.desktop.workbooks_screen import WorkbooksScreen
from resettle_desktop.exchange.demo import make_demo
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Departure
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

SIZE = (1366, 768)
_MODES: tuple[tuple[Mode, str], ...] = (
    ("light", mark("Light")),
    ("dark", mark("Dark")),
    ("system", mark("As the system says")),
)


class Window(MainFrame):
    """The frame with its screens on one open store."""

    def __init__(self, store: Store, remembered: Remembered, choose_theme: Callable[[Mode], object]) -> None:
        super().__init__()
        self._store, self._remembered, self._choose_theme = store, remembered, choose_theme
        self.cases, self.departures, self.workbooks = (
            CasesScreen(store),
            DeparturesScreen(store),
            WorkbooksScreen(store, remembered),
        )
        self._places = {
            "cases": _Place(self.cases),
            "departures": _Place(self.departures),
            "workbooks": _Place(self.workbooks),
        }
        self.setAcceptDrops(True)
        self._add_screens()
        self._add_menus()
        self._wire()
        self.set_office(store.name)
        self.set_user(store.user)
        self._repaint()
        self.show_screen("cases")
        self.destroyed.connect(store.listen(self._note_saved))

    def _add_screens(self) -> None:
        labels = (
            ("cases", _("Cases"), "users-three"),
            ("departures", _("Departures"), "airplane-takeoff"),
            ("workbooks", _("Workbooks"), "tray"),
        )
        for name, label, icon_name in labels:
            self.add_screen(name, label, icon_name, self._places[name])

    def _wire(self) -> None:
        self.back_asked.connect(self._back)
        self.search_asked.connect(self._search)
        self.screen_asked.connect(lambda name: self._places[name].leave())
        self.cases.case_opened.connect(self.open_case)
        self.cases.departure_opened.connect(self.open_departure)
        self.cases.workbook_asked.connect(self.ask_workbook)
        self.departures.departure_opened.connect(self.open_departure)
        self.departures.case_opened.connect(self.open_case)
        self.workbooks.case_opened.connect(self.open_case)
        for screen in (self.cases, self.departures, self.workbooks):
            screen.message.connect(self.toast)

    # what a person can ask for

    def open_case(self, case: int) -> None:
        """Show a case with its family."""
        page = CasePage(self._store, case)
        page.message.connect(self.toast)
        page.departure_opened.connect(self.open_departure)
        page.case_opened.connect(self.open_case)
        page.back.connect(self._back)
        self._enter("cases", page)

    def open_departure(self, departure: int) -> None:
        """Show a departure with its people."""
        page = DeparturePage(self._store, departure)
        page.message.connect(self.toast)
        page.case_opened.connect(self.open_case)
        page.back.connect(self._back)
        self._enter("departures", page)

    def ask_workbook(self) -> None:
        """Let the person choose a workbook to import."""
        self.show_screen("workbooks")
        self.workbooks.ask_file()

    def undo_last(self) -> None:
        """Take back the newest change set; a conflict is told."""
        number = self._store.history.last_number()
        if not number:
            self.toast(_("There is nothing to undo."))
            return
        try:
            undone = self._store.undo(number)
        except KnownError as error:
            self.toast(str(error))
            return
        again = (lambda: self._store.undo(undone.number)) if undone else None
        self.toast(_("Taken back."), again)

    # menus

    def _add_menus(self) -> None:
        file = self.add_menu(_("File"))
        self._action(file, _("Open a workbook…"), "Ctrl+O", self.ask_workbook)
        file.addAction(self.lock_action)
        self._action(file, _("Quit"), "Ctrl+Q", self.close)
        edit = self.add_menu(_("Edit"))
        self._action(edit, _("Undo the last change"), "Ctrl+Shift+Z", self.undo_last)
        edit.addAction(self.search_action)
        go = self.add_menu(_("Go"))
        go.addActions(self.screen_actions())
        go.addAction(self.back_action)
        self._action(self.add_menu(_("Case")), _("New case"), "", self._new_case)
        self._action(self.add_menu(_("Departure")), _("New departure"), "", self._new_departure)
        self._add_themes(self.add_menu(_("View")))

    def _action(self, menu: QMenu, label: str, key: str, called: Callable[[], object]) -> QAction:
        action = menu.addAction(label)
        if key:
            action.setShortcut(key)
        action.triggered.connect(lambda _checked=False: called())
        return action

    def _add_themes(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        for mode, label in _MODES:
            action = self._action(menu, _(label), "", partial(self._choose_theme, mode))
            action.setCheckable(True)
            action.setChecked(self._remembered.choice("theme", "system") == mode)
            group.addAction(action)

    def _new_case(self) -> None:
        self.show_screen("cases")
        self.cases.begin_case()

    def _new_departure(self) -> None:
        self.show_screen("departures")
        self.departures.begin_departure()

    # events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take workbooks that are dragged over any screen."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file that was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.show_screen("workbooks")
        self.workbooks.open_file(files[0])

    # internals

    def _enter(self, name: str, page: QWidget) -> None:
        self._places[name].enter(page)
        self.show_screen(name)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        place = self._places.get(self.current_screen())
        if place is not None:
            place.leave()

    def _search(self, text: str) -> None:
        self._places["cases"].leave()
        self.show_screen("cases")
        self.cases.search(text)

    def _note_saved(self, _applied: Applied) -> None:
        self._repaint()

    def _repaint(self) -> None:
        self.set_count("cases", self._store.rows.count(Case))
        self.set_count("departures", self._store.rows.count(Departure))
        self.set_saved(_("All saved {time}").format(time=f"{datetime.now():%H:%M}"))


class _Place(QStackedWidget):
    """A screen's list, with at most one page in front of it."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self.first = first
        self.addWidget(first)

    def enter(self, page: QWidget) -> None:
        """Put a page in front, in place of the one before."""
        self.leave()
        self.addWidget(page)
        self.setCurrentWidget(page)

    def leave(self) -> None:
        """Return to the list."""
        self.setCurrentWidget(self.first)
        for page in [self.widget(place) for place in range(self.count())]:
            if page is not None and page is not self.first:
                self.removeWidget(page)
                page.deleteLater()


class Desk(QObject):
    """Shows the unlock screen or the window on an open store, one of them at a time."""

    def __init__(self, application: QApplication, remembered: Remembered, folder: Path | None = None) -> None:
        super().__init__()
        self._application, self._remembered = application, remembered
        self.unlock: UnlockScreen | None = None
        self.window: Window | None = None
        self._store: Store | None = None
        self.choose_theme(self._mode())
        self.show_unlock(folder)

    def show_unlock(self, folder: Path | None = None, why: str = "") -> None:
        """Ask for the passphrase; ``why`` says why the store was locked."""
        self.unlock = UnlockScreen(self._remembered, folder, why)
        self.unlock.setWindowTitle(_("Resettle Desktop"))
        self.unlock.unlocked.connect(self.enter)
        self.unlock.demo_asked.connect(self._enter_demo)
        self.unlock.workbook_asked.connect(self._ask_workbook)
        self._swap(self.unlock, self.window)
        self.window = None

    def enter(self, store: Store) -> None:
        """Show the window on an open store."""
        self._store = store
        self.window = Window(store, self._remembered, self.choose_theme)
        self.window.lock_asked.connect(self.lock)
        self._swap(self.window, self.unlock)
        self.unlock = None

    def lock(self) -> None:
        """Close the store; its keys are forgotten until the passphrase is typed again."""
        store = self._store
        self._store = None
        self.show_unlock(store.folder if store else None, _("Locked at {time}.").format(time=f"{datetime.now():%H:%M}"))
        if store is not None:
            store.close()

    def close(self) -> None:
        """Close what is open, at the program's end."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def choose_theme(self, mode: Mode) -> None:
        """Show everything light, dark, or as the system says, from now on."""
        self._remembered.keep_choice("theme", mode)
        apply_theme(self._application, mode)

    def folder(self) -> Path:
        """Return where a report of a bug goes: beside the store."""
        return self._store.folder.parent if self._store else Path.home()

    def tell(self, text: str) -> None:
        """Say something on whatever is shown."""
        if self.window is not None:
            self.window.toast(text)
        elif self.unlock is not None:
            self.unlock.form.show_error(text)

    def _mode(self) -> Mode:
        chosen = self._remembered.choice("theme", "system")
        return next((mode for mode, _label in _MODES if mode == chosen), "system")

    def _ask_workbook(self) -> None:
        if self.window is not None:
            self.window.ask_workbook()

    def _enter_demo(self) -> None:
        self.enter(make_demo(Path.home() / "resettle-demo"))

    def _swap(self, new: QWidget, old: QWidget | None) -> None:
        new.resize(old.size() if old is not None else QSize(*SIZE))
        new.show()
        if old is not None:
            old.close()
            old.deleteLater()


def open_window(folder: Path | None = None) -> int:
    """Open the window, on the unlock screen of this store or of the last one; returns the exit status at its end."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("resettle-desktop")
    guard = guard_wheel(application)
    desk = Desk(application, Remembered(), folder)
    BugGuard(desk.folder, lambda: None, desk.tell).install()
    application.aboutToQuit.connect(desk.close)
    status = application.exec()
    application.removeEventFilter(guard)
    return status
