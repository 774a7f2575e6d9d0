"""The key file of a store and its users."""

import json
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.folder import FILES
from resettle_desktop.store.keys import (
    QUICK_KEY_SETTINGS,
    DamagedKeys,
    KeyFile,
    Keys,
    User,
    WrongPassphrase,
    WrongRecoveryCode,
    create_keys,
)

EVERYTHING = ("administrator", "officer", "medical")
Made = tuple[KeyFile, Keys, str]


@pytest.fixture
def made() -> Made:
    return create_keys("Amal Haddad", "olive tree", EVERYTHING, QUICK_KEY_SETTINGS)


@pytest.fixture
def saved(made: Made, tmp_path: Path) -> Path:
    made[0].save(tmp_path)
    return tmp_path


def add_officer(made: Made, name: str = "Basil Nasser", roles: tuple[str, ...] = ("officer",)) -> None:
    made[0].add_user(made[1], name, "cedar", roles, QUICK_KEY_SETTINGS)


def alter(path: Path, **values: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def test_a_new_store_has_keys_of_its_own(made: Made) -> None:
    other = create_keys("Amal Haddad", "olive tree", EVERYTHING, QUICK_KEY_SETTINGS)
    assert {len(made[1].main), len(made[1].medical or b"")} == {32}
    assert other[1].main != made[1].main and other[0].salt != made[0].salt and other[0].store_id != made[0].store_id


def test_the_user_opens_the_keys(made: Made) -> None:
    assert made[0].unlock("Amal Haddad", "olive tree") == made[1]


def test_the_name_may_be_typed_in_small_letters(made: Made) -> None:
    assert made[0].unlock(" amal haddad ", "olive tree") == made[1]


@pytest.mark.parametrize("attempt", [("Amal Haddad", "olive"), ("Amal Haddad", ""), ("Nobody", "olive tree"), ("", "")])
def test_a_wrong_passphrase_and_an_unknown_user_get_one_sentence(made: Made, attempt: tuple[str, str]) -> None:
    with pytest.raises(WrongPassphrase, match=r"^This name and passphrase do not open the store.*try again"):
        made[0].unlock(*attempt)


def test_fifty_wrong_passphrases_open_nothing_and_change_nothing(saved: Path) -> None:
    before, key_file = (saved / FILES.keys).read_bytes(), KeyFile.read(saved)
    for number in range(50):
        with pytest.raises(WrongPassphrase):
            key_file.unlock("Amal Haddad", f"guess {number}")
    assert (saved / FILES.keys).read_bytes() == before


def test_the_recovery_code_opens_all_keys(made: Made) -> None:
    assert made[0].unlock_with_recovery(made[2].lower()) == made[1]


def test_a_recovery_code_of_another_store_opens_nothing(made: Made) -> None:
    other = create_keys("Amal Haddad", "olive tree", EVERYTHING, QUICK_KEY_SETTINGS)
    with pytest.raises(WrongRecoveryCode, match="another store"):
        made[0].unlock_with_recovery(other[2])


def test_a_new_recovery_code_replaces_the_old_one(made: Made) -> None:
    code = made[0].renew_recovery(made[1], QUICK_KEY_SETTINGS)
    assert made[0].unlock_with_recovery(code) == made[1]
    with pytest.raises(WrongRecoveryCode):
        made[0].unlock_with_recovery(made[2])


def test_after_recovery_a_forgotten_passphrase_is_replaced(made: Made) -> None:
    keys = made[0].unlock_with_recovery(made[2])
    made[0].set_passphrase(keys, "Amal Haddad", "fig tree", QUICK_KEY_SETTINGS)
    assert made[0].unlock("Amal Haddad", "fig tree") == made[1]


def test_without_the_medical_role_the_medical_key_stays_closed() -> None:
    key_file, keys, code = create_keys("Amal", "olive tree", ["administrator"], QUICK_KEY_SETTINGS)
    assert keys.medical is None and key_file.unlock("Amal", "olive tree") == keys
    assert key_file.unlock_with_recovery(code).medical is not None


def test_an_added_officer_opens_the_store_but_not_medical_details(made: Made) -> None:
    add_officer(made)
    assert made[0].unlock("Basil Nasser", "cedar") == Keys(made[1].main, None)


def test_an_added_medical_user_opens_medical_details(made: Made) -> None:
    add_officer(made, roles=("medical",))
    assert made[0].unlock("Basil Nasser", "cedar") == made[1]


def test_who_does_not_hold_the_medical_key_cannot_give_it(made: Made) -> None:
    with pytest.raises(KnownError, match="Only a user who may see medical details"):
        made[0].add_user(Keys(made[1].main, None), "Basil", "cedar", ["medical"], QUICK_KEY_SETTINGS)


def test_users_are_listed_in_the_order_they_came(made: Made) -> None:
    add_officer(made)
    assert made[0].users() == [User("Amal Haddad", EVERYTHING), User("Basil Nasser", ("officer",))]


@pytest.mark.parametrize(
    ("name", "passphrase", "said"),
    [("amal haddad", "x", "already"), (" ", "x", "needs a name"), ("Basil", "", "cannot be empty")],
)
def test_a_user_who_cannot_be_added_changes_nothing(made: Made, name: str, passphrase: str, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        made[0].add_user(made[1], name, passphrase, ["officer"], QUICK_KEY_SETTINGS)
    assert [user.name for user in made[0].users()] == ["Amal Haddad"]


@pytest.mark.parametrize("roles", [[], ["king"]])
def test_roles_are_those_of_the_list(made: Made, roles: list[str]) -> None:
    with pytest.raises(ValueError, match="roles are some of"):
        made[0].add_user(made[1], "Basil", "cedar", roles, QUICK_KEY_SETTINGS)


def test_a_removed_user_opens_nothing(made: Made) -> None:
    add_officer(made, roles=("officer", "medical"))
    made[0].remove_user(made[1], "Basil Nasser")
    assert made[0].users() == [User("Amal Haddad", EVERYTHING)]
    with pytest.raises(WrongPassphrase):
        made[0].unlock("Basil Nasser", "cedar")


def test_the_last_administrator_stays(made: Made) -> None:
    add_officer(made)
    with pytest.raises(KnownError, match="Amal Haddad is the last administrator"):
        made[0].remove_user(made[1], "Amal Haddad")


def test_an_administrator_may_go_when_there_is_another(made: Made) -> None:
    add_officer(made, roles=("administrator",))
    made[0].remove_user(made[1], "Amal Haddad")
    assert [user.name for user in made[0].users()] == ["Basil Nasser"]
    assert made[0].unlock_with_recovery(made[2]) == made[1]


def test_an_unknown_user_cannot_be_removed(made: Made) -> None:
    with pytest.raises(KnownError, match="no user Nobody"):
        made[0].remove_user(made[1], "Nobody")


def test_a_changed_passphrase_opens_the_same_keys_and_the_old_one_nothing(made: Made) -> None:
    made[0].change_passphrase("Amal Haddad", "olive tree", "fig tree", QUICK_KEY_SETTINGS)
    assert made[0].unlock("Amal Haddad", "fig tree") == made[1]
    with pytest.raises(WrongPassphrase):
        made[0].unlock("Amal Haddad", "olive tree")


def test_a_changed_passphrase_keeps_the_users_in_their_order(made: Made) -> None:
    add_officer(made)
    made[0].change_passphrase("Amal Haddad", "olive tree", "fig tree", QUICK_KEY_SETTINGS)
    assert [user.name for user in made[0].users()] == ["Amal Haddad", "Basil Nasser"]
    assert made[0].unlock("Basil Nasser", "cedar").main == made[1].main


def test_a_passphrase_changes_only_for_who_knows_the_old_one(made: Made) -> None:
    with pytest.raises(WrongPassphrase):
        made[0].change_passphrase("Amal Haddad", "fig tree", "cedar", QUICK_KEY_SETTINGS)
    assert made[0].unlock("Amal Haddad", "olive tree") == made[1]


def test_an_arabic_name_and_passphrase_open_the_store() -> None:
    key_file, keys, _code = create_keys("أمل حداد", "شجرة الزيتون", EVERYTHING, QUICK_KEY_SETTINGS)
    assert key_file.unlock("أمل حداد", "شجرة الزيتون") == keys


def test_opened_keys_do_not_show_in_a_report(made: Made) -> None:
    assert repr(made[1]) == "Keys()"


def test_a_saved_key_file_reads_back(made: Made, saved: Path) -> None:
    again = KeyFile.read(saved)
    assert (again.store_id, again.salt, again.users()) == (made[0].store_id, made[0].salt, made[0].users())
    assert again.unlock("Amal Haddad", "olive tree") == made[1]


def test_both_copies_are_written_and_nothing_else(saved: Path) -> None:
    assert sorted(path.name for path in saved.iterdir()) == ["keys-copy.json", "keys.json"]
    assert (saved / FILES.keys).read_bytes() == (saved / FILES.keys_copy).read_bytes()


def test_the_file_on_disk_holds_no_key_and_no_passphrase(made: Made, saved: Path) -> None:
    said = (saved / FILES.keys).read_text()
    medical = made[1].medical or b""
    assert not any(secret in said for secret in ("olive", made[1].main.hex(), medical.hex(), made[2]))


@pytest.mark.parametrize("content", [b"", b"\0" * 900, b"{", b"[]", b'"x"', b'{"format": 1}', b"\xff\xfe"])
@pytest.mark.parametrize("name", [FILES.keys, FILES.keys_copy])
def test_one_damaged_copy_does_not_matter(made: Made, saved: Path, name: str, content: bytes) -> None:
    (saved / name).write_bytes(content)
    assert KeyFile.read(saved).unlock("Amal Haddad", "olive tree") == made[1]


def test_a_missing_first_copy_does_not_matter(made: Made, saved: Path) -> None:
    (saved / FILES.keys).unlink()
    assert KeyFile.read(saved).unlock("Amal Haddad", "olive tree") == made[1]


def test_a_flipped_digit_in_a_slot_is_noticed_and_the_copy_taken(made: Made, saved: Path) -> None:
    wrapped = json.loads((saved / FILES.keys).read_text())["slots"][0]["wrapped"]
    text = (saved / FILES.keys).read_text().replace(wrapped, wrapped[::-1])
    (saved / FILES.keys).write_text(text)
    assert KeyFile.read(saved).unlock("Amal Haddad", "olive tree") == made[1]


def test_two_bad_copies_are_told_and_left_alone(saved: Path) -> None:
    (saved / FILES.keys).unlink()
    (saved / FILES.keys_copy).write_bytes(b"{")
    with pytest.raises(DamagedKeys, match="missing or damaged"):
        KeyFile.read(saved)
    assert [(path.name, path.read_bytes()) for path in saved.iterdir()] == [("keys-copy.json", b"{")]


def test_a_key_file_of_a_newer_version_is_told(saved: Path) -> None:
    alter(saved / FILES.keys, format=2)
    with pytest.raises(KnownError, match="newer version"):
        KeyFile.read(saved)


def test_roles_raised_by_hand_open_nothing(made: Made, saved: Path) -> None:
    add_officer(made)
    key_file = KeyFile(made[0].store_id, made[0].salt, [*made[0]._slots], made[0]._seal)
    key_file._slots[2:] = [
        type(slot).from_json(slot.to_json() | {"roles": ["administrator"]}) for slot in key_file._slots[2:]
    ]
    with pytest.raises(WrongPassphrase):
        key_file.unlock("Basil Nasser", "cedar")


def test_a_slot_taken_away_by_hand_is_told_at_unlocking(made: Made) -> None:
    add_officer(made)
    key_file = KeyFile(made[0].store_id, made[0].salt, made[0]._slots[:-1], made[0]._seal)
    with pytest.raises(DamagedKeys, match="altered by somebody else"):
        key_file.unlock("Amal Haddad", "olive tree")


@pytest.mark.parametrize("content", [None, b"", b"{"])
@pytest.mark.parametrize("name", [FILES.keys, FILES.keys_copy])
def test_a_lost_copy_is_made_again_from_the_other(saved: Path, name: str, content: bytes | None) -> None:
    whole = (saved / name).read_bytes()
    (saved / name).unlink() if content is None else (saved / name).write_bytes(content)
    KeyFile.read(saved).mend(saved)
    assert (saved / name).read_bytes() == whole


def test_a_copy_that_still_knows_a_removed_user_is_replaced(made: Made, tmp_path: Path) -> None:
    add_officer(made)
    made[0].save(tmp_path)
    older = (tmp_path / FILES.keys_copy).read_bytes()
    made[0].remove_user(made[1], "Basil Nasser")
    made[0].save(tmp_path)
    (tmp_path / FILES.keys_copy).write_bytes(older)
    KeyFile.read(tmp_path).mend(tmp_path)
    assert b"Basil" not in (tmp_path / FILES.keys_copy).read_bytes()


def test_mending_what_is_sound_writes_nothing(saved: Path) -> None:
    before = [(path.name, path.stat().st_ino) for path in sorted(saved.iterdir())]
    KeyFile.read(saved).mend(saved)
    assert [(path.name, path.stat().st_ino) for path in sorted(saved.iterdir())] == before
