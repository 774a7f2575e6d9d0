"""What each limit is called, in which unit it is counted, and where its number comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resettle_desktop.records.texts import _, mark


@dataclass(frozen=True)
class LimitWords:
    """The words of a limit: what it says, its unit, and the source of the number that is shipped."""

    label_text: str
    unit_text: str
    source_text: str

    @property
    def label(self) -> str:
        """Return what the limit says."""
        return _(self.label_text)

    @property
    def unit(self) -> str:
        """Return what its number counts."""
        return _(self.unit_text)

    @property
    def source(self) -> str:
        """Return where the shipped number comes from."""
        return _(self.source_text)


_HOURS, _DAYS, _YEARS, _WEEK = mark("hours"), mark("days"), mark("years"), mark("week")
_UNVERIFIED, _NORWAY = mark("Usual practice, not verified"), mark("IOM Norway, travel information")
_GERMANY = mark("IOM Germany, questions on medical cases")
LIMIT_WORDS: Mapping[str, LimitWords] = {
    "health_assessment_days": LimitWords(
        mark("Health assessment valid for"), _DAYS, mark("US practice, at most 6 months; ask Fedasil")
    ),
    "fit_to_travel_hours": LimitWords(
        mark("Fit-to-travel check valid for"), _HOURS, mark("US practice, 24 to 72 hours before")
    ),
    "xray_days": LimitWords(mark("Chest X-ray valid for"), _DAYS, mark("Usual practice, 90 to 180 days, not verified")),
    "medif_days": LimitWords(mark("Airline's medical form valid for"), _DAYS, _GERMANY),
    "medical_report_days": LimitWords(mark("Medical report valid for"), _DAYS, _GERMANY),
    "pcr_hours": LimitWords(mark("Negative test valid for"), _HOURS, mark("Travel rules of 2020 and 2021")),
    "orientation_from_age": LimitWords(mark("Orientation asked from the age of"), _YEARS, _UNVERIFIED),
    "pregnancy_free_weeks": LimitWords(mark("No pregnancy certificate before"), _WEEK, _NORWAY),
    "pregnancy_last_week": LimitWords(mark("Nobody flies from"), _WEEK, _NORWAY),
    "pregnancy_certificate_days": LimitWords(mark("Pregnancy certificate valid for"), _DAYS, _NORWAY),
    "lap_adult_from_age": LimitWords(mark("Who holds an infant is at least"), _YEARS, _UNVERIFIED),
    "ticket_name_cut_from": LimitWords(
        mark("Airlines cut names from"), mark("letters"), mark("A boarding pass; not verified")
    ),
}
