"""The report of figures: of each its chart, its table, and the sentences that say what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.documents.typesetting import typeset
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.texts import _, language

NAME = "figure-report"


@dataclass(frozen=True)
class ReportedFigure:
    """One figure on the paper: texts as they are to stand there, and its chart as SVG, empty for none.

    The first of the ``headings`` is of words, the others are of numbers; ``summed`` says that the last row is the sum.
    """

    title: str
    sentences: Sequence[str]
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    chart: str = ""
    summed: bool = True


@dataclass(frozen=True)
class About:
    """What the paper says of itself: whose it is, up to which change set, who made it and when.

    ``hides`` says that small numbers are hidden, so that it may leave the office.
    """

    office: str
    change_set: int
    prepared_by: str
    printed_at: datetime
    hides: bool


def figure_report(figures: Sequence[ReportedFigure], about: About) -> bytes:
    """Return the PDF of these figures, each beginning a page; raises TemplateError."""
    return typeset(NAME, report_data(figures, about))


def report_data(figures: Sequence[ReportedFigure], about: About) -> dict[str, object]:
    """Return what the template reads, all texts in the language in use."""
    printed = about.printed_at.replace(second=0, microsecond=0)
    return {
        "language": language(), "title": _("Report of figures"), "printed_at": printed.isoformat(),
        "words": _words(about), "office": about.office,
        "programme": _("Prepared by {user}").format(user=about.prepared_by), "reference": "",
        "version": about.change_set, "figures": [_figure(each) for each in figures],
    }  # fmt: skip


def _words(about: About) -> dict[str, str]:
    return {
        "document": _("Figures"),
        "confidential": "" if about.hides else _("For the office: small numbers are shown"),
        "audience": _("Numbers under 5 are hidden") if about.hides else _("Not to leave the office"),
        "version": _("Change set"),
        "printed": _("printed {moment}").format(moment=show_moment(about.printed_at)),
        "page": _("page"),
        "of": _("of {pages}"),
        "nobody": _("Nobody is counted here."),
    }


def _figure(figure: ReportedFigure) -> dict[str, object]:
    return {
        "title": figure.title, "sentences": list(figure.sentences), "headings": list(figure.headings),
        "rows": [list(row) for row in figure.rows], "chart": figure.chart, "summed": figure.summed,
    }  # fmt: skip
