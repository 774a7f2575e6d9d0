"""The program called as from a terminal, and stores for it to work on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from resettle_desktop.app import main
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Made, made
from tests.store.conftest import haddad

__all__ = ["Made", "made"]

USER, PASSPHRASE = "rania", "five plain words"


@dataclass(frozen=True)
class Ended:
    """How a call ended: its status, what it printed, and what it said to the person."""

    status: int
    out: str
    said: str

    @property
    def json(self) -> Any:
        """Return the one JSON object that was printed."""
        return json.loads(self.out)

    @property
    def numbers(self) -> list[str]:
        """Return the numbers of the findings that were printed."""
        return [each["number"] for each in self.json["findings"]]


Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own as a known user; keys are quick."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RESETTLE_USER", USER)
    monkeypatch.setenv("RESETTLE_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("RESETTLE_QUICK_KEYS", "1")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the program with these arguments."""

    def called(*arguments: object) -> Ended:
        capsys.readouterr()
        status = main([str(each) for each in arguments])
        return Ended(status, *capsys.readouterr())

    return called


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an empty store, closed."""
    store, _code = Store.create(tmp_path / "office.resettle", USER, PASSPHRASE)
    store.close()
    return store.folder


@pytest.fixture
def family(office: Path) -> Path:
    """Return a store with an invented family of two."""
    with Store.open(office, USER, PASSPHRASE) as store:
        store.apply(store.read_statement({"reason": "a family", "changes": haddad()}, "test").change_set)
    return office


@pytest.fixture
def demo(demo_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a demo store of its own, and work as its user."""
    monkeypatch.setenv("RESETTLE_USER", "demo")
    monkeypatch.setenv("RESETTLE_PASSPHRASE", "demo")
    return Path(shutil.copytree(demo_once, tmp_path / "demo.resettle"))


@pytest.fixture
def changes(tmp_path: Path) -> Callable[..., Path]:
    """Write a change set as JSON and return its file."""

    def written(*changes: object, reason: str = "") -> Path:
        file = tmp_path / "changes.json"
        file.write_text(json.dumps({"reason": reason, "changes": changes}), "utf-8")
        return file

    return written


def history_of(folder: Path, user: str = USER, passphrase: str = PASSPHRASE) -> int:
    """Return how many change sets a store holds."""
    with Store.open(folder, user, passphrase) as store:
        return store.history.last_number()


def all_bytes(folder: Path) -> dict[str, bytes]:
    """Return what stands in a store's files, who holds it left out."""
    return {file.name: file.read_bytes() for file in _files(folder) if file.name != "lock"}


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
