"""What medical users write is read by nobody else: not in the file, its log, drafts, backups, exports or papers."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.health.screen import CLINIC, HealthScreen
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.store.store import Store
from tests.acceptance.medical_day import BATCH, OFFICER, OFFICER_SECRET, WORDS, MedicalDay, a_window
from tests.acceptance.opened_bytes import Named, found, opened, unpacked
from tests.desktop.families import PASSPHRASE, USER, khaled

LOST = {WORDS["removed"], WORDS["undone"], WORDS["draft"], WORDS["begun"], WORDS["typed"], WORDS["import"]}


@pytest.fixture(scope="module")
def day(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MedicalDay]:
    """Return the day when it is over; all temporary files of the program go into one folder."""
    folder = tmp_path_factory.mktemp("medical")
    (folder / "temporary").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder / "temporary"))
        for name in ("TMPDIR", "SQLITE_TMPDIR"):
            patch.setenv(name, str(folder / "temporary"))
        patch.setenv("RESETTLE_QUICK_KEYS", "1")
        patch.setenv("RESETTLE_USER", OFFICER)
        patch.setenv("RESETTLE_PASSPHRASE", OFFICER_SECRET)
        logged = logging.FileHandler(folder / "program.log")
        logging.getLogger().addHandler(logged)
        yield lived(MedicalDay(folder))
        logging.getLogger().removeHandler(logged)
        logged.close()


def lived(day: MedicalDay) -> MedicalDay:
    """Go through the day, and keep what the open store had on the disk before it was closed."""
    day.typed_at_a_clinic()
    day.typed_in_the_window()
    day.imported()
    day.stated()
    day.written_out()
    day.keep_open_files()
    day.asked_at_a_terminal()
    return day


def outside(day: MedicalDay) -> Iterator[Named]:
    """Yield what was written anywhere but into the store; the clinic's own workbooks are its own."""
    for path in sorted(each for each in day.folder.rglob("*") if each.is_file()):
        if not {"office.resettle", "from the clinic", "stick"} & {part.name for part in path.parents}:
            yield from unpacked(path)


def test_an_officer_s_key_opens_no_word_of_what_is_sealed(day: MedicalDay) -> None:
    assert found(WORDS.values(), opened(day.store.folder, OFFICER, OFFICER_SECRET)) == set()
    assert found(WORDS.values(), opened(day.open_files, OFFICER, OFFICER_SECRET)) == set()


def test_the_search_would_find_a_word_that_is_there(day: MedicalDay) -> None:
    places = [each for folder in (day.open_files, day.store.folder) for each in opened(folder, OFFICER, OFFICER_SECRET)]
    there = {place.partition(",")[0] for _word, place in found([BATCH], places)}
    assert {"store.db", "log", "body", "health_activity"} <= there
    assert any(place.endswith(".backup") for place in there)


def test_nothing_medical_is_in_logs_exports_papers_and_temporary_files(day: MedicalDay) -> None:
    written = {path.name for path in day.out.iterdir()}
    assert {"register.xlsx", "departure-manifest.pdf", "family-sheet.pdf", "terminal.txt"} <= written
    assert any(name.startswith("resettle-desktop-report") for name in written)
    assert any(path.stat().st_size for path in (day.out / "rescued").rglob("*.*"))
    assert found([*WORDS.values()], outside(day)) == set()


def test_nothing_of_health_leaves_the_office_in_a_workbook_or_on_paper(day: MedicalDay) -> None:
    of_the_office = "register.xlsx"
    paths = [path for path in day.out.iterdir() if path.suffix in (".xlsx", ".pdf") and path.name != of_the_office]
    leaving = (each for path in paths for each in unpacked(path))
    assert found([BATCH], leaving) == set()


def test_all_of_it_was_there_and_a_medical_user_reads_it(day: MedicalDay) -> None:
    with Store.open(day.store.folder, USER, PASSPHRASE) as store:
        kept = [each for each in store.rows.equal(HealthActivity) if each.details]
        texts = " ".join(HealthActivity.details.open(each.details, each.id, store.seals) for each in kept)
        said = {word for word in WORDS.values() if word in texts}
        drafts = [each for each in store.typed.all() if any("sealed:" in text for text in each.texts.values())]
    assert said == set(WORDS.values()) - LOST - {WORDS[each] for each in ("parked", "conflict", "refused", "unknown")}
    assert len(drafts) == 2


def test_an_officer_s_import_leaves_the_details_out_and_says_so(day: MedicalDay) -> None:
    assert '"number": "E141"' in (day.out / "terminal.txt").read_text("utf-8")


def test_an_officer_sees_the_outcome_and_until_when_and_that_something_is_there_but_not_why(day: MedicalDay) -> None:
    with Store.open(day.store.folder, OFFICER, OFFICER_SECRET) as store, a_window(store, day.folder) as window:
        window.open_person(khaled(store).id)
        page = window.places["cases"].page()
        assert isinstance(page, CasePage)
        group = page.tabs.turn_to_list("HealthActivity")
        assert group is not None
        texts = "\n".join(shown_in(window))
        window.go("health")
        screen = window.places["health"].first
        assert isinstance(screen, HealthScreen)
        screen.turn_to(CLINIC)
        screen.clinic.put([khaled(store).id])
        texts += "\n".join(shown_in(window))
        columns = screen.clinic.rows.shown_fields()
        rows = [
            place for place in range(group.shown.count()) if "X-ray" in group.shown.table.rows().cell(place, 0).text
        ]
    assert "result" in columns and "details" not in columns
    assert rows and "Something is kept here that medical users read" in texts
    assert not [word for word in WORDS.values() if word in texts]


def shown_in(window: QWidget) -> Iterator[str]:
    """Yield every text of the window, those of tables and hints too."""
    for part in window.findChildren(QWidget):
        yield part.toolTip()
        if isinstance(part, QLabel | QLineEdit | QPushButton):
            yield part.text()
        if isinstance(part, QPlainTextEdit):
            yield part.toPlainText() + part.placeholderText()
        if isinstance(part, Table) and part.model() is not None:
            model = part.model()
            yield from (str(model.data(model.index(row, column))) for row in range(model.rowCount())
                        for column in range(model.columnCount()))  # fmt: skip
