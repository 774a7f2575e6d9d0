"""The box of a manifest that says what changed since the version before it, as its template reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from resettle_desktop.documents.manifest_versions import FamilyMoved, PassengerChanged, Since
from resettle_desktop.documents.paper_data import aligned, name_parts, told, until_text
from resettle_desktop.records.dates import read_partial, show_day, show_partial
from resettle_desktop.records.texts import _, mark, n_
from resettle_desktop.rules.names import reading_name

_NAMED = 12  # of more the box would fill the page, and be cut off
_PARTS: Mapping[str, str] = {
    "name": mark("name"),
    "unhcr_number": mark("UNHCR number"),
    "sex": mark("sex"),
    "birth": mark("date of birth"),
    "document": mark("document"),
    "document_until": mark("document"),
    "visa": mark("visa"),
    "visa_until": mark("visa"),
    "ticket": mark("ticket"),
    "pnr": mark("booking code"),
    "seat": mark("seat"),
    "bags": mark("bags"),
    "services": mark("needs"),
    "holds": mark("hold"),
}
_HEAD: Mapping[str, str] = {
    "flights": mark("flights"),
    "meeting": mark("meeting"),
    "escort": mark("escort"),
    "remarks": mark("remarks"),
    "cancelled": mark("cancelled or not"),
}


def since_data(since: Since) -> dict[str, object]:
    """Return the words of the box, and by a passenger's number the old values that are struck, ready to be set."""
    return {
        "title": _("Since version {number}").format(number=since.version),
        "of": _("of {moment}").format(moment=f"{aligned(show_day(since.printed))} {since.printed:%H:%M}"),
        "sum": _sum(since),
        "parts": [each for each in (_taken_off(since), _added(since), _changed(since)) if each["lines"]],
        "nothing": _("Nobody came or went, and nothing of the passengers changed"),
        "struck": {str(each.number): _struck(each) for each in since.changes},
    }


def _sum(since: Since) -> str:
    """Return how the people add up: ``45 − 3 + 5 = 47 people``."""
    off, on = (sum(family.people for family in moved) for moved in (since.taken_off, since.added))
    steps = f" − {off}" * bool(off) + f" + {on}" * bool(on)
    total = n_("1 person", "{n} people", since.after)
    return f"{since.before}{steps} = {total}" if steps else total


def _taken_off(since: Since) -> dict[str, Any]:
    return {"label": _("TAKEN OFF"), "form": "moved", "lines": _all_moved(since.taken_off)}


def _added(since: Since) -> dict[str, Any]:
    return {"label": _("ADDED"), "form": "moved", "lines": _all_moved(since.added)}


def _all_moved(families: Sequence[FamilyMoved]) -> list[dict[str, object]]:
    """Return the first families by name, and how many more there are."""
    lines, more = [_moved(family) for family in families[:_NAMED]], families[_NAMED:]
    said = n_("1 family more", "{n} families more", len(more))
    return [*lines, {"number": "", "name": {}, "said": said}] if more else lines


def _moved(family: FamilyMoved) -> dict[str, object]:
    name = told(reading_name(family.name, ""))
    people = n_("1 person", "{n} people", family.people)
    return {"number": str(family.number), "name": name, "said": people, "why": family.why}


def _changed(since: Since) -> dict[str, Any]:
    lines = _each_changed(since.changes) if len(since.changes) <= _NAMED else _counted(since.changes)
    if since.elsewhere:
        lines.append({"number": "", "name": {}, "said": _words(_HEAD[part] for part in since.elsewhere)})
    return {"label": _("CHANGED"), "form": "changed", "lines": lines}


def _each_changed(changes: Sequence[PassengerChanged]) -> list[dict[str, object]]:
    return [
        {
            "number": str(each.number),
            "name": told(reading_name(each.name, "")),
            "said": _words(_PARTS[part] for part in each.before),
        }
        for each in changes
    ]


def _counted(changes: Sequence[PassengerChanged]) -> list[dict[str, object]]:
    """Return of how many people each thing changed; the rows show whose."""
    counts = Counter(word for each in changes for word in {_PARTS[part] for part in each.before})
    order = [word for word in dict.fromkeys(_PARTS.values()) if word in counts]
    people = (n_("1 person", "{n} people", counts[word]) for word in order)
    return [{"number": "", "name": {}, "said": f"{_(word)} ({who})"} for word, who in zip(order, people, strict=True)]


def _words(parts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(_(part) for part in parts))


def _struck(changed: PassengerChanged) -> dict[str, str]:
    """Return the old values as the rows have them, empty where nothing stood."""
    return {part: "" if value in ("", None) else _SHOWN.get(part, str)(value) for part, value in changed.before.items()}


def _day(text: str) -> str:
    return until_text(date.fromisoformat(text))


def _name(parts: list[str]) -> str:
    return " ".join(part for part in name_parts(*parts).values() if part)


_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "name": _name,
    "birth": lambda text: aligned(show_partial(read_partial(text))),
    "document_until": _day,
    "visa_until": _day,
    "services": " ".join,
    "holds": ", ".join,
}
