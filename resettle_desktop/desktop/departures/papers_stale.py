"""What a change of a departure undoes elsewhere: papers that were printed or sent, and what an airline agreed to."""

from __future__ import annotations

from collections.abc import Iterable

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Departure, Paper, Sharing
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Seat

Line = tuple[str, str, str]


def stale_papers(store: Store, departure: Departure) -> list[Line]:
    """Return icon, tone and words for the newest version of each document that was printed of a departure or sent.

    Of what was sent, the newest for each recipient: each has to get the next one.
    """
    newest: dict[str, Paper] = {}
    for paper in store.rows.equal(Paper, departure=departure.id):
        newest[paper.document or ""] = paper
    said = _("{document}, version {version}")
    lines = [("warn", "", said.format(document=each.document, version=each.version)) for each in newest.values()]
    return lines + _sent(store, departure) or [("ok", "", _("None was printed or sent yet"))]


def services_again(seats: Iterable[Seat]) -> list[Line]:
    """Return a line for each of the airline's services that were booked for these passengers, with who has it."""
    services, by_code = code_list("services"), dict[str, list[str]]()
    for seat in seats:
        for code in seat.passenger.services or ():
            by_code.setdefault(code, []).append(seat.member.label)
    said = _("{code}, {service}: {who}")
    lines = [
        ("warn", "", said.format(code=code, service=services.label(code), who="; ".join(who)))
        for code, who in sorted(by_code.items())
    ]
    return lines or [("ok", "", _("None was booked"))]


def _sent(store: Store, departure: Departure) -> list[Line]:
    newest: dict[tuple[str, str], Sharing] = {}
    shared = store.rows.equal(Sharing, about=departure.reference) if departure.reference else []
    for each in shared:
        newest[each.document or each.layout or "", each.recipient or ""] = each
    said = _("{document}, sent to {recipient}")
    return [("warn", "", said.format(document=document, recipient=recipient or "?")) for document, recipient in newest]
