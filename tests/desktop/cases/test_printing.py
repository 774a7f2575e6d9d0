"""The family's sheet is seen on the page of the case before it is printed, and is the PDF that is printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.documents.catalogue import document_named
from resettle_desktop.documents.printing import preview_document
from resettle_desktop.records.kinds import Paper
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.store import Store
from tests.desktop.families import shown, the_case, unnamed


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> CasePage:
    made = CasePage(store, the_case(store).id)
    shown(qtbot, made)
    return made


def print_asked(qtbot: QtBot, page: CasePage) -> None:
    page.header.print_button.click()
    view = page.papers.view
    assert view is not None
    qtbot.waitUntil(lambda: view.printed() is not None and not view.is_busy(), timeout=20_000)


def test_the_sheet_is_shown_in_the_place_of_the_form_and_left_with_esc(qtbot: QtBot, page: CasePage) -> None:
    print_asked(qtbot, page)
    assert page.side.isHidden()
    assert unnamed(page.papers) == []
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.papers.view.pages)  # type: ignore[union-attr]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.papers.isHidden()
    assert page.side.isVisible()


def test_what_is_seen_is_what_is_printed_and_nothing_is_frozen_by_looking(
    qtbot: QtBot, page: CasePage, store: Store
) -> None:
    print_asked(qtbot, page)
    seen = page.papers.view.printed()  # type: ignore[union-attr]
    again = preview_document(store, "family-sheet", case=id_text(page.case_id))
    assert seen is not None
    assert (seen.document, seen.version, seen.file_name) == (again.document, again.version, again.file_name)
    assert store.rows.equal(Paper) == []


@pytest.mark.parametrize("document", ["travel-letter", "consent", "photo-sheet"])
def test_other_papers_of_the_family_are_in_the_menu(qtbot: QtBot, page: CasePage, document: str) -> None:
    words = f"{document_named(document).label}…"
    next(action for action in page.actions() if action.text() == words).trigger()
    view = page.papers.view
    assert view is not None
    qtbot.waitUntil(lambda: view.printed() is not None and not view.is_busy(), timeout=20_000)
    assert view.printed().document == document  # type: ignore[union-attr]


def test_another_case_has_its_form_again(qtbot: QtBot, page: CasePage) -> None:
    print_asked(qtbot, page)
    page.show_case(page.case_id)
    assert page.papers.isHidden()
    assert page.side.isVisible()
