"""An office that saves without end until it is killed; run as ``python -m tests.store.office_at_work STORE``.

Each line of its input begins a new life: a child opens the store, says its process number, and then the number of
each change set as soon as the store has confirmed it. Forking saves the second that importing the program takes.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable
from pathlib import Path

from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.store import Store

USER, PASSPHRASE = "rania", "five plain words"


def family(number: int, members: int = 3) -> Draft:
    """Return a case with its members, all of whom are named by the number of their change set."""
    draft, case = Draft(), new_id()
    draft.add("Case", case, {"cgrs_number": f"CG{number}", "decision": "positive"})
    for member in range(members):
        draft.add(
            "Person", new_id(), {"case": id_text(case), "family_name": f"Family{number}", "phone": f"03 {member}"}
        )
    return draft


def work(store: Path) -> None:
    """Save families until something ends the process."""
    with Store.open(store, USER, PASSPHRASE) as opened:
        say(os.getpid())
        for number in itertools.count(opened.history.last_number() + 1):
            applied = opened.apply(family(number).change_set(f"family {number}"))
            assert applied and applied.number == number
            say(number)


def say(number: int) -> None:
    """Say a number at once, whole."""
    os.write(sys.stdout.fileno(), f"{number}\n".encode())


def main(life: Callable[[Path, str], None] = lambda store, _line: work(store)) -> None:
    """Begin a new life for each line of input; a life is given the store and the line."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            life(Path(sys.argv[1]), line)
        os.waitpid(child, 0)
        say(0)


if __name__ == "__main__":
    main()
