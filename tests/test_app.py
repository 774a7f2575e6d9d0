"""The program's doors: the window without a verb, a sentence for every failure, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from resettle_desktop import app
from resettle_desktop.cli import guarding
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import refuse
from resettle_desktop.store.search import Search
from resettle_desktop.store.store import Store
from tests.cli.conftest import PASSPHRASE, USER, Run, all_bytes, at_a_terminal, family, history_of, office, run

__all__ = ["at_a_terminal", "family", "office", "run"]

PROGRAM = [sys.executable, "-m", "resettle_desktop.app"]
HEAVY = ("PySide6", "typst", "openpyxl", "python_calamine", "msoffcrypto", "pypdfium2", "qtawesome")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="these devices and limits are Linux's")


def ended(*arguments: object, out: int | IO[bytes] = subprocess.PIPE, **settings: str) -> tuple[int, str, str]:
    """Call the program in a process of its own; returns its status, what it printed and what it said."""
    call = [*PROGRAM, *map(str, arguments)]
    # what stays in Python's buffers is a part of the promise
    env = {**os.environ, "PYTHONUNBUFFERED": "", **settings}
    done = subprocess.run(call, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE, env=env, check=False)
    return done.returncode, (done.stdout or b"").decode("utf-8"), done.stderr.decode("utf-8")


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let every search fail with this error."""

    def find(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(Search, "find", find)


@pytest.mark.parametrize(
    ("arguments", "store"), [([], None), (["a.resettle"], Path("a.resettle")), (["a.resettle/"], Path("a.resettle"))]
)
def test_without_a_verb_the_window_opens(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], store: Path | None
) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr(app, "open_window", lambda folder: opened.append(folder) or 0)
    assert (run(*arguments).status, opened) == (0, [store])


@pytest.mark.parametrize("arguments", [[], ["office.resettle"]])
def test_without_a_screen_no_window_opens_and_the_person_is_told(run: Run, arguments: list[str]) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert "The window was not opened" in ended.said
    assert f"open it with: {' '.join(['resettle-desktop', *arguments])}\n" in ended.said


def test_a_bug_leaves_a_report_beside_the_store_and_says_nothing_of_anybody(
    run: Run, family: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, ValueError("Haddad, LEB-58409303"))
    ended = run("find", family, "haddad")
    (report,) = family.parent.glob("resettle-desktop-report-*.txt")
    assert (ended.status, ended.out, report.name in ended.said) == (2, "", True)
    for text in (ended.said, report.read_text("utf-8")):
        assert not any(word in text for word in ("LEB-58409303", "Haddad", "Traceback", "five plain words"))


def test_a_bug_whose_report_cannot_be_written_is_still_told(
    run: Run, family: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    failing(monkeypatch, ValueError("Haddad"))
    monkeypatch.setattr(guarding, "write_report", no_room)
    assert "could not be written: No space left on device" in run("find", family).said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KnownError("The drive is gone. Put it back."), "The drive is gone. Put it back.\n"),
        (refuse("E124", value="Dragon", choices="Case"), "E124 Dragon is no kind of record. The kinds are: Case.\n"),
        (KeyboardInterrupt(), "Stopped. What was saved before is kept, and nothing half-done was written.\n"),
        (OSError(28, "No space left on device", "/mnt/stick/a"), "/mnt/stick/a: No space left on device. "),
        (PermissionError(13, "Permission denied"), "resettle-desktop: Permission denied. "),
    ],
)
def test_what_a_person_can_mend_is_told_in_a_sentence_and_no_report_is_left(
    run: Run, family: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str
) -> None:
    failing(monkeypatch, error)
    ended = run("find", family)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.said
    assert [each.name for each in family.parent.iterdir()] == [family.name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "resettle-desktop --help"),
        (["import"], "resettle-desktop import --help"),
        (["find", "a", "--shoes"], "resettle-desktop find --help"),
        (["find", "a", "--limit", "many"], "resettle-desktop find --help"),
        (["--shoes"], "resettle-desktop --help"),
    ],
)
def test_a_call_that_is_none_is_told_with_where_to_read_how(run: Run, arguments: list[str], said: str) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert f"Nothing was done. How to call it: {said}\n" in ended.said


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_what_it_is_and_how_to_call_it_are_printed(run: Run, asked: str) -> None:
    ended = run(asked)
    assert (ended.status, ended.said, "resettle-desktop" in ended.out) == (0, "", True)


def test_a_call_leaves_the_heavy_parts_unloaded(family: Path) -> None:
    code = "import sys; from resettle_desktop.app import main; main(sys.argv[2:]);"
    code += "print([name for name in sys.argv[1].split() if name in sys.modules])"
    for call in (["find", family, "haddad"], ["history", family], ["codes", "sexes"]):
        arguments = [sys.executable, "-c", code, " ".join(HEAVY), *map(str, call)]
        out = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout
        assert out.splitlines()[-1] == "[]", call


def test_a_reader_that_leaves_early_is_told_in_a_sentence(family: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        for call in (["find", family], ["find", family, "--json"], ["codes"]):
            status, _out, said = ended(*call, out=gone)
            assert (status, said.strip().splitlines()[-1].startswith("The output could not be printed")) == (2, True)
            assert "Traceback" not in said
            assert "Exception ignored" not in said


def test_where_nobody_listens_the_work_is_done_all_the_same(family: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        env = {**os.environ, "PYTHONUNBUFFERED": ""}
        done = subprocess.run([*PROGRAM, "undo", str(family), "1"], stdout=gone, stderr=gone, env=env, check=False)
    assert (done.returncode, history_of(family)) == (0, 2)


@LINUX
def test_a_full_disk_below_the_output_is_told_and_what_was_written_to_the_store_stays(family: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        status, _out, said = ended("undo", family, 1, "--json", out=full)
    assert (status, "No space left on device. What the call wrote before that is kept." in said) == (2, True)
    assert history_of(family) == 2


@LINUX
def test_a_full_disk_below_a_workbook_is_told_and_leaves_no_file(family: Path, tmp_path: Path) -> None:
    # the kernel refuses files that grow beyond the limit, as a full disk does
    limited = f"ulimit -f 40; exec {sys.executable} -m resettle_desktop.app export {family} register out.xlsx"
    big = tmp_path / "out.xlsx"
    big.write_bytes(b"earlier")
    add_people(family, 400)
    done = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "could not be written: File too large. Its earlier content was kept." in done.stderr
    assert (big.read_bytes(), sorted(each.name for each in tmp_path.iterdir())) == (
        b"earlier", ["office.resettle", "out.xlsx"],
    )  # fmt: skip


def add_people(folder: Path, count: int) -> None:
    people = [{"add": "Person", "values": {"given_names": f"Noor {os.urandom(60).hex()}"}} for _each in range(count)]
    with Store.open(folder, USER, PASSPHRASE) as store:
        store.apply(store.read_statement({"changes": people}).change_set)


def test_names_in_any_script_pass_through_a_pipe_of_another_encoding(family: Path) -> None:
    status, out, said = ended("find", family, "khaled", "--json", PYTHONIOENCODING="ascii")
    assert (status, "خالد حداد" in out, said) == (0, True, "")


def test_without_any_streams_the_work_is_still_done(family: Path) -> None:
    call = f"exec {sys.executable} -m resettle_desktop.app undo {family} 1 <&- >&- 2>&-"
    assert subprocess.run(["bash", "-c", call], check=False).returncode == 0
    assert history_of(family) == 2


def test_nobody_to_ask_is_told(family: Path) -> None:
    before = all_bytes(family)
    status, _out, said = ended("find", family, RESETTLE_PASSPHRASE="")
    assert (status, "RESETTLE_PASSPHRASE is not set, and there is nobody to ask" in said) == (2, True)
    assert all_bytes(family) == before


def test_the_terminal_speaks_its_own_language_and_json_stays_as_it_is(office: Path) -> None:
    said = ended("check", office, LANGUAGE="fr")[1]
    told = ended("check", office, "--json", LANGUAGE="fr")[1]
    assert "Pages du fichier" in said
    assert told == ended("check", office, "--json", LANGUAGE="en")[1]
