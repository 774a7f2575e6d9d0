"""A new case by hand: the form of the case and of its first person, written together as one change set."""

from __future__ import annotations

from PySide6.QtCore import Signal

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.layout import label_width
from resettle_desktop.desktop.forms.new_pair import NewPair
from resettle_desktop.desktop.forms.who_it_may_be import WhoItMayBe
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store


class NewCase(NewPair):
    """Asks for what is known of a new case and of its principal applicant.

    ``member_asked`` with the case when it was saved and the next member is to be typed: by Ctrl+Enter.
    ``person_asked`` with somebody of the store who may be the one that is being typed; what is typed waits.
    """

    member_asked = Signal(object)
    person_asked = Signal(object)

    def __init__(self, store: Store, drafts: Drafts | None = None) -> None:
        wide = max(label_width(Case), label_width(Person))
        case, person = Form(Case, 2, labels=wide), Form(Person, 2, labels=wide)
        forms = ((_("The case"), case), (_("Its principal applicant"), person))
        super().__init__(store, _("New case"), _("Save case"), forms, "case", drafts)
        self.case_form, self.person_form = case, person
        self.save_button.setToolTip(_("Ctrl+S; with Ctrl+Enter the next member follows"))
        self.who = WhoItMayBe(store)
        self.add_above_findings(self.who)
        self.who.person_asked.connect(self.person_asked)
        person.edited.connect(self._ask_who)
        self.made.connect(self.who.forget)
        self.member_asked.connect(self.who.forget)

    def discard(self) -> None:
        """Leave, and forget what was typed."""
        self.who.forget()
        super().discard()

    def _ask_who(self) -> None:
        """Ask who it may be; the telephone of the case is the person's too."""
        shared = {name: value for name, value in self.case_form.changes()[1].items() if name == "phone"}
        self.who.ask(shared | self.person_form.changes()[1])

    def save_and_next(self) -> None:
        """Write the case with its first member, and ask for the next one."""
        made = self.write()
        if made is not None:
            self.member_asked.emit(made)

    def propose(self) -> None:
        """The first person of a case is its principal applicant."""
        word = Person.field("relationship").show("principal_applicant")
        self.person_form.fields["relationship"].editor.set_text(word)
