"""The office's contacts in the settings: whom to ask at an agency; a call, an e-mail or a page is one click away."""

from __future__ import annotations

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.editor import LineEditor
from resettle_desktop.desktop.forms.records_side import OFFICE, RecordsSide
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.parts.basics import PrimaryButton
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.reaching import add_page
from resettle_desktop.desktop.parts.theme import scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.codes import fold
from resettle_desktop.records.kinds import Contact
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

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


class ContactsSide(RecordsSide):
    """Lists, adds, changes and removes contacts, and finds them."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self.search = FieldLine()
        self.search.setPlaceholderText(_("Agency, name, function or number"))
        self.search.setAccessibleName(_("Find a contact"))
        self.search.setFixedWidth(scaled(280))
        self._contacts = ContactsList(store, drafts)
        super().__init__(store, _("Contacts"), self._contacts, (self.search,))
        self.search.textEdited.connect(self._look)
        self.list.show_owner(OFFICE)

    def show_contact(self, contact: int) -> None:
        """Show a contact's form."""
        self._look("")
        self.search.clear()
        self.list.go_to(contact)

    def _look(self, text: str) -> None:
        self._contacts.sought = text
        self.list.refresh()


def _place(contact: Contact) -> tuple[str, str, int]:
    return fold(contact.agency or ""), fold(contact.person or ""), contact.id


def _fits(contact: Contact, words: list[str]) -> bool:
    said = fold(" ".join(contact.shown(name) for name in _IN_LIST))
    return all(word in said for word in words)
