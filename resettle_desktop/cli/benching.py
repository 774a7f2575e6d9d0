"""The verb that measures the program over made-up people: bench."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import click

from resettle_desktop.cli.common import DONE, FOUND, json_option, this_call
from resettle_desktop.cli.output import put, put_json, put_table, say
from resettle_desktop.records.texts import _, mark

_DEFAULT, _LEAST, _MOST = 20_000, 100, 1_000_000


@click.command("bench", help=mark("Measure the program over a store of made-up people."))
@click.option(
    "--persons", default=_DEFAULT, show_default=True, type=click.IntRange(_LEAST, _MOST),
    help=mark("How many people the store has."),
)  # fmt: skip
@json_option
def bench_verb(persons: int, as_json: bool) -> int:
    """Print what was measured; status 1 where a figure is short of what it has to reach."""
    found = this_call().run_bench(persons, say)
    if as_json:
        put_json(found)
    else:
        _put(found)
    return DONE if all(row["holds"] for row in found["rows"]) else FOUND


def _put(found: Mapping[str, Any]) -> None:
    put(_("{machine}; {count} persons").format(machine=found["machine"], count=f"{found['persons']:,}"))
    growth = {each["what"]: each["exponent"] for each in found["growth"]}
    headings = (
        _("What"),
        _("Median"),
        _("p99"),
        _("Unit"),
        _("Times the floor"),
        _("Has to reach"),
        _("Holds"),
        _("Grows by"),
    )
    put_table(headings, _cells(found["rows"], growth))


def _cells(rows: Iterable[Mapping[str, Any]], growth: Mapping[str, float]) -> Iterable[list[object]]:
    for row in rows:
        reached = _("yes") if row["holds"] else _("no")
        yield [
            row["what"], row["median"], row["p99"], row["unit"], row["ratio"], row["to_reach"], reached,
            growth.get(row["what"]),
        ]  # fmt: skip
