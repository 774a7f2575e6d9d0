"""What outbreak measures ask for, in words: as a rule, and as what it comes to for the people of one departure."""

from __future__ import annotations

from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.measures import Measures


def measures_words(measures: Measures) -> str:
    """Return what measures ask for, in one line: ``COVID-19: test within 48 h, 2 masks, 20 seats per vehicle``."""
    said = [*_asked(measures), *_arranged(measures)]
    words = ", ".join(said) or _("nothing is asked")
    return _("{name}: {words}").format(name=measures.name, words=words) if measures.name else words


def measures_lines(measures: Measures, persons: int) -> list[str]:
    """Return what measures come to for so many persons: what is asked of each, vehicles, groups, masks in all."""
    asked = ", ".join(_asked(measures))
    name = measures.name or _("Outbreak measures")
    lines = [_("{name}: {words}").format(name=name, words=asked)] if asked else []
    if measures.masks:
        lines.append(
            _("{all} masks to hand out, {each} to each person").format(
                all=measures.masks * persons, each=measures.masks
            )
        )
    if measures.seats_per_vehicle:
        vehicles = n_("{n} vehicle", "{n} vehicles", measures.vehicles(persons))
        text = _("{vehicles}, {seats} seats used in each")
        lines.append(text.format(vehicles=vehicles, seats=measures.seats_per_vehicle))
    if measures.group_size:
        groups = n_("{n} group", "{n} groups", measures.groups(persons))
        lines.append(_("{groups}, {size} persons in each at most").format(groups=groups, size=measures.group_size))
    return lines


def _asked(measures: Measures) -> list[str]:
    hours, quarantine = measures.test_hours, measures.quarantine_days
    said = [
        (_("test within {hours} h").format(hours=hours) if hours else _("test")) if measures.test else "",
        _("symptom check within {hours} h").format(hours=measures.symptom_hours) if measures.symptom_check else "",
        n_("{n} day of quarantine", "{n} days of quarantine", quarantine) if quarantine else "",
    ]
    return [each for each in said if each]


def _arranged(measures: Measures) -> list[str]:
    said = [
        n_("{n} mask", "{n} masks", measures.masks) if measures.masks else "",
        _("{n} seats per vehicle").format(n=measures.seats_per_vehicle) if measures.seats_per_vehicle else "",
        _("groups of {n}").format(n=measures.group_size) if measures.group_size else "",
    ]
    return [each for each in said if each]
