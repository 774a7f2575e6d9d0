"""Failures that a person can act on, told apart from bugs."""

from __future__ import annotations


class KnownError(Exception):
    """Something went wrong that a person can mend: says what happened, what was kept and what to do next.

    The text is complete sentences in the person's language and holds no personal data beyond what
    the person just gave (a file name, a case number they typed).
    """


class NoWindow(KnownError):
    """No window can be shown here; says why and what to do."""
