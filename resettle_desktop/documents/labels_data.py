"""The labels in the form in which their template reads them: texts, and each code as a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from resettle_desktop.documents.labels import LabelPerson, Labels
from resettle_desktop.documents.paper_data import (
    day_and_month,
    foot_words,
    head_data,
    name_parts,
    own_letters,
    told,
    written_name,
)
from resettle_desktop.records.texts import _
from resettle_desktop.rules.label_codes import MOST_BAGS, label_code

_MASK = 4


def labels_data(labels: Labels) -> dict[str, object]:
    """Return what the template ``labels`` reads, all texts in the language in use."""
    return {
        **head_data(labels, _("Labels {reference}").format(reference=labels.reference), cancelled=labels.cancelled),
        "words": _words(labels),
        "flights": _flights(labels),
        "destination": labels.legs[-1].destination if labels.legs else "",
        "bags": [label for person in labels.people for label in _of_bags(person)],
        "names": [{**_label(person), "code": code_drawing(label_code(person.id))} for person in labels.people],
    }


@lru_cache(maxsize=2000)
def code_drawing(code: str) -> str:
    """Return a QR code of this text as SVG, without the free margin around it, which the label has to leave."""
    import segno  # taken from its file only when labels are printed

    # any mask can be read; the choice of the best of eight would take six times as long
    rows = segno.make_qr(code, error="q", mask=_MASK).matrix
    path = "".join(f"M{run[0]} {y}h{len(run)}v1h-{len(run)}z" for y, row in enumerate(rows) for run in _runs(row))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows)} {len(rows)}"><path d="{path}"/></svg>'


def _runs(row: Sequence[int]) -> Iterator[list[int]]:
    """Yield the dark modules of a row, those that touch one another together."""
    for dark, places in groupby(range(len(row)), key=lambda place: bool(row[place])):
        if dark:
            yield list(places)


def _of_bags(person: LabelPerson) -> Iterator[dict[str, object]]:
    """Yield a label for each bag; where nobody entered how many there are one, with room for the number."""
    count = 1 if person.bags is None else min(person.bags, MOST_BAGS)
    of = "____" if person.bags is None else str(person.bags)
    for bag in range(1, count + 1):
        told = _("{number} of {all}").format(number=bag, all=of)
        yield {**_label(person), "bag": told, "code": code_drawing(label_code(person.id, bag))}


def _label(person: LabelPerson) -> dict[str, object]:
    written = written_name(person)
    names = name_parts(*written)
    return {
        "number": str(person.number),
        "family": str(person.family),
        "family_name": names["family_name"],
        "given_names": names["given_names"],
        "original": told(names["original_name"]) or own_letters(*written),
        "place": person.place,
    }


def _flights(labels: Labels) -> str:
    flights = ", ".join(f"{leg.carrier} {leg.number}".strip() for leg in labels.legs)
    return " · ".join(filter(None, (flights, day_and_month(labels.day))))


def _words(labels: Labels) -> dict[str, str]:
    return {
        **foot_words(_("Labels"), "", labels.printed_at),
        "bags": _("bag labels, {size} mm ({sheet})").format(size="99.1 × 38.1", sheet="L7163"),
        "names": _("name labels, {size} mm ({sheet})").format(size="63.5 × 38.1", sheet="L7160"),
        "scale": _("print at 100 %, no scaling"),
        "family": _("family"),
        "bag": _("bag"),
        "number": _("No."),
    }
