"""What was typed and not saved, by record, for as long as the store is open: it is shown again with the record."""

from __future__ import annotations

from collections.abc import Mapping


class Drafts:
    """Keeps for each record the texts that stand in its form and not in the store."""

    def __init__(self) -> None:
        self._texts: dict[int, dict[str, str]] = {}

    def keep(self, record: int, texts: Mapping[str, str]) -> None:
        """Keep these texts by the names of their fields; none of them forgets the record."""
        self._texts.pop(record, None)
        if texts:
            self._texts[record] = dict(texts)

    def of(self, record: int) -> dict[str, str]:
        """Return the texts kept of a record."""
        return dict(self._texts.get(record, {}))

    def records(self) -> frozenset[int]:
        """Return the records of which something is kept."""
        return frozenset(self._texts)
