"""A ticket's name beside a document's: what airlines do with every name holds nobody, another letter does."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.clearance.limits import shipped_table
from resettle_desktop.rules.clearance.ticket_names import Agreement, compare_ticket

HABITS = shipped_table().limits.tickets
SAME, CUT, SOUNDS_SAME, OTHER = Agreement.SAME, Agreement.CUT, Agreement.SOUNDS_SAME, Agreement.OTHER
words = st.text("ABCDEFGHIJKL", min_size=1, max_size=7)
names = st.lists(words, min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("ticket", "document", "found"),
    [
        ("HADDAD/KHALEDMR", "HADDAD KHALED", SAME),
        ("HADDAD/ISLAMS", "HADDAD ISLAMS", SAME),
        ("YILDIZ/AYSE MRS", "Yıldız Ayşe", SAME),
        ("MUELLER/JORG", "Müller Jörg", OTHER),
        ("MUELLER/JOERG", "Müller Jörg", SAME),
        ("MULLER/JORG", "Müller Jörg", SAME),
        ("KHALED/KHALED", "Khaled", SAME),
        ("KHALED/FNU", "Khaled", SAME),
        ("KHALED/NOOR", "Khaled", OTHER),
        ("ALABDULRAHMAN/ABDULRA", "Al-Abdulrahman Abdulraheem", CUT),
        ("ALABDULRAHMAN/ABDULRAMR", "Al-Abdulrahman Abdulraheem", CUT),
        ("HADDAD/KHAL", "Haddad Khaled", OTHER),
        ("ALABDULRAHMAN/ABDULRO", "Al-Abdulrahman Abdulraheem", OTHER),
        ("ALHADDAD/KHALID MR", "خالد الحداد", SOUNDS_SAME),
        ("ABDUL RAHMAN/NOUR", "نور عبد الرحمن", SOUNDS_SAME),
        ("HADDAD/MAHMOUD", "محمد حداد", OTHER),
        ("HADDAD/KHALED", "خالد", OTHER),
        ("خالد", "خالد", SOUNDS_SAME),
        ("HADDAD/KHALED", "", OTHER),
    ],
)
def test_a_ticket_and_a_document(ticket: str, document: str, found: Agreement) -> None:
    assert compare_ticket(ticket, document, HABITS) is found


@given(names, st.randoms(), st.sampled_from(["", " ", "/", "-"]))
def test_words_in_any_order_and_joined_in_any_way_are_the_same(
    document: list[str], random: Random, between: str
) -> None:
    shuffled = list(document)
    random.shuffle(shuffled)
    assert compare_ticket(between.join(shuffled), " ".join(document), HABITS) is SAME


@given(names, st.integers(0, 40))
def test_a_letter_that_is_another_is_never_the_same(document: list[str], place: int) -> None:
    letters = "".join(document)
    place %= len(letters)
    ticket = f"{letters[:place]}Z{letters[place + 1 :]}"
    assert compare_ticket(ticket, " ".join(document), HABITS) is OTHER


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_written_is_compared(ticket: str, document: str) -> None:
    assert compare_ticket(ticket, document, HABITS) in Agreement


def test_long_names_of_many_words_are_compared_at_once() -> None:
    document = " ".join("A" * length for length in range(1, 10))
    assert compare_ticket("A" * 46, document, HABITS) is OTHER


def test_names_of_many_words_are_compared_as_they_stand_or_word_by_word() -> None:
    document = " ".join("ABCDEFGHIJKL")
    assert compare_ticket("LKJIHGFEDCBA", document, HABITS) is OTHER
    assert compare_ticket("L K J I H G F E D C B A", document, HABITS) is SAME
    assert compare_ticket("ABCDEFGHIJKL", document, HABITS) is SAME
    assert compare_ticket("NOBODY OF THIS NAME AT ALL", document, HABITS) is OTHER
