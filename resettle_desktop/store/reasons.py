"""The reasons with which warnings were accepted: read for findings, and drawn up as change sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Accepted
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.accepting import given_for, may_be_accepted, settled
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.rows import Rows

_OWNERS = ("person", "case", "departure")


class Reasons:
    """Reads which warnings of a store were accepted, and draws up the accepting of others."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of(self, record: int) -> list[Accepted]:
        """Return what was accepted of one record, whether it still holds or not."""
        return self._rows.equal(Accepted, about=id_text(record))

    def settled(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings, each warning that was accepted and still is with who accepted it and why."""
        there = self._about({each.record for each in findings if may_be_accepted(each)})
        records = self._records(each for each in findings if each.record in there)
        return [
            settled(each, records.get(each.record or 0), there[each.record]) if each.record in there else each
            for each in findings
        ]

    def accepting(self, findings: Iterable[Finding], reason: str, by: str, now: datetime) -> ChangeSet:
        """Return the change set that accepts these warnings with one reason; others among the findings are left.

        Raises KnownError without a reason.
        """
        chosen = [each for each in findings if may_be_accepted(each)]
        records = self._records(chosen)
        given = [(each, records[each.record]) for each in chosen if each.record in records]
        return self.accepting_of(given, reason, by, now)

    def accepting_of(
        self, findings: Sequence[tuple[Finding, Record]], reason: str, by: str, now: datetime
    ) -> ChangeSet:
        """Return the same for warnings of records as they are at hand, stored or about to be; raises the same."""
        if not reason.strip():
            raise KnownError(_("A warning is accepted with a reason. Nothing was changed. Say in a few words why."))
        draft = Draft()
        for found, record in findings:
            for lapsed in self._lapsed(found):
                draft.remove("Accepted", lapsed.id, lapsed.values())
            draft.add("Accepted", new_id(), _values(found, record, reason, by, now))
        what = n_("{n} warning accepted", "{n} warnings accepted", len(findings))
        said = _("{what}: {reason}").format(what=what, reason=reason.strip())
        return draft.change_set(said, _("findings"))

    def asking_again(self, found: Finding) -> ChangeSet:
        """Return the change set that takes the acceptance of a warning back."""
        draft = Draft()
        record = self._rows.get(Accepted, found.acceptance.record) if found.acceptance else None
        if record is not None:
            draft.remove("Accepted", record.id, record.values())
        return draft.change_set(_("{number} is asked again").format(number=found.number), _("findings"))

    def person_of(self, found: Finding) -> int | None:
        """Return the person with whom the record of a finding lives, the person itself; None for no person."""
        if found.kind == "Person" or not found.kind or found.record is None:
            return found.record if found.kind else None
        record = self._rows.get(kind_of(found.kind), found.record)
        return getattr(record, "person", None)

    def _lapsed(self, found: Finding) -> list[Accepted]:
        mine = self.of(found.record or 0)
        return [each for each in mine if (each.number, each.field_name or "") == (found.number, found.field)]

    def _about(self, records: Iterable[int | None]) -> Mapping[int | None, list[Accepted]]:
        texts = {id_text(record): record for record in records if record is not None}
        grouped = self._rows.grouped(Accepted, "about", texts) if texts else {}
        return {texts[text]: accepted for text, accepted in grouped.items()}

    def _records(self, findings: Iterable[Finding]) -> dict[int | None, Record]:
        ids: dict[str, set[int | None]] = {}
        for each in findings:
            if each.kind:
                ids.setdefault(each.kind, set()).add(each.record)
        return {id: record for kind, some in ids.items() for id, record in self._rows.many(kind_of(kind), some).items()}


def _values(found: Finding, record: Record, reason: str, by: str, now: datetime) -> dict[str, Json]:
    values: dict[str, Json] = {**_owner(record), "about": id_text(record.id), "number": found.number}
    values |= {"field_name": found.field or None, "reason": reason.strip(), "by": by}
    return {**values, "given_for": given_for(found, record) or None, "when": f"{now:%Y-%m-%dT%H:%M}"}


def _owner(record: Record) -> dict[str, Json]:
    """Return the person, the case or the departure with which a record lives, itself where it is one."""
    kind = record.kind_name().lower()
    if kind in _OWNERS:
        return {kind: id_text(record.id)}
    names = [link.name for link in type(record).links() if link.name in _OWNERS and record.of(link.name)]
    return {name: id_text(record.of(name)) for name in names[:1]}
