"""Every refusal and note of the reader has its words."""

import re
from pathlib import Path

import pytest

from resettle_desktop import exchange
from resettle_desktop.exchange import reading_texts
from resettle_desktop.exchange.sniffing import Kind

SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for pattern in ("read*.py", "sniffing.py")
    for path in Path(exchange.__path__[0]).glob(pattern)
)
VALUES = dict.fromkeys(["size", "limit", "part", "parts", "sheet", "row", "column", "seconds", "why"], 1)


def codes(pattern: str) -> list[str]:
    return sorted(set(re.findall(pattern, SOURCES)))


@pytest.mark.parametrize(
    "code", ["password_needed", "wrong_password", "too_much_memory", *codes(r"(?:RefusedError|refusal)\(\"(\w+)\"")]
)
def test_every_refusal_says_what_was_kept(code: str) -> None:
    assert "Nothing was read." in str(reading_texts.refusal(code, "list.xlsx", {**VALUES, "kind": "pdf"}))


@pytest.mark.parametrize("code", [*codes(r"_note\(\"(\w+)\""), "hidden_rows", "formulas", "errors", "rows_missed"])
def test_every_note_is_a_sentence(code: str) -> None:
    values = {"count": 3, "sheet": "List", "kind": "text", "encoding": "cp1252"}
    assert reading_texts.notes([(code, values)])[0].endswith(".")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.LOCKED])
def test_every_kind_of_file_has_a_name(kind: Kind) -> None:
    assert "list.xlsx is not a workbook but " in str(
        reading_texts.refusal("not_a_workbook", "list.xlsx", {"kind": kind})
    )
