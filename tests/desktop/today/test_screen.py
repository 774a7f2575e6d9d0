"""Today: what waits stands there, and every line leads to where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.desktop.today.lines import DaySection
from resettle_desktop.desktop.today.screen import TodayScreen
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from tests.desktop.families import empty_store, khaled, say, shown
from tests.desktop.made_departures import FATIMA, KHALED, cleared, haddads, store_with_departure, the_departure

EVENING = datetime(2020, 9, 21, 20, 40)
VISA = {"person": FATIMA, "type": "visa"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        cleared(made, KHALED, FATIMA)
        yield made


def opened(qtbot: QtBot, store: Store, now: datetime = EVENING, drafts: Drafts | None = None) -> TodayScreen:
    made = TodayScreen(store, drafts or Drafts(), lambda: now)
    shown(qtbot, made)
    made.resize(1197, 730)
    return made


def lines(section: DaySection) -> list[str]:
    return [line.accessibleName() for line in section.lines if section.isVisible()]


def read(screen: TodayScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]


def lapsing_visa(store: Store) -> None:
    say(store, {"set": "Permit", "where": VISA, "values": {"valid_until": "2020-09-21"}})


def test_a_card_says_when_a_departure_leaves_and_how_many_may_board(qtbot: QtBot, store: Store) -> None:
    say(store, {"set": "Permit", "where": VISA, "values": {"status": "refused"}})
    (card,) = opened(qtbot, store).cards
    assert card.accessibleName() == (
        "BEY-2020-01, Tue 22 Sep, tomorrow, 1 cleared, 1 held, 2 persons, 1 family, 1 of them held, Visa 1"
    )


def test_a_card_leads_to_its_departure(qtbot: QtBot, store: Store) -> None:
    screen = opened(qtbot, store)
    with qtbot.waitSignal(screen.departure_opened) as told:
        qtbot.mouseClick(screen.cards[0], Qt.MouseButton.LeftButton)
    assert told.args == [the_departure(store).id]


def test_what_lapses_says_when_and_by_how_much_and_leads_to_its_cell(qtbot: QtBot, store: Store) -> None:
    lapsing_visa(store)
    screen = opened(qtbot, store)
    assert lines(screen.lapsing) == [
        "Fatima Rashid, 29 Haddad, Khaled Visa 21 Sep 2020 in 3 h 1 day short BEY-2020-01"
    ]  # fmt: skip
    assert screen.lapsing.aside.text() == "1 within 72 hours"
    with qtbot.waitSignal(screen.cell_opened) as told:
        screen.lapsing.lines[0].click()
    fatima = next(each for each in store.rows.equal(Person) if each.given_names == "Fatima")
    assert told.args == [the_departure(store).id, fatima.id, "visa"]


def test_a_family_held_by_one_member_names_the_member(qtbot: QtBot, store: Store) -> None:
    lapsing_visa(store)
    assert lines(opened(qtbot, store).held) == ["Haddad, Khaled Fatima: visa"]


def test_a_draft_stands_there_with_when_it_was_kept(qtbot: QtBot, store: Store) -> None:
    drafts = Drafts()
    drafts.keep(khaled(store), {"occupation": Typing("tailor")})
    screen = opened(qtbot, store, drafts=drafts)
    assert lines(screen.drafts) == ["Haddad, Khaled Person · 1 field typed typed just now"]
    with qtbot.waitSignal(screen.screen_asked) as told:
        screen.drafts.lines[0].click()
    assert told.args == ["drafts"]


def test_a_departure_that_left_is_to_be_closed(qtbot: QtBot, store: Store) -> None:
    screen = opened(qtbot, store, datetime(2020, 10, 1, 9, 0))
    assert lines(screen.unclosed) == ["BEY-2020-01 Tue 22 Sep 2020 2 persons not marked as boarded"]
    assert "Nobody leaves in the next 14 days." in read(screen)


def test_a_store_without_a_backup_leads_to_the_backups(qtbot: QtBot, store: Store) -> None:
    screen = opened(qtbot, store)
    assert lines(screen.backup) == ["This store has no backup yet."]
    with qtbot.waitSignal(screen.settings_asked) as told:
        screen.backup.lines[0].click()
    assert told.args == ["backups"]


def test_a_quiet_day_says_that_nothing_else_waits(qtbot: QtBot, store: Store) -> None:
    screen = opened(qtbot, store)
    assert screen.quiet.isVisible()
    lapsing_visa(store)
    qtbot.waitUntil(lambda: not screen.quiet.isVisible())


def test_what_changes_shows_at_once(qtbot: QtBot, store: Store) -> None:
    screen = opened(qtbot, store)
    lapsing_visa(store)
    qtbot.waitUntil(lambda: len(screen.lapsing.lines) == 1)


def test_the_keyboard_goes_from_line_to_line_and_stays_when_something_changes(qtbot: QtBot, store: Store) -> None:
    lapsing_visa(store)
    screen = opened(qtbot, store)
    screen.setFocus()
    assert screen.cards[0].hasFocus()
    qtbot.keyClick(screen.cards[0], Qt.Key.Key_Down)
    assert screen.lapsing.lines[0].hasFocus()
    screen.refresh()
    assert screen.lapsing.lines[0].hasFocus()
    with qtbot.waitSignal(screen.cell_opened):
        qtbot.keyClick(screen.lapsing.lines[0], Qt.Key.Key_Return)


def test_a_new_store_says_the_three_first_steps(qtbot: QtBot, tmp_path: Path) -> None:
    with empty_store(tmp_path) as made:
        screen = opened(qtbot, made)
        screen.setFocus()
        assert screen.first_button.hasFocus()
        with qtbot.waitSignal(screen.workbook_asked):
            screen.first_button.click()
        say(made, *haddads())
        qtbot.waitUntil(lambda: not screen.first_button.isVisible())


def twice(store: Store) -> None:
    values = {"family_name": "HADDAD", "given_names": "Khalid", "sex": "M", "birth_date": "1988-03-26"}
    case = {"add": "Case", "as": "twice", "values": {"unhcr_number": "LEB-15C09999"}}
    say(store, case, {"add": "Person", "values": {"case": "@twice", "original_name": "خالد حداد", **values}})


def test_who_may_be_entered_twice_stands_there_and_leads_to_the_comparison(qtbot: QtBot, store: Store) -> None:
    twice(store)
    screen = opened(qtbot, store)
    qtbot.waitUntil(lambda: bool(lines(screen.doubles)))
    assert "Khaled" in lines(screen.doubles)[0] and "Khalid" in lines(screen.doubles)[0]
    with qtbot.waitSignal(screen.screen_asked) as asked:
        screen.doubles.lines[0].click()
    assert asked.args == ["duplicates"]


def test_a_large_store_is_not_compared_by_itself(qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resettle_desktop.desktop.today.doubles.MOST_PERSONS", 1)
    screen = opened(qtbot, store)
    screen.doubles_look.look()
    assert screen.doubles_look.work is None


def test_persons_that_were_judged_two_are_looked_for_again_and_gone(qtbot: QtBot, store: Store) -> None:
    twice(store)
    screen = opened(qtbot, store)
    qtbot.waitUntil(lambda: bool(lines(screen.doubles)))
    one, other = screen.doubles_look.doubles.pairs[0].ids
    store.apply(store.duplicates.judged_different(one, other))
    qtbot.waitUntil(lambda: not lines(screen.doubles))
