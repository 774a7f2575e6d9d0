"""The ways in which a family changes: a birth, a move, a split, a join, another applicant, a link."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from resettle_desktop.desktop.cases.changing import RosterChange
from resettle_desktop.desktop.cases.choosing import CaseLine, MembersChoice, ParentLine
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.parts.basics import Label
from resettle_desktop.desktop.parts.widgets import FieldFrame
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.texts import _
from resettle_desktop.rules.newborns import parents_of
from resettle_desktop.store.search import person_label
from resettle_desktop.store.sketches import Prepared
from resettle_desktop.store.store import Store

HERE, OTHER = 0, 1  # the place of the shown family, and of the other one, among the families of a panel
_LABELS_BESIDE, _INDENT = 96, 17
_OF_NEWBORN = (
    "family_name", "given_names", "original_name", "father_name", "mother_name", "birth_date", "birth_place",
    "birth_country", "nationality", "sex", "relationship",
)  # fmt: skip


class Newborn(RosterChange):
    """A child that is born to the family: its parents are asked first, and what follows from them is filled in."""

    choosable = False
    asked_width = 400

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Add a newborn"), _("Add the child"))
        others = [field.name for field in Person.fields() if field.name not in _OF_NEWBORN]
        self.mother, self.father = ParentLine(_("Mother"), "F"), ParentLine(_("Father"), "M")
        self.form = Form(Person, 9, columns=1, leave_out=others, labels=_LABELS_BESIDE)
        for line in (self.mother, self.father):
            self.asked.addWidget(FieldFrame(line.accessibleName(), line, "", _LABELS_BESIDE + _INDENT))
            line.found.connect(self._propose)
        self.form.leave_margins()
        self.asked.addWidget(self.form)
        self.form.edited.connect(self._propose)
        self.setFocusProxy(self.form.fields["given_names"].editor.widget)

    def begin_asking(self) -> None:
        """Begin with the couple as parents, the family's name and nationality, and the day of today."""
        people = [member.person for member in self._family().members]
        mother, father = parents_of(people)
        self.mother.begin(people, mother)
        self.father.begin(people, father)
        self.form.show_record(self._proposed(None))

    def missing(self) -> str:
        """Say which field cannot be read."""
        wrong = [field.kept.label for field in self.form.fields.values() if field.refused()]
        return _("Correct first: {fields}").format(fields=", ".join(wrong)) if wrong else ""

    def prepare(self) -> Prepared:
        """Return the birth."""
        typed = self.form.changes()[1]
        return self._store.families.newborn(self._family().case.id, typed, self.mother.person, self.father.person)

    def _propose(self) -> None:
        """Fill in what follows from the parents and the sex, where nothing was typed."""
        typed = self.form.changes()[1]
        self.form.renew(self._proposed(typed.get("sex")))
        self.renew()

    def _proposed(self, sex: object) -> Person:
        values = self._store.families.proposed_newborn(
            self._family().case.id, str(sex) if sex else None, self.mother.person, self.father.person
        )
        child = Person.from_values(dict(values), 0)
        assert isinstance(child, Person)
        return child


class ToAnotherCase(RosterChange):
    """Members who go to another case that is there already."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Move to another case"), _("Move"))
        self.members, self.other = MembersChoice(), CaseLine(store)
        self.asked.addWidget(Label(_("Who moves"), "small", "text2", 600))
        self.asked.addWidget(self.members)
        self.asked.addWidget(Label(_("To which case"), "small", "text2", 600))
        self.asked.addWidget(self.other)
        self.members.changed.connect(self.begin_anew)
        self.other.found.connect(self.begin_anew)
        self.setFocusProxy(self.other)

    def begin_asking(self) -> None:
        """Begin with the member that is shown."""
        self.members.show_members(self._members(), {self.person})
        self.other.begin(self._family().case.id)

    def missing(self) -> str:
        """Say what has still to be chosen."""
        if not self.members.chosen():
            return _("Choose who moves.")
        return "" if self.other.case else _("Choose the other case.")

    def prepare(self) -> Prepared:
        """Return the move."""
        who = self.members.chosen()
        return self._store.families.move(who, self.other.case, self.relationships, self.heads.get(HERE))


class ComesHere(RosterChange):
    """Somebody of another case who comes into this one, in place of being entered once more."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Move here"), _("Move here"))
        self.who = Label("", "text", "text", 500, wraps=True)
        self.asked.addWidget(self.who)
        self.setFocusProxy(self.button)

    def begin_asking(self) -> None:
        """Name who would come."""
        found = self._store.rows.get(Person, self.person)
        self.who.setText(person_label(found) if found is not None else "")

    def prepare(self) -> Prepared:
        """Return the move."""
        case = self._family().case.id
        return self._store.families.move([self.person], case, self.relationships, self.heads.get(OTHER))


class Split(RosterChange):
    """Members who get a case of their own."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Split the family"), _("Split"))
        self.members, self.number = MembersChoice(), QLineEdit()
        self.number.setAccessibleName(_("Number of the new case"))
        self.number.setPlaceholderText(_("May come later"))
        self.asked.addWidget(Label(_("Who gets a case of their own"), "small", "text2", 600))
        self.asked.addWidget(self.members)
        self.asked.addWidget(Label(_("Number of the new case"), "small", "text2", 600))
        self.asked.addWidget(self.number)
        self.members.changed.connect(self.begin_anew)
        self.number.textEdited.connect(lambda _text: self.renew())

    def begin_asking(self) -> None:
        """Begin with the member that is shown."""
        self.members.show_members(self._members(), {self.person})
        self.number.clear()

    def missing(self) -> str:
        """Say what has still to be chosen."""
        return "" if self.members.chosen() else _("Choose who gets a case of their own.")

    def prepare(self) -> Prepared:
        """Return the split."""
        return self._store.families.split(
            self._family().case.id, self.members.chosen(), self.number.text().strip(), self.heads.get(OTHER),
            self.heads.get(HERE), self.relationships,
        )  # fmt: skip


class Join(RosterChange):
    """Another case whose members come into this one."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Join with another case"), _("Join"))
        self.other = CaseLine(store)
        self.asked.addWidget(Label(_("Whose members come into this case"), "small", "text2", 600))
        self.asked.addWidget(self.other)
        self.other.found.connect(self.begin_anew)
        self.setFocusProxy(self.other)

    def begin_asking(self) -> None:
        """Begin without another case."""
        self.other.begin(self._family().case.id)

    def missing(self) -> str:
        """Say what has still to be chosen."""
        return "" if self.other.case else _("Choose the other case.")

    def prepare(self) -> Prepared:
        """Return the join."""
        return self._store.families.join(self._family().case.id, self.other.case, self.relationships)


class Applicant(RosterChange):
    """Another member who applies for the family."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Change the principal applicant"), _("Change the applicant"))
        self.members = MembersChoice(one=True)
        self.asked.addWidget(Label(_("Who applies from now on"), "small", "text2", 600))
        self.asked.addWidget(self.members)
        self.members.changed.connect(self.begin_anew)

    def begin_asking(self) -> None:
        """Begin with the member that is shown."""
        self.members.show_members(self._members(), {self.person})

    def missing(self) -> str:
        """Say what has still to be chosen."""
        return "" if self.members.chosen() else _("Choose who applies.")

    def prepare(self) -> Prepared:
        """Return the change."""
        chosen = self.heads.get(HERE) or self.members.chosen()[0]
        return self._store.families.change_applicant(self._family().case.id, chosen, self.relationships)


class LinkCases(RosterChange):
    """Another case that belongs to this one, though both stay what they are."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Link with another case"), _("Link"))
        self.other, self.reason = CaseLine(store), QLineEdit()
        self.reason.setAccessibleName(_("Why they belong together"))
        self.reason.setPlaceholderText(_("Such as: brother's family"))
        for title, line in ((_("Which case belongs to this one"), self.other), (_("Why"), self.reason)):
            self.asked.addWidget(Label(title, "small", "text2", 600))
            self.asked.addWidget(line)
        self.other.found.connect(self.begin_anew)
        self.reason.textEdited.connect(lambda _text: self.renew())
        self.setFocusProxy(self.other)

    def begin_asking(self) -> None:
        """Begin without another case."""
        self.other.begin(self._family().case.id)
        self.reason.clear()

    def missing(self) -> str:
        """Say what has still to be chosen."""
        return "" if self.other.case else _("Choose the other case.")

    def prepare(self) -> Prepared:
        """Return the link."""
        return self._store.families.link(self._family().case.id, self.other.case, self.reason.text().strip())
