"""What this computer remembers between two starts: which stores were opened, how lists were left. No personal data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

_MOST_STORES = 8


@dataclass(frozen=True)
class RecentStore:
    """A store that was opened here: its folder, who opened it, and when."""

    folder: Path
    user: str
    opened: datetime


class Remembered:
    """Reads and writes one small file; a missing or damaged one counts as empty."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or _standard_file()
        self._known = _read(self._file)

    def stores(self) -> list[RecentStore]:
        """Return the stores that were opened here and still stand, the last one first."""
        found = [_store(entry) for entry in self._known.get("stores", [])]
        return [store for store in found if store.folder.is_dir()]

    def store_opened(self, folder: Path, user: str) -> None:
        """Remember that a store was opened just now."""
        entry = {"folder": str(folder.resolve()), "user": user, "opened": datetime.now().isoformat(timespec="minutes")}
        others = [each for each in self._known.get("stores", []) if each["folder"] != entry["folder"]]
        self._known["stores"] = [entry, *others][:_MOST_STORES]
        self._write()

    def arrangement(self, table: str) -> Mapping[str, Any]:
        """Return how a list was left: columns, widths, order."""
        return dict(self._known.get("tables", {}).get(table, {}))

    def keep_arrangement(self, table: str, arrangement: Mapping[str, Any]) -> None:
        """Remember how a list is left."""
        self._known.setdefault("tables", {})[table] = dict(arrangement)
        self._write()

    def choice(self, name: str, default: str) -> str:
        """Return a choice of this computer, such as light or dark."""
        return str(self._known.get("choices", {}).get(name, default))

    def keep_choice(self, name: str, value: str) -> None:
        """Remember a choice of this computer."""
        self._known.setdefault("choices", {})[name] = value
        self._write()

    def _write(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(self._known, ensure_ascii=False, indent=1), "utf-8")
        part.replace(self._file)


def _standard_file() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "resettle-desktop" / "remembered.json"


def _read(file: Path) -> dict[str, Any]:
    try:
        known = json.loads(file.read_text("utf-8"))
        [_store(entry) for entry in known.get("stores", [])]
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return {}
    return dict(known)


def _store(entry: Mapping[str, str]) -> RecentStore:
    return RecentStore(Path(entry["folder"]), entry["user"], datetime.fromisoformat(entry["opened"]))
