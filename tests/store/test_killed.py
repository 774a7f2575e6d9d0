"""A program that is killed at any moment loses nothing that was confirmed, and leaves nothing half-written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.connection import integrity_findings
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.office_at_work import PASSPHRASE, USER
from tests.store.recount import held, recounted

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not fork")
MEMBERS = 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made, _code = Store.create(tmp_path / "office.resettle", USER, PASSPHRASE, QUICK_KEY_SETTINGS)
    made.close()
    return made.folder


@pytest.fixture
def office(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.store.office_at_work", str(folder)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        yield process
        process.kill()


def killed_after(office: subprocess.Popen[str], saves: int) -> int:
    """Let the office work, kill it after so many saves, and return the number of the last one that it confirmed."""
    assert office.stdin and office.stdout
    office.stdin.write("work\n")
    office.stdin.flush()
    process = int(office.stdout.readline())
    said = [int(office.stdout.readline()) for _save in range(saves)]
    os.kill(process, signal.SIGKILL)
    while number := int(office.stdout.readline()):
        said.append(number)
    return said[-1]


def find_whole(folder: Path, confirmed: int) -> None:
    with Store.open(folder, USER, PASSPHRASE) as store:
        saved = store.history.last_number()
        assert saved >= confirmed
        assert (store.rows.count(Case), store.rows.count(Person)) == (saved, saved * MEMBERS)
        assert list(store.history.altered()) == []
        assert integrity_findings(store._database) == []


def rounds(office: subprocess.Popen[str], folder: Path, many: int) -> None:
    chance = random.Random(many)
    for _round in range(many):
        find_whole(folder, killed_after(office, chance.randint(1, 12)))
    with Store.open(folder, USER, PASSPHRASE) as store:
        assert held(store) == recounted(store)


def test_twenty_kills_lose_nothing_confirmed_and_leave_no_half(office: subprocess.Popen[str], folder: Path) -> None:
    rounds(office, folder, 20)


@pytest.mark.soak
def test_a_thousand_kills_lose_nothing_confirmed(office: subprocess.Popen[str], folder: Path) -> None:
    for _fifty in range(50):
        rounds(office, folder, 20)


def test_a_killed_office_is_no_longer_the_holder(office: subprocess.Popen[str], folder: Path) -> None:
    killed_after(office, 1)
    assert USER.encode() in (folder / "lock").read_bytes()
    Store.open(folder, USER, PASSPHRASE).close()
