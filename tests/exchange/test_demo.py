"""The demo is there when it is complete, and never half."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from resettle_desktop.exchange import demo
from resettle_desktop.exchange.demo import PASSPHRASE, USER, make_demo
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import (
    Attendance,
    Case,
    Consent,
    Departure,
    HealthActivity,
    Passenger,
    Permit,
    Person,
    Placement,
    TravelDocument,
)
from resettle_desktop.store.lock import StoreInUse, StoreLock
from resettle_desktop.store.store import Store

COUNTS = {
    Case: 44, Person: 212, Placement: 34, Departure: 5, Passenger: 176, TravelDocument: 176, Permit: 352,
    HealthActivity: 528, Attendance: 103,
}  # fmt: skip


def counts(store: Store) -> dict[type, int]:
    return {kind: store.rows.count(kind) for kind in COUNTS}


def stop_at(number: int) -> Callable[..., Any]:
    """Carry out imports up to this one, then end as if somebody pressed Ctrl+C."""
    left = iter(range(number))

    def carry_out(*arguments: Any) -> Any:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return original(*arguments)

    original = demo.carry_out
    return carry_out


def killed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Leave what a demo leaves that was killed after two of its workbooks."""
    with monkeypatch.context() as patch:
        patch.setattr(demo, "carry_out", stop_at(2))
        patch.setattr("resettle_desktop.exchange.demo.shutil.rmtree", lambda *_arguments, **_options: None)
        with pytest.raises(KeyboardInterrupt):
            make_demo(folder)
    assert [each.name for each in folder.iterdir()] == ["demo-unfinished.resettle"]


@pytest.fixture
def folder(demo_once: Path, tmp_path: Path) -> Path:
    """Return a folder with a complete demo."""
    return Path(shutil.copytree(demo_once.parent, tmp_path / "made"))


def test_it_holds_what_the_carried_workbooks_and_departures_say(folder: Path) -> None:
    with Store.open(folder / "demo.resettle", USER, PASSPHRASE) as store:
        assert counts(store) == COUNTS
        assert store.history.last_number() == 9
        assert all(each.person and each.departure for each in store.rows.equal(Passenger))


def test_it_opens_as_it_was_left(folder: Path) -> None:
    with make_demo(folder) as store:
        store.undo(9)
    with make_demo(folder) as again:
        assert again.history.last_number() == 10
        assert again.rows.count(Consent) == 0


def test_some_of_its_passengers_may_board_and_some_are_held_for_reasons(folder: Path) -> None:
    with Store.open(folder / "demo.resettle", USER, PASSPHRASE) as store:
        departures = [store.clearances.of_departure(each) for each in store.rows.equal(Departure)]
    held = {each.name for judged in departures for person in judged.held for each in person.held_by}
    assert all(judged.held and len(judged.held) < len(judged.travellers) / 3 for judged in departures)
    assert held >= {"visa", "travel_document", "exit_permit", "pcr", "fit_to_travel", "orientation", "consent"}


def test_nothing_else_is_in_its_folder(folder: Path) -> None:
    assert [each.name for each in folder.iterdir()] == ["demo.resettle"]


def test_one_that_was_interrupted_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "carry_out", stop_at(1))
    with pytest.raises(KeyboardInterrupt):
        make_demo(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_that_was_killed_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed(monkeypatch, tmp_path)
    with make_demo(tmp_path) as store:
        assert counts(store) == COUNTS
    assert [each.name for each in tmp_path.iterdir()] == ["demo.resettle"]


def test_one_that_another_process_is_making_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed(monkeypatch, tmp_path)
    with StoreLock.take(tmp_path / "demo-unfinished.resettle", "rania"), pytest.raises(StoreInUse, match="rania"):
        make_demo(tmp_path)
    assert (tmp_path / "demo-unfinished.resettle" / "store.db").exists()


def test_something_else_that_stands_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "demo.resettle").mkdir()
    (tmp_path / "demo.resettle" / "letter.txt").write_text("dear colleague")
    with pytest.raises(KnownError, match="not a store"):
        make_demo(tmp_path)
    assert (tmp_path / "demo.resettle" / "letter.txt").read_text() == "dear colleague"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KnownError, match="could not be made"):
        make_demo(tmp_path / "file")
