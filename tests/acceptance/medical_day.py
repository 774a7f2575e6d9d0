"""A day on which a medical user writes in every way there is, and an officer's day after it.

Each way leaves a word of its own that stands nowhere else, so that it can be looked for.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from shutil import copytree

import openpyxl
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlcipher3 import DatabaseError

from resettle_desktop.app import main
from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.health.clinic import ClinicDay
from resettle_desktop.desktop.health.screen import CLINIC, HealthScreen
from resettle_desktop.desktop.parts.guards import BugGuard
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.documents.catalogue import documents
from resettle_desktop.documents.printing import print_document
from resettle_desktop.exchange.exporting import export_workbook, needs_departure
from resettle_desktop.exchange.findings import export_findings
from resettle_desktop.exchange.importing import carry_out, prepare_import
from resettle_desktop.exchange.layouts import layouts
from resettle_desktop.figures.catalogue import FIGURES
from resettle_desktop.records.fields import Sealed
from resettle_desktop.records.kinds import Session
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import kinds
from resettle_desktop.store.checked import CheckLists
from resettle_desktop.store.office_users import OfficeUsers
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.store import Store
from tests.acceptance.hand import CTRL, Hand
from tests.desktop.families import FATIMA, KHALED, PASSPHRASE, USER, empty_store, fatima, khaled, say
from tests.desktop.made_departures import booked, departure, haddads

OFFICER, OFFICER_SECRET = "omar", "four other words"
_WAYS = (
    "typed", "changed", "removed", "undone", "draft", "clinic", "begun", "import", "again", "stated", "parked",
    "conflict", "refused", "unknown",
)  # fmt: skip
WORDS = {way: f"qzvx{way}" for way in _WAYS}
BATCH = "qzvxbatch"  # no secret among colleagues, and yet nothing that leaves
REFERENCE, CASE = "BEY-2020-01", "LEB-15C01056"
_HEADINGS = ("Individual Number", "Activity", "Date", "Time", "Result", "Details", "Vital signs")  # the last unknown


def said(way: str, times: int = 1) -> str:
    """Return a text with the word of a way, so often."""
    return f"Seen: {WORDS[way]}. " * times


class MedicalDay:
    """One store in ``folder``, and beside it all that was written of it; each method is a part of the day."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder / "out"
        self.out.mkdir()
        self.store = empty_store(folder)
        OfficeUsers.unlock(self.store.folder, Secret(USER, PASSPHRASE)).add(OFFICER, OFFICER_SECRET, ["officer"])
        say(self.store, *haddads(), *departure())
        booked(self.store, KHALED, FATIMA)

    def typed_in_the_window(self) -> None:
        """Type, change, remove and take back details in the page of a case, and leave one begun there."""
        with a_window(self.store, self.folder) as window:
            window.open_person(khaled(self.store).id)
            tab = self._health(window)
            self._add(window, tab, "xray", "typed")
            write(Hand(window), tab.form, "details", said("changed"))
            tab.save()
            self._add(window, tab, "laboratory", "removed")
            tab.remove()
            self._add(window, tab, "vaccination", "undone")
            self.store.undo(self.store.history.last_number())
            tab.refresh()
            tab.begin()
            write(Hand(window), tab.form, "details", said("draft"))
            window.keep_drafts()

    def typed_at_a_clinic(self) -> None:
        """Type down the column of a clinic day, save one row, and leave the other begun."""
        with a_window(self.store, self.folder) as window:
            window.go("health")
            screen = window.places["health"].first
            assert isinstance(screen, HealthScreen)
            screen.turn_to(CLINIC)
            day = screen.clinic
            day.common.editors["activity"].set_text("fit_to_travel")
            day.common.editors["done"].set_text("21 Sep 2020 09:00")
            day.put([khaled(self.store).id, fatima(self.store).id])
            day.grid.take(0, "result", "fit")
            self._type_down(window, day, "clinic")
            assert day.save()
            self._type_down(window, day, "begun")
            window.keep_drafts()

    def imported(self) -> None:
        """Import the clinic's workbook, and again with another text; one of its rows is about nobody known."""
        for way in ("import", "again"):
            carry_out(self.store, prepare_import(self.store, self.workbook(way)))

    def workbook(self, way: str) -> Path:
        """Return the clinic's workbook with the word of a way, beside the store."""
        book = openpyxl.Workbook()
        for row in (
            _HEADINGS,
            (
                FATIMA["unhcr_number"],
                "Health assessment",
                "1 Sep 2020",
                "10:00",
                "Fit",
                said(way, 300),
                said("unknown"),
            ),
            ("LEB-99999999", "Health assessment", "1 Sep 2020", "10:00", "Fit", said(way, 300), said("unknown")),
        ):
            book.active.append(list(row))
        path = self.folder / "from the clinic" / f"{way}.xlsx"
        path.parent.mkdir(exist_ok=True)
        book.save(path)
        return path

    def stated(self) -> None:
        """Write every sealed field of every kind by a change set in JSON, and what is medical and not sealed."""
        activity = {"person": KHALED, "activity": "vaccination", "vaccine": "mmr", "dose": 1, "batch": BATCH}
        given = {
            "HealthActivity": {**activity, "done": "2020-08-02T10:00", "details": said("stated", 300)},
            "Parked": {"workbook": "clinic.xlsx", "row": 4, "medical_cells": said("parked", 300)},
            "Conflict": {"record": KHALED, "field_name": "needs", "medical_values": said("conflict", 300)},
        }
        sealed = {kind.kind_name() for kind in kinds() if any(isinstance(each, Sealed) for each in kind.fields())}
        assert sealed == given.keys(), "a kind with a sealed field that this day does not fill"
        say(self.store, *({"add": kind, "values": values} for kind, values in given.items()))

    def written_out(self) -> None:
        """Back up, export with every layout, print every document, export what was found, and fall over a bug."""
        self.store.back_up()
        self.store.back_up(self.folder / "stick" / "office.backup")
        for layout in layouts():
            wanted = REFERENCE if not layout.sheet_per_kind and needs_departure(layout) else None
            export_workbook(self.store, layout.name, self.out / f"{layout.name}.xlsx", departure=wanted)
        for document in documents():
            for subject in document.subjects:
                printed = print_document(self.store, document.name, **{subject: self._named(subject)})
                name = document.name if subject == document.needs else f"{document.name}-{subject}"
                (self.out / f"{name}.pdf").write_bytes(printed.pdf)
        listed = CheckLists(self.store.rows, self.store.checks).check().listed
        export_findings(listed, self.out / "findings.xlsx")
        self._fall()

    def _named(self, subject: str) -> str:
        """Return by what a paper of a departure, a case or a session is asked for."""
        if subject == "session":
            (session,) = self.store.rows.equal(Session) or [self._held()]
            return id_text(session.id)
        return {"departure": REFERENCE, "case": CASE}[subject]

    def _held(self) -> Session:
        """Hold a session of orientation."""
        say(self.store, {"add": "Session", "values": {"kind": "orientation", "date": "2020-09-02", "place": "Beirut"}})
        return self.store.rows.equal(Session)[0]

    def keep_open_files(self) -> None:
        """Keep the files as they stand while the store is open, the log beside them: as after a pulled plug."""
        self.open_files = Path(copytree(self.store.folder, self.folder / "pulled" / "office.resettle"))

    def asked_at_a_terminal(self) -> None:
        """Close the store, and ask at a terminal, as an officer, for all that can be asked for."""
        self.store.close()
        store, of_all = self.store.folder, ("--json",)
        calls = [
            ["find", store, "--kind", "HealthActivity", *of_all], ["find", store, WORDS["typed"], *of_all],
            ["show", store, "Person", KHALED["unhcr_number"], *of_all], ["history", store, *of_all],
            ["clearance", store, "--departure", REFERENCE, *of_all], ["duplicates", store, *of_all],
            ["import", store, self.workbook("refused"), *of_all], ["check", store],
            ["rescue", store, self.out / "rescued"],
            *(["figures", store, figure.name, *of_all] for figure in FIGURES),
        ]  # fmt: skip
        with (self.out / "terminal.txt").open("w") as said, redirect_stdout(said), redirect_stderr(said):
            for call in calls:
                assert main([str(each) for each in call]) in (0, 1), call

    def _fall(self) -> None:
        """Have a bug at a moment when the word stands in what went wrong and in the variables around it."""
        guard = BugGuard(lambda: self.out, lambda: None, logging.getLogger("window").warning)
        try:
            details = said("typed")
            raise DatabaseError(f"cannot write {details}")
        except DatabaseError:
            guard.caught(*sys.exc_info())  # type: ignore[arg-type]

    def _type_down(self, window: Window, day: ClinicDay, way: str) -> None:
        hand = Hand(window)
        day.grid.begin(0, "details")
        hand.write(said(way))
        hand.press(Qt.Key.Key_Return)
        assert day.rows.rows[0].texts["details"].startswith("sealed:")

    def _health(self, window: Window) -> RecordsTab:
        page = window.places["cases"].page()
        assert isinstance(page, CasePage)
        group = page.tabs.turn_to_list("HealthActivity")
        assert group is not None
        return group.shown

    def _add(self, window: Window, tab: RecordsTab, activity: str, way: str) -> None:
        hand = Hand(window)
        tab.begin()
        write(hand, tab.form, "activity", activity)
        write(hand, tab.form, "done", "1 Sep 2020 10:00")
        write(hand, tab.form, "details", said(way))
        tab.save()


def write(hand: Hand, form: Form, name: str, text: str) -> None:
    """Go to a field and type over what stands there."""
    form.go_to(name)
    hand.press(Qt.Key.Key_A, CTRL)
    hand.write(text)
    hand.press(Qt.Key.Key_Tab)


@contextmanager
def a_window(store: Store, folder: Path) -> Iterator[Window]:
    """Give the real window on a store, and close it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, "light")
    window = Window(store, Remembered(folder / "remembered.json"), "light")
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
