"""A new case by hand: the form of the case and of its first person, written together as one change set."""

from __future__ import annotations

from PySide6.QtCore import Signal

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.layout import label_width
from resettle_desktop.desktop.forms.new_pair import NewPair
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store


class NewCase(NewPair):
    """Asks for what is known of a new case and of its principal applicant.

    ``member_asked`` with the case when it was saved and the next member is to be typed: by Ctrl+Enter.
    """

    member_asked = Signal(object)

    def __init__(self, store: Store) -> None:
        wide = max(label_width(Case), label_width(Person))
        case, person = Form(Case, 2, labels=wide), Form(Person, 2, labels=wide)
        forms = ((_("The case"), case), (_("Its principal applicant"), person))
        super().__init__(store, _("New case"), _("Save case"), forms, "case")
        self.case_form, self.person_form = case, person
        self.save_button.setToolTip(_("Ctrl+S; with Ctrl+Enter the next member follows"))

    def save_and_next(self) -> None:
        """Write the case with its first member, and ask for the next one."""
        made = self.write()
        if made is not None:
            self.member_asked.emit(made)

    def propose(self) -> None:
        """The first person of a case is its principal applicant."""
        word = Person.field("relationship").show("principal_applicant")
        self.person_form.fields["relationship"].editor.set_text(word)
