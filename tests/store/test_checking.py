"""A check finds what is wrong anywhere in a store, says what to do, and writes nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path

import peewee
import pytest

from resettle_desktop.records.kinds import Case, Person, TravelDocument
from resettle_desktop.store.checking import check_folder_of_store, check_store, compute_anew
from resettle_desktop.store.fulltext import FullText
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.problems import PARTS, Report
from resettle_desktop.store.store import Store
from resettle_desktop.store.tables import Alike, Body, Entry, Spelling, Touched, Word
from tests.store.conftest import Say, haddad, person
from tests.store.recount import held, recounted
from tests.store.watching import Stopped, Watching

MINE = Secret("rania", "five plain words")
PAGE = 4096


@pytest.fixture
def family(store: Store, say: Say) -> Store:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"phone": "+961 3 111111"}})
    return store


def parts(report: Report) -> list[str]:
    return [each.part for each in report.problems]


def run(store: Store, query: peewee.Query) -> None:
    query.bind(store._database).execute()


def test_a_sound_store_has_no_problem_and_says_what_was_looked_at(family: Store) -> None:
    family.back_up()
    report = check_store(family)
    assert report.problems == ()
    assert report.change_set == 2
    assert report.looked_at.keys() == PARTS.keys()
    assert (report.looked_at["links"], report.looked_at["derived"], report.looked_at["backups"]) == (2, 3, 1)


def test_a_check_writes_nothing(family: Store) -> None:
    before = held(family)
    check_store(family)
    assert held(family) == before


def test_an_empty_store_is_sound(store: Store) -> None:
    assert check_store(store).problems == ()


SPOILS: dict[str, Callable[[Store], None]] = {
    "an altered reason": lambda store: run(store, Entry.update(reason="another").where(Entry.number == 1)),
    "an altered body": lambda store: run(store, Body.update(text="[]").where(Body.number == 1)),
    "a missing entry": lambda store: run(store, Entry.delete().where(Entry.number == 1)),
    "a missing tail": lambda store: run(store, Entry.delete().where(Entry.number == 2)),
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS.keys())
def test_an_altered_history_is_found(family: Store, spoil: Callable[[Store], None]) -> None:
    spoil(family)
    report = check_store(family)
    assert parts(report) == ["history"]
    assert "without the program" in report.problems[0].remedy


def cut_the_tail(store: Store) -> None:
    """Take the last change set away with all that tells of it inside the store."""
    for table in (Entry, Body, Touched):
        run(store, table.delete().where(table.number == 2))
    for kind in (Case, Person):
        run(store, kind.update(revision=1))


def test_a_tail_that_was_cut_without_a_trace_is_found_by_a_backup(family: Store) -> None:
    backup = family.back_up()
    cut_the_tail(family)
    report = check_store(family)
    assert parts(report) == ["history"]
    assert backup.path.name in report.problems[0].text


def test_a_link_to_nobody_is_found_with_the_record_that_has_it(family: Store) -> None:
    run(family, TravelDocument.insert(id=77, person=4711))
    report = check_store(family)
    assert parts(report) == ["links"]
    assert "Travel documents, Person" in report.problems[0].text


@pytest.mark.parametrize(
    "query",
    [Person.update(stage="departed"), Case.update(size=7), Case.update(stage=None)],
    ids=["a person's stage", "a case's size", "a case's stage"],
)
def test_what_does_not_follow_from_the_facts_is_found_and_mended(family: Store, query: peewee.Query) -> None:
    run(family, query)
    assert parts(check_store(family)) == ["derived"]
    compute_anew(family)
    assert check_store(family).problems == ()


def test_the_stage_of_a_person_without_a_case_is_found(family: Store, say: Say) -> None:
    say({"add": "Person", "values": {"family_name": "Alone"}})
    run(family, Person.update(stage="departed").where(Person.family_name == "Alone"))
    assert parts(check_store(family)) == ["derived"]


INDEX: dict[str, Callable[[Store], None]] = {
    "numbers": lambda store: run(store, Word.delete().where(Word.word == "LEB58409303")),
    "names": lambda store: FullText(store._database).remove([person(store).id]),
    "spellings": lambda store: run(store, Spelling.update(count=9).where(Spelling.word == "haddad")),
    "persons who may be the same": lambda store: run(store, Alike.update(born=1)),
}


@pytest.mark.parametrize(("part", "spoil"), INDEX.items(), ids=INDEX.keys())
def test_a_search_index_that_says_something_else_is_found_and_mended(
    family: Store, part: str, spoil: Callable[[Store], None]
) -> None:
    spoil(family)
    report = check_store(family)
    assert [(each.part, each.text.rpartition(": ")[2]) for each in report.problems] == [("search", f"{part}.")]
    compute_anew(family)
    assert check_store(family).problems == ()
    assert held(family) == recounted(family)


def test_mending_touches_no_record_and_no_history(family: Store) -> None:
    before, head = held(family)["records"], family.history.head()
    compute_anew(family)
    assert (held(family)["records"], family.history.head()) == (before, head)


def test_a_backup_that_was_damaged_is_named(family: Store) -> None:
    backup = family.back_up().path
    backup.write_bytes(backup.read_bytes()[:-1])
    report = check_store(family)
    assert parts(report) == ["backups"]
    assert backup.name in report.problems[0].text


def test_a_check_tells_how_far_it_is(family: Store) -> None:
    family.back_up()
    watching = Watching()
    check_store(family, watching)
    assert watching.shares == sorted(watching.shares)
    assert watching.shares[-1] == 1


def test_a_check_can_be_stopped(family: Store) -> None:
    with pytest.raises(CancelledError):
        check_store(family, Stopped(looks=3))


@pytest.fixture
def closed(family: Store) -> Path:
    family.back_up()
    family.close()
    return family.folder


def flipped(folder: Path, page: int, place: int = 1_000) -> None:
    content = bytearray((folder / "store.db").read_bytes())
    content[(page - 1) * PAGE + place] ^= 1
    (folder / "store.db").write_bytes(content)


def test_a_damaged_page_is_named_and_nothing_else_is_judged(closed: Path) -> None:
    flipped(closed, (closed / "store.db").stat().st_size // PAGE)
    report = check_folder_of_store(closed, MINE)
    assert parts(report) == ["pages"]
    assert report.problems[0].text.startswith("1 page is damaged")
    assert report.looked_at.keys() == {"pages", "backups"}
    assert report.change_set is None


def test_a_store_that_does_not_open_any_more_is_checked_all_the_same(closed: Path) -> None:
    flipped(closed, 1)
    flipped(closed, 2)
    report = check_folder_of_store(closed, MINE)
    assert parts(report) == ["pages"]
    assert "1, 2" in report.problems[0].text
    assert "Restore the newest sound backup" in report.problems[0].remedy


@pytest.mark.parametrize("length", [0, 3 * PAGE, 3 * PAGE + 17])
def test_a_file_that_was_cut_is_found(closed: Path, length: int) -> None:
    whole = (closed / "store.db").read_bytes()
    (closed / "store.db").write_bytes(whole[:length])
    assert parts(check_folder_of_store(closed, MINE)) == ["pages"]


def flip_many(folder: Path, many: int) -> None:
    whole, chance = (folder / "store.db").read_bytes(), random.Random(many)
    for _try in range(many):
        content = bytearray(whole)
        content[chance.randrange(16, len(content))] ^= 1 << chance.randrange(8)
        (folder / "store.db").write_bytes(content)
        assert parts(check_folder_of_store(folder, MINE)) == ["pages"]


def test_forty_flipped_bits_are_all_found(closed: Path) -> None:
    flip_many(closed, 40)


@pytest.mark.soak
def test_ten_thousand_flipped_bits_are_all_found(closed: Path) -> None:
    flip_many(closed, 10_000)


def test_a_report_numbers_its_problems_for_other_programs(family: Store) -> None:
    run(family, Case.update(size=7))
    said = check_store(family).as_json()
    assert said["sound"] is False
    assert [(each["number"], each["part"]) for each in said["problems"]] == [(1, "derived")]  # type: ignore[attr-defined]
