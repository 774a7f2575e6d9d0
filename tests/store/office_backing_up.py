"""An office that saves and backs up until its time is over; run as ``python -m tests.store.office_backing_up STORE``.

Each line of its input begins a new life of so many seconds, which the system ends without asking, as it does with a
program that is killed. It says its process number, and then each change set that was saved and backed up.
"""

from __future__ import annotations

import itertools
import os
import signal
from pathlib import Path

from resettle_desktop.store.store import Store
from tests.store.office_at_work import PASSPHRASE, USER, family, main, say


def back_up(store: Path, seconds: str) -> None:
    """Save a family and back up, again and again."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    with Store.open(store, USER, PASSPHRASE) as opened:
        say(os.getpid())
        signal.setitimer(signal.ITIMER_REAL, float(seconds))
        for number in itertools.count(opened.history.last_number() + 1):
            opened.apply(family(number).change_set(f"family {number}"))
            opened.back_up()
            say(number)


if __name__ == "__main__":
    main(back_up)
