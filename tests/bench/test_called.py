"""Made-up names, and how clerks write them."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from resettle_desktop.bench.called import Called, mistyped, origins, spelled
from resettle_desktop.rules.names import name_words


def test_every_origin_has_names_of_men_women_and_families() -> None:
    every, _shares = origins()
    assert len(every) >= 5
    assert all(len(each.lists[name][0]) > 10 for each in every for name in ("male", "female", "family"))


def test_a_name_is_parted_from_its_original_script() -> None:
    levant = origins()[0][0]
    assert levant.lists["male"][0][0] == Called("Mohammad", "محمد")


def test_common_names_are_commoner_than_others() -> None:
    chance, levant = Random(1), origins()[0][0]
    drawn = Counter(levant.given("M", chance).latin for _each in range(3000))
    assert drawn["Mohammad"] > 3 * drawn["Zuhair"]


def test_clerks_spell_one_name_in_several_ways() -> None:
    chance = Random(1)
    assert len({spelled("Youssef", chance) for _each in range(300)}) > 4


@given(st.integers(0, 10_000))
def test_a_mistyped_name_is_one_slip_away_and_keeps_its_first_letter(seed: int) -> None:
    typed = mistyped("Haddad", Random(seed))
    assert typed[0] == "H" and OSA.distance("Haddad", typed) <= 1


def test_a_short_name_is_not_mistyped() -> None:
    assert mistyped("Ali", Random(1)) == "Ali"


def test_every_name_has_words_to_be_found_by() -> None:
    every, _shares = origins()
    names = [called for each in every for listed, _weights in each.lists.values() for called in listed]
    assert all(name_words(called.latin) for called in names)
    assert all(name_words(called.script) for called in names if called.script)
