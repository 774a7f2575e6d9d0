"""The desk: the unlock screen or the window on an open store, one at a time, and the start of it all."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from resettle_desktop.desktop.parts.guards import BugGuard, guard_wheel
from resettle_desktop.desktop.parts.qt_words import QtWords
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import Mode, apply_theme, dress
from resettle_desktop.desktop.parts.tidying import Tidying, keep_for_good, tidy_at_rest
from resettle_desktop.desktop.parts.working import Progress, run
from resettle_desktop.desktop.start.unlock import UnlockScreen
from resettle_desktop.records.texts import LANGUAGES, _, language, spoken, use_language

if TYPE_CHECKING:
    from resettle_desktop.desktop.window.backing import Backing
    from resettle_desktop.desktop.window.window import Window
    from resettle_desktop.store.store import Store

SIZE = (1366, 768)
_UNTIL_WARM = 400  # milliseconds after the first screen, in which it is drawn


class Desk(QObject):
    """Shows the unlock screen or the window on an open store, one of them at a time."""

    def __init__(self, application: QApplication, remembered: Remembered, folder: Path | None = None) -> None:
        super().__init__()
        self._application, self._remembered = application, remembered
        self._qt_words = QtWords(self)
        self._qt_words.speak(language())
        application.installTranslator(self._qt_words)
        self.unlock: UnlockScreen | None = None
        self.window: Window | None = None
        self.backing: Backing | None = None
        self._store: Store | None = None
        self.choose_theme(self._mode())
        self.show_unlock(folder)

    def show_unlock(self, folder: Path | None = None, why: str = "") -> None:
        """Ask for the passphrase; ``why`` says why the store was locked."""
        before: QWidget | None = self.window or self.unlock
        self.unlock = UnlockScreen(self._remembered, folder, why)
        self.unlock.setWindowTitle(_("Resettle Desktop"))
        self.unlock.unlocked.connect(self.enter)
        self.unlock.demo_asked.connect(self.make_demo)
        self.unlock.language_chosen.connect(self.choose_language)
        self.unlock.workbook_asked.connect(self._ask_workbook)
        self._swap(self.unlock, before)
        self.window = None

    def enter(self, store: Store) -> None:
        """Show the window on an open store; another one that was open is closed."""
        from resettle_desktop.desktop.window.backing import Backing

        self.keep_drafts()
        before, self._store = self._store, store
        store.own_codes.take()
        self.backing = Backing(store, self)
        self.backing.told.connect(self.tell)
        self._show_window(store, self.backing)
        if before is not None:
            before.close()

    def lock(self) -> None:
        """Show nothing of the store any more and close it, backed up before where that is due.

        Its keys are forgotten then, until the passphrase is typed again.
        """
        self.keep_drafts()
        store, backing = self._store, self.backing
        self._store = self.backing = None
        self.show_unlock(store.folder if store else None, _("Locked at {time}.").format(time=f"{datetime.now():%H:%M}"))
        if store is not None and backing is not None and self.unlock is not None:
            self.unlock.hold(True)
            backing.before_leaving(partial(self._forget, store))

    def _forget(self, store: Store) -> None:
        store.close()
        if self.unlock is not None:
            self.unlock.hold(False)

    def close(self) -> None:
        """Close what is open, at the program's end."""
        self.keep_drafts()
        if self._store is not None:
            self._store.close()
            self._store = None

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window close once the store is backed up, where that is due."""
        backing = self.backing
        if watched is not self.window or event.type() != QEvent.Type.Close or backing is None:
            return False
        event.ignore()
        self.backing = None
        backing.before_leaving(self.window.close)
        return True

    # what others call

    def keep_drafts(self) -> None:
        """Write what is typed and not saved into the open store; the next start shows it again."""
        if self.window is not None and self._store is not None:
            self.window.keep_drafts()

    def choose_theme(self, mode: Mode) -> None:
        """Show everything light, dark, or as the system says, from now on."""
        self._remembered.keep_choice("theme", mode)
        apply_theme(self._application, mode)

    def choose_language(self, code: str) -> None:
        """Speak another language from now on: what is shown is made anew, and what was typed is a draft."""
        self._remembered.keep_choice("language", code)
        if code == language():
            return
        use_language(code)
        self._qt_words.speak(code)
        if self.window is not None and self._store is not None and self.backing is not None:
            self.keep_drafts()
            here = self.window.here
            self._show_window(self._store, self.backing).visit(here)
        elif self.unlock is not None:
            self.show_unlock(self.unlock.folder)

    def make_demo(self) -> None:
        """Make the store of invented people where it is missing, off the window's thread, and show it."""
        self.tell(_("The demo is being made; it takes a few seconds."))
        place = Path.home() / "resettle-demo"

        def make(_progress: Progress) -> Store:
            from resettle_desktop.exchange.demo import make_demo

            return make_demo(place)

        run(self, make, self.enter, lambda error: self.tell(str(error)), _("Making the demo"))

    def folder(self) -> Path:
        """Return where a report of a bug goes: beside the store."""
        return self._store.folder.parent if self._store else Path.home()

    def tell(self, text: str) -> None:
        """Say something on whatever is shown."""
        if self.window is not None:
            self.window.toast(text)
        elif self.unlock is not None:
            self.unlock.form.show_error(text)

    def _show_window(self, store: Store, backing: Backing) -> Window:
        from resettle_desktop.desktop.window.window import Window

        shown: QWidget | None = self.window or self.unlock
        self.window = window = Window(store, self._remembered, self._mode())
        window.lock_asked.connect(self.lock)
        window.theme_chosen.connect(self.choose_theme)
        window.language_chosen.connect(self.choose_language)
        window.demo_asked.connect(self.make_demo)
        self._swap(window, shown)
        backing.watched.connect(window.watch)
        window.installEventFilter(self)
        self.unlock = None
        return window

    def _mode(self) -> Mode:
        chosen = self._remembered.choice("theme", "system")
        return next((mode for mode in get_args(Mode) if mode == chosen), "system")

    def _ask_workbook(self) -> None:
        if self.window is not None:
            self.window.ask_workbook()

    def _swap(self, new: QWidget, old: QWidget | None) -> None:
        new.resize(old.size() if old is not None else QSize(*SIZE))
        dress(new)
        new.show()
        if old is not None:
            old.close()
            old.deleteLater()


def warm_up(parent: QObject) -> None:
    """Import what the window on a store needs, off the window's thread, while the passphrase is typed."""

    def work(_progress: Progress) -> None:
        import_module("resettle_desktop.desktop.window.window")

    run(parent, work, lambda _done: keep_for_good(), lambda _error: None)


def chosen_language(remembered: Remembered, system: Sequence[str]) -> str:
    """Return the language that was chosen on this computer, else the first of the system's that the program speaks."""
    chosen = remembered.choice("language", "")
    return chosen if chosen in LANGUAGES else spoken(system)


def open_window(folder: Path | None = None) -> int:
    """Open the window, on the unlock screen of this store or of the last one; returns the exit status at its end."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("resettle-desktop")
    remembered = Remembered()
    use_language(chosen_language(remembered, QLocale.system().uiLanguages()))
    desk = Desk(application, remembered, folder)
    # no wheel turns before the first screen stands, and until then the guard would be asked for nothing
    guard = guard_wheel(application)
    tidy_at_rest()
    Tidying(guard.idle, desk)
    BugGuard(desk.folder, desk.keep_drafts, desk.tell).install()
    application.aboutToQuit.connect(desk.close)
    QTimer.singleShot(_UNTIL_WARM, desk, lambda: warm_up(desk))
    status = application.exec()
    application.removeEventFilter(guard)
    return status
