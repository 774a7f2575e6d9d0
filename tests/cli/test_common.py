"""Every verb opens a store the same way, and says the same of one that cannot be opened."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from resettle_desktop.cli.common import named_values, weighs
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import finding
from resettle_desktop.store.lock import StoreLock
from resettle_desktop.store.store import Store
from resettle_desktop.store.tables import Property
from tests.cli.conftest import PASSPHRASE, USER, Run, all_bytes
from tests.cli.terminal import POSIX, Terminal


def _cut(folder: Path) -> None:
    whole = (folder / "store.db").read_bytes()
    (folder / "store.db").write_bytes(whole[:5000])


def _foreign(folder: Path) -> None:
    (folder / "store.db").write_bytes(b"SQLite format 3\x00" + bytes(8176))


def _newer(folder: Path) -> None:
    with Store.open(folder, USER, PASSPHRASE) as store:
        Property.update(value="99").where(Property.name == "version").bind(store._database).execute()


def _newer_keys(folder: Path) -> None:
    for name in ("keys.json", "keys-copy.json"):
        said = json.loads((folder / name).read_text())
        (folder / name).write_text(json.dumps({**said, "format": 99}))


BROKEN = [
    (lambda folder: (folder / "store.db").unlink(), "The file store.db is missing"),
    (_cut, "was cut short. It was left as it is"),
    (_foreign, "another kind of file. It was left as it is"),
    (_newer, "newer version of the program (version 99"),
    (_newer_keys, "newer version of this program"),
    (lambda folder: [(folder / name).unlink() for name in ("keys.json", "keys-copy.json")], "are missing"),
]


@pytest.mark.parametrize(("spoil", "said"), BROKEN)
def test_a_store_that_cannot_be_opened_is_told_in_a_sentence_and_left_alone(
    run: Run, family: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(family)
    before = all_bytes(family)
    ended = run("find", family, "--json")
    assert (ended.status, ended.out, all_bytes(family)) == (2, "", before)
    assert said in ended.said
    assert len(ended.said.splitlines()) == 1


@pytest.mark.parametrize(("name", "value"), [("RESETTLE_PASSPHRASE", "Five plain words"), ("RESETTLE_USER", "karim")])
def test_a_wrong_user_or_passphrase_is_told_without_saying_which(
    run: Run, family: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    before = all_bytes(family)
    monkeypatch.setenv(name, value)
    ended = run("find", family)
    assert (ended.status, ended.out, all_bytes(family)) == (2, "", before)
    assert "This name and passphrase do not open the store" in ended.said
    assert value not in ended.said


def test_a_store_that_another_process_has_open_is_told_with_its_holder(run: Run, family: Path) -> None:
    with StoreLock.take(family, "Karim"):
        ended = run("find", family)
    assert (ended.status, "Karim has had this store open" in ended.said) == (2, True)


def test_a_place_without_a_store_is_told_before_anybody_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESETTLE_PASSPHRASE")
    ended = run("find", "nowhere.resettle")
    assert (ended.status, "There is no store nowhere.resettle" in ended.said) == (2, True)


@pytest.mark.parametrize("call", ["find", "history", "show", "undo", "apply", "import", "export", "print"])
def test_every_verb_refuses_a_file_that_is_no_store(run: Run, tmp_path: Path, call: str) -> None:
    (tmp_path / "letter.txt").write_text("{}")
    more = {
        "show": ("Case", "LEB-1"), "undo": (1,), "apply": ("letter.txt",), "import": ("letter.txt",),
        "export": ("register", "a.xlsx"), "print": ("departure-manifest", "m.pdf"),
    }  # fmt: skip
    ended = run(call, "letter.txt", *more.get(call, ()))
    assert (ended.status, ended.out) == (2, "")
    assert "letter.txt is a file, and a store is a folder" in ended.said
    assert (tmp_path / "letter.txt").read_text() == "{}"


@POSIX
def test_a_passphrase_is_asked_for_and_not_shown(family: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESETTLE_PASSPHRASE")
    with Terminal("find", family, "khaled") as terminal:
        terminal.answer("Passphrase:", PASSPHRASE + "\n")
        assert terminal.ended() == 0
    assert PASSPHRASE not in terminal.shown


@POSIX
def test_for_a_new_store_it_is_asked_for_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESETTLE_USER")
    monkeypatch.delenv("RESETTLE_PASSPHRASE")
    with Terminal("new", tmp_path / "beirut") as terminal:
        terminal.answer("User:", "karim\n")
        terminal.answer("Passphrase:", "one\n")
        terminal.answer("Repeat for confirmation:", "other\n")
        terminal.answer("Passphrase:", "one\n")
        terminal.answer("Repeat for confirmation:", "one\n")
        assert terminal.ended() == 0
    Store.open(tmp_path / "beirut.resettle", "karim", "one").close()


@POSIX
@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_who_breaks_off_the_asking_is_told_that_nothing_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.delenv("RESETTLE_PASSPHRASE")
    with Terminal("new", tmp_path / "beirut") as terminal:
        terminal.answer("Passphrase:", key)
        assert terminal.ended() == 2
    assert "Stopped. What was saved before is kept" in terminal.shown
    assert ("Traceback" in terminal.shown, list(tmp_path.iterdir())) == (False, [])


def test_pairs_are_split_at_the_first_sign_of_equality() -> None:
    assert named_values(["a=b=c", " Case.remarks = two words "]) == {"a": "b=c", "Case.remarks": "two words"}


@pytest.mark.parametrize("pairs", [["a"], ["=a"], ["a="], [""], ["a=1", "a=2"]])
def test_what_is_no_pair_or_is_given_twice_is_refused(pairs: list[str]) -> None:
    with pytest.raises(KnownError, match="Nothing was done"):
        named_values(pairs)


def test_errors_and_warnings_weigh_and_what_is_still_to_do_does_not() -> None:
    missing, doubtful, wrong = finding("T310", value="booked"), finding("W201"), finding("E101", value="31/02")
    assert [weighs(each) for each in ([], [missing], [missing, doubtful], [wrong])] == [False, False, True, True]
