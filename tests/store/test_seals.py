"""Medical details are sealed before they are written anywhere, and open for medical users at their own record alone."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.fields import Sealed
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.records.sealed import PREFIX, is_sealed
from resettle_desktop.store.keys import KeyFile
from resettle_desktop.store.seals import BrokenSeal, NotMedical, Seals
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad

KEY = bytes(range(32))
DETAIL = "asthma bronchiale, salbutamol"
PERSON = {"unhcr_number": "LEB-58409303"}
details = HealthActivity.field("details")
assert isinstance(details, Sealed)


@pytest.fixture
def activity(store: Store, say: Say) -> HealthActivity:
    """Return an activity with details, as they were said in JSON."""
    say(*haddad())
    say({"add": "HealthActivity", "values": {"person": PERSON, "activity": "xray", "details": DETAIL}})
    return store.rows.equal(HealthActivity)[0]


def officer(store: Store, folder: Path) -> Store:
    """Close the store and open it as an officer who holds no medical key."""
    store.close()
    key_file = KeyFile.read(folder)
    keys = key_file.unlock("rania", "five plain words")
    key_file.add_user(keys, "omar", "six plainer words", ["officer"], QUICK_KEY_SETTINGS)
    key_file.save(folder)
    return Store.open(folder, "omar", "six plainer words")


def decrypted(store: Store, target: Path) -> bytes:
    """Return the whole file of a store as it is without its own encryption."""
    database = store._database
    database.execute_sql("ATTACH DATABASE ? AS plain KEY ''", (str(target),))
    database.execute_sql("SELECT sqlcipher_export('plain')")
    database.execute_sql("DETACH DATABASE plain")
    return target.read_bytes()


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_what_was_sealed_opens_as_it_was(text: str) -> None:
    sealed = Seals(KEY).seal(text, "here")
    assert is_sealed(sealed) and Seals(KEY).open(sealed, "here") == text


def test_the_same_text_is_never_sealed_twice_alike() -> None:
    assert Seals(KEY).seal("asthma", "here") != Seals(KEY).seal("asthma", "here")


def test_the_length_of_a_short_text_is_not_seen() -> None:
    lengths = {len(Seals(KEY).seal(text, "here")) for text in ("HIV", "asthma", "pregnant, week 30")}
    assert len(lengths) == 1


@pytest.mark.parametrize(("key", "place"), [(KEY, "there"), (KEY[::-1], "here")])
def test_a_text_opens_with_its_key_and_at_its_place_alone(key: bytes, place: str) -> None:
    sealed = Seals(KEY).seal("asthma", "here")
    with pytest.raises(BrokenSeal, match="does not open"):
        Seals(key).open(sealed, place)


@given(st.data())
def test_an_altered_text_does_not_open(data: st.DataObject) -> None:
    sealed = Seals(KEY).seal("asthma", "here")
    place = data.draw(st.integers(len(PREFIX), len(sealed) - 2))
    other = "A" if sealed[place] != "A" else "B"
    with pytest.raises(BrokenSeal):
        Seals(KEY).open(sealed[:place] + other + sealed[place + 1 :], "here")


@pytest.mark.parametrize("text", ["", "asthma", PREFIX, PREFIX + "A" * 81])
def test_what_is_no_sealed_text_does_not_open(text: str) -> None:
    with pytest.raises(BrokenSeal):
        Seals(KEY).open(text, "here")


def test_without_the_key_nothing_is_sealed_or_opened() -> None:
    sealed = Seals(KEY).seal("asthma", "here")
    for attempt in (lambda: Seals(None).seal("asthma", "here"), lambda: Seals(None).open(sealed, "here")):
        with pytest.raises(NotMedical, match="may see medical details"):
            attempt()


def test_a_medical_user_reads_what_was_said(store: Store, activity: HealthActivity) -> None:
    assert details.open(activity.details, activity.id, store.seals) == DETAIL
    assert activity.shown("details") == "Sealed"


def test_a_detail_that_is_said_anew_is_sealed_for_the_same_record(store: Store, say: Say) -> None:
    say(*haddad())
    say({"add": "HealthActivity", "values": {"person": PERSON, "site": "Clinic", "details": "first"}})
    say({"set": "HealthActivity", "where": {"site": "Clinic"}, "values": {"details": DETAIL}})
    (now,) = store.rows.equal(HealthActivity)
    assert details.open(now.details, now.id, store.seals) == DETAIL


@pytest.mark.usefixtures("activity")
def test_no_word_of_a_detail_stands_in_the_decrypted_file(store: Store, tmp_path: Path) -> None:
    store.typed.keep("HealthActivity", 1, {"site": "a word that is typed"})
    plain = decrypted(store, tmp_path / "plain.db")
    assert b"a word that is typed" in plain and b"HADDAD" in plain
    for word in DETAIL.replace(",", "").split():
        for coding in ("utf-8", "utf-16-le"):
            assert word.encode(coding) not in plain


def test_no_word_of_a_detail_stands_in_the_history(store: Store, activity: HealthActivity) -> None:
    said = str([entry.as_json() for entry in store.history.entries(activity.id)])
    assert PREFIX in said and "asthma" not in said


def test_others_see_that_something_is_there_and_cannot_read_it(
    store: Store, activity: HealthActivity, tmp_path: Path
) -> None:
    with officer(store, tmp_path / "office.resettle") as opened:
        there = opened.rows.get(HealthActivity, activity.id)
        assert there and there.shown("details") == "Sealed"
        with pytest.raises(NotMedical):
            details.open(there.details, there.id, opened.seals)


def test_others_cannot_write_one(store: Store, activity: HealthActivity, tmp_path: Path) -> None:
    with officer(store, tmp_path / "office.resettle") as opened:
        where = {"set": "HealthActivity", "where": {"activity": "xray"}, "values": {"details": "scabies"}}
        (said,) = opened.read_statement({"changes": [where]}).findings
        assert (said.number, said.field) == ("E141", "details")
        assert "scabies" not in str(said) and activity.details


def test_a_detail_goes_back_when_its_change_is_taken_back(store: Store, say: Say, activity: HealthActivity) -> None:
    changed = say({"set": "HealthActivity", "where": {"activity": "xray"}, "values": {"details": "nothing found"}})
    store.undo(changed.number)
    again = store.rows.get(HealthActivity, activity.id)
    assert again and details.open(again.details, again.id, store.seals) == DETAIL


def test_a_new_store_has_a_medical_key_of_its_own(store: Store, activity: HealthActivity) -> None:
    with pytest.raises(BrokenSeal):
        details.open(activity.details, activity.id, Seals(secrets.token_bytes(32)))
    assert store.seals.may_open
