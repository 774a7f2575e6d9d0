"""One value is given to many records: seen before, with the same checks, as one change set that is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.screen import CasesScreen
from resettle_desktop.desktop.lists import bulk, panels
from resettle_desktop.desktop.lists.bulk import BulkChange
from resettle_desktop.records.kinds import Case
from resettle_desktop.store.store import Store
from tests.desktop.families import more_families, shown, store_with_haddad, unnamed


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        more_families(made, 20)
        yield made


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> CasesScreen:
    made = CasesScreen(store)
    shown(qtbot, made)
    made.resize(1198, 700)
    made.change_many()
    return made


@pytest.fixture
def panel(screen: CasesScreen) -> BulkChange:
    return screen.bulk


def ask(panel: BulkChange, field: str, value: str = "") -> None:
    panel.field_line.setText(field)
    panel.value_line.setText(value)
    panel.renew()


def offices(store: Store) -> set[str | None]:
    return {case.of("focal_point") for case in store.rows.equal(Case)}


def change(qtbot: QtBot, panel: BulkChange) -> list[object]:
    with qtbot.waitSignal(panel.message) as told:
        panel.button.click()
    return list(told.args or ())


def test_nothing_is_changed_until_field_and_value_are_there(panel: BulkChange) -> None:
    assert not panel.button.isEnabled()
    ask(panel, "Focal point")
    assert panel.said.text() == "Type the new value, or empty the field."


def test_what_would_change_is_counted_and_seen(panel: BulkChange) -> None:
    ask(panel, "Focal point", "R. Haddad")
    assert panel.said.text() == "21 records would change, 0 are so already."
    assert panel.button.text() == "Change 21 records"
    assert "→ R. Haddad" in " ".join(label.text() for label in panel.findChildren(type(panel.said)))


def test_all_that_the_list_shows_is_one_change_that_is_taken_back(
    qtbot: QtBot, panel: BulkChange, store: Store
) -> None:
    before = store.history.last_number()
    ask(panel, "Focal point", "R. Haddad")
    said, undo = change(qtbot, panel)
    assert (said, store.history.last_number()) == ("21 records changed", before + 1)
    assert offices(store) == {"R. Haddad"}
    undo()  # type: ignore[operator]
    assert offices(store) == {None}


def test_the_selected_alone_are_changed_where_several_are(
    qtbot: QtBot, screen: CasesScreen, panel: BulkChange, store: Store
) -> None:
    first, last = screen.table.rows().index(0, 0), screen.table.rows().index(2, 0)
    model = screen.table.selectionModel()
    model.select(type(model.selection())(first, last), model.SelectionFlag.ClearAndSelect | model.SelectionFlag.Rows)
    screen.change_many()
    ask(panel, "Focal point", "R. Haddad")
    assert panel.button.text() == "Change 3 records"


def test_a_field_is_emptied(qtbot: QtBot, panel: BulkChange, store: Store) -> None:
    ask(panel, "Focal point", "R. Haddad")
    change(qtbot, panel)
    panel.begin([case.id for case in store.rows.equal(Case)])
    ask(panel, "Focal point")
    panel.empty_box.setChecked(True)
    change(qtbot, panel)
    assert offices(store) == {None}


def test_a_value_that_the_check_refuses_changes_nothing(panel: BulkChange) -> None:
    ask(panel, "Decided on", "31/02/2020")
    assert panel.said.text().startswith("E1")
    assert not panel.button.isEnabled()


def test_a_warning_asks_for_a_reason(qtbot: QtBot, panel: BulkChange, store: Store) -> None:
    ask(panel, "Phone", "+961 3")
    assert panel.why.text() == "Why (21 warnings ask for it)" and not panel.button.isEnabled()
    qtbot.keyClicks(panel.reason, "one office's line")
    change(qtbot, panel)
    assert store.rows.count(Case, phone="+961 3") == 21


def test_very_many_are_looked_at_aside(qtbot: QtBot, panel: BulkChange, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_AT_ONCE", 3)
    with qtbot.waitSignal(panel.looked):
        ask(panel, "Focal point", "R. Haddad")
        assert panel.said.text() == "Looking…" and not panel.button.isEnabled()
    assert panel.button.text() == "Change 21 records"


def test_more_than_can_be_taken_at_once_are_refused_in_words(
    qtbot: QtBot, screen: CasesScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.bulk.left.emit()
    monkeypatch.setattr(panels, "MOST_ROWS", 20)
    with qtbot.waitSignal(screen.message) as told:
        screen.change_many()
    assert "No more than 20 rows" in (told.args or [""])[0] and not screen.bulk.isVisible()


def test_a_code_is_offered_by_its_list(panel: BulkChange) -> None:
    panel.field_line.setText("Priority")
    assert "Urgent" in panel._offer_values("urg")


def test_the_reason_is_kept_in_the_history(qtbot: QtBot, panel: BulkChange, store: Store) -> None:
    ask(panel, "Focal point", "R. Haddad")
    panel.reason.setText("new focal point in Beirut")
    change(qtbot, panel)
    assert store.history.entries(limit=1)[0].reason == "new focal point in Beirut"


def test_every_control_has_a_name(panel: BulkChange) -> None:
    ask(panel, "Focal point", "R. Haddad")
    assert unnamed(panel) == []
