"""The list of a clinic day: a row for each activity, what is typed in it, what is found of it, and what it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.records.findings import Finding, Level, Refused, finding
from resettle_desktop.records.kinds import Case, HealthActivity, Person
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.rules.agreement import record_findings
from resettle_desktop.rules.clearance.limits import shipped_table
from resettle_desktop.rules.clearance.validity import reckoned_end
from resettle_desktop.rules.households import part_findings
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.search import person_label
from resettle_desktop.store.store import Store

# what is the same for all who come on a day; a row in which nothing else is typed waits for the person
COMMON = ("activity", "done", "site")
_VACCINATION = ("vaccine", "dose", "batch", "source")
_FIELDS = (*COMMON, *_VACCINATION, "result", "valid_until", "reference", "details")


@dataclass
class ClinicRow:
    """One activity of one person as it is typed; what is sealed is sealed already."""

    record: int
    person: Person
    case_number: str
    country: str | None
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return the person's name."""
        return person_label(self.person)

    @property
    def waits(self) -> bool:
        """Return whether nothing is typed but what is the same for all."""
        return not any(text.strip() for name, text in self.texts.items() if name not in COMMON)

    def activity(self) -> HealthActivity:
        """Return the activity, as far as what is typed can be stored."""
        made = HealthActivity(id=self.record, person=self.person.id)
        for name, text in self.texts.items():
            try:
                setattr(made, name, HealthActivity.field(name).read(text))
            except Refused:
                continue
        return made


class ClinicRows:
    """The rows of a day in the order in which people were put on it; each that has a text is kept among the drafts.

    It begins with the activities that were begun and not saved.
    """

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self._store, self._drafts = store, drafts
        self.rows: list[ClinicRow] = []
        self.read_drafts()

    def read_drafts(self) -> None:
        """Take what was begun elsewhere, leave out what was saved elsewhere, and keep what is typed here."""
        begun = {id: owner for id, owner in self._drafts.owners(HealthActivity).items() if owner}
        people = self._people(begun.values())
        mine = {row.record: row for row in self.rows}
        saved = self._store.rows.many(HealthActivity, mine)
        for id, owner in sorted(begun.items()):
            if owner in people and id not in mine:
                mine[id] = self._row(id, people[owner], {})
            if id in mine:
                mine[id].texts = {name: each.text for name, each in self._drafts.of(id).items()}
        self.rows = [row for id, row in mine.items() if id not in saved and (id in begun or not row.texts)]

    def add(self, people: Iterable[int], common: Mapping[str, str]) -> int:
        """Put people on the list, each with what is the same for all; return how many were not on it yet."""
        there = {row.person.id for row in self.rows}
        new = [id for id in dict.fromkeys(people) if id not in there]
        found = self._people(new)
        for id in new:
            if id in found:
                self._append(found[id], common)
        return len([id for id in new if id in found])

    def add_again(self, place: int) -> int:
        """Put a person on the list once more, below, as for a second vaccine; return the place of the new row."""
        row = self.rows[place]
        common = {name: row.texts[name] for name in COMMON if name in row.texts}
        self._append(row.person, common)
        self.rows.insert(place + 1, self.rows.pop())
        return place + 1

    def remove(self, places: Iterable[int]) -> None:
        """Take rows off the list, with what is typed in them."""
        for place in sorted(places, reverse=True):
            self._drafts.forget(self.rows.pop(place).record)

    def set_text(self, place: int, name: str, text: str) -> None:
        """Type a text into a cell; an empty one empties it."""
        row = self.rows[place]
        row.texts.pop(name, None)
        if text.strip():
            row.texts[name] = text
        self._keep(row)

    def copied_text(self, source: int, target: int, name: str) -> str:
        """Return the text of a cell as another row of the column takes it: sealed anew for its own record."""
        text = self.rows[source].texts.get(name, "")
        if name != "details" or not text:
            return text
        sealed = HealthActivity.details
        plain = sealed.open(text, self.rows[source].record, self._store.seals)
        return sealed.seal(plain, self.rows[target].record, self._store.seals) or ""

    def shown_fields(self) -> tuple[str, ...]:
        """Return the columns: those of vaccinations once one is on the list, details for medical users."""
        vaccines = any(row.activity().activity == "vaccination" for row in self.rows)
        left = set() if vaccines else {*_VACCINATION}
        left |= set() if self._store.seals.may_open else {"details"}
        return tuple(name for name in _FIELDS if name not in left)

    def findings(self, place: int, today: date | None = None) -> list[Finding]:
        """Return what is found of a row, as the form of an activity finds it."""
        row = self.rows[place]
        made, said = row.activity(), list[Finding]()
        for name, text in row.texts.items():
            said += _read_findings(name, text)
        if row.texts and not row.texts.get("activity", "").strip():
            said.append(finding("T312").at(field="activity"))
        day = today or date.today()
        beside = [*record_findings(made, day), *part_findings(row.person, [made], day)]
        said += [each for each in beside if each.record == made.id]
        return said

    def end_of(self, row: ClinicRow) -> date | datetime | None:
        """Return until when an activity counts by the limits of the country, None where that is not known."""
        limits = shipped_table().limits_for(row.country, self._store.settings.text)
        return reckoned_end(row.activity(), limits)

    def ready(self) -> list[int]:
        """Return the places of the rows that can be saved: with an activity and a result, and without an error."""
        return [place for place, row in enumerate(self.rows) if not row.waits and not self._is_refused(place)]

    def refused(self) -> list[int]:
        """Return the places of the rows that cannot be stored as they are typed."""
        return [place for place, row in enumerate(self.rows) if not row.waits and self._is_refused(place)]

    def change_set(self, places: Sequence[int], reason: str, source: str) -> ChangeSet:
        """Return the change set that adds the activities of these rows."""
        draft = Draft()
        for place in places:
            made = self.rows[place].activity()
            draft.add(
                HealthActivity.kind_name(), made.id, {**made.values(), "person": id_text(self.rows[place].person.id)}
            )
        return draft.change_set(reason, source)

    # internals

    def _append(self, person: Person, common: Mapping[str, str]) -> None:
        row = self._row(new_id(), person, {name: text for name, text in common.items() if text.strip()})
        self.rows.append(row)
        self._keep(row)

    def _row(self, id: int, person: Person, texts: dict[str, str]) -> ClinicRow:
        case = self._store.rows.get(Case, person.case) if person.case else None
        number = (case.unhcr_number if case else "") or ""
        return ClinicRow(id, person, number, case.asylum_country if case else None, texts)

    def _people(self, ids: Iterable[int]) -> dict[int, Person]:
        return self._store.rows.many(Person, ids)

    def _keep(self, row: ClinicRow) -> None:
        typed = {name: Typing(text) for name, text in row.texts.items()}
        self._drafts.keep(HealthActivity(id=row.record), typed, row.person.id)

    def _is_refused(self, place: int) -> bool:
        missing = not self.rows[place].texts.get("activity", "").strip()
        return missing or any(each.level is Level.ERROR for each in self.findings(place))


def _read_findings(name: str, text: str) -> list[Finding]:
    kept = HealthActivity.field(name)
    try:
        return [each.at(field=name) for each in kept.findings(kept.read(text))]
    except Refused as refused:
        return [refused.finding.at(field=name)]
