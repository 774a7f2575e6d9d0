"""What the page of a departure manifest says."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resettle_desktop.documents.manifest import Hold, Manifest, ManifestLeg, ManifestPassenger
from resettle_desktop.documents.manifest_data import manifest_data
from resettle_desktop.records import texts
from resettle_desktop.records.dates import KnownDate

Make = Callable[..., ManifestPassenger]
MakeManifest = Callable[..., Manifest]
Printed = Callable[[Manifest], list[str]]
LAPSED = Hold("document", "document")
MARKUP = "#$*_@<>\\[]{}`~=-/+'\"&;:.aZ0x "


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def people(passenger: Make, count: int, first: int = 1) -> tuple[ManifestPassenger, ...]:
    return tuple(passenger(first + number, given_names=f"Noor{first + number}x") for number in range(count))


def names_on(pages: list[str]) -> list[list[int]]:
    return [[int(number) for number in re.findall(r"Noor(\d+)x", page)] for page in pages]


def test_a_row_says_who_it_is(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    person = passenger(
        relationship="Principal applicant", unhcr_number="LEB-24310024", document="LP100000",
        document_expires=date(2020, 11, 3), visa="BELLBN200000", visa_until=date(2020, 10, 28), ticket="235 2400000000",
        pnr="KRLTRZ", seat="12A", bags=2, services=("WCHS",),
    )  # fmt: skip
    (page,) = printed(manifest((person,)))
    for text in (
        "SHAHIN Khaled", "Principal applicant", "LEB-24310024", "01 Jan 1980", "LP100000", "03 Nov 2020", "28 Oct 2020",
        "BELLBN200000", "235 2400000000", "KRLTRZ", "12A", "WCHS", "LEB-16C00001", "ADT",
    ):  # fmt: skip
        assert bare(text) in bare(page)


def test_the_head_says_when_and_where_to(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    (page,) = printed(manifest((passenger(),), meeting="06:15 at the office", version=3))
    for text in (
        "BEY-2020-01",
        "Tue 22 September 2020",
        "version 3",
        "TK 829",
        "10:35",
        "Meeting: 06:15 at the office",
    ):
        assert text in page


def test_a_time_on_the_next_day_is_marked(manifest: MakeManifest) -> None:
    first, second = manifest_data(manifest())["itinerary"]
    assert (first["departs_later"], first["arrives_later"]) == ("", "")
    assert (second["departs_later"], second["arrives"], second["arrives_later"]) == ("", "00:45", "+1")


def test_the_foot_says_which_page_and_print_it_is(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    pages = printed(manifest(people(passenger, 12), people(passenger, 12, 13)))
    assert ["page 1 of 2" in bare_page for bare_page in (" ".join(page.split()) for page in pages)] == [True, False]
    assert all("printed 21 Sep 2020 18:40" in page for page in pages)
    assert "Prepared by" in pages[-1]
    assert "Amal Haddad" in pages[-1]


def test_the_heading_stands_on_every_page(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    pages = printed(manifest(people(passenger, 30)))
    assert len(pages) > 1
    assert all("Signature or remark" in page for page in pages)


@pytest.mark.parametrize("sizes", [(10, 10), (14, 14, 14), (3, 15, 2), (18, 18), (1, 17)])
def test_a_family_that_fits_on_a_page_stays_together(
    sizes: tuple[int, ...], passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    firsts = [1 + sum(sizes[:index]) for index in range(len(sizes))]
    families = [people(passenger, size, first) for size, first in zip(sizes, firsts, strict=True)]
    pages = [set(numbers) for numbers in names_on(printed(manifest(*families)))]
    kept = [any({p.number for p in family} <= page for page in pages) for family in families]
    assert all(kept[1:])
    assert kept[0] == (sizes[0] < 17)


@pytest.mark.parametrize("count", [15, 19, 30, 70])
def test_a_family_longer_than_a_page_loses_nobody(
    count: int, passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    pages = names_on(printed(manifest(people(passenger, count))))
    assert [number for page in pages for number in page] == list(range(1, count + 1))


def test_a_long_family_is_named_again_on_the_next_page(
    passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    pages = printed(manifest(people(passenger, 30)))
    assert [bool(re.search(r"1\s+Shahin", page)) for page in pages] == [True, True]


@pytest.mark.parametrize("sizes", [(11,), (17,), (18,), (33,), (34,), (35,), (8, 8), (8, 4, 4), (15, 1), (16, 12)])
def test_the_totals_never_stand_alone(
    sizes: tuple[int, ...], passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    last = printed(manifest(*(people(passenger, size) for size in sizes)))[-1]
    assert "On the day of travel" in last
    assert names_on([last])[0]


@pytest.mark.parametrize("sizes", [(13,), (16,), (1, 17)])
def test_a_family_is_not_torn_for_the_totals(
    sizes: tuple[int, ...], passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    pages = names_on(printed(manifest(*(people(passenger, size) for size in sizes))))
    assert sizes[-1] in map(len, pages)


def test_the_totals_are_printed(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    child = passenger(2, birth_date=KnownDate(2015, 5, 1), holds=(LAPSED,))
    counts = {count["heading"]: (count["planned"], count["held"]) for count in counted(manifest((passenger(), child)))}
    assert counts["People"] == ("2", "1")
    assert counts["Adults"] == ("1", "0")
    assert counts["Children"] == ("1", "1")
    assert "Planned, version 1" in printed(manifest((passenger(), child)))[0]


def counted(manifest: Manifest) -> list[dict[str, str]]:
    counts = manifest_data(manifest)["counts"]
    assert isinstance(counts, list)
    return counts


def test_unknown_ages_and_other_sexes_are_counted_when_there_are_any(passenger: Make, manifest: MakeManifest) -> None:
    usual = {count["label"] for count in counted(manifest((passenger(),)))}
    unusual = {count["label"] for count in counted(manifest((passenger(sex="X", birth_date=None),)))}
    assert unusual - usual >= {"age unknown", "other"}


def test_bags_that_nobody_entered_are_not_a_nought(passenger: Make, manifest: MakeManifest) -> None:
    assert counted(manifest((passenger(),)))[-1]["planned"] == "—"


def test_a_hold_takes_the_place_of_the_boxes_and_says_why(
    passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    held = passenger(document="LP100105", document_expires=date(2020, 9, 21), holds=(LAPSED, Hold("decision")))
    (page,) = printed(manifest((held,)))
    assert "HOLD" in page
    assert "hold: document, decision" in " ".join(page.split())
    assert "1 on hold" in page


def test_nobody_on_hold_no_hold_on_the_page(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    assert "HOLD" not in printed(manifest((passenger(),)))[0]


def test_columns_that_nobody_needs_are_left_out(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    (page,) = printed(manifest((passenger(document="LP1"),)))
    assert "Document" in page
    assert not {"Visa", "Ticket", "PNR", "Needs"} & set(page.split())


@pytest.mark.parametrize(
    ("born", "age", "shown"),
    [
        (KnownDate(1985, 3, 4), "35", "04 Mar 1985"),
        (KnownDate(1985, 3), "~35", "Mar 1985"),
        (KnownDate(1985, estimated=True), "~34", "about 1985"),
        (None, "—", "not known"),
    ],
)
def test_an_age_that_is_not_certain_says_so(
    born: KnownDate, age: str, shown: str, passenger: Make, manifest: MakeManifest
) -> None:
    row = manifest_data(manifest((passenger(birth_date=born),)))["families"][0]["passengers"][0]
    assert (row["age"], row["born"]) == (age, shown)


def test_without_legs_the_page_says_that_the_day_is_not_known(
    passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    (page,) = printed(manifest((passenger(),), legs=()))
    assert "Date of travel not known yet" in page
    assert "No flight entered yet" in page
    assert {count["planned"] for count in counted(manifest((passenger(),), legs=()))} == {"1", "—", "0"}


def test_a_leg_whose_times_are_not_known_is_printed(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    leg = ManifestLeg("TK", "829", "BEY", "IST", None, datetime(2020, 9, 22, 12, 25))
    (page,) = printed(manifest((passenger(),), legs=(leg,)))
    assert "TK 829 ––:–– BEY → 12:25 IST" in " ".join(page.split())
    assert "Date of travel not known yet" in page


def test_a_cancelled_departure_is_marked(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    assert "CANCELLED" in printed(manifest((passenger(),), cancelled=True))[0]
    assert "CANCELLED" not in printed(manifest((passenger(),)))[0]


def test_the_escort_stands_where_the_escort_signs(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    assert re.search(r"Escort\s+Dr Khoury", printed(manifest((passenger(),), escort="Dr Khoury"))[0])


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("", "", ""), ("", "Name not entered", "")),
        (("الحموي", "خالد", ""), ("", "", "خالد الحموي")),
        (("ተስፋይ", "ሃይለ", "خالد"), ("", "", "خالد")),
        (("ተስፋይ", "ሃይለ", ""), ("", "ሃይለ ተስፋይ", "")),
        (("Shahin", "Khaled", "خالد"), ("SHAHIN", "Khaled", "")),
        (("", "", "Пётр"), ("", "Пётр", "")),
    ],
)
def test_a_name_is_printed_in_letters_that_can_be_set(
    names: tuple[str, str, str], shown: tuple[str, str, str], passenger: Make, manifest: MakeManifest
) -> None:
    person = passenger(family_name=names[0], given_names=names[1], original_name=names[2])
    row = manifest_data(manifest((person,)))["families"][0]["passengers"][0]
    assert (row["family_name"], row["given_names"], row["original_name"]) == shown


def test_an_empty_departure_prints_one_page_that_says_so(manifest: MakeManifest, printed: Printed) -> None:
    (page,) = printed(manifest())
    assert "Nobody is on this departure yet." in page


def test_a_family_of_nobody_is_left_out(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    nobody = manifest((passenger(),)).families[0].__class__(1, "Shahin", "LEB-16C00001", ())
    assert len(printed(manifest().__class__(**(vars(manifest()) | {"families": (nobody,)})))) == 1


@pytest.mark.parametrize("count", [1, 3, 6])
def test_any_number_of_legs_fits_the_head(
    count: int, passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    day = datetime(2020, 9, 22, 6)
    road = tuple(ManifestLeg("Road", str(n), "Zahle reception centre", "BEY", day, day) for n in range(count))
    page = " ".join(printed(manifest((passenger(),), legs=road))[0].split())
    assert page.count("Zahle reception") == count


def test_a_very_long_name_and_number_are_whole(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    person = passenger(
        family_name="Al " + "Muhammadaniyyah" * 5, given_names="Abdul Rahman " * 6, document="LP100000-9988776655" * 3
    )
    text = bare("".join(printed(manifest((person,)))))
    for part in (person.family_name.upper(), person.given_names, person.document):
        assert bare(part) in text.replace("\u200b", "").replace("\ufffe", "")


def test_measures_of_an_outbreak_are_printed_and_vanish_with_them(
    passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    asked = manifest((passenger(),), measures=("COVID-19: test within 72 h", "3 vehicles, 24 seats used in each"))
    assert "COVID-19: test within 72 h · 3 vehicles, 24 seats used in each" in " ".join(printed(asked)[0].split())
    assert "Outbreak" not in printed(manifest((passenger(),)))[0]


def test_long_remarks_are_printed_whole(passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    pages = printed(manifest((passenger(),), remarks="Bags of family 3 are blue. " * 250 + "The end."))
    assert "The end." in pages[-1]
    assert sum(page.count("blue") for page in pages) == 250


def test_an_original_name_stands_in_only_where_there_is_no_latin_one(
    passenger: Make, manifest: MakeManifest, printed: Printed
) -> None:
    latin, arabic = passenger(original_name="خالد"), passenger(family_name="", given_names="", original_name="خالد")
    assert "خ" not in printed(manifest((latin,)))[0]
    assert "خ" in printed(manifest((arabic,)))[0]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(MARKUP, min_size=1, max_size=25).filter(str.strip))
def test_no_text_is_taken_for_markup(text: str, passenger: Make, manifest: MakeManifest, printed: Printed) -> None:
    person = passenger(family_name=text, given_names="Noor", document=text, relationship="Son")
    page = bare(printed(manifest((person,)))[0]).replace("\u200b", "")
    assert bare(text.upper()) + "Noor" in page


def test_all_words_go_through_the_catalogue(passenger: Make, manifest: MakeManifest) -> None:
    texts.use_catalogue(lambda text: f"«{text}»", lambda one, many, count: f"«{many}»")
    try:
        data = manifest_data(manifest((passenger(),)))
    finally:
        texts.use_language("en")
    assert all(word.startswith("«") for word in data["words"].values())
    assert str(data["day"]).startswith("«")
