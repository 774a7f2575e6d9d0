"""The rows that figures count: what of the store each figure takes, as queries over its tables.

Each has the columns ``id``, ``person``, ``case``, ``departure`` and ``day``, and those by which it alone is split.
"""

from __future__ import annotations

from collections.abc import Iterable

from resettle_desktop.figures.engine import days_between, each_of
from resettle_desktop.rules.stages import OFF_BOARD, TRAVELLED

# the head of a case that is counted, as rules.families.head_of finds it
HEAD = (
    'SELECT member.id FROM person AS member WHERE member."case" = counted."case" ORDER BY CASE member.relationship'
    " WHEN 'principal_applicant' THEN 0 WHEN 'spouse' THEN 1 WHEN 'partner' THEN 1 WHEN 'co_wife' THEN 1 ELSE 2 END,"
    " member.birth_date IS NULL, rtrim(member.birth_date, '~'), member.id LIMIT 1"
)
_FIRST_LEGS = "(SELECT leg.departure, min(leg.departs) AS departs FROM leg GROUP BY leg.departure)"
_OF_PASSENGER = 'SELECT passenger.id AS id, passenger.person AS person, person."case" AS "case", passenger.departure'
_PASSENGERS = "passenger JOIN person ON person.id = passenger.person"
_LEFT_ON = f"{_PASSENGERS} LEFT JOIN {_FIRST_LEGS} AS first ON first.departure = passenger.departure"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


def _members(day: str, more: str = "", where: str = "TRUE") -> str:
    """Return all persons who are in a case, with a day of the case or of their own."""
    return (
        f'SELECT person.id AS id, person.id AS person, person."case" AS "case", NULL AS departure, {day} AS day{more}'
        f' FROM person JOIN "case" ON "case".id = person."case" WHERE {where}'
    )


def _cases(day: str, more: str = "", where: str = "TRUE") -> str:
    """Return all cases."""
    return (
        f'SELECT "case".id AS id, NULL AS person, "case".id AS "case", NULL AS departure, {day} AS day{more}'
        f' FROM "case" WHERE {where}'
    )


ARRIVED = f"{_OF_PASSENGER}, passenger.status_time AS day FROM {_PASSENGERS} WHERE passenger.status = 'arrived'"
_LEFT = "coalesce(first.departs, passenger.status_time)"
DEPARTED = f"{_OF_PASSENGER}, {_LEFT} AS day FROM {_LEFT_ON} WHERE passenger.status IN ({_listed(TRAVELLED)})"
STAYED_BEHIND = (
    f"{_OF_PASSENGER}, coalesce(passenger.status_time, first.departs) AS day,"
    f" passenger.reason AS reason, passenger.status AS status FROM {_LEFT_ON}"
    f" WHERE passenger.status IN ({_listed(OFF_BOARD)})"
)
SUBMITTED_PERSONS, SUBMITTED_CASES = _members('"case".submitted'), _cases('"case".submitted')

_DECIDED = '"case".decided', ', "case".decision AS decision'
_IS_DECIDED, _IS_REFUSED = "\"case\".decision <> 'pending'", "\"case\".decision = 'negative'"
DECIDED_PERSONS, DECIDED_CASES = _members(*_DECIDED, _IS_DECIDED), _cases(*_DECIDED, _IS_DECIDED)
REFUSED_PERSONS, REFUSED_CASES = _members(*_DECIDED, _IS_REFUSED), _cases(*_DECIDED, _IS_REFUSED)

_CASE_WITHDRAWN = '("case".withdrawn IS NOT NULL OR "case".decision = \'withdrawn\')'
_SAID_WITHDRAWN = 'coalesce("case".withdrawn, "case".decided)'
WITHDRAWN_CASES = _cases(_SAID_WITHDRAWN, ', "case".close_reason AS reason', _CASE_WITHDRAWN)
WITHDRAWN_PERSONS = _members(
    f"coalesce(person.withdrawn, {_SAID_WITHDRAWN})",
    ', CASE WHEN person.withdrawn IS NULL THEN "case".close_reason ELSE person.withdrawal_reason END AS reason',
    f"(person.withdrawn IS NOT NULL OR {_CASE_WITHDRAWN})",
)

ATTENDED = (
    'SELECT attendance.id AS id, attendance.person AS person, person."case" AS "case", NULL AS departure,'
    " session.date AS day, session.date AS session_day, attendance.result AS attendance,"
    " session.place AS session_place,"
    ' session.language AS session_language, session."group" AS session_group FROM attendance'
    " JOIN person ON person.id = attendance.person JOIN session ON session.id = attendance.session"
    " WHERE session.kind = 'orientation'"
)
NEEDED = (
    'SELECT person.id AS id, person.id AS person, person."case" AS "case", NULL AS departure, "case".submitted AS day,'
    f" need.value AS need FROM person JOIN {each_of('person.needs', 'need')}"
    ' LEFT JOIN "case" ON "case".id = person."case"'
)
ACCEPTED = (
    'SELECT accepted.id AS id, accepted.person AS person, coalesce(accepted."case", person."case") AS "case",'
    ' accepted.departure AS departure, accepted."when" AS day, accepted.number AS finding, accepted.reason AS reason,'
    ' accepted."by" AS accepted_by'
    " FROM accepted LEFT JOIN person ON person.id = accepted.person"
)

# a result says something of fitness alone, never of an illness (DOMAIN 6: no diagnoses)
_OF_FITNESS = ("health_assessment", "fit_to_travel", "pre_embarkation_check")
_FITNESS = ("fit", "fit_with_conditions", "unfit")
HEALTH_CHECKED = (
    'SELECT checked.id AS id, checked.person AS person, person."case" AS "case", NULL AS departure,'
    " checked.done AS day, checked.activity AS activity, checked.site AS site,"
    f" CASE WHEN checked.activity IN ({_listed(_OF_FITNESS)}) AND checked.result IN ({_listed(_FITNESS)})"
    " THEN checked.result END AS fitness"
    " FROM health_activity AS checked JOIN person ON person.id = checked.person"
)
HELPED = (
    'SELECT travel_need.id AS id, travel_need.person AS person, person."case" AS "case", NULL AS departure,'
    ' "case".submitted AS day, travel_need.code AS help'
    ' FROM travel_need JOIN person ON person.id = travel_need.person LEFT JOIN "case" ON "case".id = person."case"'
)
HELD_PERSONS = _members(
    'CASE WHEN person.hold THEN person.hold_since ELSE "case".hold_since END',
    ', CASE WHEN person.hold THEN person.hold_kind ELSE "case".hold_kind END AS hold_kind',
    '(person.hold OR "case".hold)',
)


def _step(name: str, rows: str, first: str, last: str = "day") -> str:
    """Return how long one step took, of rows in which both its ends are known and in their order."""
    days = days_between(first, last)
    return (
        f"SELECT id, person, \"case\", NULL AS departure, {last} AS day, '{name}' AS step, {days} AS days"
        f" FROM ({rows}) AS ended WHERE {days} >= 0"
    )


def _begun(rows: str, column: str) -> str:
    """Return rows of passengers with a day of their case, at which a step began."""
    return f'SELECT ended.*, "case".{column} AS begun FROM ({rows}) AS ended JOIN "case" ON "case".id = ended."case"'


_SETTLED = (
    f'SELECT arrived.id, arrived.person, arrived."case", arrived.day AS begun, min(placement.available_from) AS day'
    f' FROM ({ARRIVED}) AS arrived JOIN placement ON placement."case" = arrived."case"'
    " AND (placement.person IS NULL OR placement.person = arrived.person) AND placement.type <> 'centre'"
    " GROUP BY arrived.id"
)
WAITED = " UNION ALL ".join(
    (
        _step("submitted_decided", _members('"case".decided', ', "case".submitted AS begun', _IS_DECIDED), "begun"),
        _step("decided_departed", _begun(DEPARTED, "decided"), "begun"),
        _step("submitted_arrived", _begun(ARRIVED, "submitted"), "begun"),
        _step("arrived_settled", _SETTLED, "begun"),
    )
)


def _reached(name: str, rows: str) -> str:
    """Return rows of how far somebody came of a programme's year, under the quota year of the case."""
    return (
        f'SELECT reached.id AS id, reached.person AS person, reached."case" AS "case", NULL AS departure,'
        f" \"case\".quota_year || '-12-31' AS day, '{name}' AS outcome"
        f' FROM ({rows}) AS reached JOIN "case" ON "case".id = reached."case"'
    )


_IS_ACCEPTED = "\"case\".decision = 'positive'"
OUTCOMES = " UNION ALL ".join(
    _reached(name, rows)
    for name, rows in (
        ("submitted", SUBMITTED_PERSONS), ("interviewed", _members("NULL", "", '"case".interviewed IS NOT NULL')),
        ("accepted", _members(*_DECIDED, _IS_ACCEPTED)), ("refused", REFUSED_PERSONS),
        ("withdrawn", WITHDRAWN_PERSONS), ("departed", DEPARTED), ("arrived", ARRIVED),
    )
)  # fmt: skip
