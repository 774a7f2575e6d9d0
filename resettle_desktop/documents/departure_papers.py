"""All papers of a departure as one: a page that names them, then each as it is printed alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from resettle_desktop.documents.paper_data import foot_words, head_data
from resettle_desktop.records.texts import _, n_


@dataclass(frozen=True)
class Contained:
    """One paper among all: which print of it, how many pages it has, or the ``problem`` for which it is missing."""

    label: str
    edition: str
    pages: int
    problem: str = ""


@dataclass(frozen=True)
class DeparturePapers:
    """All papers of a departure in one version; ``papers`` are their names and what each says, in a desk's order.

    ``contents`` names them on the first page once they are typeset.
    """

    office: str
    reference: str
    cancelled: bool
    papers: tuple[tuple[str, Any], ...]
    contents: tuple[Contained, ...] = ()
    version: int = 0
    prepared_by: str = ""
    printed_at: datetime = datetime.min


def departure_papers_data(papers: DeparturePapers) -> dict[str, object]:
    """Return what the template ``departure-papers`` reads, all texts in the language in use."""
    return {
        **head_data(
            papers, _("All papers of {reference}").format(reference=papers.reference), cancelled=papers.cancelled
        ),
        "contents": [_contained(each) for each in papers.contents],
        "words": {
            **foot_words(_("All papers of the departure"), _("Office copy"), papers.printed_at),
            "paper": _("Paper"),
            "pages": _("Pages"),
            "missing": _("MISSING"),
        },
    }


def _contained(each: Contained) -> dict[str, object]:
    return {
        "label": each.label,
        "version": each.edition,
        "pages": n_("1 page", "{n} pages", each.pages),
        "problem": each.problem,
    }
