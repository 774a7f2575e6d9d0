"""What authorities must have said: the decision, no hold, the travel document, visa and exit permit, the consent."""

from __future__ import annotations

from datetime import date

from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Consent, Permit, TravelDocument
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.facts import Asked, Traveller
from resettle_desktop.rules.clearance.verdicts import Verdict, cleared, lapses, missing, not_needed, refused
from resettle_desktop.rules.holds import gone, last_to_lapse, on_hold

_AT_HAND = frozenset({None, "original"})
_TO_TRAVEL_WITH = frozenset({
    None, "passport", "laissez_passer", "convention_document", "stateless_document", "alien_document",
    "palestinian_document", "icrc_document", "emergency_passport", "other",
})  # fmt: skip
_VISA, _ONCE_GRANTED, _LAST_WORDS = "visa", ("granted", "expired"), ("refused", "not_required")
_REFUSED = "refused"
_REFUSED_DECISIONS = frozenset({"negative", "withdrawn"})


def decision(asked: Asked) -> Verdict:
    """The positive decision of CGRS on the case, until whose day there is no end."""
    case = asked.traveller.case
    if case.decision == "positive":
        return cleared(_("positive, {day}").format(day=show_day(case.decided)) if case.decided else _("positive"))
    if case.decision in _REFUSED_DECISIONS:
        return refused(_("The decision is {decision}").format(decision=case.shown("decision").lower()))
    return missing(_("There is no decision yet"))


def hold(asked: Asked) -> Verdict:
    """No hold on the person or the case; who died or withdrew, or whose case is closed, does not travel."""
    person, case = asked.traveller.person, asked.traveller.case
    for said in gone(person, case):
        return refused(said.text)
    for said in on_hold(person, case):
        return missing(said.text)
    return cleared(_("no hold"))


def travel_document(asked: Asked) -> Verdict:
    """A document at hand with which one may travel, valid to the end of the day of arrival."""
    paper = paper_of(asked.traveller)
    if paper is None or paper.status not in _AT_HAND:
        return missing(_not_at_hand(paper))
    if paper.expires is None:
        return missing(_("It is not known until when {document} is valid").format(document=paper.label()))
    if paper.expires < asked.journey.arrival:
        text = _("{document} expires on {day}, {short}")
        short = _short(paper.expires, asked.journey.arrival)
        return lapses(text.format(document=paper.label(), day=show_day(paper.expires), short=short), paper.expires)
    text = _("{document}, until {day}")
    return cleared(text.format(document=paper.label(), day=show_day(paper.expires)), paper.expires)


def visa(asked: Asked) -> Verdict:
    """A visa granted and valid to the end of the day of arrival."""
    return _permit(
        permit_of(asked.traveller, _VISA, asked.journey.arrival), asked.journey.arrival, _("the visa"), must_end=True
    )


def exit_permit(asked: Asked) -> Verdict:
    """An exit permit granted and valid on the day of departure; it need not say until when."""
    day = asked.journey.day
    return _permit(permit_of(asked.traveller, "exit_permit", day), day, _("the exit permit"), must_end=False)


def consent(asked: Asked) -> Verdict:
    """A signed consent to the journey that was not taken back by the day of departure."""
    day = asked.journey.day
    given = [each for each in asked.traveller.consents if each.purpose == "voluntary_movement"]
    standing = [each for each in given if each.withdrawn is None or each.withdrawn > day]
    signed = [each for each in standing if _is_signed(each, day)]
    said_no = [each for each in standing if each.type == _REFUSED]
    if said_no and max(said_no, key=_said) is max([*said_no, *signed], key=_said):
        return refused(_("The person refused consent to the journey"))
    if signed:
        return cleared(_("signed {day}").format(day=show_day(min(each.given for each in signed if each.given))))
    if given and not standing:
        return refused(_("The consent to the journey was taken back"))
    return missing(_("The consent form is not signed") if standing else _("There is no consent to the journey"))


def _is_signed(consent: Consent, day: date) -> bool:
    return bool(consent.type != _REFUSED and consent.form_signed and consent.given and consent.given <= day)


def _said(consent: Consent) -> tuple[date, int]:
    return consent.given or date.min, consent.id


def paper_of(traveller: Traveller) -> TravelDocument | None:
    """Return the document that counts: of those at hand the one valid longest, else the newest."""
    documents = [each for each in traveller.documents if each.type in _TO_TRAVEL_WITH]
    at_hand = last_to_lapse([each for each in documents if each.status in _AT_HAND])
    return at_hand or max(documents, key=lambda each: each.id, default=None)


def permit_of(traveller: Traveller, kind: str, day: date) -> Permit | None:
    """Return the permit of a type that counts on a day: of those that serve then the one valid longest.

    Where none serves a refusal, or that none is required, counts if it is the last word; else the permit that was
    granted for longest, without one what was said last. A visa must say its end, an exit permit need not.
    """
    permits, must_end = [each for each in traveller.permits if each.type == kind], kind == _VISA
    serving = [each for each in permits if _serves(each, day, must_end)]
    newest = max(permits, key=lambda each: each.id, default=None)
    if not serving and newest is not None and newest.status in _LAST_WORDS:
        return newest
    granted = serving or [each for each in permits if each.status in _ONCE_GRANTED]
    return max(granted, key=lambda each: (each.valid_until or _open_end(must_end), each.id), default=newest)


def _serves(permit: Permit, day: date, must_end: bool) -> bool:
    begun = permit.valid_from is None or permit.valid_from <= day
    ends = permit.valid_until or (date.min if must_end else date.max)
    return permit.status == "granted" and begun and day <= ends


def _not_at_hand(newest: TravelDocument | None) -> str:
    if newest is None:
        return _("There is no travel document")
    return _("{document}: {status}").format(document=newest.label(), status=newest.shown("status").lower())


def _permit(best: Permit | None, day: date, name: str, must_end: bool) -> Verdict:
    """Judge the permit that counts for a day."""
    if best is None or best.status not in _ONCE_GRANTED:
        return _not_granted(best, name)
    if best.valid_until is None and must_end:
        return missing(_("It is not known until when {permit} is valid").format(permit=name))
    if best.valid_until is not None and best.valid_until < day:
        text = _("{permit} ends on {day}, {short}")
        told = text.format(permit=name, day=show_day(best.valid_until), short=_short(best.valid_until, day))
        return lapses(_sentence(told), best.valid_until)
    if best.valid_from is not None and best.valid_from > day:
        return missing(_sentence(_("{permit} begins on {day}").format(permit=name, day=show_day(best.valid_from))))
    if best.status == "expired":
        return missing(_sentence(_("{permit} has expired").format(permit=name)))
    until = _("granted, until {day}").format(day=show_day(best.valid_until)) if best.valid_until else _("granted")
    return cleared(until, best.valid_until)


def _open_end(must_end: bool) -> date:
    """A permit without an end outlasts every other, but where one must say it."""
    return date.min if must_end else date.max


def _not_granted(newest: Permit | None, name: str) -> Verdict:
    if newest is None:
        return missing(_("There is no word of {permit}").format(permit=name))
    if newest.status == "not_required":
        return not_needed(_sentence(_("{permit} is not required").format(permit=name)))
    if newest.status == "refused":
        return refused(_sentence(_("{permit} was refused").format(permit=name)))
    if newest.status == "requested":
        day = show_day(newest.requested) if newest.requested else _("a day not said")
        return missing(_sentence(_("{permit} was requested on {day} and is not granted").format(permit=name, day=day)))
    return missing(_sentence(_("{permit} is not requested").format(permit=name)))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(until: date, needed: date) -> str:
    days = (needed - until).days
    return n_("{n} day too early", "{n} days too early", days)
