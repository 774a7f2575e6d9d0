"""In a made-up language nothing of the program is left in English: not in the window, on paper, nor at a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter

import click
import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.cli import VERBS, commands
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.desktop.start.unlock import UnlockScreen
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.documents.catalogue import documents
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.exchange.exporting import export_workbook
from resettle_desktop.records.airports import airport_name
from resettle_desktop.records.findings import SENTENCES, finding
from resettle_desktop.records.kinds import Case, Departure
from resettle_desktop.records.record import kind_label, kinds
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import LANGUAGES
from resettle_desktop.store.store import Store
from tests.data.build_store import PASSPHRASE, USER, build
from tests.desktop.conftest import WITHOUT_DISPLAY
from tests.exchange.conftest import sample
from tests.made_up import Asked, English, made_up_language
from tests.shown import shown_texts

pytestmark = pytest.mark.qt_log_ignore(*WITHOUT_DISPLAY, extend=True)
# what click itself says in a help, and what stands for a value there
CLICKS_OWN = (
    "Usage", "Options", "Commands", "Arguments", "Show this message and exit", "Show the version and exit", "default",
    "required", "help", "version", "OPTIONS", "COMMAND ARGS", "FILE", "PATH", "TEXT", "INTEGER RANGE", "DIRECTORY",
)  # fmt: skip
# a name of its own in every language
NAMES = (
    "Resettle Desktop", "resettle-desktop", "IATA", "UNHCR", "CGRS", "Fedasil", "ADT", "CHD", "INF", "MB", "kB",
    *LANGUAGES.values(), *map(airport_name, ("BEY", "IST", "BRU")),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def asked() -> Iterator[Asked]:
    with made_up_language() as looked_up:
        yield looked_up


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(build(tmp_path_factory.mktemp("office")), USER, PASSPHRASE) as opened:
        yield opened


@pytest.fixture(scope="module")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Remembered:
    return Remembered(tmp_path_factory.mktemp("computer") / "remembered.json")


@pytest.fixture(scope="module")
def window(qapp: QApplication, asked: Asked, store: Store, remembered: Remembered) -> Iterator[Window]:
    """One window for all tests: making it takes longer than walking through it."""
    apply_theme(qapp, "light")
    made = Window(store, remembered, "light")
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="module")
def english(store: Store) -> English:
    return English.beside(store, *NAMES, *(kind.kind_name() for kind in kinds()))


def left(english: English, shown: Iterable[tuple[str, str]]) -> list[str]:
    """Return where English was left, with the words, each once."""
    found = (f"{where}: {text!r} ({', '.join(words)})" for where, text in shown if (words := english.of(text)))
    return list(dict.fromkeys(found))


def nothing_left(english: English, shown: Iterable[tuple[str, str]]) -> None:
    found = left(english, shown)
    assert not found, "\n".join(["left in English:", *found])


def through_its_tabs(page: QWidget) -> Iterator[tuple[str, str]]:
    """Yield what a page shows, each of its tabs once in front: some are filled only then."""
    yield from shown_texts(page)
    for tabs in page.findChildren(QTabBar):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            QApplication.processEvents()
            yield from shown_texts(page)


# the window


def test_the_frame_with_its_menus_and_lists_is_translated(window: Window, english: English) -> None:
    for name in window.places:
        window.go(name)
        nothing_left(english, through_its_tabs(window))


def test_a_case_with_its_tabs_is_translated(window: Window, store: Store, english: English) -> None:
    window.open_case(store.rows.equal(Case)[0].id)
    nothing_left(english, through_its_tabs(window))


def test_the_form_of_a_new_case_is_translated(window: Window, store: Store, english: English) -> None:
    window.begin_case()
    nothing_left(english, through_its_tabs(window))


def test_a_departure_with_its_tabs_is_translated(window: Window, store: Store, english: English) -> None:
    window.open_departure(store.rows.equal(Departure)[0].id)
    nothing_left(english, through_its_tabs(window))


def test_the_form_of_a_new_departure_is_translated(window: Window, store: Store, english: English) -> None:
    window.begin_departure()
    nothing_left(english, through_its_tabs(window))


@pytest.mark.parametrize("text", ["", "khaled", "nobody"])
def test_what_the_finder_offers_is_translated(window: Window, store: Store, text: str) -> None:
    window.top_bar.search.setText(text)
    window.top_bar.search.asked.emit(text)
    QApplication.processEvents()
    try:
        nothing_left(English.beside(store, *NAMES, "khaled", "nobody"), shown_texts(window))
    finally:
        window.top_bar.search.clear()
        window.top_bar.search.asked.emit("")


def test_the_preview_of_a_workbook_is_translated(qtbot: QtBot, window: Window, store: Store, english: English) -> None:
    window.go("workbooks")
    window.workbooks.open_file(sample("unhcr-submissions-lebanon"))
    qtbot.waitUntil(lambda: window.workbooks.preview.isVisible(), timeout=20_000)
    nothing_left(English.beside(store, *NAMES, *in_workbook()), through_its_tabs(window))


def in_workbook() -> list[str]:
    """Return what stands in the sample's cells, and how it is called."""
    book = openpyxl.load_workbook(sample("unhcr-submissions-lebanon"))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    return ["unhcr-submissions-lebanon.xlsx", *book.sheetnames, *cells]


def test_the_unlock_screen_and_the_first_start_are_translated(
    qtbot: QtBot, remembered: Remembered, store: Store, english: English
) -> None:
    for folder in (None, store.folder):
        screen = UnlockScreen(remembered, folder)
        qtbot.addWidget(screen)
        nothing_left(english, shown_texts(screen))


def test_what_is_looked_up_while_working_is_in_the_catalogues(
    window: Window, store: Store, asked: Asked, all_texts: set[str]
) -> None:
    """A text that is put together first, or marked nowhere, would stay English in every language."""
    window.open_case(store.rows.equal(Case)[0].id)
    window.open_departure(store.rows.equal(Departure)[0].id)
    list(through_its_tabs(window))
    preview_document(store, "departure-manifest", departure="BEY-2020-01")
    assert asked.texts - all_texts == set()


# the records' own words


def test_kinds_fields_and_stages_are_translated(english: English) -> None:
    shown = [(kind.kind_name(), kind_label(kind, many)) for kind in kinds() for many in (False, True)]
    shown += [
        (f"{kind.kind_name()}.{field.name}", text)
        for kind in kinds()
        for field in kind.fields(derived=True)
        for text in (field.label, field.help, field.section)
    ]
    shown += [("stage", stage.label) for stage in Stage]
    examples = ("LEB", "PNR", "TK", "BEY", "SM-CI", "WCHS", "INFT", "Sep")
    nothing_left(English.beside(None, *NAMES, *examples), shown)


@pytest.mark.parametrize("number", SENTENCES)
def test_a_finding_and_its_remedy_are_translated(english: English, number: str) -> None:
    names = {name for _text, name, _spec, _kind in Formatter().parse("".join(SENTENCES[number])) if name}
    said = finding(number, **dict.fromkeys(names, "7"))
    nothing_left(english, [(number, said.text), (number, said.remedy)])


# paper and workbooks


@pytest.mark.parametrize("document", [each.name for each in documents() if each.needs == "departure"])
def test_a_printed_document_is_translated(store: Store, english: English, document: str) -> None:
    printed = preview_document(store, document, departure="BEY-2020-01")
    pages = pypdfium2.PdfDocument(printed.pdf)
    said = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    shown = [(f"page {place}", text) for place, text in enumerate(said, start=1)]
    pages.close()
    nothing_left(english, shown)
    assert re.search("[α-ω]{5,}", shown[0][1])


def test_every_document_is_named_in_the_language(english: English) -> None:
    nothing_left(english, [(each.name, each.label) for each in documents()])


def test_the_headings_of_the_register_are_translated(store: Store, english: English, tmp_path: Path) -> None:
    export_workbook(store, "register", tmp_path / "register.xlsx")
    book = openpyxl.load_workbook(tmp_path / "register.xlsx")
    shown = [(sheet.title, str(cell.value or "")) for sheet in book for cell in sheet[1]]
    shown += [("sheet", sheet.title) for sheet in book if sheet.sheet_state == "visible"]
    nothing_left(english, shown)


# the terminal


@pytest.mark.parametrize("verb", [None, *VERBS], ids=lambda verb: verb.name if verb else "all")
def test_the_help_of_a_verb_is_translated(store: Store, verb: click.Command | None) -> None:
    ended = CliRunner().invoke(commands, [verb.name, "--help"] if verb and verb.name else ["--help"])
    said = re.sub(r'\{"reason.*?\]\}', "", ended.output, flags=re.DOTALL)  # an example of a change set, as JSON
    lines = [(f"line {place}", line) for place, line in enumerate(said.splitlines(), start=1)]
    nothing_left(English.beside(store, *NAMES, *CLICKS_OWN, *call_words(verb)), lines)
    assert re.search("[α-ω]{5,}", ended.output)


def call_words(verb: click.Command | None) -> Iterator[str]:
    """Yield what is typed as it stands: verbs, options, and the capitals that stand for a value."""
    yield from (kind.kind_name() for kind in kinds())
    for each in [verb] if verb else VERBS:
        yield each.name or ""
        for parameter in each.params:
            yield from (*parameter.opts, parameter.make_metavar(click.Context(each)), parameter.name or "")
