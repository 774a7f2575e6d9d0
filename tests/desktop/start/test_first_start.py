"""A new store: where it will stand, who opens it, and a recovery code that is kept before one goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.papers.printer import NoPrinter
from resettle_desktop.desktop.start.first_start import NewStorePage, RecoveryPage
from tests.desktop.families import shown, unnamed

CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789"
SECRET = "five plain words"


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> NewStorePage:
    made = NewStorePage()
    shown(qtbot, made)
    made.folder.setText(str(tmp_path))
    made.begin()
    return made


def fill(page: NewStorePage, **texts: str) -> None:
    given = {"office": "Amman", "user": "sami", "passphrase": SECRET, "again": SECRET} | texts
    for name, text in given.items():
        getattr(page, name).setText(text)


@pytest.mark.parametrize(
    ("office", "name"), [("Amman", "amman"), ("  Beirut / Annex 2 ", "beirut-annex-2"), ("بيروت", "بيروت")]
)
def test_the_office_names_the_store_and_its_place_is_shown(
    page: NewStorePage, tmp_path: Path, office: str, name: str
) -> None:
    fill(page, office=office)
    assert page.path() == tmp_path / f"{name}.resettle"
    assert page.place.text() == f"It will stand in {tmp_path}/{name}.resettle"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"office": " / "}, "Give the office and your name."),
        ({"user": ""}, "Give the office and your name."),
        ({"passphrase": "short"}, "The passphrase needs at least 12 characters."),
        ({"again": "five plain swords"}, "The two passphrases differ. Type them again."),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_made(
    page: NewStorePage, tmp_path: Path, texts: dict[str, str], said: str
) -> None:
    fill(page, **texts)
    page.make.click()
    assert page.said.text() == said and list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, page: NewStorePage, tmp_path: Path) -> None:
    fill(page, folder=str(tmp_path / "none"))
    page.make.click()
    qtbot.waitUntil(lambda: "could not be made" in page.said.text())
    assert page.make.isEnabled() and page.passphrase.text() == SECRET


def test_every_control_of_a_new_store_has_a_name(page: NewStorePage) -> None:
    assert unnamed(page) == []


class Office:
    """Stands in for the dialogs of the system: gives a file, prints or has no printer."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.printed: list[str] = []
        self.printer = True

    def ask_file(self, _parent: QWidget, _name: str) -> Path | None:
        return self.file

    def print_text(self, _parent: QWidget, _name: str, text: str) -> bool:
        if not self.printer:
            raise NoPrinter("No printer is set up on this computer. Nothing was printed.")
        self.printed.append(text)
        return bool(self.file)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "stick" / "code.txt")


@pytest.fixture
def recovery(qtbot: QtBot, tmp_path: Path, office: Office) -> RecoveryPage:
    (tmp_path / "stick").mkdir()
    made = RecoveryPage(office.ask_file, office.print_text)
    shown(qtbot, made)
    made.show_code(tmp_path / "amman.resettle", "sami", CODE)
    return made


def test_the_code_is_read_in_groups_and_one_stays_until_it_is_kept(recovery: RecoveryPage) -> None:
    assert recovery.code.text() == "ABCD  EFGH  JKMN  PQRS\nTVWX  YZ01  2345  6789"
    assert not recovery.go.isEnabled()


def test_whoever_wrote_it_down_says_so(qtbot: QtBot, recovery: RecoveryPage) -> None:
    recovery.kept.click()
    with qtbot.waitSignal(recovery.noted):
        qtbot.mouseClick(recovery.go, Qt.MouseButton.LeftButton)


def test_printing_it_is_enough(recovery: RecoveryPage, office: Office) -> None:
    recovery.print_button.click()
    assert CODE in office.printed[0] and recovery.go.isEnabled()


def test_a_dialog_that_is_left_keeps_nothing(recovery: RecoveryPage, office: Office) -> None:
    office.file = None
    recovery.print_button.click()
    recovery.save_button.click()
    assert not recovery.go.isEnabled()


def test_without_a_printer_it_says_so(recovery: RecoveryPage, office: Office) -> None:
    office.printer = False
    recovery.print_button.click()
    assert "No printer is set up" in recovery.said.text() and not recovery.go.isEnabled()


def test_saving_it_is_enough_and_only_its_owner_reads_the_file(recovery: RecoveryPage, office: Office) -> None:
    recovery.save_button.click()
    assert office.file is not None and CODE in office.file.read_text("utf-8")
    assert office.file.stat().st_mode & 0o077 == 0 and recovery.go.isEnabled()


def test_it_is_not_saved_inside_the_store(recovery: RecoveryPage, office: Office, tmp_path: Path) -> None:
    office.file = tmp_path / "amman.resettle" / "code.txt"
    recovery.save_button.click()
    assert "Choose another place" in recovery.said.text() and not recovery.go.isEnabled()


def test_a_place_that_takes_no_file_is_told(recovery: RecoveryPage, office: Office, tmp_path: Path) -> None:
    office.file = tmp_path / "none" / "code.txt"
    recovery.save_button.click()
    assert "could not be written" in recovery.said.text() and not recovery.go.isEnabled()


def test_it_can_be_copied_as_it_is_typed_back(recovery: RecoveryPage) -> None:
    recovery._copy()
    assert QApplication.clipboard().text() == CODE


def test_the_next_code_begins_without_the_tick(recovery: RecoveryPage, tmp_path: Path) -> None:
    recovery.kept.setChecked(True)
    recovery.show_code(tmp_path / "b.resettle", "sami", CODE)
    assert not recovery.go.isEnabled()


def test_every_control_of_the_code_has_a_name(recovery: RecoveryPage) -> None:
    assert unnamed(recovery) == []
