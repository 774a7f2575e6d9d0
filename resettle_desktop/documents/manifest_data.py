"""The departure manifest in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from resettle_desktop.documents.letters import can_be_set, is_arabic
from resettle_desktop.documents.manifest import (
    Hold,
    Manifest,
    ManifestFamily,
    ManifestLeg,
    ManifestPassenger,
    Totals,
    everybody,
    passenger_age,
    passenger_type,
    totals,
    totals_on_hold,
    travel_day,
)
from resettle_desktop.records.dates import show_day, show_partial, weekday
from resettle_desktop.records.texts import _, language, mark, n_

_MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"),
    mark("July"), mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip
_REASONS_SAID = 3
# IATA's codes for help that the ground crew brings or calls for; they stand out on the paper
HELP_BY_CREW = frozenset({"WCHR", "WCHS", "WCHC", "STCR", "OXYG", "MEDA", "BLND", "DEAF", "DPNA", "UMNR"})


def manifest_data(manifest: Manifest) -> dict[str, object]:
    """Return what the template ``departure-manifest`` reads, all texts in the language in use."""
    day = travel_day(manifest)
    return {
        "language": language(),
        "title": _("Departure manifest {reference}").format(reference=manifest.reference),
        "printed_at": manifest.printed_at.isoformat(),
        "words": _words(manifest),
        "office": manifest.office,
        "programme": manifest.programme,
        "reference": manifest.reference,
        "meeting": _("Meeting: {place}").format(place=manifest.meeting) if manifest.meeting else "",
        "day": _long_day(day) if day else _("Date of travel not known yet"),
        "version": manifest.version,
        "prepared_by": manifest.prepared_by,
        "escort": manifest.escort,
        "cancelled": _("CANCELLED") if manifest.cancelled else "",
        "remarks": manifest.remarks,
        "measures": list(manifest.measures),
        "itinerary": [_leg(leg, day) for leg in manifest.legs],
        "counts": _counts(manifest),
        "columns": _columns(manifest),
        "families": [_family(family, day) for family in manifest.families],
    }


def _columns(manifest: Manifest) -> dict[str, bool]:
    people = list(everybody(manifest))
    return {
        "visa": any(passenger.visa or passenger.visa_until for passenger in people),
        "ticket": any(passenger.ticket or passenger.pnr for passenger in people),
        "needs": any(passenger.services for passenger in people),
    }


def _counts(manifest: Manifest) -> list[dict[str, object]]:
    planned, held = totals(manifest), totals_on_hold(manifest)
    names, unknown = _count_names(planned), _not_counted(manifest)
    hidden = {name for name in ("unknown_age", "other_sex") if not getattr(planned, name) or name in unknown}
    return [
        {
            "planned": "—" if name in unknown else str(getattr(planned, name)),
            "held": "—" if name in unknown else str(getattr(held, name)),
            **names[name],
        }
        for name in asdict(planned)
        if name not in hidden
    ]


def _not_counted(manifest: Manifest) -> set[str]:
    """Return the totals of which nothing is known, where a 0 would say something untrue."""
    ages = {"adults", "children", "infants", "unknown_age"} if travel_day(manifest) is None else set()
    bags = {"bags"} if all(passenger.bags is None for passenger in everybody(manifest)) else set()
    return ages | bags


def _count_names(planned: Totals) -> dict[str, dict[str, object]]:
    def named(group: int, label: str, heading: str, note: str = "") -> dict[str, object]:
        return {"group": group, "label": label, "heading": heading, "note": note}

    return {
        "families": named(0, n_("family", "families", planned.families), _("Families")),
        "people": named(0, n_("person", "people", planned.people), _("People")),
        "adults": named(1, n_("adult", "adults", planned.adults), _("Adults"), _("12+")),
        "children": named(1, n_("child", "children", planned.children), _("Children"), _("2–11")),
        "infants": named(1, n_("infant", "infants", planned.infants), _("Infants"), _("under 2")),
        "unknown_age": named(1, _("age unknown"), _("Age"), _("unknown")),
        "women": named(2, _("female"), _("Female")),
        "men": named(2, _("male"), _("Male")),
        "other_sex": named(2, _("other"), _("Other")),
        "bags": named(3, n_("bag", "bags", planned.bags), _("Bags")),
    }


def _leg(leg: ManifestLeg, day: date | None) -> dict[str, str]:
    return {
        "flight": f"{leg.carrier} {leg.number}".strip(),
        "origin": leg.origin,
        "destination": leg.destination,
        "departs": clock(leg.departs),
        "departs_later": _days_later(leg.departs, day),
        "arrives": clock(leg.arrives),
        "arrives_later": _days_later(leg.arrives, day),
    }


def clock(moment: datetime | None) -> str:
    """Return a time of day, dashes where it is not known yet."""
    return f"{moment:%H:%M}" if moment else "––:––"


def _days_later(moment: datetime | None, day: date | None) -> str:
    days = (moment.date() - day).days if moment and day else 0
    return f"{days:+d}" if days else ""


def _family(family: ManifestFamily, day: date | None) -> dict[str, object]:
    people = family.passengers
    held = sum(bool(passenger.holds) for passenger in people)
    bags = sum(passenger.bags or 0 for passenger in people)
    sizes = [n_("1 person", "{n} people", len(people)), n_("{n} bag", "{n} bags", bags) if bags else ""]
    return {
        "number": str(family.number),
        "name": family.name,
        "case_number": family.case_number,
        "size": ", ".join(size.replace(" ", "\u00a0") for size in sizes if size),
        "held": _("{count} on hold").format(count=held) if held else "",
        "passengers": [_passenger(passenger, day) for passenger in people],
    }


def _passenger(passenger: ManifestPassenger, day: date | None) -> dict[str, object]:
    born, age = passenger.birth_date, passenger_age(passenger, day)
    wrong = {hold.field for hold in passenger.holds}
    return {
        "number": str(passenger.number),
        **_names(passenger),
        "relationship": passenger.relationship,
        "unhcr_number": passenger.unhcr_number,
        "sex": passenger.sex,
        "age": "—" if age is None else ("" if born and born.exact else "~") + str(age),
        "type": passenger_type(age),
        "born": aligned(show_partial(born)) if born else _("not known"),
        "document": passenger.document,
        "document_until": _until(passenger.document_expires),
        "document_lapses": "document" in wrong,
        "visa": passenger.visa,
        "visa_until": _until(passenger.visa_until),
        "visa_lapses": "visa" in wrong,
        "ticket": passenger.ticket,
        "pnr": passenger.pnr,
        "seat": passenger.seat,
        "bags": "" if passenger.bags is None else str(passenger.bags),
        "services": [{"code": code, "by_crew": code in HELP_BY_CREW} for code in passenger.services],
        "hold": _("hold: {reasons}").format(reasons=_reasons(passenger.holds)) if passenger.holds else "",
    }


def _names(passenger: ManifestPassenger) -> dict[str, str]:
    """Return the parts of the name; Arabic stands alone, and what cannot be set in one part, to be named once."""
    family, given = passenger.family_name, passenger.given_names
    whole = f"{given} {family}".strip()
    if passenger.original_name and not (whole and can_be_set(whole)):
        family, given, whole = "", "", passenger.original_name
    if is_arabic(whole):
        return {"family_name": "", "given_names": "", "original_name": whole}
    if not (family or given) or not can_be_set(whole):
        family, given = "", whole or _("Name not entered")
    return {"family_name": family.upper(), "given_names": given, "original_name": ""}


def _reasons(holds: tuple[Hold, ...]) -> str:
    """Return the first words, and how many more there are: a row has room for two lines."""
    words = list(dict.fromkeys(hold.short for hold in holds))
    more = len(words) - _REASONS_SAID
    return ", ".join(words[:_REASONS_SAID]) + (f" +{more}" if more > 0 else "")


def _until(day: date | None) -> str:
    return aligned(show_day(day)) if day else ""


def aligned(shown: str) -> str:
    """Return a shown date with two digits for the day, so that months stand under one another."""
    return f"0{shown}" if shown[:1].isdecimal() and not shown[1:2].isdecimal() else shown


def _long_day(day: date) -> str:
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekday(day), day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year
    )


def _words(manifest: Manifest) -> dict[str, str]:
    printed = f"{aligned(show_day(manifest.printed_at.date()))} {manifest.printed_at:%H:%M}"
    return {
        "document": _("Departure manifest"),
        "version": _("version"),
        "audience": _("Airline and airport copy"),
        "confidential": _("Confidential: personal data"),
        "printed": _("printed {moment}").format(moment=printed),
        "page": _("page"),
        "of": _("of {pages}"),
        "no_legs": _("No flight entered yet"),
        "nobody": _("Nobody is on this departure yet."),
        "family": _("Family"),
        "number": _("No."),
        "desk": _("Desk"),
        "gate": _("Gate"),
        "name": _("Name on ticket") if _columns(manifest)["ticket"] else _("Name"),
        "name_under": _("relation, UNHCR number"),
        "person": _("Sex, age, type"),
        "person_under": _("born"),
        "document_column": _("Document"),
        "visa": _("Visa"),
        "until": _("valid until"),
        "ticket": _("Ticket"),
        "ticket_under": _("PNR"),
        "seat": _("Seat"),
        "bags": _("Bags"),
        "needs": _("Needs"),
        "remark": _("Signature or remark"),
        "hold": _("HOLD"),
        "day_of_travel": _("On the day of travel"),
        "planned": _("Planned, version {number}").format(number=manifest.version),
        "on_hold": _("On hold when printed"),
        "boarded": _("Boarded, counted at gate"),
        "prepared_by": _("Prepared by"),
        "checked_by": _("Checked by"),
        "escort": _("Escort"),
        "time": _("time"),
        "remarks": _("Remarks"),
        "measures": _("Outbreak measures"),
    }
