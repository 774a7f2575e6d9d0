"""The first thing one sees: unlock the office's store, or begin with a new one or the demo.

What only an open store needs is imported when it is asked for: this screen must stand at once.
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, Line, LinkButton, ground, roomy
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import NARROW, scaled
from resettle_desktop.desktop.parts.ways import Way, Ways
from resettle_desktop.desktop.parts.working import Progress, Work, WorkBar, run
from resettle_desktop.desktop.start.restoring import Restoring
from resettle_desktop.desktop.start.unlock_form import UnlockForm
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import LANGUAGES, _, language

if TYPE_CHECKING:
    from resettle_desktop.desktop.start.first_start import NewStorePage, RecoveryPage
    from resettle_desktop.store.store import Store

_SIDE_WIDTH, _SIDE_SHARE = 560, 0.41
# Widths in pixels where the text is 13 pixels high: below the first the margins shrink, below the second the ways to
# begin stand under the form.
_WIDE, _NARROW = 1100, 760
_ANY_WIDTH = 16_777_215  # Qt's own bound


class UnlockScreen(QWidget):
    """Asks for the passphrase at the left and offers the ways to begin at the right.

    Emits ``unlocked`` with the open Store; ``demo_asked``, ``workbook_asked`` and ``language_chosen`` with a code are
    for whoever can do those.
    """

    unlocked = Signal(object)
    demo_asked = Signal()
    workbook_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, remembered: Remembered, folder: Path | None = None, why: str = "") -> None:
        super().__init__()
        self._remembered = remembered
        self.folder: Path | None = None
        self.form = UnlockForm()
        self.restoring = Restoring(self.form)
        self.work_bar = WorkBar()
        self.work_bar.hide()
        self.ways = self._ways()
        self.languages = {code: self._language(code) for code in LANGUAGES if code != language()}
        self._left = QStackedWidget()
        self._side = ground(QWidget(), "surface")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._made: Store | None = None
        self._opening: Work | None = None
        self._with_workbook = False
        self._assemble(why)
        self._connect()
        recent = [store.folder for store in remembered.stores()]
        self.form.show_recent(recent)
        self.choose(folder or (recent[0] if recent else None))

    def _assemble(self, why: str) -> None:
        ground(self, "win")
        self._down = QVBoxLayout(self._side)
        self._down.addStretch(3)
        self._down.addLayout(self._title())
        if why:
            self._down.addSpacing(scaled(NARROW))
            self._down.addWidget(Label(why, "table", "text2", wraps=True))
        self._down.addSpacing(scaled(32))
        self._left.addWidget(self.form)
        self._down.addWidget(self._left)
        self._down.addStretch(4)
        self._down.addLayout(_offline())
        body = ground(QWidget(), "win")
        body.setLayout(self._halves)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        for half in (self._side, Line(upright=True)):
            self._halves.addWidget(half)
        self._halves.addWidget(self.ways, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(roomy(body))
        whole.addWidget(self.work_bar)

    def _ways(self) -> Ways:
        demo = _("44 invented cases, five departures.")
        first = _("Start with what UNHCR sent; you see every row before it is written.")
        older = _("On a new laptop, or after damage: a new store is made of it.")
        empty = _("Choose a passphrase and keep the recovery code. Then enter cases by hand.")
        return Ways(
            _("First time on this computer?"),
            _("Four ways to begin. Nothing leaves this computer."),
            (
                Way("play-circle", _("Look around in the demo"), demo, "Alt+D", self.demo_asked.emit),
                Way("tray", _("New store from a workbook"), first, "Alt+W", lambda: self._begin(with_workbook=True)),
                Way("plus-circle", _("New, empty store"), empty, "Alt+N", self._begin),
                Way("clock-counter-clockwise", _("Restore a backup…"), older, "Alt+R", self._ask_backup),
            ),
        )

    def _title(self) -> QHBoxLayout:
        across = _beside(Icon("suitcase-simple", "accent", 24), Label(_("Resettle Desktop"), "title", weight=500))
        for link in self.languages.values():
            across.addWidget(link)
        return across

    def _language(self, code: str) -> LinkButton:
        return LinkButton(LANGUAGES[code], called=partial(self.language_chosen.emit, code))

    def _connect(self) -> None:
        self.form.unlock_asked.connect(self._unlock)
        self.form.other_asked.connect(self._ask_folder)
        self.form.store_asked.connect(self.choose)
        self.restoring.restored.connect(self._enter)
        self.restoring.failed.connect(self._refuse_backup)
        self.restoring.busy.connect(self._set_busy)
        self.restoring.began.connect(self.work_bar.watch)

    @cached_property
    def new_store(self) -> NewStorePage:
        """Return the page that asks for what a new store needs, made when somebody asks for one."""
        from resettle_desktop.desktop.start.first_start import NewStorePage

        page = NewStorePage()
        self._left.addWidget(page)
        page.made.connect(self._show_recovery)
        page.left.connect(lambda: self._left.setCurrentWidget(self.form))
        return page

    @cached_property
    def recovery(self) -> RecoveryPage:
        """Return the page that shows the recovery code of a store that was just made."""
        from resettle_desktop.desktop.start.first_start import RecoveryPage

        page = RecoveryPage()
        self._left.addWidget(page)
        page.noted.connect(self._enter_new)
        return page

    def choose(self, folder: Path | None) -> None:
        """Show this store and who can open it; a folder that is no store is told under it."""
        self.folder = folder
        self.restoring.leave()
        users: list[str] = []
        wrong: KnownError | None = None
        if folder is not None:
            try:
                users = _users(folder)
            except KnownError as error:
                wrong = error
        last = {store.folder: store for store in self._remembered.stores()}.get(folder.resolve()) if folder else None
        opened = _shown(last.opened) if last else ""
        self.form.show_store(folder, users, last.user if last else "", opened, str(wrong or ""))
        if folder is not None and wrong is not None:
            self.restoring.offer_newest(folder, wrong)

    def hold(self, waits: bool) -> None:
        """Let the person wait while the store that was locked is still being backed up."""
        self._set_busy(waits)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep form and ways beside one another while there is room, the margins smaller where there is little."""
        super().resizeEvent(event)
        width, narrow = self.width(), self.width() < scaled(_NARROW)
        margin = scaled(72 if width >= scaled(_WIDE) else 32)
        self._down.setContentsMargins(margin, scaled(24), margin, scaled(24))
        self.ways.set_margin(margin + scaled(16))
        down = QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(down if narrow else QBoxLayout.Direction.LeftToRight)
        side = min(scaled(_SIDE_WIDTH), round(width * _SIDE_SHARE))
        self._side.setMinimumWidth(0 if narrow else side)
        self._side.setMaximumWidth(_ANY_WIDTH if narrow else side)

    # internals

    def _ask_folder(self) -> None:
        start = str(self.folder.parent if self.folder else Path.home())
        chosen = QFileDialog.getExistingDirectory(self, _("Choose the store's folder"), start)
        if chosen:
            self.choose(Path(chosen))

    def _ask_backup(self) -> None:
        self._left.setCurrentWidget(self.form)
        self.restoring.ask_file(self.folder.parent if self.folder else Path.home())

    def _unlock(self, user: str, secret: str, recovery: bool) -> None:
        if self.restoring.chosen is not None:
            self.restoring.restore(user, secret, recovery)
            return
        folder = self.folder
        if folder is None:
            self.form.show_error(_("Choose a store first."))
            return
        self._set_busy(True)

        def open_it(progress: Progress) -> Store:
            from resettle_desktop.store.opening import Secret

            return Secret(user, secret, recovery).open(folder, progress)

        self._opening = run(self, open_it, self._enter, self._refuse, _("Bringing the store up to date"))
        self._opening.progressed.connect(self._show_opening)
        self._opening.stopped.connect(partial(self._set_busy, False))

    def _show_opening(self, _done: int, _total: int) -> None:
        """Only an older store tells how far it is; any other is open before a bar could be read."""
        if self._opening is not None:
            self.work_bar.watch(self._opening)
            self._opening = None

    def _set_busy(self, busy: bool) -> None:
        self.form.set_busy(busy)
        self._set_free(not busy)

    def _set_free(self, free: bool) -> None:
        """Let the person go another way, or not."""
        for way in (self.ways, *self.languages.values()):
            way.setEnabled(free)

    def _refuse(self, error: Exception) -> None:
        self._set_busy(False)
        self.form.show_error(str(error))
        if self.folder is not None:
            self.restoring.offer_newest(self.folder, error)

    def _refuse_backup(self, error: Exception) -> None:
        self._set_busy(False)
        self.form.show_error(str(error))

    def _enter(self, store: Store) -> None:
        self._set_busy(False)
        self._remembered.store_opened(store.folder, store.user)
        self.unlocked.emit(store)

    def _begin(self, with_workbook: bool = False) -> None:
        self._with_workbook = with_workbook
        self._left.setCurrentWidget(self.new_store)
        self.new_store.begin()

    def _show_recovery(self, store: Store, code: str) -> None:
        """Until the code is kept there is no other way to go: nobody would see it again."""
        self._made = store
        self._set_free(False)
        self.recovery.show_code(store.folder, store.user, code)
        self._left.setCurrentWidget(self.recovery)

    def _enter_new(self) -> None:
        if self._made is not None:
            self._enter(self._made)
            self._made = None
        if self._with_workbook:
            self.workbook_asked.emit()


def _shown(moment: datetime) -> str:
    from resettle_desktop.records.dates import show_moment

    return show_moment(moment)


def _users(folder: Path) -> list[str]:
    """Return who can open a store; raises KnownError for a folder that is none."""
    from resettle_desktop.store.folder import check_folder
    from resettle_desktop.store.keys import KeyFile

    check_folder(folder)
    return [user.name for user in KeyFile.read(folder).users()]


def _offline() -> QHBoxLayout:
    words = Label(_("Works without network; all stays on this computer, encrypted."), "table", "text2", wraps=True)
    return _beside(Icon("wifi-slash", "text3"), words)


def _beside(icon: Icon, words: Label) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(scaled(10))
    across.addWidget(icon)
    across.addWidget(words, 1)
    return across
