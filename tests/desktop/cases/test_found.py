"""What is found of a case is shown once for all of it, and each finding is gone to where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.tabs import CASE, DOCUMENTS, HISTORY, PERSON
from tests.desktop.families import FATIMA, say, shown, store_with_haddad, the_case

CASE_NUMBER = {"unhcr_number": "LEB-15C01056"}


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[CasePage]:
    with store_with_haddad(tmp_path) as store:
        say(
            store,
            {"set": "Person", "where": FATIMA, "values": {"relationship": "principal_applicant"}},
            {"set": "Case", "where": CASE_NUMBER, "values": {"stated_size": 5}},
            {"add": "Permit", "values": {"person": FATIMA, "type": "visa", "status": "granted"}},
        )
        made = CasePage(store, the_case(store).id)
        shown(qtbot, made)
        yield made


def go(page: CasePage, number: str) -> None:
    page.found.go_to(next(line.found for line in page.findings.lines if line.found.number == number))


def shown_name(page: CasePage) -> str:
    return page.person_form.fields["given_names"].editor.text()


def test_a_finding_of_the_case_leads_to_the_case(page: CasePage) -> None:
    go(page, "W212")
    assert (page.tabs.current(), page.case_form.current_field()) == (CASE, "stated_size")


def test_a_finding_of_another_member_leads_to_that_member(page: CasePage) -> None:
    page.tabs.turn_to(DOCUMENTS)
    go(page, "W211")
    assert (page.tabs.current(), page.person_form.current_field()) == (PERSON, "relationship")


def test_a_finding_of_a_paper_leads_to_its_owner_and_its_list(page: CasePage) -> None:
    go(page, "W267")
    assert page.tabs.current() == DOCUMENTS and shown_name(page) == "Fatima"
    assert page.tabs.groups[DOCUMENTS].form.kind.kind_name() == "Permit"


def test_from_a_side_that_writes_nothing_the_next_is_the_first_of_the_family(page: CasePage) -> None:
    page.tabs.turn_to(HISTORY)
    assert page.findings.isHidden()
    page.found.next()
    assert page.tabs.current() != HISTORY and not page.findings.isHidden()
