"""What keeps somebody, or ends it: a hold and its release, a withdrawal, a death, the closing of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from resettle_desktop.desktop.cases.changing import FamilyChange
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.parts.basics import Label
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, mark
from resettle_desktop.rules.agreement import record_findings
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.search import case_label, person_label
from resettle_desktop.store.sketches import Prepared
from resettle_desktop.store.store import Store

HOLD = ("hold_kind", "hold_reason", "hold_since")
_NO_HOLD: Mapping[str, Json] = dict.fromkeys(("hold", *HOLD))


class FactsChange(FamilyChange):
    """Asks a few fields of the shown member, or of the case, and writes them with what goes along.

    ``names`` are the fields that are asked, ``needed`` those without which nothing is written (one of them at
    least).
    """

    def __init__(
        self, store: Store, words: tuple[str, str], kind: type[Record], names: tuple[str, ...], needed: tuple[str, ...]
    ) -> None:
        super().__init__(store, *words)
        self._kind, self._needed = kind, needed
        self.who = Label("", "text", "text", 500, wraps=True)
        others = [field.name for field in kind.fields() if field.name not in names]
        self.form = Form(kind, 9, columns=1, leave_out=others)
        self.asked.addWidget(self.who)
        self.asked.addWidget(self.form)
        self.form.edited.connect(self.renew)
        self.setFocusProxy(self.form.fields[names[0]].editor.widget)

    # what each of them says

    def proposed(self) -> Mapping[str, str]:
        """Return what stands in the fields at the start as if it had been typed; where a value is, that stays."""
        return {}

    def along(self, _record: Record) -> Mapping[str, Json]:
        """Return the values that go along: who no longer travels is on no hold."""
        return _NO_HOLD

    # what every change says

    def begin_asking(self) -> None:
        """Show the member's or the case's own values."""
        record = self._record()
        self.who.setText(_known_as(self, record))
        self.form.show_record(record)
        self.form.fill_empty(self.proposed())

    def missing(self) -> str:
        """Say which field cannot be read, or has still to be filled."""
        wrong = [field.kept.label for field in self.form.fields.values() if field.refused()]
        if wrong:
            return _("Correct first: {fields}").format(fields=", ".join(wrong))
        typed = self.form.typed_record()
        if typed is None or any(typed.of(name) for name in self._needed):
            return ""
        return _("Still to fill in: {fields}").format(fields=self._kind.field(self._needed[0]).label)

    def prepare(self) -> Prepared:
        """Return the change of the record, with what a check would say of it afterwards."""
        record, (before, after) = self._record(), self.form.changes()
        held = record.values()
        along = {name: value for name, value in self.along(record).items() if name not in after}
        draft = Draft()
        draft.set(self._kind.kind_name(), record.id, {**held, **before}, {**along, **after})
        return Prepared(draft.change_set(self.button.text(), _("family")), tuple(_warned(record, {**along, **after})))

    def _record(self) -> Record:
        family = self._family()
        people = [member.person for member in family.members]
        mine = next((person for person in people if person.id == self.person), None)
        return family.case if self._kind is Case or mine is None else mine


class HoldMember(FactsChange):
    """The shown member does not board for now; the others may."""

    def __init__(self, store: Store) -> None:
        words = _("Put on hold: this member"), _("Put on hold")
        super().__init__(store, words, Person, HOLD, ("hold_kind", "hold_reason"))

    def proposed(self) -> Mapping[str, str]:
        """Begin with today."""
        return {"hold_since": show_day(date.today())}

    def along(self, _record: Record) -> Mapping[str, Json]:
        """The hold itself."""
        return {"hold": True}


class HoldCase(FactsChange):
    """Nobody of the case boards for now."""

    def __init__(self, store: Store) -> None:
        words = _("Put on hold: the whole case"), _("Put the case on hold")
        super().__init__(store, words, Case, HOLD, ("hold_kind", "hold_reason"))

    def proposed(self) -> Mapping[str, str]:
        """Begin with today."""
        return {"hold_since": show_day(date.today())}

    def along(self, _record: Record) -> Mapping[str, Json]:
        """The hold itself."""
        return {"hold": True}


class Release(FamilyChange):
    """The hold of the shown member, and that of the case, is over."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, _("Release the hold"), _("Release"))
        self.setFocusProxy(self.button)

    def missing(self) -> str:
        """Say that there is nothing to release."""
        return "" if self._held() else _("Neither this member nor the case is on hold.")

    def prepare(self) -> Prepared:
        """Return the release; what described the hold stays in the history."""
        draft = Draft()
        for record in self._held():
            draft.set(record.kind_name(), record.id, record.values(), _NO_HOLD)
        return Prepared(draft.change_set(self.button.text(), _("family")))

    def _held(self) -> list[Record]:
        family = self._family()
        mine = [member.person for member in family.members if member.person.id == self.person]
        records: list[Record] = [*mine, family.case]
        return [record for record in records if record.of("hold")]


class WithdrawMember(FactsChange):
    """The shown member no longer travels; the others may."""

    def __init__(self, store: Store) -> None:
        names = ("withdrawn", "withdrawal_reason")
        super().__init__(store, (_("Withdraw this member"), _("Withdraw")), Person, names, ("withdrawn",))

    def proposed(self) -> Mapping[str, str]:
        """Begin with today."""
        return {"withdrawn": show_day(date.today())}


class Death(FactsChange):
    """The shown member died; the day may be known in part."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, (_("Record a death"), _("Record the death")), Person, ("died",), ("died",))


class WithdrawCase(FactsChange):
    """The family, or who submitted it, does not go on with it."""

    def __init__(self, store: Store) -> None:
        names = ("withdrawn", "close_reason")
        super().__init__(store, (_("Withdraw the case"), _("Withdraw the case")), Case, names, ("withdrawn",))

    def proposed(self) -> Mapping[str, str]:
        """Begin with today."""
        return {"withdrawn": show_day(date.today())}


class CloseCase(FactsChange):
    """The case is at its end."""

    def __init__(self, store: Store) -> None:
        names = ("close_reason", "closed")
        super().__init__(store, (_("Close the case"), _("Close the case")), Case, names, ("close_reason",))

    def proposed(self) -> Mapping[str, str]:
        """Begin with today."""
        return {"closed": show_day(date.today())}


# the words of each command, its keys, and the panel that it shows
LEAVING: tuple[tuple[str, str, Callable[[Store], FamilyChange]], ...] = (
    (mark("Put this member on hold…"), "Ctrl+Shift+H", HoldMember),
    (mark("Put the case on hold…"), "", HoldCase),
    (mark("Release the hold…"), "Ctrl+Shift+R", Release),
    (mark("Withdraw this member…"), "Ctrl+Shift+W", WithdrawMember),
    (mark("Record a death…"), "", Death),
    (mark("Withdraw the case…"), "", WithdrawCase),
    (mark("Close the case…"), "", CloseCase),
)


def _known_as(panel: FactsChange, record: Record) -> str:
    if isinstance(record, Person):
        return person_label(record)
    family = panel.family
    members = [member.person for member in family.members] if family is not None else []
    return case_label(record, members) if isinstance(record, Case) else record.label()


def _warned(record: Record, values: Mapping[str, Json]) -> list[Finding]:
    """Return what will not agree in a record once it has these values, and does now."""
    after = type(record).from_values({**record.values(), **values}, record.id)
    before = {found.number for found in record_findings(record)}
    return [each for each in record_findings(after) if each.level is Level.WARNING and each.number not in before]
