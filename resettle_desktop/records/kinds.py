"""The kinds of record and their fields, each declared once (DESIGN section 3).

A line there gives the column in the store, the editor in the form, the check, the heading in a workbook and the help.
The modules are listed in the order in which lists and workbooks show the kinds; import kinds from here alone.
"""

# isort: off
from resettle_desktop.records.kinds_case import Case, CaseLink, CasesApart
from resettle_desktop.records.kinds_person import FurtherValue, MergedRecord, NotSame, OtherNumber, Person
from resettle_desktop.records.kinds_papers import Attachment, Consent, Permit, TravelDocument
from resettle_desktop.records.kinds_health import HealthActivity, TravelNeed
from resettle_desktop.records.kinds_departure import Departure, Leg, Paper, Passenger, Tick, Waiver
from resettle_desktop.records.kinds_escort import Assistance, BaggageClaim, Escort
from resettle_desktop.records.kinds_measures import OutbreakMeasures
from resettle_desktop.records.kinds_reception import Attendance, FollowUp, Placement, Session
from resettle_desktop.records.kinds_findings import Accepted
from resettle_desktop.records.kinds_figures import Reported
from resettle_desktop.records.kinds_office import Conflict, Contact, Parked, Pledge, Setting, Sharing
# isort: on

__all__ = [
    "Accepted", "Assistance", "Attachment", "Attendance", "BaggageClaim", "Case", "CaseLink", "CasesApart",
    "Conflict", "Consent", "Contact", "Departure", "Escort", "FollowUp", "FurtherValue", "HealthActivity", "Leg",
    "MergedRecord", "NotSame", "OtherNumber", "OutbreakMeasures", "Paper", "Parked", "Passenger", "Permit", "Person",
    "Placement", "Pledge", "Reported", "Session", "Setting", "Sharing", "Tick", "TravelDocument", "TravelNeed",
    "Waiver",
]  # fmt: skip
