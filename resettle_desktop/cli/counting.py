"""The verb that counts: figures."""

from __future__ import annotations

from pathlib import Path

import click

from resettle_desktop.cli.common import json_option, open_store, store_argument
from resettle_desktop.cli.output import put, put_json, put_table
from resettle_desktop.figures.catalogue import figure_named
from resettle_desktop.figures.counting import Answer, Question, Row, count
from resettle_desktop.figures.figure import UNIT_LABELS
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.texts import _, mark, show_number


@click.command("figures", help=mark("Count arrivals, decisions and so on, and say how."))
@store_argument
@click.argument("figure", default="arrivals")
@click.option("--year", type=click.IntRange(1000, 9999), metavar="Y", help=mark("One year of the figure's own date."))
@click.option("--by", multiple=True, metavar="FIELD", help=mark("What splits it, such as nationality, one or several."))
@click.option("--unit", metavar="UNIT", help=mark("What is counted: persons or cases."))
@json_option
def figures_verb(
    store: Path, figure: str, year: int | None, by: tuple[str, ...], unit: str | None, as_json: bool
) -> None:
    """Print one figure: its definition, its rows and its total."""
    wanted = figure_named(figure)
    question = Question(wanted, wanted.unit_of(unit), by or wanted.split, (year, year) if year else None)
    question.check()  # before anybody types a passphrase
    with open_store(store) as opened:
        answer = count(opened, question)
    if as_json:
        put_json(as_json_of(answer))
    else:
        _put(answer)


def as_json_of(answer: Answer) -> dict[str, object]:
    """Return an answer in the form of DESIGN section 6; days of a figure that is timed stand beside its counts."""
    return {
        "figure": answer.question.figure.name, "unit": answer.question.unit, "definition": answer.definition,
        "as_of": answer.as_of.isoformat(), "source": answer.source,
        "rows": [_row_json(answer, row) for row in answer.rows], "total": answer.total,
    }  # fmt: skip


def _row_json(answer: Answer, row: Row) -> dict[str, object]:
    said: dict[str, object] = {"by": list(row.by), "count": row.count}
    return {**said, "median": row.median, "p90": row.p90} if answer.question.figure.timed else said


def _put(answer: Answer) -> None:
    question = answer.question
    put(f"{question.figure.label} · {_('as of {day}').format(day=show_day(answer.as_of))}")
    put(answer.definition)
    put(answer.source)
    timed = (_("Median days"), _("90th percentile")) if question.figure.timed else ()
    headings = [*(each.label for each in question.fields), _(UNIT_LABELS[question.unit]), *timed]
    total = [_("All"), *[""] * (len(question.fields) - 1), show_number(answer.total)] if question.fields else []
    put_table(headings, [*(_cells(answer, row) for row in answer.rows), total])


def _cells(answer: Answer, row: Row) -> list[str]:
    labels = [each.show(value) for each, value in zip(answer.question.fields, row.by, strict=True)]
    days = [f"{row.median:g}", f"{row.p90:g}"] if row.median is not None and row.p90 is not None else []
    return [*labels, show_number(row.count), *days]
