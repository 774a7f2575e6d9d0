"""The board in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from collections.abc import Mapping

from resettle_desktop.documents.board import BoardCell, BoardFamily, BoardPaper, BoardPerson
from resettle_desktop.documents.paper_data import clock, foot_words, head_data
from resettle_desktop.records.dates import show_day, weekday
from resettle_desktop.records.texts import _, mark, n_

# One letter a state: readable on a copy of a copy, where grey and colour are gone
LETTERS: Mapping[str, str] = {
    "cleared": mark("C"), "lapses": mark("L"), "missing": mark("M"), "refused": mark("R"), "waived": mark("W"),
    "not_needed": "–",
}  # fmt: skip
_MEANINGS: Mapping[str, str] = {
    "cleared": mark("cleared"), "lapses": mark("ends too early"), "missing": mark("missing"),
    "refused": mark("refused"), "waived": mark("waived with a reason"), "not_needed": mark("not needed"),
}  # fmt: skip


def board_data(board: BoardPaper) -> dict[str, object]:
    """Return what the template ``clearance-board`` reads, all texts in the language in use."""
    return {
        **head_data(board, _("Board of {reference}").format(reference=board.reference), cancelled=board.cancelled),
        "day": _day(board),
        "itinerary": _itinerary(board),
        "counts": [
            {"number": str(board.cleared), "label": _("cleared")},
            {"number": str(board.held), "label": _("held")},
            {"number": f"{board.whole}/{len(board.families)}", "label": _("families cleared whole")},
        ],
        "columns": [{"heading": each.heading, "counted": each.counted, "open": each.open} for each in board.columns],
        "satisfied": _("Nobody lacks: {requirements}").format(requirements=", ".join(board.satisfied))
        if board.satisfied
        else "",
        "families": [_family(each) for each in board.families],
        "legend": [{"letter": _letter(state), "words": _(_MEANINGS[state])} for state in LETTERS],
        "words": _words(board),
    }


def _day(board: BoardPaper) -> str:
    if board.departs is None:
        return _("Date of travel not known yet: judged as if it left now")
    return f"{weekday(board.departs)} {show_day(board.departs.date())}"


def _itinerary(board: BoardPaper) -> str:
    if not board.legs:
        return ""
    stops = [f"{board.legs[0].origin} {clock(board.legs[0].departs)}"]
    stops += [f"{leg.destination} {clock(leg.arrives)}" for leg in board.legs]
    return " → ".join(stop.strip() for stop in stops)


def _family(family: BoardFamily) -> dict[str, object]:
    return {
        "number": str(family.number),
        "name": family.name,
        "case_number": family.case_number,
        "size": n_("1 person", "{n} people", len(family.people)),
        "place": family.place,
        "state": family.state,
        "held": family.held,
        "people": [_person(each) for each in family.people],
    }


def _person(person: BoardPerson) -> dict[str, object]:
    return {
        "number": str(person.number),
        "given_names": person.given_names,
        "family_name": person.family_name,
        "original_name": person.original_name,
        "sex_and_age": " · ".join(filter(None, (person.sex_and_age, person.status))),
        "cells": [_cell(each) for each in person.cells],
    }


def _cell(cell: BoardCell) -> dict[str, object]:
    told = cell.holds or cell.state == "waived"
    return {"letter": _letter(cell.state), "words": cell.words if told else "", "holds": cell.holds}


def _letter(state: str) -> str:
    return _(LETTERS[state]) if LETTERS[state].isalpha() else LETTERS[state]


def _words(board: BoardPaper) -> dict[str, str]:
    return {
        **foot_words(_("Who may board"), _("Office copy"), board.printed_at),
        "family": _("Family"),
        "number": _("No."),
        "name": _("Name"),
    }
