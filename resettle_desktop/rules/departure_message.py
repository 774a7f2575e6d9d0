"""The message that says how a departure left: numbers, no names, and nothing that is not needed at the other end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.kinds import Departure, Leg
from resettle_desktop.records.texts import _, n_


@dataclass(frozen=True)
class Travelled:
    """What the message says of one who boarded; the family is told by its case's id alone."""

    family: int
    age_class: str
    bags: int = 0
    wheelchair: bool = False
    escort: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a departure left: how many were on the manifest, who boarded, and why the others did not."""

    departure: Departure
    legs: Sequence[Leg]
    manifest: int
    boarded: Sequence[Travelled]
    staying: Sequence[str]
    closed: datetime | None = None


def departure_message(outcome: Outcome) -> str:
    """Return the message as plain text, one fact a line."""
    return "\n".join([*_heading(outcome), "", *_persons(outcome), *_others(outcome), ""])


def _heading(outcome: Outcome) -> Iterator[str]:
    yield _("Departure {reference}").format(reference=outcome.departure.label())
    for leg in outcome.legs:
        flight = " ".join(filter(None, (leg.carrier, leg.number)))
        times = " – ".join(show_moment(each) for each in (leg.departs, leg.arrives) if each)
        where = f"{leg.origin or '?'} → {leg.destination or '?'}"
        yield ", ".join(filter(None, (flight, where, times)))
    if outcome.closed is not None:
        yield _("Counter closed {time}, local time").format(time=show_moment(outcome.closed))


def _persons(outcome: Outcome) -> Iterator[str]:
    boarded = outcome.boarded
    families = len({each.family for each in boarded})
    yield _("Planned manifest: {n}").format(n=n_("{n} person", "{n} persons", outcome.manifest))
    yield _("Boarded: {persons} in {families}").format(
        persons=n_("{n} person", "{n} persons", len(boarded)), families=n_("{n} family", "{n} families", families)
    )
    ages = Counter(each.age_class for each in boarded)
    said = [
        n_("{n} adult", "{n} adults", ages["adult"]), n_("{n} child", "{n} children", ages["child"]),
        n_("{n} infant", "{n} infants", ages["infant"]),
    ]  # fmt: skip
    unknown = ages["unknown"]
    said += [n_("{n} of unknown age", "{n} of unknown age", unknown)] if unknown else []
    yield "  " + ", ".join(said)
    yield _("Bags: {n}").format(n=sum(each.bags for each in boarded))
    yield _("Wheelchairs: {n}").format(n=sum(each.wheelchair for each in boarded))


def _others(outcome: Outcome) -> Iterator[str]:
    escorted = sum(each.escort for each in outcome.boarded)
    if outcome.departure.escort:
        yield _("Escort: {who}").format(who=outcome.departure.escort)
    if escorted:
        yield n_("{n} person travels with an escort", "{n} persons travel with an escort", escorted)
    yield _("Not travelling: {n}").format(n=len(outcome.staying))
    reasons = code_list("reasons")
    for code, count in sorted(Counter(outcome.staying).items(), key=lambda each: -each[1]):
        label = reasons.label(code) if code else _("no reason said")
        yield f"  {count} × {label}"
