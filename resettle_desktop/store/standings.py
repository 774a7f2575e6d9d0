"""Keeps how every passenger who is still to board stands, as an index that lists, boards and worklists read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.store.judging import Judged, JudgedFamilies, Standing, Until, place_of
from resettle_desktop.store.rows import Rows

_END_OF_DAY = "T24:00"
_COLUMNS = ", ".join(("passenger", "person", '"case"', "departure", "cleared", "until"))
_PART = 400


class Standings:
    """Reads and keeps the standings of one store; what writes is called inside a transaction."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of_people(self, people: Iterable[int]) -> dict[int, list[Standing]]:
        """Return how these persons stand, by person; nothing of who is on no departure or has boarded."""
        return _grouped(self._where("person", people), lambda each: each.person)

    def of_cases(self, cases: Iterable[int]) -> dict[int, list[Standing]]:
        """Return how the members of these cases stand, by case."""
        return _grouped(self._where("case", cases), lambda each: each.case)

    def held(self, cases: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Return by person which requirements hold the members of these cases back from their departures."""
        found: dict[int, tuple[str, ...]] = {}
        for each in self._where("case", cases):
            if not each.cleared:
                found[each.person] = tuple(dict.fromkeys((*found.get(each.person, ()), *each.held_by)))
        return found

    def of_departures(self, departures: Iterable[int]) -> dict[int, list[Standing]]:
        """Return how the passengers of these departures stand, by departure."""
        return _grouped(self._where("departure", departures), lambda each: each.departure)

    def counts(self, departures: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Return by departure how many of those who are still to board are cleared, and how many there are."""
        return {
            id: (sum(each.cleared for each in found), len(found))
            for id, found in self.of_departures(departures).items()
        }

    def ending(self, first: Until, last: Until, requirements: Collection[str] = ()) -> list[tuple[Standing, Judged]]:
        """Return what ends or ended from one moment to another, the soonest first; of all requirements without any."""
        where = "until >= ? AND until <= ?"
        if requirements:
            where += f" AND requirement IN ({_marks(requirements)})"
        sql = f"SELECT passenger, requirement FROM judged WHERE {where} ORDER BY until, passenger"
        found = self._rows.fetch(sql, (_written(first), _written(last), *requirements))
        standings = {each.passenger: each for each in self._where("passenger", (id for id, _name in found))}
        pairs = ((standings[id], name) for id, name in found if id in standings)
        return [(each, next(one for one in each.judged if one.requirement == name)) for each, name in pairs]

    def keep(self, families: JudgedFamilies) -> list[Standing]:
        """Make the index of these families what their facts say, and return the standings that are new or gone."""
        after = {each.passenger: each for each in families.standings}
        before = {each.passenger: each for each in [*self._kept(families), *self._where("passenger", after)]}
        fresh = [each for id, each in after.items() if before.get(id) != each]
        gone = [each for id, each in before.items() if id not in after]
        self._remove([each.passenger for each in (*fresh, *gone) if each.passenger in before])
        self._write(fresh)
        return [*fresh, *gone]

    def forget(self, passengers: Iterable[int]) -> list[Standing]:
        """Take passengers out of the index, and return how they stood."""
        found = self._where("passenger", passengers)
        self._remove([each.passenger for each in found])
        return found

    def differing(self, families: JudgedFamilies) -> list[int]:
        """Return the passengers of these families of whom the index says something else than the facts."""
        return sorted({each.passenger for each in {*self._kept(families)} ^ {*families.standings}})

    def passengers(self) -> set[int]:
        """Return all who stand somewhere, by the ids of their places."""
        return {id for (id,) in self._rows.fetch("SELECT passenger FROM standing")}

    def clear(self) -> None:
        """Forget all standings."""
        self._rows.run_many("DELETE FROM standing", [()])
        self._rows.run_many("DELETE FROM judged", [()])

    def _kept(self, families: JudgedFamilies) -> list[Standing]:
        return self._where("case", families.cases) + self._where("person", families.lone)

    def _where(self, column: str, ids: Iterable[int]) -> list[Standing]:
        found: list[Standing] = []
        for part in _parts(sorted(set(ids))):
            chosen = f'WHERE "{column}" IN ({_marks(part)})'
            sql = (
                f'SELECT passenger, person, "case", departure, cleared, until FROM standing {chosen} ORDER BY passenger'
            )
            rows = self._rows.fetch(sql, part)
            judged = self._judged([row[0] for row in rows])
            found += [
                Standing(passenger, person, case, departure, bool(cleared), _read(until), judged.get(passenger, ()))
                for passenger, person, case, departure, cleared, until in rows
            ]
        return found

    def _judged(self, passengers: Sequence[int]) -> dict[int, tuple[Judged, ...]]:
        found: dict[int, list[Judged]] = {}
        for part in _parts(passengers):
            sql = f"SELECT passenger, requirement, state, until FROM judged WHERE passenger IN ({_marks(part)})"
            for passenger, requirement, state, until in self._rows.fetch(sql, part):
                found.setdefault(passenger, []).append(Judged(requirement, State(state), _read(until)))
        return {id: tuple(sorted(each, key=place_of)) for id, each in found.items()}

    def _remove(self, passengers: Sequence[int]) -> None:
        ids = [(each,) for each in passengers]
        self._rows.run_many("DELETE FROM judged WHERE passenger = ?", ids)
        self._rows.run_many("DELETE FROM standing WHERE passenger = ?", ids)

    def _write(self, standings: Sequence[Standing]) -> None:
        rows = [
            (each.passenger, each.person, each.case, each.departure, each.cleared, _written(each.until))
            for each in standings
        ]
        self._rows.run_many(f"INSERT INTO standing ({_COLUMNS}) VALUES ({_marks(_COLUMNS.split())})", rows)
        judged = [
            (each.passenger, one.requirement, one.state.value, _written(one.until))
            for each in standings
            for one in each.judged
        ]
        self._rows.run_many("INSERT INTO judged (passenger, requirement, state, until) VALUES (?, ?, ?, ?)", judged)


def _grouped(standings: Iterable[Standing], key: Callable[[Standing], int]) -> dict[int, list[Standing]]:
    groups: dict[int, list[Standing]] = {}
    for each in standings:
        groups.setdefault(key(each), []).append(each)
    return groups


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _PART] for start in range(0, len(ids), _PART))


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _written(until: Until) -> str | None:
    if until is None or isinstance(until, datetime):
        return until.isoformat(timespec="minutes") if until else None
    return until.isoformat() + _END_OF_DAY


def _read(text: str | None) -> Until:
    if not text:
        return None
    return date.fromisoformat(text[:10]) if text.endswith(_END_OF_DAY) else datetime.fromisoformat(text)
