"""Sessions are listed with their people; who came is typed down the column, and the list is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.orientation.sessions_page import SessionsPage
from resettle_desktop.records.kinds import Attendance
from resettle_desktop.store.store import Store
from tests.desktop.families import fatima, khaled, say, shown, store_with_haddad

SESSION = {"kind": "orientation", "date": "2020-09-08", "place": "Beirut", "language": "ara", "room_limit": 1}
DECIDED = {"decision": "positive", "decided": "2020-05-01", "place": "Beirut"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, {"add": "Session", "values": SESSION})
        yield made


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> SessionsPage:
    made = SessionsPage(store, Drafts(store))
    shown(qtbot, made)
    return made


@pytest.fixture
def planned(screen: SessionsPage, store: Store) -> SessionsPage:
    """Return the screen with both of the family planned for the session."""
    screen.picking.picked.emit((khaled(store).id, fatima(store).id), ())
    return screen


def test_a_family_is_planned_as_one_change_set_and_nobody_twice(planned: SessionsPage, store: Store) -> None:
    before = store.history.last_number()
    planned.side.attendance.plan([khaled(store).id])
    assert len(store.rows.equal(Attendance)) == 2
    assert store.history.last_number() == before


def test_more_people_than_room_is_said_and_not_refused(planned: SessionsPage) -> None:
    assert planned.side.attendance.counts.text() == "2 persons planned · room for 1"
    assert planned.side.attendance.odd[0].said() == "W303 2 persons are planned, and there is room for 1."


def test_the_remedy_of_a_finding_leads_to_the_field(planned: SessionsPage) -> None:
    planned.side.attendance.odd[0].remedy.click()
    assert planned.side.list.form.fields["room_limit"].editor.widget.hasFocus()


def test_a_past_session_without_an_answer_is_told(planned: SessionsPage) -> None:
    assert [each.said()[:4] for each in planned.side.attendance.odd] == ["W303", "W305"]


def test_of_many_who_are_planned_twice_a_few_are_said_and_all_are_marked(planned: SessionsPage, store: Store) -> None:
    for topic in ("Work", "School"):
        say(store, {"add": "Session", "as": "s", "values": {**SESSION, "topic": topic}}, *_attending())
    planned.side.refresh()
    planned.side.list.go_to(store.rows.equal(Attendance)[0].of("session"))
    side = planned.side.attendance
    assert [each.said()[:4] for each in side.odd if each.isVisible()] == ["W303", "W305", "W306"]
    assert "3 more marked below" in side.counts.text()


def _attending() -> list[dict[str, object]]:
    people = ("LEB-58409303", "LEB-59509497")
    return [{"add": "Attendance", "values": {"session": "@s", "person": {"unhcr_number": each}}} for each in people]


def test_who_came_is_typed_down_the_column_and_saved(planned: SessionsPage, store: Store) -> None:
    side = planned.side.attendance
    side.grid.begin(0, "result")
    side.grid.paste("present\nabsent")
    assert side.save()
    assert [each.result for each in store.rows.equal(Attendance)] == ["present", "absent"]
    assert "1 came" in side.counts.text()


def test_a_result_that_is_in_no_list_stays_as_it_is_typed(planned: SessionsPage, store: Store) -> None:
    side = planned.side.attendance
    side.grid.begin(0, "result")
    side.grid.paste("perhaps\npresent")
    side.save()
    assert [each.result for each in store.rows.equal(Attendance)] == [None, "present"]
    assert side.rows.rows[0].texts["result"] == "perhaps"


def test_who_is_taken_off_comes_back_by_undo(planned: SessionsPage, store: Store) -> None:
    planned.side.attendance.grid.selectAll()
    assert planned.side.attendance.remove_selected()
    assert store.rows.equal(Attendance) == []
    store.undo(store.history.last_number())
    assert len(store.rows.equal(Attendance)) == 2


def test_the_attendance_list_is_shown_from_the_session(qtbot: QtBot, planned: SessionsPage) -> None:
    planned.show_paper()
    qtbot.waitUntil(lambda: planned.paper.printed() is not None and not planned.paper.is_busy(), timeout=20000)
    printed = planned.paper.printed()
    assert printed is not None and printed.document == "attendance-list"
    planned.leave_paper()
    assert planned.side.isVisible()


def test_families_are_proposed_with_reasons_and_planned_as_one_change_set(
    qtbot: QtBot, screen: SessionsPage, store: Store
) -> None:
    say(store, {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": DECIDED})
    screen.begin_planning()
    qtbot.waitUntil(lambda: screen.planning.table.rows().rowCount() == 1)
    said = [screen.planning.table.rows().cell(0, column).text for column in (1, 2, 3)]
    assert said == ["2", "not booked", "language not known · lives in Beirut"]
    screen.planning.table.selectAll()
    screen.planning.plan_button.click()
    assert len(store.rows.equal(Attendance)) == 2
    qtbot.waitUntil(lambda: screen.planning.table.rows().rowCount() == 0)
