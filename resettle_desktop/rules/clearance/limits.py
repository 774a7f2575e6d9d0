"""The limits by which clearance is judged, and to whom each requirement applies: resources/requirements.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.ticket_names import Habits

# how the settings of a store are called that go before the table: limits, and to whom a requirement applies
SET_BY_OFFICE, APPLIES_BY_OFFICE = "limit.", "applies."
NOBODY_LEFT_OUT = "-"  # in the place of codes, where the table has some and the office none
OFF = "off"
LISTS = ("programmes", "but_programmes", "countries", "but_countries")


@dataclass(frozen=True)
class Limits:
    """Hours, days, weeks and years, each named for what it limits.

    ``services`` answer travel needs; ``titles`` stand beside names on tickets, ``no_name`` in the place of one.
    """

    health_assessment_days: int = 180
    fit_to_travel_hours: int = 72
    pcr_hours: int = 72
    xray_days: int = 180
    medif_days: int = 7
    medical_report_days: int = 14
    orientation_from_age: int = 12
    pregnancy_free_weeks: int = 28
    pregnancy_last_week: int = 36
    pregnancy_certificate_days: int = 7
    lap_adult_from_age: int = 18
    ticket_name_cut_from: int = 20
    services: Mapping[str, Sequence[str]] = field(default_factory=dict)
    titles: Sequence[str] = ()
    no_name: Sequence[str] = ()

    @cached_property
    def tickets(self) -> Habits:
        """Return what airlines make of names."""
        return Habits(tuple(self.titles), tuple(self.no_name), self.ticket_name_cut_from)


@dataclass(frozen=True)
class Applies:
    """To whom a requirement applies: an empty list of programmes or countries leaves nobody out.

    One ``with_measures`` is asked only while outbreak measures ask for it; one that is ``off``, of nobody.
    ``by`` is the code of who is expected to act where it is not met.
    """

    name: str
    programmes: Sequence[str] = ()
    but_programmes: Sequence[str] = ()
    countries: Sequence[str] = ()
    but_countries: Sequence[str] = ()
    with_measures: bool = False
    off: bool = False
    by: str = ""

    def to(self, programme: str | None, country: str | None) -> bool:
        """Return whether it applies; a programme or country that is not known is not left out by name."""
        if self.off or programme in self.but_programmes or country in self.but_countries:
            return False
        named = not programme or not self.programmes or programme in self.programmes
        return named and (not country or not self.countries or country in self.countries)


NOTHING_SET: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Table:
    """The table of requirements, in the order in which they are shown."""

    limits: Limits
    by_country: Mapping[str, Mapping[str, int]]
    requirements: tuple[Applies, ...]

    def limits_for(self, country: str | None, setting: Callable[[str], str] = lambda _name: "") -> Limits:
        """Return the limits for a country of departure; ``setting`` gives what an office set for one, empty for none.

        Raises KnownError for a setting that is no whole number.
        """
        own: dict[str, Any] = dict(self.by_country.get(country or "", {}))
        for name in _names():
            text = setting(f"{SET_BY_OFFICE}{name}.{country}") or setting(SET_BY_OFFICE + name)
            if text:
                own[name] = _whole(name, text)
        return replace(self.limits, **own)

    def requirements_for(self, settings: Mapping[str, str] = NOTHING_SET) -> tuple[Applies, ...]:
        """Return to whom each requirement applies; ``settings`` are what an office set, by name.

        ``applies.visa.programmes`` holds codes with blanks between them, ``applies.visa`` the word off.
        """
        if not any(name.startswith(APPLIES_BY_OFFICE) for name in settings):
            return self.requirements
        return tuple(_set_by_office(each, settings) for each in self.requirements)


@cache
def shipped_table() -> Table:
    """Return the table that comes with the program; raises KnownError where its file was broken."""
    return read_table(_shipped_text())


def acting(requirement: str) -> str:
    """Return the code of who is expected to act where a requirement is not met, empty where the table names nobody."""
    return next((each.by for each in shipped_table().requirements if each.name == requirement), "")


@cache
def shipped_form() -> str:
    """Return a few letters that are others once the table that comes with the program is another."""
    return sha256(_shipped_text().encode()).hexdigest()[:16]


def read_table(text: str) -> Table:
    """Return the table that a TOML text holds; raises KnownError where it is none, or names what there is not."""
    try:
        read = tomllib.loads(text)
        given = read.get("limits", {})
        own = {name: value for name, value in given.items() if not isinstance(value, dict)}
        by_country = {name: value for name, value in given.items() if isinstance(value, dict)}
        requirements = tuple(Applies(**each) for each in read.get("requirement", []))
        limits = Limits(**own, services=read.get("services", {}), **read.get("tickets", {}))
        for country in by_country.values():
            replace(limits, **country)
    except (tomllib.TOMLDecodeError, TypeError, AttributeError) as wrong:
        told = _("The table of requirements cannot be read: {wrong}. Put the shipped requirements.toml back.")
        raise KnownError(told.format(wrong=wrong)) from wrong
    return Table(limits, by_country, requirements)


def _set_by_office(applies: Applies, settings: Mapping[str, str]) -> Applies:
    own = APPLIES_BY_OFFICE + applies.name
    given = {name: settings.get(f"{own}.{name}", "") for name in LISTS}
    lists = {name: () if text == NOBODY_LEFT_OUT else tuple(text.split()) for name, text in given.items() if text}
    return replace(applies, **lists, off=settings.get(own, "") == OFF)  # type: ignore[arg-type]


def _shipped_text() -> str:
    return (files("resettle_desktop.resources") / "requirements.toml").read_text("utf-8")


def _names() -> list[str]:
    return [each.name for each in fields(Limits) if each.type == "int"]


def _whole(name: str, text: str) -> int:
    if not text.strip().isdecimal():
        told = _("The setting {name} is {text}, and must be a whole number. Correct it in Settings.")
        raise KnownError(told.format(name=name, text=text))
    return int(text)
