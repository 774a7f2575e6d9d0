"""A backup that is killed, or finds the disk full, leaves the store and the backups before it as they were."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resettle_desktop.store.backups import read_backup
from resettle_desktop.store.checking import check_store
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.own_backups import own_files
from resettle_desktop.store.restoring import restore_backup
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.office_at_work import PASSPHRASE, USER, family

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows neither forks nor limits a file's size")
ROOT = Path(__file__).parents[2]
MINE = Secret(USER, PASSPHRASE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made, _code = Store.create(tmp_path / "office.resettle", USER, PASSPHRASE, QUICK_KEY_SETTINGS)
    with made:
        made.apply(family(1).change_set("family 1"))
        made.back_up()
    return made.folder


@pytest.fixture
def office(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.store.office_backing_up", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        yield process
        process.kill()


def killed_after(office: subprocess.Popen[str], seconds: float) -> int:
    """Let the office work so long and return the last change set that it said was backed up, 0 for none."""
    assert office.stdin and office.stdout
    office.stdin.write(f"{seconds}\n")
    office.stdin.flush()
    office.stdout.readline()
    said = [0]
    while number := int(office.stdout.readline()):
        said.append(number)
    return said[-1]


def rounds(office: subprocess.Popen[str], folder: Path, many: int) -> None:
    chance, left = random.Random(many), 0
    for _round in range(many):
        confirmed = killed_after(office, chance.uniform(0.02, 0.25))
        left += any(not each.name.endswith(".backup") for each in (folder / "backups").iterdir())
        with Store.open(folder, USER, PASSPHRASE) as store:
            assert store.history.last_number() >= confirmed
            assert check_store(store).problems == ()
        assert {each.suffix for each in (folder / "backups").iterdir()} == {".backup"}
        assert read_backup(own_files(folder)[0]).change_set >= confirmed
    assert left > 0


def test_ten_kills_during_backups_leave_sound_backups_and_no_leftovers(
    office: subprocess.Popen[str], folder: Path, tmp_path: Path
) -> None:
    rounds(office, folder, 10)
    restore_backup(own_files(folder)[0], tmp_path / "again", MINE).close()


@pytest.mark.soak
def test_two_hundred_kills_during_backups_leave_sound_backups(office: subprocess.Popen[str], folder: Path) -> None:
    rounds(office, folder, 200)


def limited_to(size: int) -> Callable[[], None]:
    """Return what lets no file of a process grow beyond a size, as a full disk would."""

    import resource  # Windows has none

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize(("share", "more"), [(0.3, 0), (1, 500)], ids=["while it is copied", "while it is packed"])
def test_a_full_disk_is_told_and_leaves_store_and_backups(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float, more: int
) -> None:
    before = own_files(folder)
    for name, value in (("RESETTLE_USER", USER), ("RESETTLE_PASSPHRASE", PASSPHRASE)):
        monkeypatch.setenv(name, value)
    target = tmp_path / "x.backup"
    whole = restored_size(folder, tmp_path)
    call = [sys.executable, "-m", "resettle_desktop.app", "backup", str(folder), str(target)]
    limit = limited_to(int(whole * share) + more)
    ended = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, preexec_fn=limit, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "The store is unharmed. Choose another place." in ended.stderr
    assert not list(tmp_path.glob("x.backup*"))
    assert own_files(folder) == before
    with Store.open(folder, USER, PASSPHRASE) as store:
        assert check_store(store).problems == ()


def restored_size(folder: Path, tmp_path: Path) -> int:
    """Return how large the copy of a store is that a backup holds."""
    with restore_backup(own_files(folder)[0], tmp_path / "measured", MINE) as store:
        return (store.folder / "store.db").stat().st_size
