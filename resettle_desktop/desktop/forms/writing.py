"""What a page writes: saves, additions, removals and undoing, each told with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import Outcome
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store


class Writing(QObject):
    """Writes for one page. ``message`` says what was done, ``failed`` what stood in the way (empty: nothing)."""

    message = Signal(str, object)
    failed = Signal(str)
    state_changed = Signal(str, bool)

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store

    def save(self, form: Form, saver: Callable[[], Outcome]) -> bool:
        """Save a form by this function, tell what became of it, and return whether nothing was left behind."""
        self.failed.emit("")
        try:
            outcome = saver()
        except KnownError as error:
            self.failed.emit(str(error))
            self.say_state(True)
            return False
        left = form.is_typed()
        loose = [each for each in outcome.refused if not each.field]
        if loose:
            self.failed.emit(" ".join(f"{each.number} {each.text} {each.remedy}" for each in loose))
        if outcome.applied is not None:
            said = outcome.said
            if left:
                said = _("{saved}; what cannot be stored stays as typed").format(saved=said)
            self.tell(outcome.applied, said)
        self.say_state(left)
        return not left

    def attempt(self, called: Callable[[], Applied | None], said: str) -> bool:
        """Write something, and say so with a way back; return whether nothing stood in the way, which is told."""
        self.failed.emit("")
        try:
            applied = called()
        except KnownError as error:
            self.failed.emit(str(error))
            return False
        if applied is not None:
            self.tell(applied, said)
        return True

    def accept(self, found: Finding, reason: str) -> None:
        """Keep why a warning is right."""
        self.accept_all([found], reason)

    def accept_all(self, findings: Sequence[Finding], reason: str) -> bool:
        """Keep why these warnings are right, in one change set; return whether nothing stood in the way."""

        def accepting() -> Applied | None:
            now = datetime.now()
            return self._store.apply(self._store.reasons.accepting(findings, reason, self._store.user, now))

        return self.attempt(accepting, n_("{n} warning accepted", "{n} warnings accepted", len(findings)))

    def ask_again(self, found: Finding) -> None:
        """Ask a warning anew that was accepted."""
        said = _("{number} is asked again").format(number=found.number)
        self.attempt(lambda: self._store.apply(self._store.reasons.asking_again(found)), said)

    def take_back(self, number: int) -> None:
        """Take back the change set of this number."""
        self.attempt(lambda: self._store.undo(number), _("Taken back"))

    def say_state(self, draft: bool) -> None:
        """Say whether all is saved, or a draft is kept."""
        clock = f"{datetime.now():%H:%M}"
        said = _("Draft kept {time}") if draft else _("All saved {time}")
        self.state_changed.emit(said.format(time=clock), True)

    def tell(self, applied: Applied, said: str) -> None:
        """Say what was done, with the way back."""
        self.message.emit(said, lambda: self.take_back(applied.number))
