"""However a name or a number is typed, who has it is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.names import written_words
from resettle_desktop.rules.slips import letters_for, slips
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store

NAMES = (
    "Mohammad Khoury", "Abd al-Rahman Al-Hamwi", "Fatima Suleiman", "Berhane Tesfay", "Yousef Barakat",
    "خالد حداد", "عبد الرحمن الحموي", "فاطمة سليمان", "مصطفى المصري",
)  # fmt: skip
NUMBERS = ("LEB-15C01056", "LEB-58409303", "385-40776878")
names, numbers = st.sampled_from(NAMES), st.sampled_from(NUMBERS)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("search") / "office.resettle"
    made, _code = Store.create(folder, "rania", "five plain words", QUICK_KEY_SETTINGS)
    changes: list[dict[str, object]] = [{"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-20C00001"}}]
    for name in NAMES:
        first, last = re.fullmatch(r"(.*?) ((?:[Aa]l-)?\S+)", name).groups()  # type: ignore[union-attr]
        changes.append({"add": "Person", "values": {"case": "@c", "given_names": first, "family_name": last}})
    changes += [{"add": "Person", "values": {"case": "@c", "unhcr_number": number}} for number in NUMBERS]
    with made:
        made.apply(made.read_statement({"changes": changes}, "test").change_set)
        yield made


def found(store: Store, text: str) -> list[str]:
    people = store.search.find(text, "Person", 10).records
    return [f"{each.of('given_names')} {each.of('family_name')}" for each in people]


@given(names, st.data())
def test_a_name_is_found_with_its_words_in_any_order_and_in_any_case(
    kept: Store, name: str, data: st.DataObject
) -> None:
    words = data.draw(
        st.sampled_from(list(permutations(name.replace("Abd al-", "Abdul").replace("عبد ", "عبد").split())))
    )
    typed = " ".join(data.draw(st.sampled_from([word, word.upper(), word.lower()])) for word in words)
    assert name in found(kept, typed)


@given(names, st.data())
def test_a_name_is_found_while_its_last_word_is_typed(kept: Store, name: str, data: st.DataObject) -> None:
    first, last = name.rsplit(" ", 1)
    letters = data.draw(st.integers(0, len(last)))
    assert name in found(kept, f"{first} {last[:letters]}")


@given(names, st.data())
def test_a_name_is_found_past_any_slip_in_a_word_beside_another(kept: Store, name: str, data: st.DataObject) -> None:
    words = written_words(name)
    place = data.draw(st.sampled_from([place for place, word in enumerate(words) if len(word) > 3]))
    mistyped = data.draw(st.sampled_from(sorted(slips(words[place], letters_for(words[place])))))
    assert name in found(kept, " ".join([*words[:place], mistyped, *words[place + 1 :]]))


@given(numbers, st.text(st.sampled_from(" -/.–"), max_size=3), st.booleans(), st.data())
def test_a_number_is_found_whatever_parts_it_and_without_its_letters(
    kept: Store, number: str, between: str, whole: bool, data: st.DataObject
) -> None:
    first, last = number.split("-")
    typed = f"{first}{between}{last}" if whole else last[: data.draw(st.integers(4, len(last)))]
    people = kept.search.find(data.draw(st.sampled_from([typed, typed.lower()])), "Person", 10).records
    assert number in [each.of("unhcr_number") for each in people]


@given(st.text(max_size=30))
def test_no_text_is_too_strange_to_be_looked_for(kept: Store, text: str) -> None:
    assert kept.search.find(text, "Person", 10).total >= 0
