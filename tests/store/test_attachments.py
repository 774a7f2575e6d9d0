"""What files hold is kept encrypted, each content once, and named by its digest everywhere else."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Attachment, Person
from resettle_desktop.store.attachments import MOST_BYTES, MissingContent, NotKept
from resettle_desktop.store.changes import NotStored
from resettle_desktop.store.store import Store
from resettle_desktop.store.tables import FileContent
from tests.store.conftest import Say, haddad, person

SCAN = b"\x89PNG a passport, scanned"
AT_ONCE = timedelta()


@pytest.fixture
def attached(store: Store, say: Say) -> Attachment:
    """Return a scan that belongs to Khaled."""
    say(*haddad())
    say({"add": "Attachment", "values": named(store.attachments.put(SCAN))})
    return store.rows.equal(Attachment)[0]


def named(digest: str, number: str = "LEB-58409303") -> dict[str, object]:
    return {"record": {"unhcr_number": number, "sex": "M"}, "name": "passport.png", "content": digest}


def kept(store: Store) -> int:
    return int(FileContent.select().bind(store._database).count())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(content=st.binary(min_size=1, max_size=5_000))
def test_any_content_comes_back_as_it_was(store: Store, content: bytes) -> None:
    digest = store.attachments.put(content)
    assert digest == hashlib.sha256(content).hexdigest()
    assert store.attachments.get(digest) == content


def test_the_same_content_is_kept_once(store: Store) -> None:
    assert store.attachments.put(SCAN) == store.attachments.put(SCAN)
    assert kept(store) == 1


def test_a_file_of_20_megabytes_is_kept(store: Store) -> None:
    content = bytes(MOST_BYTES)
    assert store.attachments.get(store.attachments.put(content)) == content


@pytest.mark.parametrize(("content", "said"), [(b"", "is empty"), (bytes(MOST_BYTES + 1), "has 21 MB, and 20 MB")])
def test_an_empty_or_too_large_file_is_refused_and_nothing_kept(store: Store, content: bytes, said: str) -> None:
    with pytest.raises(NotKept, match=said):
        store.attachments.put(content)
    assert kept(store) == 0


def test_a_content_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(MissingContent, match="Look for it in a backup"):
        store.attachments.get("0" * 64)


def test_a_damaged_content_is_told_and_not_given(store: Store) -> None:
    digest = store.attachments.put(SCAN)
    FileContent.update({FileContent.content: b"other"}).bind(store._database).execute()
    with pytest.raises(MissingContent, match="damaged"):
        store.attachments.get(digest)


def test_a_file_belongs_to_the_record_that_its_fields_describe(store: Store, attached: Attachment) -> None:
    assert attached.record == person(store).id
    assert store.search.as_json([attached])[0]["values"]["record"]["label"] == "Haddad, Khaled"  # type: ignore[index]


def test_a_person_shows_the_files_that_belong_to_it(store: Store, attached: Attachment) -> None:
    parts = store.search.show(person(store))["parts"]
    assert [part["label"] for part in parts["Attachment"]] == ["passport.png"]  # type: ignore[index]
    assert attached.label() == "passport.png"


def test_the_history_names_the_digest_alone(store: Store, attached: Attachment) -> None:
    (entry,) = store.history.entries(attached.id)
    assert entry.changes[0].after and entry.changes[0].after["content"] == hashlib.sha256(SCAN).hexdigest()
    assert "a passport, scanned" not in str(entry)


def test_a_record_of_a_content_that_is_not_there_is_refused(store: Store, say: Say) -> None:
    say(*haddad())
    statement = store.read_statement({"changes": [{"add": "Attachment", "values": named("0" * 64)}]})
    with pytest.raises(NotStored, match="E143 The file 000000000000 is not in the store"):
        store.apply(statement.change_set)
    assert store.rows.equal(Attachment) == []


def test_a_removed_file_comes_back_with_what_it_held(store: Store, say: Say, attached: Attachment) -> None:
    removed = say({"remove": "Attachment", "where": {"name": "passport.png"}})
    assert store.attachments.purge(AT_ONCE) == 0
    store.undo(removed.number)
    again = store.rows.get(Attachment, attached.id)
    assert again and store.attachments.get(again.content or "") == SCAN


def test_what_no_change_set_ever_named_is_purged(store: Store, attached: Attachment) -> None:
    unused = store.attachments.put(b"dropped and thought better of")
    assert store.attachments.purge(AT_ONCE) == 1
    with pytest.raises(MissingContent):
        store.attachments.get(unused)
    assert store.attachments.get(attached.content or "") == SCAN


def test_what_was_put_today_waits_for_its_change_set(store: Store) -> None:
    digest = store.attachments.put(SCAN)
    assert store.attachments.purge() == 0
    assert store.attachments.get(digest) == SCAN


def test_a_look_at_a_change_set_names_nothing(store: Store, say: Say) -> None:
    say(*haddad())
    values = named(store.attachments.put(SCAN))
    store.try_out(store.read_statement({"changes": [{"add": "Attachment", "values": values}]}).change_set)
    assert store.attachments.purge(AT_ONCE) == 1


@pytest.mark.parametrize(
    ("where", "number"),
    [({"sex": "M"}, None), ({"unhcr_number": "LEB-15C01056"}, None), ({"unhcr_number": "LEB-1"}, "E121"),
     ({"reference": "BEY-2020-01"}, "E121"), ({"shoe": "42"}, "E120")],
)  # fmt: skip
def test_the_owner_is_found_among_all_kinds_that_may_have_files(
    store: Store, say: Say, where: dict[str, Json], number: str | None
) -> None:
    say(*haddad())
    values = {"record": where, "name": "a.png", "content": store.attachments.put(SCAN)}
    said = store.read_statement({"changes": [{"add": "Attachment", "values": values}]}).findings
    assert [each.number for each in said] == ([number] if number else [])


def test_an_owner_that_is_not_one_record_is_asked(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-59509497"}, "values": {"sex": "M"}})
    values = {"record": {"sex": "M"}, "name": "a.png", "content": store.attachments.put(SCAN)}
    (said,) = store.read_statement({"changes": [{"add": "Attachment", "values": values}]}).findings
    assert (said.number, said.field) == ("E122", "record")
    assert len(store.rows.equal(Person, sex="M")) == 2
