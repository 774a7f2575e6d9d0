from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.window.places import Place, Spot, Trail

LIST, CASE, DEPARTURE = Spot("cases"), Spot("cases", 7), Spot("departures", 3)


def trail(*spots: Spot) -> Trail:
    made = Trail()
    for spot in spots:
        made.go(spot)
    return made


def test_the_way_back_leads_through_the_spots_in_turn() -> None:
    walked = trail(LIST, CASE, DEPARTURE)
    assert [walked.back(), walked.back(), walked.back()] == [CASE, LIST, None]


def test_going_where_one_is_already_leaves_no_step_behind() -> None:
    walked = trail(LIST, CASE, CASE)
    assert walked.back() == LIST


def test_a_page_that_was_opened_first_leads_back_to_its_list() -> None:
    assert trail(CASE).back() == LIST


def test_a_record_that_is_gone_is_no_longer_on_the_way_back() -> None:
    walked = trail(LIST, CASE, DEPARTURE)
    walked.forget(CASE)
    assert walked.back() == LIST


def test_the_records_opened_lately_stand_once_each_the_last_first() -> None:
    assert trail(LIST, CASE, DEPARTURE, CASE).lately == [CASE, DEPARTURE]


def test_a_page_stands_in_front_of_its_list_until_it_is_left(qtbot: QtBot) -> None:
    place, page = Place(lambda: QLabel("list")), QLabel("page")
    qtbot.addWidget(place)
    place.enter(page)
    assert place.page() is page
    place.leave()
    assert place.page() is None
    assert place.count() == 1


def test_the_next_page_takes_the_place_of_the_one_before(qtbot: QtBot) -> None:
    place = Place(lambda: QLabel("list"))
    qtbot.addWidget(place)
    for page in (QLabel("one"), QLabel("two")):
        place.enter(page)
    assert place.page() is page
    assert place.count() == 1


def test_the_list_is_made_when_it_is_first_looked_at(qtbot: QtBot) -> None:
    made: list[QLabel] = []

    def make() -> QLabel:
        made.append(QLabel("list"))
        return made[-1]

    place = Place(make)
    qtbot.addWidget(place)
    place.enter(QLabel("page"))
    assert made == []
    place.leave()
    assert place.first is made[0]
    assert len(made) == 1
