"""Holds, withdrawals, deaths and closings are asked beside the page, seen before, and written as one change set."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.family_changes import PANELS
from resettle_desktop.desktop.cases.leaving import (
    LEAVING,
    CloseCase,
    Death,
    FactsChange,
    HoldCase,
    HoldMember,
    Release,
    WithdrawCase,
    WithdrawMember,
)
from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.store.store import Store
from tests.desktop.families import fatima, khaled, say, shown, the_case, unnamed


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> CasePage:
    made = CasePage(store, the_case(store).id)
    shown(qtbot, made)
    made.show_member(fatima(store).id)
    return made


def opened(page: CasePage, kind: type[Any]) -> Any:
    page.change_family([panel for _words, _keys, panel in PANELS].index(kind))
    panel = page.changes.currentWidget()
    assert isinstance(panel, kind)
    return panel


def put(panel: FactsChange, **texts: str) -> None:
    for name, text in texts.items():
        panel.form.fill(name, text)


def press(qtbot: QtBot, panel: Any) -> None:
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)


def test_a_member_is_put_on_hold_with_kind_and_day_and_the_case_is_not(
    qtbot: QtBot, page: CasePage, store: Store
) -> None:
    panel = opened(page, HoldMember)
    assert not panel.button.isEnabled() and "Kind of hold" in panel.said.text()
    put(panel, hold_kind="Medical")
    press(qtbot, panel)
    held = fatima(store)
    assert (held.hold, held.hold_kind, held.hold_since is not None) == (True, "medical", True)
    assert not the_case(store).hold and page.changes.isHidden()


def test_a_case_is_put_on_hold_with_a_reason_in_words(qtbot: QtBot, page: CasePage, store: Store) -> None:
    panel = opened(page, HoldCase)
    put(panel, hold_reason="Waits for the court")
    press(qtbot, panel)
    assert (the_case(store).hold, the_case(store).hold_reason) == (True, "Waits for the court")
    assert not fatima(store).hold


def test_a_release_ends_the_holds_of_the_member_and_the_case_and_is_taken_back(
    qtbot: QtBot, page: CasePage, store: Store
) -> None:
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-59509497"}, "values": {"hold": True}})
    say(store, {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"},
                "values": {"hold": True, "hold_reason": "Waits"}})  # fmt: skip
    press(qtbot, opened(page, Release))
    assert (fatima(store).hold, the_case(store).hold, the_case(store).hold_reason) == (None, None, None)
    store.undo(store.history.last_number())
    assert the_case(store).hold and the_case(store).hold_reason == "Waits"


def test_where_nobody_is_on_hold_there_is_nothing_to_release(page: CasePage) -> None:
    panel = opened(page, Release)
    assert not panel.button.isEnabled() and panel.said.text() == "Neither this member nor the case is on hold."


def test_who_withdraws_is_out_and_on_no_hold_and_the_case_goes_on(qtbot: QtBot, page: CasePage, store: Store) -> None:
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-59509497"},
                "values": {"hold": True, "hold_kind": "medical"}})  # fmt: skip
    panel = opened(page, WithdrawMember)
    put(panel, withdrawal_reason="Left for another country")
    press(qtbot, panel)
    gone = fatima(store)
    assert (gone.stage, gone.hold, gone.hold_kind, gone.withdrawal_reason) == ("out", None, None, "left_onward")
    assert (khaled(store).stage, the_case(store).stage) == ("submitted", "submitted")


def test_what_will_not_agree_is_said_before(page: CasePage) -> None:
    panel = opened(page, WithdrawMember)
    assert [found.number for found in panel.prepared.findings] == ["W255"]


def test_a_death_may_be_known_by_its_month_alone(qtbot: QtBot, page: CasePage, store: Store) -> None:
    panel = opened(page, Death)
    assert not panel.button.isEnabled()
    put(panel, died="5/2020")
    press(qtbot, panel)
    assert (str(fatima(store).died), fatima(store).stage) == ("2020-05", "out")


def test_a_day_that_does_not_exist_is_said_and_nothing_is_written(page: CasePage) -> None:
    panel = opened(page, Death)
    put(panel, died="31 Feb 2020")
    assert not panel.button.isEnabled() and "Died on" in panel.said.text()


def test_a_case_is_closed_with_its_reason_and_all_are_out(qtbot: QtBot, page: CasePage, store: Store) -> None:
    panel = opened(page, CloseCase)
    assert not panel.button.isEnabled()
    put(panel, close_reason="Resubmitted to another country")
    press(qtbot, panel)
    case = the_case(store)
    assert (case.stage, case.close_reason, case.closed is not None) == ("out", "resubmitted_elsewhere", True)
    assert {khaled(store).stage, fatima(store).stage} == {"out"}


def test_a_case_is_withdrawn(qtbot: QtBot, page: CasePage, store: Store) -> None:
    press(qtbot, opened(page, WithdrawCase))
    assert the_case(store).withdrawn is not None and the_case(store).stage == "out"


@pytest.mark.parametrize("kind", [panel for _words, _keys, panel in LEAVING])
def test_each_stands_in_the_menu_and_every_control_has_a_name(page: CasePage, kind: type[Any]) -> None:
    assert unnamed(opened(page, kind)) == []
    words = next(words for words, _keys, panel in LEAVING if panel is kind)
    menus = [action.menu() for action in page.more.actions() if action.menu() is not None]
    assert words in [action.text() for menu in menus for action in menu.actions()]
