"""Backups come by themselves, hold nobody up, and what stands in their way is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.window.backing import Backing, backup_age
from resettle_desktop.store.store import Store
from tests.desktop.families import say

NOW = datetime(2020, 9, 22, 12, tzinfo=UTC)


@pytest.fixture
def backing(qtbot: QtBot, store: Store) -> Iterator[Backing]:
    parent = QObject()
    made = Backing(store, parent)
    yield made
    qtbot.waitUntil(lambda: made.work is None or not made.work.running)


def wait(qtbot: QtBot, backing: Backing) -> None:
    qtbot.waitUntil(lambda: backing.work is not None and not backing.work.running)


def test_a_store_that_was_never_backed_up_is_backed_up_at_the_next_look(
    qtbot: QtBot, backing: Backing, store: Store
) -> None:
    backing.check()
    wait(qtbot, backing)
    assert len(store.backups()) == 1


def test_what_was_just_backed_up_waits_for_a_days_work(qtbot: QtBot, backing: Backing, store: Store) -> None:
    store.back_up()
    say(store, {"add": "Case", "values": {"unhcr_number": "LEB-15C09999"}})
    backing.check()
    assert backing.work is None
    assert len(store.backups()) == 1


def test_one_goes_on_at_once_where_nothing_is_due(backing: Backing, store: Store) -> None:
    store.back_up()
    gone_on: list[bool] = []
    backing.before_leaving(lambda: gone_on.append(True))
    assert gone_on == [True]


def test_one_goes_on_after_the_backup_where_one_is_due(qtbot: QtBot, backing: Backing, store: Store) -> None:
    gone_on: list[int] = []
    backing.before_leaving(lambda: gone_on.append(len(store.backups())))
    qtbot.waitUntil(lambda: gone_on == [1])


def test_a_backup_that_fails_is_told_and_holds_nobody_up(qtbot: QtBot, backing: Backing, store: Store) -> None:
    (store.folder / "backups").rmdir() if (store.folder / "backups").exists() else None
    (store.folder / "backups").write_text("in the way")
    gone_on: list[bool] = []
    with qtbot.waitSignal(backing.told) as told:
        backing.before_leaving(lambda: gone_on.append(True))
    assert "The store is unharmed" in told.args[0]
    assert gone_on == [True]


@pytest.mark.parametrize(
    ("made", "age"),
    [(None, None), (NOW - timedelta(hours=3), timedelta(hours=3)), (NOW + timedelta(hours=3), timedelta())],
)
def test_a_backup_has_an_age(made: datetime | None, age: timedelta | None) -> None:
    assert backup_age(made, NOW) == age
