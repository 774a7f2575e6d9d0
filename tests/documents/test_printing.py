"""Previews write nothing; prints freeze versions; both are one PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resettle_desktop.documents import printing
from resettle_desktop.documents.printing import Printed, own_template, preview_document, print_document
from resettle_desktop.documents.typesetting import TemplateError, Typesetter
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Departure, Paper
from resettle_desktop.store.store import Store
from tests.documents.conftest import page_texts
from tests.documents.departures import HEBA, KHALED, REFERENCE, departure, family, say, shahin

MANIFEST = "departure-manifest"


def manifest(store: Store, reference: str = REFERENCE) -> Printed:
    return print_document(store, MANIFEST, departure=reference)


def papers(store: Store) -> list[tuple[str | None, int | None]]:
    return [(paper.document, paper.version) for paper in store.rows.equal(Paper)]


def words(printed: Printed) -> str:
    return " ".join(" ".join(page_texts(printed.pdf)).replace("\u200b", "").replace("\ufffe", "").split())


def test_a_preview_writes_nothing(store: Store) -> None:
    shahin(store)
    before = store.history.last_number()
    shown = preview_document(store, MANIFEST, departure=REFERENCE)
    assert (shown.version, shown.frozen, store.history.last_number()) == (1, None, before)


def test_the_preview_is_what_is_printed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)
    shahin(store)
    shown = preview_document(store, MANIFEST, departure=REFERENCE)
    printed = manifest(store)
    assert (printed.pdf, printed.version, printed.file_name) == (shown.pdf, shown.version, shown.file_name)


def stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(printing.datetime):  # type: ignore[name-defined, misc]
        @classmethod
        def now(cls, tz: object = None) -> printing.datetime:  # type: ignore[name-defined]
            return cls(2020, 9, 21, 18, 40, 12, 345)

    monkeypatch.setattr(printing, "datetime", Stopped)


def test_a_print_freezes_its_version_in_the_history(store: Store) -> None:
    shahin(store)
    printed = manifest(store)
    (paper,) = store.rows.equal(Paper)
    (sought,) = store.rows.equal(Departure)
    assert (paper.departure, paper.document, paper.version, paper.printed) == (sought.id, MANIFEST, 1, printed.frozen)
    assert store.history.entries(paper.id)[0].reason == "Departure manifest BEY-2020-01, version 1"


def test_what_says_the_same_is_the_same_version(store: Store) -> None:
    shahin(store)
    assert [manifest(store).version, manifest(store).version] == [1, 1]
    assert papers(store) == [(MANIFEST, 1)]
    assert preview_document(store, MANIFEST, departure=REFERENCE).frozen is not None


def test_what_says_something_else_is_the_next_version(store: Store) -> None:
    shahin(store)
    manifest(store)
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-24310024"}, "values": {"given_names": "Khalid"}})
    shown = preview_document(store, MANIFEST, departure=REFERENCE)
    assert (shown.version, shown.frozen) == (2, None)
    assert manifest(store).version == 2
    assert papers(store) == [(MANIFEST, 1), (MANIFEST, 2)]
    assert "version 2" in words(shown)


@pytest.mark.parametrize(
    "values", [{"remarks": "asked for a window"}, {"confidential_remarks": "secret"}, {"original_name": "خالد"}]
)
def test_what_no_manifest_says_makes_no_version(values: dict[str, str], store: Store) -> None:
    shahin(store)
    manifest(store)
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-24310024"}, "values": values})
    assert manifest(store).version == 1


def test_a_change_that_was_taken_back_prints_the_newest_version_no_more(store: Store) -> None:
    shahin(store)
    manifest(store)
    changed = say(store, {"set": "Departure", "where": {"reference": REFERENCE}, "values": {"escort": "Dr Khoury"}})
    manifest(store)
    store.undo(changed.number)
    assert manifest(store).version == 3


def test_versions_are_counted_for_each_departure(store: Store) -> None:
    shahin(store)
    manifest(store)
    departure(store, "BEY-2020-02")
    assert manifest(store, "BEY-2020-02").version == 1


def test_numbers_hold_over_versions_and_are_not_given_again(store: Store) -> None:
    shahin(store)
    family(store, "LEB-16C01018", {"given_names": "Omar"})
    manifest(store)
    say(store, {"remove": "Passenger", "where": {"person": {"given_names": "Omar"}}})
    family(store, "LEB-16C01019", {"given_names": "Rima"})
    assert re.search(r"3 Rima LEB-16C01019 1 person 1 on hold 5 (HOLD )?Rima", words(manifest(store)))


@pytest.mark.parametrize("typed", ["bey–2020–01", "BEY 2020 01", "Bey-2020-01 "])
def test_a_departure_is_found_by_its_reference_in_any_writing(typed: str, store: Store) -> None:
    shahin(store)
    assert manifest(store, typed).file_name == "departure-manifest-BEY-2020-01-v1.pdf"


def test_a_file_name_is_one_that_every_system_takes(store: Store) -> None:
    departure(store, "BEY/2020: 01*")
    assert manifest(store, "BEY/2020: 01*").file_name == "departure-manifest-BEY-2020-01-v1.pdf"


@pytest.mark.parametrize(
    ("document", "chosen", "said"),
    [
        ("manifest", {"departure": REFERENCE}, r"no document manifest\. Nothing was printed"),
        (MANIFEST, {}, r"none was named\. Nothing was printed\. Name one, for example BEY-2020-01"),
        (MANIFEST, {"departure": ""}, r"none was named\. Nothing was printed"),
        (MANIFEST, {"departure": REFERENCE, "case": "LEB-16C01016"}, r"not of a case\. Nothing was printed"),
        (MANIFEST, {"departure": "BEY-2099-01"}, r"no Departure with BEY-2099-01\. Nothing was printed\. Check"),
    ],
)
def test_what_cannot_be_printed_is_told(document: str, chosen: dict[str, str], said: str, store: Store) -> None:
    shahin(store)
    with pytest.raises(KnownError, match=said):
        print_document(store, document, **chosen)
    assert papers(store) == []


def test_what_cannot_be_typeset_is_not_frozen(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shahin(store)
    monkeypatch.setattr(printing, "typeset", Typesetter(tmp_path).typeset)
    with pytest.raises(TemplateError, match="so nothing was printed"):
        manifest(store)
    assert papers(store) == []


def test_a_departure_without_legs_or_people_prints_and_says_so(store: Store) -> None:
    departure(store, legs=())
    said = words(manifest(store))
    assert "Nobody is on this departure yet." in said
    assert "No flight entered yet" in said


def test_a_family_larger_than_a_page_is_printed_whole(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01018", *({**HEBA, "given_names": f"Noor{n}x"} for n in range(30)))
    printed = manifest(store)
    assert sorted(int(found) for found in re.findall(r"Noor(\d+)x", words(printed))) == list(range(30))
    assert len(page_texts(printed.pdf)) == 2


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ({"sex": "F"}, "Name not entered"),
        ({"given_names": "Noor"}, "Noor"),
        ({"family_name": "*#let x = 1", "given_names": "$a_b$ @ref // [z]"}, "*#LET X = 1 $a_b$ @ref // [z]"),
        ({"family_name": "ተስፋይ", "given_names": "ሃይለ"}, "[Ethiopic letters]"),
        ({"family_name": "x" * 300}, "X" * 300),
    ],
)
def test_any_person_is_on_the_paper(person: dict[str, str], said: str, store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01018", KHALED, person)
    assert "".join(said.split()) in "".join(words(manifest(store)).split())


def test_a_name_in_arabic_alone_is_printed_from_the_right(store: Store) -> None:
    departure(store)
    family(store, "LEB-16C01018", {"family_name": "الحموي", "given_names": "خالد"})
    said = words(manifest(store))
    assert "خ" in said
    assert "not entered" not in said


def test_who_prepared_it_when_is_printed(store: Store) -> None:
    shahin(store)
    printed = manifest(store)
    assert "rania" in words(printed)
    assert printed.frozen is not None
    assert f"printed {printed.frozen:%d %b %Y %H:%M}" in words(printed)


def test_another_user_s_print_of_the_same_is_no_new_version(store: Store) -> None:
    shahin(store)
    family(store, "LEB-16C01018", HEBA)
    manifest(store)
    store.user = "amal"
    assert manifest(store).version == 1


def test_a_paper_is_printed_in_french_while_the_program_speaks_english(store: Store) -> None:
    shahin(store)
    french = preview_document(store, MANIFEST, departure=REFERENCE, language="fr")
    assert "Manifeste" in words(french)
    assert "Departure manifest" in words(preview_document(store, MANIFEST, departure=REFERENCE))


def test_the_same_in_another_language_is_no_other_version(store: Store) -> None:
    shahin(store)
    manifest(store)
    assert print_document(store, MANIFEST, departure=REFERENCE, language="fr").version == 1


def test_the_office_has_a_template_of_its_own(store: Store) -> None:
    shahin(store)
    own = own_template(store, MANIFEST)
    own.parent.mkdir()
    own.write_text('#import "paper.typ": *\n#landscape[Our own paper of #data.reference]', encoding="utf-8")
    assert "Our own paper of BEY-2020-01" in words(manifest(store))
    own.unlink()
    assert "Our own paper" not in words(manifest(store))


def test_an_error_in_the_offices_template_is_told_and_all_others_print(store: Store) -> None:
    shahin(store)
    own = own_template(store, MANIFEST)
    own.parent.mkdir()
    own.write_text('#import "paper.typ": *\n#let a = nowhere', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"departure-manifest\.typ .*line 2, unknown variable: nowhere"):
        manifest(store)
    assert papers(store) == []
    assert print_document(store, "clearance-board", departure=REFERENCE).version == 1


def test_all_papers_of_a_departure_are_one_file(store: Store) -> None:
    shahin(store)
    printed = print_document(store, "departure-papers", departure=REFERENCE)
    said = words(printed)
    for title in ("Departure manifest version 1", "Exit list version 1", "Arrival list version 1"):
        assert title in said
    assert (MANIFEST, 1) in papers(store)
    assert manifest(store).version == 1


def test_all_papers_but_the_one_with_a_wrong_template_are_printed(store: Store) -> None:
    shahin(store)
    own = own_template(store, MANIFEST)
    own.parent.mkdir()
    own.write_text("#let a = nowhere", encoding="utf-8")
    said = words(print_document(store, "departure-papers", departure=REFERENCE))
    assert "MISSING" in said
    assert "departure-manifest.typ cannot be typeset: line 1, unknown variable: nowhere" in said
    assert "Exit list version 1" in said
