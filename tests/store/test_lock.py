"""One process at a time."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.folder import FILES
from resettle_desktop.store.lock import StoreInUse, StoreLock

HOLD = """
import sys
from pathlib import Path
from resettle_desktop.store.lock import StoreLock
lock = StoreLock.take(Path(sys.argv[1]), "Amal Haddad")
sys.stdout.write("held")
sys.stdout.flush()
sys.stdin.read()
"""


@pytest.fixture
def other_process(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.read(4) == "held"
        yield process
        process.kill()


def test_a_free_store_is_taken_and_released(tmp_path: Path) -> None:
    StoreLock.take(tmp_path, "Amal").release()
    StoreLock.take(tmp_path, "Basil").release()


def test_the_lock_says_who_holds_it(tmp_path: Path) -> None:
    with StoreLock.take(tmp_path, "Amal Haddad"):
        said = (tmp_path / FILES.lock).read_text(encoding="utf-8")
    assert said.startswith(f"holder: Amal Haddad\nprocess: {os.getpid()}\nsince: 2")


def test_a_released_lock_names_nobody(tmp_path: Path) -> None:
    StoreLock.take(tmp_path, "Amal").release()
    assert (tmp_path / FILES.lock).read_bytes() == b""


def test_releasing_twice_does_nothing(tmp_path: Path) -> None:
    lock = StoreLock.take(tmp_path, "Amal")
    lock.release()
    lock.release()
    with StoreLock.take(tmp_path, "Basil"):
        lock.release()
        with pytest.raises(StoreInUse):
            StoreLock.take(tmp_path, "Carla")


def test_the_same_process_is_refused_a_second_time(tmp_path: Path) -> None:
    with StoreLock.take(tmp_path, "Amal"), pytest.raises(StoreInUse, match="Amal has had this store open"):
        StoreLock.take(tmp_path, "Basil")


@pytest.mark.usefixtures("other_process")
def test_a_second_process_is_refused_with_the_holders_name_and_since_when(tmp_path: Path) -> None:
    with pytest.raises(StoreInUse, match=r"^Amal Haddad has had this store open since 20\d\d-\d\d-\d\d \d\d:\d\d"):
        StoreLock.take(tmp_path, "Basil")


@pytest.mark.usefixtures("other_process")
def test_a_refusal_leaves_the_holder_as_it_was(tmp_path: Path) -> None:
    before = (tmp_path / FILES.lock).read_bytes()
    with pytest.raises(StoreInUse):
        StoreLock.take(tmp_path, "Basil")
    assert (tmp_path / FILES.lock).read_bytes() == before


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path, other_process: subprocess.Popen[str]) -> None:
    other_process.send_signal(signal.SIGKILL)
    other_process.wait()
    assert b"Amal Haddad" in (tmp_path / FILES.lock).read_bytes()
    StoreLock.take(tmp_path, "Basil").release()


def test_a_name_of_several_lines_stays_one_line(tmp_path: Path) -> None:
    with StoreLock.take(tmp_path, "Amal\nprocess: 1"):
        assert (tmp_path / FILES.lock).read_text(encoding="utf-8").startswith("holder: Amal process: 1\n")


def test_a_lock_in_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="could not be opened"):
        StoreLock.take(tmp_path / "gone", "Amal")
