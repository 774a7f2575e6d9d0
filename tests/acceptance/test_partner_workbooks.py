"""Each partner's workbook is seen before it is imported, taken back as if it had never come, and tells no secret."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.exchange.layouts import layout as layout_named
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.records.record import kinds
from resettle_desktop.store.store import Store
from tests.desktop.families import shown
from tests.exchange.conftest import Made, families, families_once, made
from tests.exchange.partner_lists import LISTS, PartnerList
from tests.store.test_seals import decrypted, officer

__all__ = ["families", "families_once", "made"]

CANARY = "pleural tuberculosis"


class Officer:
    """Opens workbooks in the real window, looks at the preview, imports and takes back."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self._qtbot, self.window = qtbot, window
        self._preview = window.workbooks.preview

    def open(self, path: Path) -> None:
        self.window.workbooks.open_file(path)
        self._qtbot.waitUntil(self._preview.isVisible, timeout=20_000)

    def bring(self, path: Path) -> None:
        self.open(path)
        with self._qtbot.waitSignal(self.window.workbooks.message, timeout=20_000):
            self._preview.import_button.click()

    def take_back(self) -> None:
        toast = self.window.current_toast()
        assert toast is not None
        toast.undo.click()


@pytest.fixture
def at_work(qapp: QApplication, qtbot: QtBot, families: Store, tmp_path: Path) -> Officer:
    """Return an officer before the window on the store of the families."""
    apply_theme(qapp, "light")
    window = Window(families, Remembered(tmp_path / "remembered.json"), "light")
    shown(qtbot, window)
    window.go("workbooks")
    return Officer(qtbot, window)


def held(store: Store) -> Counter[str]:
    """Return every record of a store as a line."""
    records = (record for kind in kinds() if kind.kind_name() != "Setting" for record in store.rows.equal(kind))
    return Counter(f"{record.kind_name()} {record.id} {sorted(record.values().items())}" for record in records)


@pytest.mark.parametrize("plain", LISTS, ids=lambda each: each.layout)
def test_a_partners_workbook_is_seen_imported_and_taken_back(
    at_work: Officer, families: Store, made: Made, plain: PartnerList
) -> None:
    before = held(families)
    at_work.open(made(plain.lines()))
    preview = at_work.window.workbooks.preview
    assert preview.import_button.text() == f"Import {len(plain.rows)} rows"
    assert held(families) == before
    at_work.bring(made(plain.lines()))
    assert at_work.window.workbooks.imports()[0].title == layout_named(plain.layout).title
    assert held(families) != before
    at_work.take_back()
    assert held(families) == before


def test_what_the_clinic_wrote_stays_with_who_is_medical(
    at_work: Officer, families: Store, made: Made, tmp_path: Path
) -> None:
    clinic = next(each for each in LISTS if each.layout == "clinic-results")
    rows = [(*clinic.headings, "Diagnosis"), *((*row, CANARY) for row in clinic.rows)]
    at_work.bring(made(rows))
    assert families.rows.count(HealthActivity) == len(clinic.rows)
    at_work.window.close()
    with officer(families, families.folder) as opened:
        assert {each.shown("details") for each in opened.rows.equal(HealthActivity)} == {"Sealed"}
        assert CANARY not in str([entry.as_json() for entry in opened.history.entries()])
        plain = decrypted(opened, tmp_path / "plain.db")
    assert b"Khaled" in plain
    assert not [word for word in CANARY.split() for coding in ("utf-8", "utf-16-le") if word.encode(coding) in plain]
