"""A session is judged by its room, by outbreak measures, by its day, and by who is planned twice."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.records.kinds import Attendance, OutbreakMeasures, Person, Session
from resettle_desktop.rules.orientation import Room, room_of, session_findings, twice_findings

DAY = date(2020, 9, 8)
SESSION = Session(id=1, kind="orientation", date=DAY, place="Beirut", room_limit=20)
TWO = [Attendance(id=2, person=5), Attendance(id=3, person=6)]


def measures(**values: object) -> OutbreakMeasures:
    return OutbreakMeasures(id=9, group_size=8, **values)


def numbers(room: Room, today: date = DAY, people: list[Attendance] = TWO) -> list[str]:
    return [each.number for each in session_findings(SESSION, people, room, today)]


@pytest.mark.parametrize(
    ("period", "limit"),
    [
        (measures(), 8),
        (measures(until=date(2020, 9, 7)), 20),
        (measures(place="Amman"), 20),
        (measures(place=" beirut"), 8),
        (measures(departure=4), 20),
    ],
)
def test_measures_of_the_day_and_place_leave_less_room(period: OutbreakMeasures, limit: int) -> None:
    assert room_of(SESSION, [period]).limit == limit


def test_measures_do_not_keep_anybody_from_a_call() -> None:
    remote = Session(id=1, date=DAY, remote=True)
    assert room_of(remote, [measures()]).limit is None


@pytest.mark.parametrize(
    ("room", "found"),
    [(Room(2, None), []), (Room(1, None), ["W303"]), (Room(20, 1), ["W304"]), (Room(None, None), [])],
)
def test_more_people_than_room_is_a_warning(room: Room, found: list[str]) -> None:
    assert numbers(room) == found


def test_who_is_excused_takes_no_room() -> None:
    assert numbers(Room(1, None), people=[TWO[0], Attendance(id=3, person=6, result="waived")]) == []


def test_a_session_in_the_past_of_which_nobody_said_who_came_is_told() -> None:
    tomorrow = date(2020, 9, 9)
    assert numbers(Room(None, None), tomorrow) == ["W305"]
    assert numbers(Room(None, None), tomorrow, [TWO[0], Attendance(id=3, person=6, result="absent")]) == []


def test_a_person_planned_twice_on_a_day_is_told() -> None:
    people = {5: Person(id=5, given_names="Noor")}
    other, later = Session(id=7, kind="orientation", date=DAY), Session(id=8, kind="orientation", date=date(2020, 9, 9))
    found = twice_findings(SESSION, people, [(SESSION, {5}), (other, {5, 6}), (later, {5})])
    assert [(each.number, each.record) for each in found] == [("W306", 5)]
