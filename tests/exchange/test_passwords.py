"""Passwords that are proposed for workbooks."""

from __future__ import annotations

import re

from resettle_desktop.exchange.passwords import propose_password


def test_a_proposed_password_can_be_read_aloud() -> None:
    assert re.fullmatch(r"([a-hjkmnp-z]{4}-){3}[a-hjkmnp-z]{4}", propose_password())


def test_no_two_proposed_passwords_are_the_same() -> None:
    assert len({propose_password() for _time in range(200)}) == 200
