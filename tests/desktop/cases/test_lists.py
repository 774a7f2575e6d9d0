"""Every kind that lives with a person or a case has its list on the page of the case, and words for an empty one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.lists import OF_DOCUMENTS, OF_HEALTH, OF_ORIENTATION, OF_RECEPTION, Listed, PartsTab
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.parts.icons import icon
from resettle_desktop.records.record import kinds
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, shown

ALL = (*OF_DOCUMENTS, *OF_HEALTH, *OF_ORIENTATION, *OF_RECEPTION)
# shown elsewhere: members beside the page, places on departures, papers where they are printed, and what is kept for
# the program itself
ELSEWHERE = {
    "Person", "Passenger", "Paper", "Tick", "Accepted", "NotSame", "CasesApart", "MergedRecord", "Parked", "Conflict",
}  # fmt: skip


def test_every_kind_that_lives_with_a_person_or_a_case_has_a_list() -> None:
    living = {
        kind.kind_name()
        for kind in kinds()
        for link in kind.links()
        if link.part_of and {"Person", "Case"} & set(link.linked_kinds)
    }
    assert living - {each.kind.kind_name() for each in ALL} - {"Attachment"} <= ELSEWHERE


@pytest.mark.parametrize("listed", ALL, ids=lambda each: f"{each.kind.__name__} {each.link}")
def test_an_empty_list_says_what_would_stand_there(qtbot: QtBot, store: Store, listed: Listed) -> None:
    tab = PartsTab(store, listed, Drafts())
    tab.show_owner(khaled(store).id)
    shown(qtbot, tab)
    assert not icon(listed.icon).isNull()
    assert tab.findChild(type(tab._nothing)).accessibleName() == f"{listed.title} {listed.text}"
