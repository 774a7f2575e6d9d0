"""Labels: a scanner reads whose they are, and anybody else no more than the name, the family and the bag."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from PIL import Image

from resettle_desktop.documents.labels import Labels, labels_facts
from resettle_desktop.documents.pages import Pages
from resettle_desktop.documents.printing import Printed, print_document
from resettle_desktop.records.kinds import Departure, Person
from resettle_desktop.rules.label_codes import LabelCode, read_label_code
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, KHALED, NOOR, departure, family, say

BAGS, NAMES = 14, 21  # labels on a sheet


def facts(store: Store) -> Labels:
    (found,) = store.rows.equal(Departure)
    return labels_facts(store, store.views.movement(found))


def labels(store: Store) -> Printed:
    return print_document(store, "labels", departure="BEY-2020-01")


def scanned(printed: Printed) -> list[LabelCode | None]:
    """Return what a camera reads of every page, at the resolution of an office's printer."""
    found = []
    with Pages(printed.pdf) as pages:
        for number in range(len(pages)):
            page = pages.image(number, 200)
            picture = Image.frombytes("RGBA", (page.width, page.height), page.rgba).convert("L")
            found += [read_label_code(code.text) for code in zxingcpp.read_barcodes(picture)]
    return found


def ids(store: Store) -> dict[str, int]:
    return {person.given_names or "": person.id for person in store.rows.equal(Person)}


@pytest.fixture
def shahins(store: Store) -> Store:
    departure(store)
    bags = {"Khaled": 2, "Heba": 1, "Noor": 0}
    people = [{**each, "passenger": {"bags": bags[each["given_names"]]}} for each in (KHALED, HEBA, NOOR)]
    family(store, "LEB-16C01016", *people)
    return store


def test_a_scanner_reads_of_every_label_whose_it_is_and_of_which_bag(shahins: Store) -> None:
    of = ids(shahins)
    expected = [(of["Khaled"], 1), (of["Khaled"], 2), (of["Heba"], 1)]
    expected += [(of["Khaled"], None), (of["Heba"], None), (of["Noor"], None)]
    read = [(code.person, code.bag) for code in scanned(labels(shahins)) if code]
    assert sorted(read, key=str) == sorted(expected, key=str)


def test_bags_and_names_stand_on_sheets_of_their_own(shahins: Store) -> None:
    bags, names = page_texts(labels(shahins).pdf)
    assert "L7163" in bags and "1 of 2" in bags and "2 of 2" in bags
    assert "L7160" in names and "Noor" in names and "Noor" not in bags


def test_no_number_of_unhcr_and_no_need_is_on_a_label(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", {**KHALED, "needs": ["SM-CI"], "passenger": {"bags": 1, "services": ["WCHS"]}})
    say(store, {"add": "TravelNeed", "values": {"person": {"given_names": "Khaled"}, "code": "wheelchair"}})
    text = " ".join(page_texts(labels(store).pdf))
    assert not re.search(r"LEB-|WCHS|wheelchair|SM-CI", text)
    assert all(hidden not in repr(facts(store)) for hidden in ("LEB-", "WCHS", "wheelchair"))


def test_where_nobody_entered_the_bags_one_label_leaves_room_for_their_number(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", KHALED)
    assert "1 of ____" in page_texts(labels(store).pdf)[0]


def test_every_label_of_a_family_of_thirty_can_be_read(store: Store) -> None:
    departure(store)
    many = [
        {"given_names": f"Mohammad Abd Al Rahman{n}", "family_name": "AL-HUSSEINI ABOU ZEID",
         "original_name": "محمد عبد الرحمن الحسيني أبو زيد", "passenger": {"bags": 2}}
        for n in range(30)
    ]  # fmt: skip
    family(store, "LEB-16C01016", *many)
    printed = labels(store)
    codes = scanned(printed)
    assert len(codes) == len(set(codes)) == 90 and None not in codes
    assert len(page_texts(printed.pdf)) == -(-60 // BAGS) + -(-30 // NAMES)


def test_a_name_that_nobody_entered_or_that_cannot_be_set_has_its_label(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01016", {}, {"original_name": "هبة بركات"}, {"original_name": "ተስፋይ"})
    text = page_texts(labels(store).pdf)[-1].replace("\xa0", " ")
    assert "Name not entered" in text and text.count("[Ethiopic letters]") == 1
    assert len(scanned(labels(store))) == 6


def test_a_departure_without_people_or_flights_says_so(store: Store) -> None:
    departure(store, legs=())
    assert "Nobody is on this departure yet." in page_texts(labels(store).pdf)[0]


def test_a_cancelled_departure_is_told_at_the_head_of_the_sheet(shahins: Store) -> None:
    say(shahins, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"cancelled": True}})
    assert all("CANCELLED" in page for page in page_texts(labels(shahins).pdf))
