"""Which documents can be printed, and of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from resettle_desktop.records.texts import _, mark


@dataclass(frozen=True)
class Document:
    """A document: the name of its template, and whether it is printed of a departure or of a case."""

    name: str
    title: str
    needs: Literal["departure", "case"]

    @property
    def label(self) -> str:
        """Return the name that a person reads."""
        return _(self.title)


_DOCUMENTS = (Document("departure-manifest", mark("Departure manifest"), "departure"),)


def documents() -> tuple[Document, ...]:
    """Return all documents, in the order in which menus and ``print --list`` name them."""
    return _DOCUMENTS
