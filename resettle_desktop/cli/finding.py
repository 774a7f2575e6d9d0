"""What is odd or missing of the records of a store, for ``check --findings`` and ``show``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from resettle_desktop.cli.common import end, open_store
from resettle_desktop.cli.output import put, put_json, put_table, say
from resettle_desktop.cli.progress import watched
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.checked import Checked, CheckLists, Listed
from resettle_desktop.store.store import Store


def check_records(store: Path, as_json: bool) -> None:
    """Print all findings of a store, and end with status 1 where an error or a warning is open."""
    with open_store(store) as opened, watched(_("Check")) as bar:
        checked = CheckLists(opened.rows, opened.checks).check(progress=bar)
    if as_json:
        put_json(_as_json(checked))
    else:
        _put_table(checked)
    _say_outcome(checked)
    end(any(each.found.open and each.found.level is not Level.TO_DO for each in checked.listed))


def findings_about(store: Store, record: Record) -> Callable[[Record], list[Finding]]:
    """Return what says of a record, and of those that live with it, all that the checks find of their case.

    Of a record of no case it is what its own fields say.
    """
    owner = (
        record if isinstance(record, Case | Person) else store.rows.get(Person, getattr(record, "person", None) or 0)
    )
    case = owner.id if isinstance(owner, Case) else getattr(owner or record, "case", None)
    found: dict[int, list[Finding]] = {}
    for each in store.checks.cases([case]) if case else ():
        found.setdefault(each.record or 0, []).append(each)

    def about(one: Record) -> list[Finding]:
        return found.get(one.id, []) if case else store.reasons.settled(one.findings())

    return about


def _as_json(checked: Checked) -> dict[str, Any]:
    head = {"cases": checked.cases, "persons": checked.persons, "counts": dict(sorted(checked.counts.items()))}
    return {**head, "left_out": checked.left_out, "findings": [_listed_json(each) for each in checked.listed]}


def _listed_json(each: Listed) -> dict[str, Any]:
    case = {"id": id_text(each.case), "label": each.case_number} if each.case else None
    return {**each.found.as_json(), "case": case, "who": each.who}


def _put_table(checked: Checked) -> None:
    headings = (_("Finding"), _("Case number"), _("Who"), _("What is so"), _("Accepted because"))
    rows = [(each.found.number, each.case_number, each.who, each.found.text, _reason(each)) for each in checked.listed]
    put_table(headings, rows)
    for number, count in sorted(checked.counts.items()):
        put(f"{number}  {count}")


def _reason(each: Listed) -> str:
    return each.found.acceptance.reason if each.found.acceptance else ""


def _say_outcome(checked: Checked) -> None:
    cases, persons = n_("{n} case", "{n} cases", checked.cases), n_("{n} person", "{n} persons", checked.persons)
    said = _("{cases}, {persons} checked").format(cases=cases, persons=persons)
    say(said + (" · " + n_("{n} more not listed", "{n} more not listed", checked.left_out) if checked.left_out else ""))
