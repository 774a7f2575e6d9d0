"""Who attended orientation: sessions are found or made by their date and place."""

from __future__ import annotations

from datetime import datetime

from resettle_desktop.records.kinds import Attendance, Session
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Bring, numbers

HEADINGS = ("N° individuel HCR", "Nom", "Prénom", "Séance du", "Lieu", "Langue", "Présence")
DAY = datetime(2020, 9, 1)
KHALED = ("LEB-24310024", "Shahin", "Khaled", DAY, "Zahle", "arabe", "présent")
HEBA = ("LEB-92751383", "Barakat", "Heba", DAY, "Zahle", "arabe", "absente")


def sessions(store: Store) -> list[tuple[object, ...]]:
    return [(each.kind, each.values().get("date"), each.place, each.language) for each in store.rows.equal(Session)]


def test_who_was_at_one_session_shares_it(bring_to_families: Bring, families: Store) -> None:
    assert (
        bring_to_families([("BELCO – Liste de présence",), (), HEADINGS, KHALED, HEBA]).layout.name
        == "belco-attendance"
    )
    assert sessions(families) == [("orientation", "2020-09-01", "Zahle", "ara")]
    assert [each.result for each in families.rows.equal(Attendance)] == ["present", "absent"]


def test_another_language_is_another_session(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, KHALED, (*HEBA[:5], "kurde", "présente")])
    assert {each[3] for each in sessions(families)} == {"ara", "kur"}


def test_a_list_without_the_language_finds_the_session(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, KHALED])
    without = [("UNHCR no", "Session", "Venue", "Attended"), ("LEB-92751383", "01.09.2020", "ZAHLE", "x")]
    bring_to_families(without)
    assert len(sessions(families)) == 1
    assert families.rows.count(Attendance) == 2


def test_the_session_may_stand_over_the_list(bring_to_families: Bring, families: Store) -> None:
    above = [("Séance du : 01/09/2020",), ("Lieu : Zahle",), ("Langue : arabe",), ()]
    bring_to_families([*above, (*HEADINGS[:3], "Présence"), (*KHALED[:3], "présent"), (*HEBA[:3], "absente")])
    assert sessions(families) == [("orientation", "2020-09-01", "Zahle", "ara")]


def test_a_row_without_a_session_waits(bring_to_families: Bring, families: Store) -> None:
    prepared = bring_to_families([HEADINGS, (*KHALED[:3], None, "Zahle", "arabe", "présent")])
    assert numbers(prepared) == ["E136"]
    assert sessions(families) == []


def test_the_same_list_again_changes_nothing(bring_to_families: Bring) -> None:
    bring_to_families([HEADINGS, KHALED, HEBA])
    assert bring_to_families([HEADINGS, KHALED, HEBA]).change_set.changes == ()
