"""What was typed and not saved is listed beside what is kept, gone on with, or discarded with a way back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.recovered.models import DraftLine, kept_drafts, recovered_words
from resettle_desktop.desktop.recovered.screen import DraftsScreen
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.records.kinds import Case, HealthActivity, Person, TravelDocument
from resettle_desktop.store.store import Store
from tests.desktop.families import KHALED, PASSPHRASE, khaled, say, shown, unnamed


@pytest.fixture
def drafts(store: Store) -> Drafts:
    made = Drafts(store)
    made.keep(khaled(store), {"given_names": Typing("Karim", "Khaled"), "occupation": Typing("Baker")})
    made.keep(TravelDocument(id=77), {"number": Typing("N1")}, khaled(store).id)
    made.flush()
    return made


@pytest.fixture
def screen(qtbot: QtBot, store: Store, drafts: Drafts) -> DraftsScreen:
    made = DraftsScreen(store, drafts)
    shown(qtbot, made)
    made.resize(1198, 700)
    return made


def select(screen: DraftsScreen, kind: type) -> None:
    screen.table.select_row(next(place for place, each in enumerate(screen.kept) if each.kind is kind))


def test_every_draft_is_listed_with_whose_it_is(screen: DraftsScreen) -> None:
    assert {each.label for each in screen.kept} == {"Haddad, Khaled", "New, of Haddad, Khaled"}
    assert screen.counts.text() == "2"


def test_what_was_typed_stands_beside_what_is_kept(screen: DraftsScreen) -> None:
    person = next(each for each in screen.kept if each.kind is Person)
    assert DraftLine("Given names", "Karim", "Khaled", "Khaled") in person.lines()
    assert DraftLine("Occupation", "Baker", "") in person.lines()
    assert person.conflicts == 0


def test_a_field_that_was_changed_meanwhile_is_told_also_after_the_next_start(
    qtbot: QtBot, screen: DraftsScreen, store: Store
) -> None:
    say(store, {"set": "Person", "where": KHALED, "values": {"given_names": "Khalid"}})
    screen.refresh()
    select(screen, Person)
    read = [label.text() for label in screen.pane.findChildren(QLabel)]
    assert {"Karim", "Khalid", "was Khaled when you typed"} <= set(read)
    assert "1 field changed since" in [cell.text for row in screen._rows(0, 9) for cell in row.cells]
    (again,) = [each for each in kept_drafts(store, Drafts(store)) if each.kind is Person]
    assert DraftLine("Given names", "Karim", "Khalid", "Khaled", in_conflict=True) in again.lines()


def test_what_was_changed_to_what_one_typed_is_no_conflict(drafts: Drafts, store: Store) -> None:
    say(store, {"set": "Person", "where": KHALED, "values": {"given_names": "Karim"}})
    assert [each.conflicts for each in kept_drafts(store, drafts)] == [0, 0]


def test_what_is_sealed_is_not_shown(store: Store, drafts: Drafts) -> None:
    drafts.keep(HealthActivity(id=78), {"details": Typing(store.seals.seal("a diagnosis", "x"))}, khaled(store).id)
    (activity,) = [each for each in kept_drafts(store, drafts) if each.kind is HealthActivity]
    assert activity.lines() == [DraftLine("Details", "Sealed", "")]


@pytest.mark.parametrize("kind", [Person, TravelDocument])
def test_going_on_opens_the_person_with_the_typing(
    qtbot: QtBot, screen: DraftsScreen, store: Store, kind: type
) -> None:
    select(screen, kind)
    with qtbot.waitSignal(screen.person_opened) as asked:
        screen.open_button.click()
    assert asked.args == [khaled(store).id]


def test_going_on_with_a_case_that_is_not_saved_yet_opens_the_form_of_a_new_case(
    qtbot: QtBot, screen: DraftsScreen, drafts: Drafts
) -> None:
    drafts.keep(Case(id=79), {"remarks": Typing("A family of five")}, 79)
    select(screen, Case)
    with qtbot.waitSignal(screen.new_case_asked):
        screen.open_button.click()


def test_a_draft_is_discarded_and_comes_back_from_the_message(
    qtbot: QtBot, screen: DraftsScreen, drafts: Drafts, store: Store
) -> None:
    select(screen, Person)
    with qtbot.waitSignal(screen.message) as told:
        qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    assert drafts.of(khaled(store).id) == {}
    told.args[1]()
    assert drafts.of(khaled(store).id)["given_names"].text == "Karim"
    assert len(screen.kept) == 2


def test_all_are_discarded_at_once(screen: DraftsScreen, drafts: Drafts) -> None:
    screen.discard_all_button.click()
    assert drafts.records() == frozenset()
    assert screen._none.isVisible()


def test_the_start_says_from_when_typing_was_recovered(store: Store, drafts: Drafts) -> None:
    words = recovered_words(kept_drafts(store, drafts))
    assert words.startswith("Recovered from ")
    assert "typing in 2 records" in words


def test_the_window_says_so_at_its_start_and_counts_the_drafts(
    qtbot: QtBot, store: Store, drafts: Drafts, tmp_path: Path
) -> None:
    window = Window(store, Remembered(tmp_path / "remembered.json"), "light")
    shown(qtbot, window)
    toast = window.current_toast()
    assert toast is not None
    assert "Recovered from" in toast.accessibleName()
    assert window.sidebar.item("drafts").count == 2


def test_every_control_has_a_name(screen: DraftsScreen) -> None:
    assert unnamed(screen) == []


TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
application = QApplication([])
store = Store.open(Path(sys.argv[1]), "rania", sys.argv[2])
window = Window(store, Remembered(Path(sys.argv[3])), "light")
window.show()
person = next(each for each in store.rows.equal(Person) if each.given_names == "Khaled")
window.open_person(person.id)
form = window.places["cases"].page().person_form
form.fields["occupation"].editor.line.setText("Baker")
form.fields["occupation"].editor.line.textEdited.emit("Baker")
print("typed", flush=True)
application.exec()
"""


@pytest.mark.slow
def test_what_was_typed_a_second_before_the_process_was_killed_is_there_again(store: Store, tmp_path: Path) -> None:
    person, folder = khaled(store).id, store.folder
    store.close()
    call = [sys.executable, "-c", TYPING, str(folder), PASSPHRASE, str(tmp_path / "r.json")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        time.sleep(1.5)  # a second for the draft, and half of one for the disk
        process.send_signal(signal.SIGKILL)
    with Store.open(folder, "rania", PASSPHRASE) as again:
        assert Drafts(again).of(person)["occupation"].text == "Baker"
