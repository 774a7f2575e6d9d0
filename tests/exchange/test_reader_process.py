"""The reader process answers with frames and dies alone."""

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from resettle_desktop.exchange.reader_process import answer, frames_of
from resettle_desktop.exchange.sniffing import Limits, RefusedError
from tests.exchange import hostile

MODULE = "resettle_desktop.exchange.reader_process"


def frames(stream: bytes) -> Iterator[dict[str, Any]]:
    rest = io.BytesIO(stream)
    while head := rest.read(4):
        yield json.loads(rest.read(int.from_bytes(head, "big")))


def request(path: Path, limits: Limits | None = None, password: str | None = None) -> dict[str, Any]:
    return {"path": str(path), "name": path.name, "password": password, "limits": asdict(limits or Limits())}


def started(asked: dict[str, Any]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", MODULE], input=json.dumps(asked).encode(), capture_output=True)


def test_the_process_answers_with_sheets_rows_and_an_end(tmp_path: Path) -> None:
    ended = started(request(hostile.plain_workbook(tmp_path / "list.xlsx")))
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert list(frames(ended.stdout)) == [
        {"sheet": "Sheet", "hidden": False, "merged": []},
        {"rows": [[1, False, ["Name", "Sex"]], [2, False, ["Haddad", "F"]]]},
        {"end": True},
    ]


def test_a_refusal_is_a_frame_and_no_failure(tmp_path: Path) -> None:
    ended = started(request(hostile.written(tmp_path / "list.xlsx", b"%PDF")))
    assert ended.returncode == 0
    assert list(frames(ended.stdout)) == [{"refused": "not_a_workbook", "values": {"kind": "pdf"}}]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")
def test_the_process_does_not_outgrow_its_memory(tmp_path: Path) -> None:
    path = hostile.zip_bomb(tmp_path / "bomb.xlsx", megabytes=200)
    ended = started(request(path, Limits(memory=150 << 20, ratio=10_000)))
    assert ended.returncode < 0 or list(frames(ended.stdout))[-1]["refused"] == "too_much_memory"


def test_any_other_failure_is_told_and_raised_again(tmp_path: Path) -> None:
    out = io.BytesIO()
    with pytest.raises(FileNotFoundError):
        answer(request(tmp_path / "gone.xlsx"), out)
    assert list(frames(out.getvalue())) == [{"refused": "damaged", "values": {}}]


def test_long_sheets_come_in_batches(tmp_path: Path) -> None:
    data = hostile.plain_workbook(tmp_path / "long.xlsx", ([row + 1] for row in range(1200))).read_bytes()
    batches = [frame["rows"] for frame in frames_of(data, "long.xlsx", None, Limits()) if "rows" in frame]
    assert [len(batch) for batch in batches] == [500, 500, 200]


def test_more_cells_than_allowed_are_refused(tmp_path: Path) -> None:
    data = hostile.plain_workbook(tmp_path / "wide.xlsx", [range(1, 11)] * 3).read_bytes()
    with pytest.raises(RefusedError, match="too_many_cells"):
        list(frames_of(data, "wide.xlsx", None, Limits(cells=29)))


def test_what_the_first_reader_refuses_the_second_reads(tmp_path: Path) -> None:
    data = hostile.only_for_the_second_reader(tmp_path / "other.xlsx").read_bytes()
    assert list(frames_of(data, "other.xlsx", None, Limits()))[:2] == [
        {"sheet": "List", "hidden": False, "merged": [(2, 3, 2, 4)]},
        {"rows": [[2, False, [None, "1", None, "Haddad"]]]},
    ]


def test_rows_that_the_reader_did_not_give_are_told(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    data = hostile.with_rows(tmp_path / "backward.xlsx", rows).read_bytes()
    found = list(frames_of(data, "backward.xlsx", None, Limits()))
    filled = sum(len(frame.get("rows", [])) for frame in found)
    missed = sum(frame["values"]["count"] for frame in found if frame.get("note") == "rows_missed")
    assert filled + missed == 2


def test_an_open_document_is_read() -> None:
    rows = [
        frame["rows"] for frame in frames_of(hostile.open_document(), "list.ods", None, Limits()) if "rows" in frame
    ]
    assert rows == [[[1, False, ["Haddad", 4]]]]


def test_a_row_repeated_without_end_is_refused() -> None:
    with pytest.raises(RefusedError, match="too_many_rows"):
        list(frames_of(hostile.open_document(repeated=2_000_000_000), "list.ods", None, Limits()))


def test_a_name_that_lies_is_noted() -> None:
    first = next(iter(frames_of(b"Name;Sex\nHaddad;F\n", "list.xlsx", None, Limits())))
    assert first == {"note": "other_kind", "values": {"kind": "text"}}


def test_guessed_letters_are_noted() -> None:
    found = list(frames_of("Name;Sex\nÉlise;F\n".encode("cp1252"), "list.csv", None, Limits()))
    assert found[0] == {"note": "letters_guessed", "values": {"encoding": "cp1252"}}


def test_decrypting_opens_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = hostile.locked(tmp_path / "locked.xlsx", "Beirut 2020").read_bytes()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no such folder"))
    assert list(frames_of(data, "locked.xlsx", "Beirut 2020", Limits()))[-1] == {"end": True}
