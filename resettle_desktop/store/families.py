"""Changes of families: a birth, a move to another case, a split, a joining, another applicant, a link.

Each is drawn up as one change set that can be shown before; ``Store.apply`` writes it and undo takes it back.
Passengers go with their persons, and so do the places that are a person's own. No case is left without an applicant,
and one that loses its last member is closed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import finding
from resettle_desktop.records.kinds import Case, CaseLink, Departure, Passenger, Person, Placement
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import Record, kinds
from resettle_desktop.records.texts import _
from resettle_desktop.rules.bookings import waiting_departures
from resettle_desktop.rules.families import head_of
from resettle_desktop.rules.kinship import PRINCIPAL, short_name
from resettle_desktop.rules.newborns import father_of, mother_of, newborn_values
from resettle_desktop.rules.relationships import successor
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.sketches import Prepared, Sketch
from resettle_desktop.store.succession import Relationships, close_if_empty, give_an_applicant, tell_anew

# what the agencies number anew, what counts one case's members, and what became of the case that is split
_NOT_CARRIED = frozenset(
    {"unhcr_number", "fedasil_number", "stated_size", "withdrawn", "closed", "close_reason", "remarks"}
)
_NOBODY_SAID: Relationships = {}


class FamilyRefused(KnownError):
    """A family cannot be changed so; says why and what to do instead. Nothing was written."""


class Families:
    """Draws up the changes of one store's families."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def proposed_newborn(
        self,
        case: int,
        sex: str | None = None,
        mother: int | None = None,
        father: int | None = None,
        today: date | None = None,
    ) -> dict[str, Json]:
        """Return the values with which the form of a newborn begins.

        ``mother`` and ``father`` are members, 0 for one who is none; None for those of the couple.
        """
        members = self._members(case)
        woman = _parent(members, mother, mother_of(members))
        man = _parent(members, father, father_of(members, woman))
        return newborn_values(self._case(case), woman, man, sex, today or date.today())

    def newborn(
        self,
        case: int,
        values: Mapping[str, Json],
        mother: int | None = None,
        father: int | None = None,
        today: date | None = None,
    ) -> Prepared:
        """Return the change set that adds a child born to the family; ``values`` go over what is proposed.

        The mother is no longer expecting. T321 tells that the child is not on the family's departure. Raises
        FamilyRefused for a case without members.
        """
        sex = values.get("sex")
        sketch, members = Sketch(self._rows), self._members(case)
        if not members:
            raise FamilyRefused(_("The case has no members. Nothing was written. Choose the case of the mother."))
        proposed = self.proposed_newborn(case, str(sex) if sex else None, mother, father, today)
        child = sketch.add(Person, {**proposed, **values, "case": id_text(case)})
        woman = _parent(members, mother, mother_of(members))
        if woman and woman.expected_delivery:
            sketch.set(woman, {"expected_delivery": None})
        called = short_name(sketch.get(Person, child) or Person(id=child))
        for departure in self._booked(members):
            said = finding("T321", label=called, value=departure.label())
            sketch.findings.append(said.at(kind="Person", record=child))
        return sketch.prepared(_("Birth of {name}").format(name=called), _("family"))

    def move(
        self,
        persons: Collection[int],
        case: int,
        said: Relationships = _NOBODY_SAID,
        applicant: int | None = None,
        today: date | None = None,
    ) -> Prepared:
        """Return the change set that moves persons to another case.

        ``said`` is what they are to its applicant; what nobody said is asked (T320). ``applicant`` is who applies
        for the case they leave, where they were the applicant. Raises FamilyRefused for a closed case, or where
        nobody would move.
        """
        target = self._open(case)
        sketch, moving = Sketch(self._rows), [each for each in self._persons(persons) if each.case != case]
        if not moving:
            raise FamilyRefused(_("They are in this case already. Nothing was written. Choose another case."))
        self._arrive(sketch, target, moving, said)
        for left in dict.fromkeys(each.case for each in moving if each.case):
            give_an_applicant(sketch, left, [each for each in moving if each.case == left], applicant, said)
            close_if_empty(sketch, left, today or date.today())
        reason = _("{names} moved to {case}").format(names=_names(moving), case=target.label())
        return sketch.prepared(reason, _("family"))

    def split(
        self,
        case: int,
        persons: Collection[int],
        number: str = "",
        applicant: int | None = None,
        remaining: int | None = None,
        said: Relationships = _NOBODY_SAID,
    ) -> Prepared:
        """Return the change set that gives some members a case of their own, with the decision and all before it.

        ``number`` is the new case's number, empty while there is none; ``applicant`` applies for the new case and
        ``remaining`` for the old one, where nobody is named whoever is next. The places of the whole case are those
        of both. Raises FamilyRefused where none or all are chosen, or somebody of another case.
        """
        family, members = self._case(case), self._members(case)
        going = [member for member in members if member.id in persons]
        if len(going) != len(set(persons)) or not 0 < len(going) < len(members):
            raise FamilyRefused(
                _("Some members of the case have to go, and some to stay. Nothing was written. Choose them again.")
            )
        sketch = Sketch(self._rows)
        carried = {name: value for name, value in family.values().items() if name not in _NOT_CARRIED}
        new = sketch.add(Case, {**carried, "unhcr_number": number or None})
        for member in going:
            self._go_along(sketch, member, new)
        for place in self._places(family.id):
            sketch.add(Placement, {**place.values(), "case": id_text(new)})
        self._apply_anew(sketch, going, members, applicant, said)
        give_an_applicant(sketch, case, going, remaining, said)
        reason = _("{names} split from {case}").format(names=_names(going), case=family.label())
        return sketch.prepared(reason, _("family"))

    def join(self, case: int, other: int, said: Relationships = _NOBODY_SAID, today: date | None = None) -> Prepared:
        """Return the change set that brings the members of another case into this one; the other is closed as merged.

        ``said`` is what they are to the applicant of this case; what nobody said is asked (T320). A link between the
        two cases is kept, and the other's place where this one has none. Raises FamilyRefused where one is closed or
        both are one.
        """
        if case == other:
            raise FamilyRefused(_("The two are one case already. Nothing was written. Choose another case."))
        stays, goes = self._open(case), self._open(other)
        sketch, coming = Sketch(self._rows), self._members(other)
        places = [] if self._places(case) else self._places(other)
        self._arrive(sketch, stays, coming, said, with_places=False)
        for place in places:
            sketch.set(place, {"case": id_text(case)})
        day = (today or date.today()).isoformat()
        sketch.set(goes, {"closed": day, "close_reason": "merged"})
        self._add_link(sketch, case, other, _("Joined"))
        reason = _("{other} joined to {case}").format(other=goes.label(), case=stays.label())
        return sketch.prepared(reason, _("family"))

    def change_applicant(self, case: int, person: int, said: Relationships = _NOBODY_SAID) -> Prepared:
        """Return the change set that lets another member apply, each relationship told anew where it can be (T320).

        Raises FamilyRefused for somebody who is no member, or is the applicant already.
        """
        family, members = self._case(case), self._members(case)
        chosen = next((member for member in members if member.id == person), None)
        if chosen is None:
            raise FamilyRefused(_("Only a member of the case can apply for it. Nothing was written. Choose a member."))
        if [member.id for member in members if member.relationship == PRINCIPAL] == [person]:
            raise FamilyRefused(_("This is the principal applicant already. Nothing was written. Choose another."))
        sketch = Sketch(self._rows)
        tell_anew(sketch, chosen, members, members, said)
        reason = _("{name} applies for {case}").format(name=short_name(chosen), case=family.label())
        return sketch.prepared(reason, _("family"))

    def link(self, case: int, other: int, reason: str = "") -> Prepared:
        """Return the change set that links two cases which belong together and stay two; raises FamilyRefused."""
        if case == other:
            raise FamilyRefused(_("The two are one case. Nothing was written. Choose another case."))
        one, two, sketch = self._case(case), self._case(other), Sketch(self._rows)
        if not self._add_link(sketch, case, other, reason):
            raise FamilyRefused(_("The two cases are linked already. Nothing was written."))
        return sketch.prepared(_("{case} linked with {other}").format(case=one.label(), other=two.label()), _("family"))

    def _case(self, id: int) -> Case:
        found = self._rows.get(Case, id)
        if found is None:
            raise FamilyRefused(_("The case is no longer there. Nothing was written. Look for it in the history."))
        return found

    def _open(self, id: int) -> Case:
        found = self._case(id)
        if found.closed or found.withdrawn:
            text = _("The case {case} is closed. Nothing was written. Open it first, or choose another case.")
            raise FamilyRefused(text.format(case=found.label()))
        return found

    def _members(self, case: int) -> list[Person]:
        return self._rows.equal(Person, case=case)

    def _persons(self, ids: Collection[int]) -> list[Person]:
        found = self._rows.many(Person, ids)
        if len(found) != len(set(ids)):
            raise FamilyRefused(_("One of them is no longer there. Nothing was written. Choose again."))
        return [found[id] for id in dict.fromkeys(ids)]

    def _places(self, case: int) -> list[Placement]:
        return [place for place in self._rows.equal(Placement, case=case) if place.person is None]

    def _booked(self, members: Iterable[Person]) -> list[Departure]:
        bookings = self._rows.where_in(Passenger, "person", [member.id for member in members])
        return waiting_departures(bookings, self._rows.many(Departure, [each.departure for each in bookings]))

    def _arrive(
        self, sketch: Sketch, case: Case, coming: Collection[Person], said: Relationships, with_places: bool = True
    ) -> None:
        """Bring persons into a case: what they are to its applicant, and where they go if it has no place."""
        here = self._members(case.id)
        carried = [] if self._places(case.id) or not with_places else coming
        for person in coming:
            self._go_along(sketch, person, case.id)
        for person in carried:
            for place in self._places(person.case or 0):
                values = {**place.values(), "case": id_text(case.id), "person": id_text(person.id)}
                sketch.add(Placement, values)
        if not any(member.relationship == PRINCIPAL for member in here):
            applicant = next((each.id for each in coming if each.relationship == PRINCIPAL), None)
            self._apply_anew(sketch, coming, coming, applicant, said)
            return
        for person in coming:
            self._ask_what(sketch, person, head_of(here), said)

    def _ask_what(self, sketch: Sketch, person: Person, applicant: Person | None, said: Relationships) -> None:
        sketch.set(person, {"relationship": said.get(person.id)})
        if said.get(person.id) is None and applicant:
            asked = finding("T320", label=short_name(person), value=short_name(applicant))
            sketch.findings.append(asked.at(kind="Person", record=person.id, field="relationship"))

    def _apply_anew(
        self,
        sketch: Sketch,
        going: Collection[Person],
        family: Collection[Person],
        chosen: int | None,
        said: Relationships,
    ) -> None:
        """Let one of those who go apply for them: who is chosen, who did before, or who is next (T322)."""
        former = next((member for member in going if member.relationship == PRINCIPAL), None)
        named = next((member for member in going if member.id == chosen), None)
        applicant = named or former or successor(list(going))
        if applicant is None:
            return
        tell_anew(sketch, applicant, going, family, said)
        if applicant not in (named, former):
            told = finding("T322", value=short_name(applicant))
            sketch.findings.append(told.at(kind="Person", record=applicant.id, field="relationship"))

    def _go_along(self, sketch: Sketch, person: Person, case: int) -> None:
        """Move a person, and all that is this person's and names the case too, such as a place of one's own."""
        sketch.set(person, {"case": id_text(case)})
        for kind in _of_both():
            for record in self._rows.equal(kind, person=person.id):
                if record.of("case") is not None:
                    sketch.set(record, {"case": id_text(case)})

    def _add_link(self, sketch: Sketch, case: int, other: int, reason: str) -> bool:
        first, second = sorted((case, other))
        if self._rows.equal(CaseLink, case=first, other_case=second):
            return False
        sketch.add(CaseLink, {"case": id_text(first), "other_case": id_text(second), "reason": reason or None})
        return True


def _parent(members: Iterable[Person], chosen: int | None, proposed: Person | None) -> Person | None:
    return proposed if chosen is None else next((each for each in members if each.id == chosen), None)


def _of_both() -> list[type[Record]]:
    """Return the kinds whose records may name a person and the person's case."""
    return [kind for kind in kinds() if {"person", "case"} <= {link.name for link in kind.links()}]


def _names(persons: Iterable[Person]) -> str:
    return ", ".join(short_name(person) for person in persons)
