"""What stands around a person or a case that is compared: case, family, papers and departure, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resettle_desktop.desktop.cases.models import first_name, member_line
from resettle_desktop.records.kinds import Case, Person, TravelDocument
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

_MOST_MEMBERS = 9


@dataclass(frozen=True)
class Surroundings:
    """Lines under each heading; an empty one where nothing is known."""

    case: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    departure: tuple[str, ...] = ()

    def parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return each heading with its lines."""
        return [
            (_("Case"), self.case),
            (_("Family"), self.family),
            (_("Papers"), self.papers),
            (_("Departure"), self.departure),
        ]


def around(store: Store, person: Person, today: date | None = None) -> Surroundings:
    """Return what stands around a person of the store; ages are those of ``today``."""
    papers = store.rows.equal(TravelDocument, person=person.id)
    case = store.rows.get(Case, person.case) if person.case else None
    shown = tuple(_paper(paper) for paper in papers)
    if case is None:
        return Surroundings(papers=shown)
    family = store.views.families([case])[0]
    return Surroundings(
        case=tuple(filter(None, (case.unhcr_number or _("no number yet"), case.shown("asylum_country")))),
        family=_members(family, today or date.today()),
        papers=shown,
        departure=_departure(family),
    )


def around_case(store: Store, case: Case, today: date | None = None) -> Surroundings:
    """Return what stands around a case of the store; ages are those of ``today``."""
    family = store.views.families([case])[0]
    return Surroundings(family=_members(family, today or date.today()), departure=_departure(family))


def _departure(family: Family) -> tuple[str, ...]:
    return (family.departure.reference or "",) if family.departure else ()


def _members(family: Family, today: date) -> tuple[str, ...]:
    people = [member.person for member in family.members]
    lines = [f"{first_name(person)}  {member_line(person, today)}" for person in people[:_MOST_MEMBERS]]
    more = len(people) - _MOST_MEMBERS
    return (*lines, _("and {count} more").format(count=more)) if more > 0 else tuple(lines)


def _paper(paper: TravelDocument) -> str:
    return " ".join(filter(None, (paper.shown("type"), paper.number)))


def side_by_side(one: Surroundings, other: Surroundings) -> Sequence[tuple[str, str, str]]:
    """Return each heading with the lines of both, of what is known of either."""
    pairs = zip(one.parts(), other.parts(), strict=True)
    return [
        (heading, "\n".join(lines), "\n".join(others))
        for (heading, lines), (_heading, others) in pairs
        if lines or others
    ]
