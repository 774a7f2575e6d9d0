"""The office's contacts in the settings: whom to ask at an agency; a call, an e-mail or a page is one click away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.editor import LineEditor
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.parts.basics import Label, PrimaryButton, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.reaching import add_page
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.codes import fold
from resettle_desktop.records.kinds import Contact
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

_OFFICE = 1  # no record has this id; a contact that is begun lives with none, and yet is kept as a draft
_IN_LIST = ("agency", "person", "function", "place", "phone", "email")


class ContactsList(RecordsTab):
    """All contacts, or those that fit what is typed above the list, by agency and name."""

    lines_shown = 10

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self.sought = ""
        super().__init__(store, Contact, "", drafts=drafts)
        link = self.form.fields["link"].editor
        if isinstance(link, LineEditor):
            add_page(link.line)

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say what stands here."""
        text = _("Whom to ask at an agency, a clinic, an airline or a centre: name, function, telephone and e-mail.")
        return EmptyState(_("No contact yet"), text, "address-book", (add,))

    def read_records(self, owner: int) -> list[Record]:
        """Return the contacts that fit."""
        words = fold(self.sought).split()
        found = (each for each in self._store.rows.equal(Contact) if _fits(each, words))
        return [*sorted(found, key=_place)]


class ContactsSide(QWidget):
    """Lists, adds, changes and removes contacts; ``message`` says what was done, with the way back."""

    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.search = FieldLine()
        self.search.setPlaceholderText(_("Agency, name, function or number"))
        self.search.setAccessibleName(_("Find a contact"))
        self.list = ContactsList(store, drafts)
        self.save_button = PrimaryButton(_("Save"), called=self.save)
        self.failure = FailureNote()
        self._writing = Writing(store, self)
        self._assemble()
        self._connect()
        self.list.show_owner(_OFFICE)

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        across = QHBoxLayout()
        across.setContentsMargins(margin, scaled(10), margin, scaled(MIDDLE))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Label(_("Contacts"), "title", weight=600))
        across.addStretch(1)
        self.search.setFixedWidth(scaled(280))
        self.save_button.setToolTip(_("Ctrl+S"))
        across.addWidget(self.search)
        across.addWidget(self.save_button)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(self.failure)
        down.addWidget(self.list, 1)
        keys = QKeySequence("Ctrl+S")
        QShortcut(keys, self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._look)
        self.list.done.connect(self.message)
        self.list.failed.connect(self.failure.tell)
        self.list.edited.connect(self._show_button)
        self.list.record_shown.connect(self._show_button)
        self._writing.message.connect(self.message)
        self._writing.failed.connect(self.failure.tell)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def show_contact(self, contact: int) -> None:
        """Show a contact's form."""
        self._look("")
        self.search.clear()
        self.list.go_to(contact)

    def save(self) -> bool:
        """Write what was typed; return whether nothing was left behind."""
        done = self._writing.save(self.list.form, partial(self.list.save, ""))
        self._show_button()
        return done

    # internals

    def _look(self, text: str) -> None:
        self.list.sought = text
        self.list.refresh()

    def _show_button(self) -> None:
        self.save_button.setEnabled(self.list.form.record is not None and self.list.form.is_typed())

    def _take_changes(self, applied: Applied) -> None:
        if any(change.kind == Contact.kind_name() for change in applied.change_set.changes):
            self.list.refresh()


def _place(contact: Contact) -> tuple[str, str, int]:
    return fold(contact.agency or ""), fold(contact.person or ""), contact.id


def _fits(contact: Contact, words: list[str]) -> bool:
    said = fold(" ".join(contact.shown(name) for name in _IN_LIST))
    return all(word in said for word in words)
