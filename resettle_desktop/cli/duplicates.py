"""The verb that names persons or cases which may be entered twice, and measures how well they are found."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from resettle_desktop.cli.common import json_option, open_store, store_argument
from resettle_desktop.cli.output import put_json, put_table, say
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, OtherNumber, Person
from resettle_desktop.records.numbers import id_text, number_key
from resettle_desktop.records.record import Record, kind_label, kind_of
from resettle_desktop.records.texts import _, mark, n_
from resettle_desktop.rules.measuring import Measured, measured
from resettle_desktop.store.store import Store

Pair = tuple[str, str]
_DIGITS = 4


@dataclass(frozen=True)
class Likely:
    """A suspected pair of persons or cases by their ids; ``one`` was entered first."""

    one: int
    other: int
    score: float
    why: list[str]


@click.command("duplicates", help=mark("Name the persons, or cases, that may be entered twice."))
@store_argument
@click.option("--kind", default="Person", show_default=True, metavar="KIND", help=mark("Person or Case."))
@click.option(
    "--truth",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=mark("A CSV file of two ids or numbers a line, each line a true pair: measure the pairs by it."),
)
@json_option
def duplicates_verb(store: Path, kind: str, truth: Path | None, as_json: bool) -> None:
    """Print the suspected pairs; with a truth also precision and recall."""
    chosen = kind_of(kind)
    if chosen not in (Person, Case):
        text = _("Only persons and cases are compared, not {kind}. Nothing was done. Leave --kind out.")
        raise KnownError(text.format(kind=kind))
    with open_store(store) as opened:
        lines = _read(truth) if truth else None
        pairs = _found(opened, chosen)
        ids = [id for pair in pairs for id in (pair.one, pair.other)]
        labels = opened.search.labels(list(opened.rows.many(chosen, ids).values()))
        fits = measured(_ids(pairs), _true_pairs(opened, chosen, lines)) if lines is not None else None
    if as_json:
        put_json(_report(pairs, fits))
    else:
        rows = [[f"{each.score:.2f}", labels[each.one], labels[each.other], " ".join(each.why)] for each in pairs]
        word = kind_label(chosen)
        put_table((_("Score"), word, word, _("Why")), rows)
    say(n_("{n} suspected pair.", "{n} suspected pairs.", len(pairs)))
    if fits:
        said = _("Precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}.")
        say(said.format(precision=fits.precision, recall=fits.recall, f1=fits.f1))


def _found(store: Store, kind: type[Record]) -> list[Likely]:
    if kind is Case:
        return [Likely(each.one, each.other, each.score, list(each.why)) for each in store.duplicate_cases.pairs()]
    persons = store.duplicates.pairs()
    return [Likely(each.one, each.other, each.likeness.score, each.likeness.why) for each in persons]


def _report(pairs: list[Likely], fits: Measured | None) -> dict[str, object]:
    listed = [
        {"a": id_text(each.one), "b": id_text(each.other), "score": each.score, "why": each.why} for each in pairs
    ]
    if fits is None:
        return {"pairs": listed}
    figures = asdict(fits) | {"f1": fits.f1}
    return {"pairs": listed} | {name: round(figure, _DIGITS) for name, figure in figures.items()}


def _ids(pairs: list[Likely]) -> set[Pair]:
    return {_ordered(id_text(pair.one), id_text(pair.other)) for pair in pairs}


def _read(path: Path) -> list[Pair]:
    """Return the first two cells of each line that has them; raises KnownError where there is none."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        said = _("{file} cannot be read as text: {why}. Nothing was done. Save it as CSV in UTF-8.")
        raise KnownError(said.format(file=path.name, why=wrong)) from wrong
    separator = max(",;\t", key=text.count)
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    pairs = [(row[0], row[1]) for row in rows if len(row) > 1 and row[0] and row[1]]
    if not pairs:
        said = _("{file} has no line with two ids. Nothing was done. Give one true pair a line, two cells each.")
        raise KnownError(said.format(file=path.name))
    return pairs


def _true_pairs(store: Store, kind: type[Record], lines: list[Pair]) -> set[Pair]:
    """Return the pairs of this kind that the lines name, by their ids.

    A first line that names nobody is a heading. Whoever else is not in the store cannot be found: such a line counts
    as a pair that was missed. A line whose two numbers are one person's by now says nothing.
    """
    named = [(_named(store, kind, one), _named(store, kind, other)) for one, other in lines]
    if named[0] == ("", ""):
        named, lines = named[1:], lines[1:]
    pairs = {
        _ordered(one or written[0], other or written[1])
        for (one, other), written in zip(named, lines, strict=True)
        if not one or one != other
    }
    missing = sum(not (one and other) for one, other in named)
    if missing:
        say(n_("{n} line names somebody who is not in the store.", "{n} lines name somebody who is not in the store.",
               missing))  # fmt: skip
    return pairs


def _named(store: Store, kind: type[Record], name: str) -> str:
    """Return the id of the person or case that an id or a number names, an empty text where there is none."""
    found = store.search.named(kind, name)
    if found:
        return id_text(found[0].id)
    others = store.words.exactly(OtherNumber.kind_name(), "value", number_key(name))
    link = "case" if kind is Case else "person"
    owners = [owner for number in store.rows.many(OtherNumber, others).values() if (owner := number.of(link))]
    return id_text(owners[0]) if owners else ""


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
