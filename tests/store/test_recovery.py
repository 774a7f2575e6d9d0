"""The printed recovery code."""

import pytest

from resettle_desktop.store.recovery import WrongRecoveryCode, new_recovery_code, plain_recovery_code

CODE = "C3WG-1JCA-KS2X-TM9Z-59EX-M2PC-TXYR-KBF8"


def test_a_code_is_eight_groups_of_four() -> None:
    groups = new_recovery_code().split("-")
    assert [len(group) for group in groups] == [4] * 8


def test_no_two_codes_are_alike() -> None:
    assert len({new_recovery_code() for _time in range(50)}) == 50


def test_every_new_code_passes_its_own_check() -> None:
    codes = [new_recovery_code() for _time in range(50)]
    assert [plain_recovery_code(code) for code in codes] == [code.replace("-", "") for code in codes]


@pytest.mark.parametrize(
    "typed",
    [CODE.lower(), CODE.replace("-", ""), CODE.replace("-", " "), CODE.replace("1", "I"), CODE.replace("1", "l")],
)
def test_a_code_may_be_typed_as_it_is_read(typed: str) -> None:
    assert plain_recovery_code(typed) == CODE.replace("-", "")


@pytest.mark.parametrize("place", [place for place, letter in enumerate(CODE) if letter != "-"])
def test_any_single_mistyped_letter_is_noticed(place: int) -> None:
    other = "7" if CODE[place] != "7" else "8"
    with pytest.raises(WrongRecoveryCode, match="mistyped"):
        plain_recovery_code(CODE[:place] + other + CODE[place + 1 :])


def test_a_foreign_letter_is_noticed() -> None:
    with pytest.raises(WrongRecoveryCode, match="mistyped"):
        plain_recovery_code(CODE.replace("C3WG", "U3WG"))


def test_a_missing_letter_is_counted() -> None:
    with pytest.raises(WrongRecoveryCode, match="has 32 letters and digits, and 31 were typed"):
        plain_recovery_code(CODE[:-1])
