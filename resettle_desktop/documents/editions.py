"""What people call a print of a paper: its version, or the revision of a notice that partners count from 0."""

from __future__ import annotations

from resettle_desktop.records.texts import _

_REVISED = frozenset({"booking-notice"})


def is_revised(document: str) -> bool:
    """Return whether the versions of a document are counted as revisions."""
    return document in _REVISED


def edition_number(document: str, version: int) -> int:
    """Return the number that the paper itself bears: its version, or its revision, which is one less."""
    return max(0, version - 1) if is_revised(document) else version


def edition(document: str, version: int) -> str:
    """Return which print this is in words: ``version 3``, ``revision 2``."""
    number = edition_number(document, version)
    return (_("revision {number}") if is_revised(document) else _("version {number}")).format(number=number)


def edition_mark(document: str, version: int) -> str:
    """Return the same for the name of a file: ``v3``, ``r2``."""
    return f"{'r' if is_revised(document) else 'v'}{edition_number(document, version)}"
