"""What an office set for itself, by name: read as text, changed by change sets as all else is."""

from __future__ import annotations

from collections.abc import Mapping

from resettle_desktop.records.kinds import Setting
from resettle_desktop.records.numbers import new_id
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.rows import Rows

OFFICE_NAME = "office_name"


class Settings:
    """The settings of one store."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def text(self, name: str, default: str = "") -> str:
        """Return what is set under a name; ``default`` where nothing is, or it was emptied."""
        found = self._record(name)
        return (found.value if found else None) or default

    def names(self, prefix: str) -> list[str]:
        """Return the names that begin so and have a value, in the order of their letters."""
        found = {each.name for each in self._rows.all(Setting, ("name", "value")) if each.name and each.value}
        return sorted((name for name in found if name.startswith(prefix)), key=str.casefold)

    def starting(self, prefix: str) -> dict[str, str]:
        """Return what is set under the names that begin so, by name, all in one query."""
        found: dict[str, str] = {}
        for each in self._rows.all(Setting, ("name", "value")):
            if each.name and each.value and each.name.startswith(prefix):
                found.setdefault(each.name, each.value)
        return found

    def settings(self, values: Mapping[str, str], reason: str = "") -> ChangeSet:
        """Return the change set that sets several names, the empty text for none; empty where all is so already."""
        changes = [change for name, value in values.items() for change in self.setting(name, value).changes]
        return ChangeSet(tuple(changes), reason, _("settings"))

    def setting(self, name: str, value: str, reason: str = "") -> ChangeSet:
        """Return the change set that sets a name to a value, the empty text for none; empty where it is so already."""
        draft, found = Draft(), self._record(name)
        if found is None and value:
            draft.add(Setting.kind_name(), new_id(), {"name": name, "value": value})
        elif found is not None:
            draft.set(Setting.kind_name(), found.id, {"value": found.value}, {"value": value or None})
        return draft.change_set(reason)

    def _record(self, name: str) -> Setting | None:
        """Two offices that meet may both have set one; the older stands."""
        return min(self._rows.equal(Setting, name=name), key=lambda each: each.id, default=None)
