"""Passwords proposed for workbooks that leave: easy to read aloud, hard to guess."""

from __future__ import annotations

import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz"  # without i, l and o, which look like digits
_GROUPS, _LENGTH = 4, 4


def propose_password() -> str:
    """Return 72 random bits as four groups of four small letters, ``kvwd-rthe-bmap-xuzc``."""
    return "-".join("".join(secrets.choice(_LETTERS) for _place in range(_LENGTH)) for _group in range(_GROUPS))
