"""What people call the code lists, and which of them the program itself builds on."""

from __future__ import annotations

from collections.abc import Mapping

from resettle_desktop.records.texts import mark

# in the order in which they are offered: health first, then papers, the way there, the family, the rest
LIST_WORDS: Mapping[str, str] = {
    "health_activities": mark("Health activities"),
    "health_results": mark("Results of health activities"),
    "vaccines": mark("Vaccines"),
    "health_sources": mark("Sources of a vaccination"),
    "travel_needs": mark("Travel needs"),
    "escort_types": mark("Kinds of escort"),
    "needs": mark("Specific needs"),
    "categories": mark("Submission categories"),
    "priorities": mark("Priorities"),
    "programmes": mark("Programmes"),
    "modalities": mark("Modalities"),
    "decisions": mark("Decisions"),
    "hold_reasons": mark("Reasons of a hold"),
    "close_reasons": mark("Reasons for closing a case"),
    "reasons": mark("Reasons of a non-departure"),
    "document_types": mark("Types of travel documents"),
    "permit_types": mark("Types of permits"),
    "permit_statuses": mark("States of a permit"),
    "consent_purposes": mark("Purposes of a consent"),
    "passenger_statuses": mark("States of a passenger"),
    "counter_ticks": mark("Ticks at the counter"),
    "assistance_points": mark("Places where people are met"),
    "claim_statuses": mark("States of a baggage claim"),
    "services": mark("Services of an airline"),
    "responsibles": mark("Who is expected to act"),
    "session_kinds": mark("Kinds of sessions"),
    "session_groups": mark("Groups of a session"),
    "attendance_results": mark("Results of an attendance"),
    "placement_types": mark("Types of reception places"),
    "follow_up_types": mark("Types of follow-ups"),
    "relationships": mark("Relationships"),
    "marital_statuses": mark("Marital states"),
    "education_levels": mark("Levels of education"),
    "number_schemes": mark("Other agencies' numbers"),
    "attachment_types": mark("Kinds of files"),
    "sharing_grounds": mark("Legal grounds of sharing"),
    "languages": mark("Languages"),
    "countries": mark("Countries"),
}
# rules are written about each of these codes: words may be added to them, and no code that no rule knows
BUILT_ON = frozenset({
    "health_results", "priorities", "decisions", "permit_statuses", "passenger_statuses", "attendance_results",
    "assistance_points", "counter_ticks", "relationships", "marital_statuses",
})  # fmt: skip
