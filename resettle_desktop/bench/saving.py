"""Rows of the benchmark: a form that is saved, beside a bare commit of the same rows."""

from __future__ import annotations

from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.workplace import Workplace
from resettle_desktop.desktop.forms.saving import write
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.floors import BareCommit

_SAVED = 40


def form_saved(place: Workplace) -> Taken:
    """Save two changed fields of a person: checks, index, stages, history and the disk's own word for it.

    The floor writes the same columns, with the values that they have, and rows as long as those of the history.
    """
    taken, bare = Taken(), BareCommit(place.store)
    for _time in range(_SAVED):
        number = place.chance.randrange(10**9)
        family = place.family()
        person = place.store.rows.get(Person, place.chance.choice(family.members).id)
        assert person is not None
        before: dict[str, Json] = {"occupation": person.occupation, "remarks": person.remarks}
        after: dict[str, Json] = {"occupation": f"trader {number}", "remarks": f"day {number}"}
        with taken.timed(floor=True):
            bare.write(person, family.case.id, before)
        with taken.timed():
            outcome = write(place.store, person, before, after)
        assert outcome.applied is not None
    return taken
