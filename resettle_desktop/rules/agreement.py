"""What of one record does not agree: a hold without its reason, a permit that is granted on no day, and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from resettle_desktop.records.dates import show_day
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.record import Record
from resettle_desktop.rules.date_order import order_findings
from resettle_desktop.rules.kinship import SPOUSES

_UNMARRIED = frozenset({"single", "divorced", "widowed"})
_DECIDED = frozenset({"positive", "negative"})
_OVERDUE = 14  # days after an expected delivery in which a child is born or the date was wrong
_LONGEST = 294  # days of a pregnancy, from its first day to two weeks after the expected one
_YOUNGEST_MOTHER, _OLDEST_MOTHER = 12, 55  # years
_GIVEN = frozenset({"granted", "expired"})

Check = Callable[[Any, date], Iterator[Finding]]


def record_findings(record: Record, today: date | None = None) -> list[Finding]:
    """Return what does not agree in one record, each at the field that mends it: W250, W252 to W267.

    It looks at this record alone, so that a form may ask it with every key stroke; it raises nothing, whatever the
    values are.
    """
    day = today or date.today()
    said = [*order_findings(record)]
    for check in _CHECKS.get(record.kind_name(), ()):
        said += check(record, day)
    return [each.at(kind=record.kind_name(), record=record.id or None) for each in said]


def _hold(record: Any, _today: date) -> Iterator[Finding]:
    if record.hold and not (record.hold_kind or record.hold_reason):
        yield finding("W252").at(field="hold_reason")
    if not record.hold and (record.hold_kind or record.hold_reason or record.hold_since):
        yield finding("W253").at(field="hold")


def _hold_of_who_is_gone(record: Any, _today: date) -> Iterator[Finding]:
    gone = [name for name in ("died", "withdrawn", "closed") if getattr(record, name, None) is not None]
    if record.hold and gone:
        yield finding("W254", value=f"{type(record).field(gone[0]).label} {record.shown(gone[0])}").at(field="hold")


def _end_of_case(case: Any, _today: date) -> Iterator[Finding]:
    if case.closed and not case.close_reason:
        yield finding("W255").at(field="close_reason")
    if case.close_reason and not (case.closed or case.withdrawn):
        yield finding("W256", value=case.shown("close_reason")).at(field="closed")


def _decision(case: Any, _today: date) -> Iterator[Finding]:
    if case.decided and case.decision not in {*_DECIDED, "withdrawn"}:
        yield finding("W257", value=case.shown("decided")).at(field="decision")
    if case.decision in _DECIDED and not case.decided:
        yield finding("W258", value=case.shown("decision").lower()).at(field="decided")


def _categories(case: Any, _today: date) -> Iterator[Finding]:
    if case.category and case.category == case.secondary_category:
        yield finding("W259", value=case.shown("category")).at(field="secondary_category")


def _end_of_person(person: Any, _today: date) -> Iterator[Finding]:
    if person.withdrawn and not person.withdrawal_reason:
        yield finding("W255").at(field="withdrawal_reason")


def _marriage(person: Any, _today: date) -> Iterator[Finding]:
    if person.relationship in SPOUSES - {"partner"} and person.marital_status in _UNMARRIED:
        words = {"value": person.shown("relationship").lower(), "status": person.shown("marital_status").lower()}
        yield finding("W260", **words).at(field="marital_status")
    if person.married and person.marital_status == "single":
        yield finding("W261", value=person.shown("married")).at(field="marital_status")


def _delivery(person: Any, today: date) -> Iterator[Finding]:
    expected = person.expected_delivery
    if expected is None:
        return
    if person.sex == "M":
        yield finding("W262", value=person.shown("sex").lower()).at(field="expected_delivery")
    if expected < today - timedelta(_OVERDUE):
        yield finding("W263", value=show_day(expected)).at(field="expected_delivery")
    if expected > today + timedelta(_LONGEST):
        yield finding("W264", value=show_day(expected)).at(field="expected_delivery")
    born = person.birth_date
    age = born.age_on(expected) if born else _YOUNGEST_MOTHER
    if not _YOUNGEST_MOTHER <= age <= _OLDEST_MOTHER:
        yield finding("W265", value=age).at(field="expected_delivery")


def _nationalities(person: Any, _today: date) -> Iterator[Finding]:
    if person.nationality and person.nationality == person.second_nationality:
        yield finding("W266", value=person.shown("nationality")).at(field="second_nationality")


def _permit(permit: Any, _today: date) -> Iterator[Finding]:
    if permit.status == "granted" and not permit.issued:
        yield finding("W267").at(field="issued")
    if permit.issued and permit.status and permit.status not in _GIVEN:
        yield finding("W268", value=permit.shown("issued"), status=permit.shown("status").lower()).at(field="status")


def _activity(activity: Any, _today: date) -> Iterator[Finding]:
    # the result itself is for medical users and is said nowhere else
    if activity.result and activity.result != "pending" and activity.done is None:
        yield finding("W269").at(field="done")


def _waiver(waiver: Any, _today: date) -> Iterator[Finding]:
    if waiver.requirement and not (waiver.by and waiver.reason):
        field = "reason" if waiver.by else "by"
        yield finding("W288", value=waiver.shown("requirement")).at(field=field)


_CHECKS: Mapping[str, tuple[Check, ...]] = {
    "Case": (_hold, _hold_of_who_is_gone, _end_of_case, _decision, _categories),
    "Person": (_hold, _hold_of_who_is_gone, _end_of_person, _marriage, _delivery, _nationalities),
    "Permit": (_permit,),
    "HealthActivity": (_activity,),
    "Waiver": (_waiver,),
}
