"""Rows of the benchmark: what is found while typing."""

from __future__ import annotations

from resettle_desktop.bench.called import mistyped
from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.workplace import Workplace, name_of
from resettle_desktop.desktop.window.finder_models import SHORTEST, Offers
from resettle_desktop.records.kinds import Case, Departure, Person
from resettle_desktop.rules.names import name_words
from resettle_desktop.rules.slips import letters_for, slips

_TYPED, _MISTYPED = 60, 200
_LEAST_MISTYPED = 4  # letters of a word in which a slip is made
_MISTYPED_FROM = 0.9
_FIRST = 10  # results among which a name has to be
_KINDS = (Case, Person, Departure)


def key_strokes(place: Workplace) -> Taken:
    """Type names, some with a slip, in either script, and numbers letter by letter into the box at the top."""
    offers = Offers(place.store, {kind.kind_name(): lambda _id: None for kind in _KINDS})
    offers.find("warm up", ())
    taken = Taken()
    for _person in range(_TYPED):
        text = _typed(place)
        for end in range(SHORTEST, len(text) + 1):
            with taken.timed():
                offers.find(text[:end], ())
    return taken


def mistyped_names(place: Workplace) -> Taken:
    """Search names with one slip of typing; the share in which somebody called so is among the first ten."""
    taken = Taken()
    while len(taken.values) < _MISTYPED:
        values = place.person().values
        words = name_of(values).split()
        number = place.chance.randrange(len(words))
        if len(words[number]) >= _LEAST_MISTYPED:
            meant = set(name_words(" ".join(words)))
            words[number] = place.chance.choice(sorted(slips(words[number], letters_for(words[number]))))
            taken.values.append(100.0 * _is_found(place, " ".join(words), meant))
    return Taken([sum(taken.values) / len(taken.values)])


def _is_found(place: Workplace, typed: str, meant: set[str]) -> bool:
    found = place.store.search.find(typed, Person.kind_name(), _FIRST).records
    return any(meant <= set(name_words(name_of(person.values()))) for person in found)


def _typed(place: Workplace) -> str:
    values = place.person().values
    shape = place.chance.random()
    if shape < 0.15:
        return str(values["unhcr_number"]).lower()
    if shape < 0.25 and "original_name" in values:
        return str(values["original_name"])
    if shape > _MISTYPED_FROM:
        return mistyped(name_of(values), place.chance)
    return str(values["family_name"]).lower() if shape < 0.4 else name_of(values)
