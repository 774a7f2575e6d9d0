from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.guards import BugGuard, guard_wheel
from resettle_desktop.records.errors import KnownError


def turn_wheel_over(widget: QWidget) -> None:
    window = widget.window()
    QTest.wheelEvent(window.windowHandle(), QPointF(widget.mapTo(window, widget.rect().center())), QPoint(0, -120))
    QApplication.processEvents()


@pytest.fixture
def guarded(qapp: QApplication) -> Iterator[None]:
    guard = guard_wheel(qapp)
    yield
    qapp.removeEventFilter(guard)


@pytest.mark.usefixtures("guarded")
def test_a_wheel_never_changes_a_choice(qtbot: QtBot) -> None:
    choice = QComboBox()
    qtbot.addWidget(choice)
    choice.addItems(["Lebanon", "Jordan"])
    choice.show()
    turn_wheel_over(choice)
    assert choice.currentText() == "Lebanon"


@pytest.mark.usefixtures("guarded")
def test_a_wheel_over_a_number_scrolls_the_page(qtbot: QtBot) -> None:
    area, page, number = QScrollArea(), QWidget(), QSpinBox()
    qtbot.addWidget(area)
    number.setParent(page)
    page.resize(150, 2_000)
    area.setWidget(page)
    area.resize(200, 200)
    area.show()
    turn_wheel_over(number)
    assert number.value() == 0
    assert area.verticalScrollBar().value() > 0


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def guard(tmp_path: Path, told: list[str]) -> BugGuard:
    return BugGuard(lambda: tmp_path, lambda: told.append("drafts kept"), told.append)


def caught(guard: BugGuard, error: Exception) -> None:
    try:
        raise error
    except type(error):
        guard.caught(*sys.exc_info())  # type: ignore[arg-type]


def test_a_failure_that_a_person_can_mend_is_told_in_its_own_words(
    guard: BugGuard, told: list[str], tmp_path: Path
) -> None:
    caught(guard, KnownError("The file is open elsewhere. Nothing was written. Close it and try again."))
    assert told == ["The file is open elsewhere. Nothing was written. Close it and try again."]
    assert list(tmp_path.iterdir()) == []


def test_a_bug_keeps_drafts_then_says_where_its_report_is(guard: BugGuard, told: list[str], tmp_path: Path) -> None:
    caught(guard, ValueError("Rania Haddad, LEB-00012345"))
    [report] = tmp_path.iterdir()
    assert told[0] == "drafts kept"
    assert report.name in told[1]
    assert "Traceback" not in told[1]


def test_a_report_says_where_but_holds_no_personal_data(guard: BugGuard, tmp_path: Path) -> None:
    caught(guard, ValueError("Rania Haddad, LEB-00012345"))
    text = next(tmp_path.iterdir()).read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_guards.py" in text
    assert "Rania" not in text
    assert str(Path.home()) not in text


def test_a_bug_while_keeping_drafts_does_not_go_in_a_circle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def again() -> None:
        guard.caught(RuntimeError, RuntimeError("again"), None)

    guard = BugGuard(lambda: tmp_path, again, lambda text: None)
    caught(guard, ValueError("first"))
    assert "again" in capsys.readouterr().err


def test_installing_takes_the_place_of_pythons_hook(guard: BugGuard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    guard.install()
    assert sys.excepthook == guard.caught
