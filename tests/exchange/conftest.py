"""A real store, and workbooks made for one test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from resettle_desktop.exchange.importing import Prepared, carry_out, prepare_import
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, say, store

__all__ = ["Bring", "Made", "Say", "say", "store"]

USER, PASSPHRASE = "rania", "five plain words"
Rows = Sequence[Sequence[Any]]
Made = Callable[..., Path]
Bring = Callable[..., Prepared]

HEADINGS = (
    "Case Number",
    "Individual Number",
    "Relationship to PA",
    "Family Name",
    "Given Name(s)",
    "Sex",
    "Date of Birth",
)
KHALED = ("LEB-16C01016", "LEB-24310024", "PA", "SHAHIN", "Khaled", "M", "1980-02-03")
HEBA = ("LEB-16C01016", "LEB-92751383", "Spouse", "BARAKAT", "Heba", "F", "1986-04-05")


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Make a workbook of one sheet, or of several given by name."""

    def make(rows: Rows = (), name: str = "list.xlsx", merged: Sequence[str] = (), **sheets: Rows) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, lines in {**({"List": rows} if rows else {}), **sheets}.items():
            sheet = book.create_sheet(title)
            for line in lines:
                sheet.append(list(line))
            for area in merged:
                sheet.merge_cells(area)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def bring(store: Store, made: Made) -> Bring:
    """Import rows, or a workbook, into the store and return what was prepared."""

    def imported(source: Path | Rows, **options: Any) -> Prepared:
        path = source if isinstance(source, Path) else made(source)
        prepared = prepare_import(store, path, **options)
        carry_out(store, prepared)
        return prepared

    return imported


def sample(name: str) -> Path:
    """Return a workbook as an agency sends it; everybody in it is invented."""
    with as_file(files("resettle_desktop.resources") / "demo" / f"{name}.xlsx") as path:
        return path


def numbers(prepared: Prepared) -> list[str]:
    """Return the numbers of the findings."""
    return [said.number for said in prepared.findings]


def only(values: Mapping[str, Any] | Sequence[Any]) -> Any:
    """Return the one entry that there is."""
    (one,) = values
    return one


@pytest.fixture(scope="session")
def families_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make, once, a store with the families that UNHCR submitted from Lebanon."""
    folder = tmp_path_factory.mktemp("families") / "families.resettle"
    made_store, _code = Store.create(folder, USER, PASSPHRASE, QUICK_KEY_SETTINGS)
    with made_store:
        workbook = sample("unhcr-submissions-lebanon")
        carry_out(made_store, prepare_import(made_store, workbook, set_values={"asylum_country": "LBN"}))
    return folder


@pytest.fixture
def families(families_once: Path, tmp_path: Path) -> Iterator[Store]:
    """Return a store of its own with those families."""
    place = Path(shutil.copytree(families_once, tmp_path / "families.resettle"))
    with Store.open(place, USER, PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def bring_to_families(families: Store, made: Made) -> Bring:
    """Import rows into the store of the families and return what was prepared."""

    def imported(rows: Rows, **options: Any) -> Prepared:
        prepared = prepare_import(families, made(rows), **options)
        carry_out(families, prepared)
        return prepared

    return imported
