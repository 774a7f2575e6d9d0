"""What a change of a departure undoes elsewhere: papers that were printed or sent, and what an airline agreed to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resettle_desktop.documents.catalogue import label_of
from resettle_desktop.documents.editions import edition
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Departure, Paper, Sharing
from resettle_desktop.records.texts import _
from resettle_desktop.store.printed import printed_versions
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Seat

Line = tuple[str, str, str]


def stale_papers(store: Store, departure: Departure) -> list[Line]:
    """Return icon, tone and words for each document that was printed of a departure or sent, with what supersedes it.

    Versions that an earlier print superseded stand in a line of their own. Of what was sent, the newest for each
    recipient: each has to get the next one.
    """
    by_document: dict[str, list[Paper]] = {}
    for paper in printed_versions(store.rows, departure=departure.id):
        by_document.setdefault(paper.document or "", []).append(paper)
    lines = [line for name in sorted(by_document, key=label_of) for line in _printed(name, by_document[name])]
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


def _printed(name: str, papers: Sequence[Paper]) -> list[Line]:
    """Return what is said of the versions of one document, newest first."""
    newest, *older = (paper.version or 0 for paper in papers)
    said, label = _("{document}, {edition}; {next} will supersede it"), label_of(name)
    next_one = edition(name, newest + 1)
    lines = [("warn", "", said.format(document=label, edition=edition(name, newest), next=next_one))]
    if older:
        said = _("{document}, {editions}: superseded by {newest} already")
        words = ", ".join(edition(name, version) for version in reversed(older))
        lines.append(("out", "text2", said.format(document=label, editions=words, newest=edition(name, newest))))
    return lines


def _sent(store: Store, departure: Departure) -> list[Line]:
    newest: dict[tuple[str, str], Sharing] = {}
    shared = store.rows.equal(Sharing, about=departure.reference) if departure.reference else []
    for each in shared:
        newest[each.document or each.layout or "", each.recipient or ""] = each
    said = _("{document}, sent to {recipient}")
    return [
        ("warn", "", said.format(document=label_of(document), recipient=recipient or "?"))
        for document, recipient in newest
    ]
