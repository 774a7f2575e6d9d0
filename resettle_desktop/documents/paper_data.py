"""What the data of all papers have in common: days, times, flights, a person's name, and the words of head and foot."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Protocol

from resettle_desktop.documents.letters import can_be_set, is_arabic
from resettle_desktop.documents.manifest import ManifestLeg
from resettle_desktop.records.dates import KnownDate, show_day, show_partial, weekday
from resettle_desktop.records.texts import _, language, mark
from resettle_desktop.rules.ages import age_text

# IATA's codes for help that the ground crew brings or calls for; they stand out on the paper
HELP_BY_CREW = frozenset({"WCHR", "WCHS", "WCHC", "STCR", "OXYG", "MEDA", "BLND", "DEAF", "DPNA", "UMNR"})
_WHEELCHAIRS = frozenset({"WCHR", "WCHS", "WCHC"})

_MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"),
    mark("July"), mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip


class Headed(Protocol):
    """What every paper knows of itself; ``reference`` is what it is called after."""

    @property
    def office(self) -> str: ...  # noqa: D102

    @property
    def reference(self) -> str: ...  # noqa: D102

    @property
    def version(self) -> int: ...  # noqa: D102

    @property
    def printed_at(self) -> datetime: ...  # noqa: D102


class Named(Protocol):
    """Whoever a paper names."""

    @property
    def family_name(self) -> str: ...  # noqa: D102

    @property
    def given_names(self) -> str: ...  # noqa: D102

    @property
    def original_name(self) -> str: ...  # noqa: D102


def head_data(paper: Headed, title: str, programme: str = "", cancelled: bool = False) -> dict[str, object]:
    """Return what the template of every paper reads at its head; ``title`` is the one that the file states."""
    return {
        "language": language(),
        "title": title,
        "printed_at": paper.printed_at.isoformat(),
        "office": paper.office,
        "programme": programme,
        "reference": paper.reference,
        "version": paper.version,
        "cancelled": _("CANCELLED") if cancelled else "",
    }


def foot_words(document: str, audience: str, printed_at: datetime) -> dict[str, str]:
    """Return the words that stand at the head and the foot of every page."""
    printed = f"{aligned(show_day(printed_at.date()))} {printed_at:%H:%M}"
    return {
        "document": document,
        "audience": audience,
        "version": _("version"),
        "confidential": _("Confidential: personal data"),
        "printed": _("printed {moment}").format(moment=printed),
        "page": _("page"),
        "of": _("of {pages}"),
        "no_legs": _("No flight entered yet"),
        "nobody": _("Nobody is on this departure yet."),
        "hold": _("HOLD"),
    }


def aligned(shown: str) -> str:
    """Return a shown date with two digits for the day, so that months stand under one another."""
    return f"0{shown}" if shown[:1].isdecimal() and not shown[1:2].isdecimal() else shown


def until_text(day: date | None) -> str:
    """Return the last day of a paper, empty where it is not known."""
    return aligned(show_day(day)) if day else ""


def day_and_month(day: date | None) -> str:
    """Return a day without its year, where the paper says of which year it speaks; empty where it is not known."""
    return until_text(day).rpartition(" ")[0]


def clock(moment: datetime | None) -> str:
    """Return a time of day, dashes where it is not known yet."""
    return f"{moment:%H:%M}" if moment else "––:––"


def long_day(day: date | None) -> str:
    """Return a day of travel with its weekday and month in full, or that it is not known."""
    if day is None:
        return _("Date of travel not known yet")
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekday(day), day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year
    )


def leg_data(leg: ManifestLeg, day: date | None) -> dict[str, str]:
    """Return a leg for the itinerary at a paper's head; times on another day than that of travel say so."""
    return {
        "flight": f"{leg.carrier} {leg.number}".strip(),
        "origin": leg.origin,
        "destination": leg.destination,
        "departs": clock(leg.departs),
        "departs_later": _days_later(leg.departs, day),
        "arrives": clock(leg.arrives),
        "arrives_later": _days_later(leg.arrives, day),
    }


def _days_later(moment: datetime | None, day: date | None) -> str:
    days = (moment.date() - day).days if moment and day else 0
    return f"{days:+d}" if days else ""


def name_parts(family: str, given: str, original: str) -> dict[str, str]:
    """Return the parts of a name; Arabic stands alone, and what cannot be set in one part, to be named once."""
    whole = f"{given} {family}".strip()
    if original and not (whole and can_be_set(whole)):
        family, given, whole = "", "", original
    if is_arabic(whole):
        return {"family_name": "", "given_names": "", "original_name": whole}
    if not (family or given) or not can_be_set(whole):
        family, given = "", whole or _("Name not entered")
    return {"family_name": family.upper(), "given_names": given, "original_name": ""}


def told(text: str) -> dict[str, object]:
    """Return a text that may be in Arabic letters, as templates set one; empty of the empty one."""
    return {"text": text, "arabic": is_arabic(text)} if text else {}


def written_name(person: Named) -> tuple[str, str, str]:
    """Return the parts of a person's name for ``name_parts`` and ``own_letters``."""
    return person.family_name, person.given_names, person.original_name


def born_text(birth_date: KnownDate | None) -> str:
    """Return a date of birth as far as it is known, or that it is not."""
    return aligned(show_partial(birth_date)) if birth_date else _("not known")


def sex_and_age(sex: str, birth_date: KnownDate | None, day: date) -> str:
    """Return both in one text, a dash for a sex that nobody entered."""
    return " ".join(filter(None, (sex or "–", age_text(birth_date, day))))


def wheelchairs(services: Iterable[Collection[str]]) -> int:
    """Return of how many persons the services ask for a wheelchair."""
    return sum(bool(_WHEELCHAIRS.intersection(each)) for each in services)


def own_letters(family: str, given: str, original: str) -> dict[str, object]:
    """Return a name in the person's own letters for its place beside ``name_parts``; empty where it stands there."""
    parts = name_parts(family, given, original).values()
    return told(original) if original not in parts and can_be_set(original) else {}
