"""What a check of a store says: what was looked at, what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _, mark, n_

MOST_NAMED = 5
PARTS: Mapping[str, str] = {
    "pages": mark("Pages of the file"),
    "history": mark("Entries of the history"),
    "links": mark("Links between records"),
    "derived": mark("Stages and sizes"),
    "search": mark("Entries of the search index"),
    "backups": mark("Backups"),
}


MENDABLE = ("derived", "search")  # can be computed anew from the records


@dataclass(frozen=True)
class Problem:
    """Something wrong: in which part, what, and what to do."""

    part: str
    text: str
    remedy: str


@dataclass(frozen=True)
class Report:
    """What was looked at, by part with its count, and what was found.

    ``change_set`` is the newest one, None where the store could not be read.
    """

    change_set: int | None
    looked_at: Mapping[str, int]
    problems: tuple[Problem, ...]

    def as_json(self) -> dict[str, object]:
        """Return the report for ``--json``."""
        problems = [
            {"number": number, "part": each.part, "text": each.text, "remedy": each.remedy}
            for number, each in enumerate(self.problems, start=1)
        ]
        head = {"change_set": self.change_set, "sound": not self.problems}
        return {**head, "looked_at": dict(self.looked_at), "problems": problems}


def unsound_pages_found(unsound: Sequence[int], total: int) -> Problem:
    """Return the problem that these pages of a file of so many are damaged."""
    what = n_("{n} page is damaged", "{n} pages are damaged", len(unsound))
    text = _("{what}, of {total}: {which}.").format(what=what, total=total, which=some(unsound))
    return Problem("pages", text, damage_remedy())


def structure_damaged(said: Sequence[str] = ()) -> Problem:
    """Return the problem that each page is sound and the file is not; the engine's own words may say where."""
    where = f" ({some(said)})" if said else ""
    return Problem("pages", _("The file was cut short, or its structure is damaged.") + where, damage_remedy())


def history_altered(numbers: Sequence[int]) -> Problem:
    """Return the problem that these entries were altered, or stand where others are missing."""
    text = _("The history was altered, or entries of it are missing, at change set {numbers}.")
    return Problem("history", text.format(numbers=some(numbers)), _history_remedy())


def history_differs(backup: str, number: int) -> Problem:
    """Return the problem that a backup tells another history, up to the newest change set that it has."""
    text = _("The backup {name} tells another history than the store, up to change set {number}.")
    return Problem("history", text.format(name=backup, number=number), _history_remedy())


def links_dangle(kind: str, field: str, records: Sequence[int]) -> Problem:
    """Return the problem that these records name others, in a field, that are not there."""
    what = n_("{n} record names one that is not there", "{n} records name ones that are not there", len(records))
    text = _("{what} ({kind}, {field}): {which}.")
    said = text.format(what=what, kind=kind, field=field, which=some([id_text(id) for id in records]))
    return Problem("links", said, _("Look in the history for what removed the other one, and take that back."))


def derived_wrong(records: Sequence[int]) -> Problem:
    """Return the problem that a stage, size or clearance kept of these records does not follow from the facts."""
    what = n_(
        "{n} stage, size or clearance does not follow", "{n} stages, sizes or clearances do not follow", len(records)
    )
    text = _("{what} from the facts: {which}.").format(what=what, which=some([id_text(id) for id in records]))
    return Problem("derived", text, _mend_remedy())


def index_wrong(part: str) -> Problem:
    """Return the problem that a part of the search index does not say what the records say."""
    text = _("The search index does not say what the records say: {part}.").format(part=part)
    return Problem("search", text, _mend_remedy())


def backup_not_whole(name: str) -> Problem:
    """Return the problem that a backup of this name is not whole."""
    text = _("The backup {name} is not whole.").format(name=name)
    return Problem("backups", text, _("Remove that file, and write a new backup."))


def damage_remedy() -> str:
    """Return what to do about a damaged file."""
    return _(
        "Keep a copy of the folder. Restore the newest sound backup beside it; what came after that, rescue can read."
    )


def some(said: Sequence[object]) -> str:
    """Return the first few in a row."""
    words = [str(each) for each in said[:MOST_NAMED]]
    return ", ".join(words) + (" …" if len(said) > MOST_NAMED else "")


def _history_remedy() -> str:
    return _(
        "Somebody wrote into the file without the program. Keep a copy of the folder, compare it with the newest"
        " backup, and tell whoever answers for the data."
    )


def _mend_remedy() -> str:
    return _("Run check with --mend: it is computed anew from the records, which stay as they are.")
