from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.working import Progress, Work, WorkBar, run, time_left
from resettle_desktop.records.errors import KnownError


class Told:
    """Remembers what came back, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[str] = []
        self.threads: list[int] = []

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.get_ident())

    def failed(self, error: Exception) -> None:
        self.errors.append(str(error))


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_the_result_comes_back_on_the_windows_thread(qtbot: QtBot, parent: QObject, told: Told) -> None:
    run(parent, lambda progress: threading.get_ident(), told.done, told.failed)
    qtbot.waitUntil(lambda: bool(told.results))
    assert told.threads == [threading.get_ident()]
    assert told.results != told.threads


class Asker(QObject):
    """Asks for work and is kept by nothing but what it is told."""

    def ask(self) -> Work:
        return run(self, lambda progress: 7, self.take, self.take)

    def take(self, told: object) -> None:
        self.told = told


def test_who_asked_may_be_kept_by_the_answer_alone(qtbot: QtBot) -> None:
    work = Asker().ask()
    with qtbot.waitSignal(work.destroyed):
        del work


def test_work_that_ends_at_once_is_told_after_it_was_given(
    qtbot: QtBot, parent: QObject, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resettle_desktop.desktop.parts.working.ThreadPoolExecutor", AtOnce)
    work = run(parent, lambda progress: 7, told.done, told.failed)
    assert work.running and told.results == []
    with qtbot.waitSignal(work.ended):
        pass
    assert told.results == [7]


class AtOnce:
    """An executor whose work is always done before anybody can ask for it."""

    def __init__(self, **_options: object) -> None:
        self.shutdown = lambda wait: None

    def submit(self, function: Callable[[Progress], object], progress: Progress) -> Future[object]:
        future: Future[object] = Future()
        future.set_result(function(progress))
        return future


def test_a_known_failure_comes_back_in_its_own_words(qtbot: QtBot, parent: QObject, told: Told) -> None:
    def function(progress: Progress) -> None:
        raise KnownError("The file is empty. Nothing was read. Ask for it again.")

    run(parent, function, told.done, told.failed)
    qtbot.waitUntil(lambda: bool(told.errors))
    assert told.errors == ["The file is empty. Nothing was read. Ask for it again."]
    assert told.results == []


def test_a_bug_goes_to_the_excepthook(
    qtbot: QtBot, parent: QObject, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: bugs.append(kind))
    run(parent, lambda progress: 1 // 0, told.done, told.failed)
    qtbot.waitUntil(lambda: bool(bugs))
    assert bugs == [ZeroDivisionError]
    assert told.errors == []


def test_cancel_ends_the_work_and_tells_neither_result_nor_failure(qtbot: QtBot, parent: QObject, told: Told) -> None:
    def function(progress: Progress) -> None:
        while True:
            progress.stop_if_cancelled()

    work = run(parent, function, told.done, told.failed)
    with qtbot.waitSignal(work.stopped):
        work.cancel()
    assert told.results == []
    assert told.errors == []


def test_work_that_was_done_before_it_heard_of_cancel_counts(qtbot: QtBot, parent: QObject, told: Told) -> None:
    go = threading.Event()
    work = run(parent, lambda progress: go.wait(5), told.done, told.failed)
    work.cancel()
    go.set()
    qtbot.waitUntil(lambda: told.results == [True])


def test_nobody_is_told_when_the_screen_is_gone(qtbot: QtBot, told: Told) -> None:
    screen, go = QObject(), threading.Event()
    work = run(screen, lambda progress: go.wait(5), told.done, told.failed)
    with qtbot.waitSignal(work.ended):
        del screen
        go.set()
    assert told.results == []


def test_progress_is_heard(qtbot: QtBot, parent: QObject, told: Told) -> None:
    go = threading.Event()

    def function(progress: Progress) -> None:
        go.wait(5)
        progress.report(50, 100)

    work = run(parent, function, told.done, told.failed)
    with qtbot.waitSignal(work.progressed) as heard:
        go.set()
    assert heard.args == [50, 100]


def test_a_thousand_reports_at_once_do_not_flood_the_window() -> None:
    heard: list[int] = []
    progress = Progress(lambda done, total: heard.append(done))
    for done in range(1, 1_001):
        progress.report(done, 1_000)
    assert len(heard) < 20
    assert heard[-1] == 1_000


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "about 1 second left"),
        (12, "about 12 seconds left"),
        (61, "about 1 minute left"),
        (150, "about 2 minutes left"),
    ],
)
def test_the_estimate_is_as_exact_as_the_guess(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


def test_the_bar_shows_while_work_runs_and_its_cancel_stops_it(qtbot: QtBot, parent: QObject, told: Told) -> None:
    def function(progress: Progress) -> None:
        while True:
            progress.stop_if_cancelled()

    bar = WorkBar()
    qtbot.addWidget(bar)
    work = run(parent, function, told.done, told.failed, "Reading the workbook")
    bar.watch(work)
    assert bar.isVisible()
    with qtbot.waitSignal(work.ended):
        bar.cancel_button.click()
    assert bar.isHidden()


def test_the_bar_counts_up_and_guesses(qtbot: QtBot, parent: QObject, told: Told) -> None:
    bar, go = WorkBar(), threading.Event()
    qtbot.addWidget(bar)
    work = run(parent, lambda progress: go.wait(5), told.done, told.failed, "Reading the workbook")
    bar.watch(work)
    work.progressed.emit(50, 100)
    assert bar.bar.value() == 50
    assert "left" in bar.left.text()
    with qtbot.waitSignal(work.ended):
        go.set()


def test_works_that_end_at_once_all_come_back_and_go(qtbot: QtBot, parent: QObject, told: Told) -> None:
    """The thread that tells of a work is still in it when the window's thread hears of it."""
    gone: list[bool] = []
    for _number in range(200):
        run(parent, lambda _progress: "done", told.done, told.failed).destroyed.connect(lambda: gone.append(True))
    qtbot.waitUntil(lambda: len(told.results) == 200)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(gone) == 200
