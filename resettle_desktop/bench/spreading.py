"""Spreads work over the processor's cores, each in a process of its own."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")


@contextmanager
def spread(work: Callable[[A], R], parts: Sequence[A]) -> Iterator[Iterator[R]]:
    """Have each part worked on, on all cores where there are several parts; their results come in order.

    Only a few results are there at a time. ``work`` and its parts go to other processes: a function of a module.
    """
    if len(parts) == 1:
        yield map(work, parts)
        return
    # begun afresh: a copy of a process with a window and its threads may stand still
    cores = os.cpu_count() or 1
    pool = ProcessPoolExecutor(cores, get_context("spawn"), _leave_interrupts)
    try:
        yield _results(pool, work, parts, cores + 1)
    finally:
        pool.shutdown(cancel_futures=True)


def _results(pool: ProcessPoolExecutor, work: Callable[[A], R], parts: Sequence[A], ahead: int) -> Iterator[R]:
    coming: deque[Future[R]] = deque()
    for part in parts:
        coming.append(pool.submit(work, part))
        if len(coming) > ahead:
            yield coming.popleft().result()
    while coming:
        yield coming.popleft().result()


def _leave_interrupts() -> None:
    """Leave it to the process that began this one to end it: Ctrl+C goes to both."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
