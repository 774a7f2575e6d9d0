"""The workbooks screen opens what came, tells what stands in the way, and takes an import back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.frame.frame import MainFrame
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.desktop.workbooks.screen import WorkbooksScreen
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Made, made, sample
from tests.store.conftest import Say, say, store

__all__ = ["made", "msoffcrypto", "say", "store"]

Wait = Callable[..., None]


@pytest.fixture
def screen(qtbot: QtBot, store: Store, tmp_path: Path) -> WorkbooksScreen:
    made = WorkbooksScreen(store, Remembered(tmp_path / "remembered.json"))
    qtbot.addWidget(made)
    made.resize(1197, 730)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def preview(qtbot: QtBot, screen: WorkbooksScreen) -> Wait:
    """Open a workbook and wait for its preview."""

    def opened(path: Path) -> None:
        screen.open_file(path)
        qtbot.waitUntil(lambda: screen.preview.isVisible(), timeout=30_000)

    return opened


@pytest.fixture
def imported(qtbot: QtBot, screen: WorkbooksScreen, preview: Wait) -> Wait:
    """Open a workbook and import it."""

    def done(path: Path) -> None:
        preview(path)
        with qtbot.waitSignal(screen.message, timeout=30_000):
            screen.preview.import_button.click()

    return done


def said(screen: WorkbooksScreen) -> str:
    labels = (screen.inbox.messages.itemAt(n).widget() for n in range(screen.inbox.messages.count()))
    return "\n".join(label.text() for widget in labels if widget for label in widget.findChildren(QLabel))


def refused(qtbot: QtBot, screen: WorkbooksScreen, path: Path) -> str:
    screen.open_file(path)
    qtbot.waitUntil(lambda: said(screen) != "", timeout=30_000)
    return said(screen)


def locked(made: Made, tmp_path: Path) -> Path:
    with made([HEADINGS, KHALED, HEBA]).open("rb") as plain, (tmp_path / "locked.xlsx").open("wb") as out:
        OOXMLFile(plain).encrypt("cedar", out)
    return tmp_path / "locked.xlsx"


def test_an_empty_inbox_says_what_to_drop(screen: WorkbooksScreen) -> None:
    assert screen.inbox.first_button.isVisible()
    assert any("Drop a workbook here" in label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_a_workbook_is_looked_at_before_anything_is_written(
    screen: WorkbooksScreen, preview: Wait, store: Store
) -> None:
    preview(sample("unhcr-submissions-lebanon"))
    assert store.rows.count(Case) == 0
    assert screen.preview.import_button.text() == "Import 160 rows"


def test_an_import_is_told_with_its_undo_and_listed(
    qtbot: QtBot, screen: WorkbooksScreen, preview: Wait, store: Store
) -> None:
    preview(sample("unhcr-submissions-lebanon"))
    with qtbot.waitSignal(screen.message, timeout=30_000) as told:
        screen.preview.import_button.click()
    assert told.args and told.args[0] == "Imported 160 rows"
    assert [each.entry.source for each in screen.imports()] == ["unhcr-submissions-lebanon.xlsx"]
    assert screen.inbox.isVisible()
    told.args[1]()
    assert (store.rows.count(Case), store.rows.count(Person)) == (0, 0)


def test_the_list_says_what_an_import_brought(screen: WorkbooksScreen, imported: Wait) -> None:
    imported(sample("unhcr-submissions-lebanon"))
    row = screen.inbox.table.rows().row(0)
    assert row
    assert [cell.text for cell in row.cells][1:4] == [
        "unhcr-submissions-lebanon.xlsx",
        "UNHCR submissions",
        "33 cases, 160 persons",
    ]


def test_listeners_hear_of_an_import_on_the_windows_thread(
    qtbot: QtBot, screen: WorkbooksScreen, imported: Wait
) -> None:
    with qtbot.waitSignal(screen.cases_changed, timeout=30_000):
        imported(sample("unhcr-submissions-turkey"))


def test_what_became_of_each_row_can_be_looked_at_later(qtbot: QtBot, screen: WorkbooksScreen, imported: Wait) -> None:
    imported(sample("unhcr-submissions-lebanon"))
    qtbot.mouseClick(screen.inbox.pane.rows_button, Qt.MouseButton.LeftButton)
    assert screen.preview.isVisible()
    assert screen.preview.rows.table.rows().rowCount() == 161
    assert not screen.preview.import_button.isVisible()


def test_an_import_is_taken_back_from_the_list(
    qtbot: QtBot, screen: WorkbooksScreen, imported: Wait, store: Store
) -> None:
    imported(sample("unhcr-submissions-lebanon"))
    qtbot.mouseClick(screen.inbox.pane.undo_button, Qt.MouseButton.LeftButton)
    assert store.rows.count(Case) == 0
    assert screen.imports()[0].undone_by == 2
    assert not screen.inbox.pane.undo_button.isVisible()


def test_taking_back_tells_what_was_changed_since(
    screen: WorkbooksScreen, imported: Wait, store: Store, say: Say
) -> None:
    imported(sample("unhcr-submissions-lebanon"))
    say({"set": "Case", "where": {"unhcr_number": "LEB-16C01016"}, "values": {"decision": "positive"}})
    screen.take_back(1)
    assert "Positive is there now" in said(screen)
    assert store.rows.count(Case) == 33


def test_an_import_that_was_taken_back_can_be_brought_again(
    qtbot: QtBot, screen: WorkbooksScreen, imported: Wait, store: Store
) -> None:
    imported(sample("unhcr-submissions-lebanon"))
    with qtbot.waitSignal(screen.message) as told:
        screen.take_back(1)
    assert told.args
    told.args[1]()
    assert store.rows.count(Case) == 33
    assert screen.imports()[0].undone_by is None


def test_setting_aside_returns_to_the_list_with_nothing_written(
    screen: WorkbooksScreen, preview: Wait, store: Store
) -> None:
    preview(sample("unhcr-submissions-lebanon"))
    screen.preview.leave.click()
    assert screen.inbox.isVisible()
    assert store.history.last_number() == 0


def test_the_first_case_of_an_import_is_opened(
    qtbot: QtBot, screen: WorkbooksScreen, imported: Wait, store: Store
) -> None:
    imported(sample("unhcr-submissions-lebanon"))
    with qtbot.waitSignal(screen.case_opened) as asked:
        screen.inbox.pane.case_button.click()
    assert asked.args and store.rows.get(Case, asked.args[0])


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("letter.pdf", "%PDF-1.7", "is not a workbook but a PDF"),
        ("empty.xlsx", "", "is not a workbook but empty"),
        ("gone.xlsx", None, "could not be opened"),
    ],
)
def test_a_file_that_is_no_workbook_is_told_inline(
    qtbot: QtBot, screen: WorkbooksScreen, tmp_path: Path, name: str, text: str | None, sentence: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    told = refused(qtbot, screen, tmp_path / name)
    assert sentence in told and "Nothing was read" in told
    assert screen.inbox.isVisible()


def test_a_workbook_without_rows_is_told_inline(qtbot: QtBot, screen: WorkbooksScreen, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "blank.xlsx")
    assert "has no filled row" in refused(qtbot, screen, tmp_path / "blank.xlsx")


def test_headings_that_nobody_knows_are_told_with_another_layout_to_choose(
    qtbot: QtBot, screen: WorkbooksScreen, made: Made
) -> None:
    told = refused(qtbot, screen, made([("Fruit", "Colour"), ("Pear", "green")]))
    assert "Looked for headings such as" in told


def test_a_message_goes_when_the_next_workbook_is_opened(
    qtbot: QtBot, screen: WorkbooksScreen, preview: Wait, tmp_path: Path
) -> None:
    refused(qtbot, screen, tmp_path / "gone.xlsx")
    preview(sample("unhcr-submissions-lebanon"))
    assert said(screen) == ""


def test_a_password_is_asked_for_inline_and_opens_the_workbook(
    qtbot: QtBot, screen: WorkbooksScreen, made: Made, tmp_path: Path
) -> None:
    assert "protected with a password" in refused(qtbot, screen, locked(made, tmp_path))
    assert screen.password
    qtbot.keyClicks(screen.password.password, "cedar")
    qtbot.keyClick(screen.password.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.preview.isVisible(), timeout=30_000)
    assert screen.preview.import_button.text() == "Import 2 rows"


def test_a_wrong_password_can_be_typed_again(qtbot: QtBot, screen: WorkbooksScreen, made: Made, tmp_path: Path) -> None:
    refused(qtbot, screen, locked(made, tmp_path))
    assert screen.password
    screen.password.given.emit("olive")
    qtbot.waitUntil(lambda: "does not open" in said(screen), timeout=30_000)
    assert screen.password.password.hasFocus() or screen.password.password.isVisible()


def test_a_file_dropped_on_the_screen_is_opened(qtbot: QtBot, screen: WorkbooksScreen, made: Made) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(made([HEADINGS, KHALED])))])
    how = (Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(10, 10), *how))
    QApplication.sendEvent(screen, QDropEvent(QPointF(10, 10), *how))
    qtbot.waitUntil(lambda: screen.preview.isVisible(), timeout=30_000)


def test_progress_and_cancel_stand_above_the_screen(qtbot: QtBot, screen: WorkbooksScreen, store: Store) -> None:
    frame = MainFrame()
    qtbot.addWidget(frame)
    frame.add_screen("workbooks", "Workbooks", "tray", screen)
    frame.show()
    screen.open_file(sample("unhcr-submissions-lebanon"))
    assert frame.work_bar.isVisible()
    frame.work_bar.cancel_button.click()
    qtbot.waitUntil(lambda: not frame.work_bar.isVisible(), timeout=30_000)
    assert screen.inbox.isVisible()
    assert said(screen) == ""


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_preview_fits_the_window(
    qtbot: QtBot, qapp: QApplication, screen: WorkbooksScreen, preview: Wait, mode: str
) -> None:
    apply_theme(qapp, mode)  # type: ignore[arg-type]
    frame = MainFrame()
    qtbot.addWidget(frame)
    frame.add_screen("workbooks", "Workbooks", "tray", screen)
    frame.resize(1366, 768)
    frame.show()
    preview(sample("unhcr-submissions-lebanon"))
    assert (frame.grab().width(), frame.grab().height()) == (1366, 768)
