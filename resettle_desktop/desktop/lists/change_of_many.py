"""What a change of many records shares, whether typed once or pasted: looked at before, written as one change set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal

from resettle_desktop.desktop.lists.paste_models import paste_reason
from resettle_desktop.desktop.parts.basics import Label, PrimaryButton
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.records.codes import fold
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.pasting import Pasted, change_set_of
from resettle_desktop.store.store import Store

Look = Callable[[Progress], Pasted]


class ChangeOfMany(Panel):
    """Looks at what would change and writes it; ``message`` says what was done, with the way back.

    ``fields`` are what can be changed, by their labels; ``source`` says in the history how it came.
    """

    message = Signal(str, object)
    looked = Signal()
    said_tone = "text2"

    def __init__(
        self, store: Store, kind: type[Record], fields: Mapping[str, Kept], source: str, title: str, width: int
    ) -> None:
        super().__init__(title, width)
        self._store, self._kind, self._fields, self._source = store, kind, fields, source
        self.pasted = Pasted()
        self.work: Work | None = None
        self.scope = Label("", "table", "text2", wraps=True)
        self.said = Label("", "table", self.said_tone, wraps=True)
        self.why, self.reason = Label("", "small", "text2", 600), FieldLine()
        self.button = PrimaryButton(_("Change"), called=self.apply)
        self.reason.textEdited.connect(lambda _text: self._show_button())

    # what others call

    def apply(self) -> None:
        """Write all that can be stored as one change set, off the window's thread; where one is refused, none is."""
        pasted, reason, store, source = self.pasted, self.reason.text(), self._store, self._source
        if not pasted.changes or (self.work is not None and self.work.running):
            return

        def work(progress: Progress) -> Applied | None:
            progress.stop_if_cancelled()
            return store.apply(change_set_of(store, pasted, reason, source))

        self.button.setEnabled(False)
        self.work = run(self, work, self._done, self._refused, _("Changing"), store.reading)

    # internals

    def _stop(self) -> None:
        if self.work is not None and self.work.running:
            self.work.forget()
        self.work = None

    def _look_aside(self, look: Look) -> None:
        """Look off the window's thread, and take what was found."""
        self.said.setText(_("Looking…"))
        told = self.said.setText
        self.work = run(self, look, self._take, lambda error: told(str(error)), _("Looking"), self._store.reading)

    def _take(self, pasted: Pasted) -> None:
        self.work = None
        self._show(pasted)
        self.said.setText(self._summary(pasted))
        self.looked.emit()

    def _summary(self, pasted: Pasted) -> str:
        """Return in words what would be done."""
        raise NotImplementedError

    def _show(self, pasted: Pasted) -> None:
        """Show what would be done; who inherits shows the cells besides."""
        self.pasted = pasted
        self.why.setText(paste_reason(pasted))
        self._show_button()

    def _show_button(self) -> None:
        count = self.pasted.changed
        self.button.setText(n_("Change {n} record", "Change {n} records", count) if count else _("Change"))
        self.button.setEnabled(bool(count) and (not self.pasted.warnings or bool(self.reason.text().strip())))

    def _done(self, applied: Applied | None) -> None:
        self.work = None
        if applied is not None:
            said = n_("{n} record changed", "{n} records changed", self.pasted.changed)
            self.message.emit(said, partial(self._store.undo, applied.number))
            self.left.emit()

    def _refused(self, error: Exception) -> None:
        self.work = None
        self.said.setText(str(error))
        self._show_button()

    def _offer_fields(self, text: str) -> list[str]:
        return [label for label in self._fields if fold(text) in fold(label)]
