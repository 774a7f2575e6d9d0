"""Two new records by hand, the second of which lives with the first, written together as one change set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.desktop.forms.findings_pane import FindingsPane
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.parts.basics import Line, ground, roomy
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import Button, Label, PrimaryButton
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.record import Record, kind_label
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Draft, NotStored
from resettle_desktop.store.store import Store


class NewPair(Leavable):
    """Asks for what is known of two records; ``made`` with the id of the first once both are in the store.

    ``left`` when the person goes elsewhere: by Esc what is typed waits for the next time, by the button it goes.
    ``message`` says what was done, with the way back. ``link`` is the field of the second that names the first.
    ``drafts`` keeps what is typed of both, the first as the owner of either, so that a crash gives it back.
    """

    made = Signal(object)
    message = Signal(str, object)

    def __init__(
        self,
        store: Store,
        title: str,
        save_word: str,
        forms: Sequence[tuple[str, Form]],
        link: str,
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self._title, self._link = store, title, link
        self._drafts = drafts or Drafts(parent=self)
        self._proposed: list[dict[str, Typing]] = []
        self._was_kept = False
        self.first_form, self.second_form = (form for _heading, form in forms)
        self.findings = FindingsPane()
        self.save_button = PrimaryButton(save_word, called=self.save)
        self.save_button.setToolTip(_("Ctrl+S"))
        self.failure = FailureNote()
        self._above_findings = QVBoxLayout()
        self._assemble([heading for heading, _form in forms])
        for form in self.forms():
            form.findings_changed.connect(self._show_findings)
            form.edited.connect(self._keep)
        self.findings.asked.connect(self._go_to)
        self.writing = Writing(store, self)
        self.writing.message.connect(self.message)
        self.writing.failed.connect(lambda text: self.message.emit(text, None) if text else None)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, called in self._keys():
            QShortcut(QKeySequence(keys), self, called, context=within)

    def add_above_findings(self, part: QWidget) -> None:
        """Put what is said of the typing as a whole between the forms and their findings."""
        self._above_findings.addWidget(part)

    def _assemble(self, headings: Sequence[str]) -> None:
        sheet = ground(QWidget(), "surface")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, scaled(NARROW), 0, 0)
        column.setSpacing(0)
        for words, form in zip(headings, self.forms(), strict=True):
            heading = Label(words, "text", "text2", 500)
            heading.setContentsMargins(scaled(PAGE_MARGIN), 0, 0, 0)
            column.addWidget(heading)
            column.addWidget(form)
        column.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head())
        down.addWidget(Line())
        down.addWidget(self.failure)
        down.addWidget(roomy(sheet), 1)
        down.addLayout(self._above_findings)
        down.addWidget(self.findings)

    def _keys(self) -> Sequence[tuple[str, Callable[[], object]]]:
        return (
            ("Ctrl+S", self.save), ("Ctrl+Return", self.save_and_next), ("Ctrl+Enter", self.save_and_next),
            ("F8", self.next_finding),
        )  # fmt: skip

    def _head(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(NARROW))
        title = Label(self._title, "title", "text", 600)
        title.setMinimumHeight(height("title"))
        across.addWidget(title)
        across.addStretch(1)
        across.addWidget(Button(_("Leave without saving"), called=self.discard))
        across.addWidget(self.save_button)
        return across

    # what others call

    def begin(self) -> None:
        """Show empty forms, or what was typed and left, and put the keyboard into the first field."""
        if self.first_form.record is None or self._is_discarded():
            first, second = self._waiting()
            for form, id in zip(self.forms(), (first, second), strict=True):
                form.show_record(form.kind(id=id))
            self.propose()
            self._proposed = [form.drafts() for form in self.forms()]
            self._was_kept = False
            self._show_waiting()
        self.first_form.go_to_first()

    def is_begun(self) -> bool:
        """Return whether something is typed that waits to be saved, beside what is proposed."""
        typed = [form.drafts() for form in self.forms()] if self.first_form.record is not None else []
        return typed not in ([], self._proposed)

    def discard(self) -> None:
        """Leave, and forget what was typed."""
        self._clear()
        self.left.emit()

    def next_finding(self) -> None:
        """Go to the next field with a finding, through both forms and round."""
        first, second = self.forms()
        here, there = (second, first) if second.current_field() else (first, second)
        if not here.next_finding(around=False) and not there.next_finding():
            here.next_finding()

    def propose(self) -> None:
        """Put into the empty forms what is nearly always so."""

    def save(self) -> None:
        """Write both records; one value that cannot be stored, and nothing is written."""
        made = self.write()
        if made is not None:
            self.made.emit(made)

    def save_and_next(self) -> None:
        """Write both records and go on to what is typed next, here to what was made."""
        self.save()

    def write(self) -> int | None:
        """Write both records and return the id of the first; None where nothing was written, and it is told why."""
        first, second = self.first_form.record, self.second_form.record
        if first is None or second is None:
            return None
        if self._refused():
            self._next_error()
            return None
        try:
            applied = self._store.apply(self._draft(first, second).change_set(self._title, _("form")))
        except NotStored as error:
            self._refuse(error)
            return None
        except KnownError as error:
            self.failure.tell(str(error))
            return None
        self._clear()
        if applied is not None:
            self.writing.tell(applied, _("{kind} added").format(kind=kind_label(type(first))))
        return first.id

    def forms(self) -> tuple[Form, Form]:
        """Return both forms in their order."""
        return self.first_form, self.second_form

    # internals

    def _clear(self) -> None:
        self.failure.tell("")
        for form in self.forms():
            if form.record is not None:
                self._drafts.forget(form.record.id)
            form.record = None
        self._was_kept = False

    def _keep(self) -> None:
        """Keep what is typed of both, and nothing while that is what was proposed."""
        first, begun = self.first_form.record, self.is_begun()
        self._was_kept = begun
        for form in self.forms():
            if first is not None and form.record is not None:
                self._drafts.keep(form.record, form.drafts() if begun else {}, first.id)

    def _is_discarded(self) -> bool:
        """Return whether what is typed here was discarded where all drafts are listed."""
        ids = [form.record.id for form in self.forms() if form.record is not None]
        return self._was_kept and not any(self._drafts.of(id) for id in ids)

    def _waiting(self) -> tuple[int, int]:
        """Return the ids of the two records of which something waits since before the last start, else new ones."""
        first_kind, second_kind = (form.kind for form in self.forms())
        seconds = {owner: id for id, owner in self._drafts.owners(second_kind).items()}
        owners = {*self._drafts.owners(first_kind).values(), *seconds} - {0}
        unknown = owners - self._store.rows.many(first_kind, owners).keys()
        first = min(unknown, default=None)
        return (first, seconds.get(first, new_id())) if first is not None else (new_id(), new_id())

    def _show_waiting(self) -> None:
        for form in self.forms():
            if form.record is not None and (typed := self._drafts.of(form.record.id)):
                form.show_record(form.record, typed)
                self._was_kept = True

    def _refuse(self, error: NotStored) -> None:
        """Tell each finding under its field, and those without one above the forms."""
        for form in self.forms():
            mine = form.record.id if form.record else None
            form.refuse([each for each in error.findings if each.record == mine and each.field])
        if any(not each.field for each in error.findings):
            self.failure.tell(str(error))
        self.next_finding()

    def _refused(self) -> bool:
        for form in self.forms():
            form.settle()
        return any(field.refused() for form in self.forms() for field in form.fields.values())

    def _next_error(self) -> None:
        for form in self.forms():
            for name, field in form.fields.items():
                if field.refused():
                    form.go_to(name)
                    return

    def _draft(self, first: Record, second: Record) -> Draft:
        link: dict[str, Json] = {self._link: id_text(first.id)}
        draft = Draft()
        draft.add(first.kind_name(), first.id, self.first_form.changes()[1])
        draft.add(second.kind_name(), second.id, link | self.second_form.changes()[1])
        return draft

    def _show_findings(self) -> None:
        self.findings.show_findings([each for form in self.forms() for each in form.findings()])

    def _go_to(self, found: Finding) -> None:
        for form in self.forms():
            if form.kind.kind_name() == found.kind:
                form.go_to(found.field)
