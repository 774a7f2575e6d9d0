"""The bar at the terminal, and Ctrl+C while long work runs."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from resettle_desktop.cli.progress import watched
from resettle_desktop.store.store import Store
from tests.cli.conftest import PASSPHRASE, USER


def test_ctrl_c_is_kept_until_the_work_looks() -> None:
    with watched("work") as bar:
        assert not bar.cancelled()
        os.kill(os.getpid(), signal.SIGINT)
        assert bar.cancelled()
        with pytest.raises(KeyboardInterrupt):
            bar.stop_if_cancelled()


def test_after_the_work_ctrl_c_is_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with watched("work"):
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_work_on_another_thread_leaves_ctrl_c_alone() -> None:
    before, seen = signal.getsignal(signal.SIGINT), []

    def work() -> None:
        with watched("work"):
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]


def test_a_backup_that_ctrl_c_stops_leaves_nothing(family: Path, tmp_path: Path) -> None:
    with Store.open(family, USER, PASSPHRASE) as store, watched("Backup") as bar:
        bar.cancel()
        with pytest.raises(KeyboardInterrupt):
            store.back_up(tmp_path / "x.backup", bar)
    assert not list(tmp_path.glob("x*"))


def test_nothing_is_drawn_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with watched("work") as bar:
        bar.report(1, 2)
    assert capsys.readouterr() == ("", "")
