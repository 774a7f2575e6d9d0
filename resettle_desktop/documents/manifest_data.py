"""The departure manifest in the form in which its template reads it: texts, ready to be set."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from resettle_desktop.documents.manifest import (
    Hold,
    Manifest,
    ManifestFamily,
    ManifestPassenger,
    Totals,
    everybody,
    passenger_age,
    passenger_type,
    totals,
    totals_on_hold,
    travel_day,
)
from resettle_desktop.documents.manifest_actual import ActualManifest, actual_totals
from resettle_desktop.documents.paper_data import (
    HELP_BY_CREW,
    aligned,
    foot_words,
    head_data,
    leg_data,
    long_day,
    name_parts,
    until_text,
)
from resettle_desktop.records.dates import show_partial
from resettle_desktop.records.texts import _, n_

_REASONS_SAID = 3


def manifest_data(manifest: Manifest) -> dict[str, object]:
    """Return what the template ``departure-manifest`` reads, all texts in the language in use."""
    day = travel_day(manifest)
    title = _("Departure manifest {reference}").format(reference=manifest.reference)
    return {
        **head_data(manifest, title, manifest.programme, manifest.cancelled),
        "words": _words(manifest),
        "meeting": _("Meeting: {place}").format(place=manifest.meeting) if manifest.meeting else "",
        "day": long_day(day),
        "prepared_by": manifest.prepared_by,
        "escort": manifest.escort,
        "remarks": manifest.remarks,
        "measures": list(manifest.measures),
        "itinerary": [leg_data(leg, day) for leg in manifest.legs],
        "counts": _actual_counts(manifest) if isinstance(manifest, ActualManifest) else _counts(manifest),
        "actual": isinstance(manifest, ActualManifest),
        "outcomes": _outcomes(manifest),
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


def _actual_counts(manifest: ActualManifest) -> list[dict[str, object]]:
    """Return each total as it was planned, a dash where no version says it, and as it was in fact."""
    planned, actual, unknown = manifest.planned, actual_totals(manifest), _not_counted(manifest)
    names = _count_names(actual)

    def hidden(name: str) -> bool:
        there = getattr(actual, name) or (planned and getattr(planned, name))
        return name in ("unknown_age", "other_sex") and (not there or name in unknown)

    return [
        {
            "planned": "—" if name in unknown or planned is None else str(getattr(planned, name)),
            "actual": "—" if name in unknown else str(getattr(actual, name)),
            **names[name],
        }
        for name in asdict(actual)
        if not hidden(name)
    ]


def _outcomes(manifest: Manifest) -> dict[str, object]:
    """Return by number what became of each passenger; nothing while the counter is open."""
    if not isinstance(manifest, ActualManifest):
        return {}
    return {str(each.number): {"travelled": each.travelled, "said": each.said} for each in manifest.outcomes}


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
        **name_parts(passenger.family_name, passenger.given_names, passenger.original_name),
        "relationship": passenger.relationship,
        "unhcr_number": passenger.unhcr_number,
        "sex": passenger.sex,
        "age": "—" if age is None else ("" if born and born.exact else "~") + str(age),
        "type": passenger_type(age),
        "born": aligned(show_partial(born)) if born else _("not known"),
        "document": passenger.document,
        "document_until": until_text(passenger.document_expires),
        "document_lapses": "document" in wrong,
        "visa": passenger.visa,
        "visa_until": until_text(passenger.visa_until),
        "visa_lapses": "visa" in wrong,
        "ticket": passenger.ticket,
        "pnr": passenger.pnr,
        "seat": passenger.seat,
        "bags": "" if passenger.bags is None else str(passenger.bags),
        "services": [{"code": code, "by_crew": code in HELP_BY_CREW} for code in passenger.services],
        "hold": _("hold: {reasons}").format(reasons=_reasons(passenger.holds)) if passenger.holds else "",
    }


def _reasons(holds: tuple[Hold, ...]) -> str:
    """Return the first words, and how many more there are: a row has room for two lines."""
    words = list(dict.fromkeys(hold.short for hold in holds))
    more = len(words) - _REASONS_SAID
    return ", ".join(words[:_REASONS_SAID]) + (f" +{more}" if more > 0 else "")


def _words(manifest: Manifest) -> dict[str, str]:
    title = _("Actual manifest") if isinstance(manifest, ActualManifest) else _("Departure manifest")
    planned_in = manifest.planned_version if isinstance(manifest, ActualManifest) else manifest.version
    return {
        **foot_words(
            title,
            _("Airline and airport copy"),
            manifest.printed_at,
        ),
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
        "day_of_travel": _("On the day of travel"),
        "planned": _("Planned, version {number}").format(number=planned_in) if planned_in else _("Planned"),
        "actual": _("Boarded"),
        "outcome": _("Outcome"),
        "on_hold": _("On hold when printed"),
        "boarded": _("Boarded, counted at gate"),
        "prepared_by": _("Prepared by"),
        "checked_by": _("Checked by"),
        "escort": _("Escort"),
        "time": _("time"),
        "remarks": _("Remarks"),
        "measures": _("Outbreak measures"),
    }
