"""Codes are found by every word that stands for them, and by no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resettle_desktop.records.codes import (
    Code,
    add_codes,
    code_list,
    code_list_names,
    fold,
    forget_added_codes,
    read_codes,
)
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import use_language

HEADING = "code,label_en,label_fr,label_nl,aliases\n"


@pytest.fixture(autouse=True)
def shipped_lists() -> Iterator[None]:
    """Leave the lists and the language as they were."""
    yield
    forget_added_codes()
    use_language("en")


def village(label: str = "Village school", *aliases: str) -> Code:
    return Code("village_school", {"en": label, "fr": "École du village", "nl": "Dorpsschool"}, aliases)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Négative", "negative"),
        ("lower_secondary", "lowersecondary"),
        ("  Laissez‑passer ", "laissezpasser"),
        ("DIYARBAKIR", "diyarbakir"),
        ("Diyarbakır", "diyarbakir"),
        ("İstanbul", "istanbul"),
        ("N° CGRA", "nocgra"),
        ("№ CGRA", "nocgra"),
        ("Ｎａｍｅ", "name"),
        ("٢٠٢٠", "2020"),
        ("sœur", "soeur"),
        ("Straße", "strasse"),
        ("العـــربية", "العربية"),
        ("سوری", "سوري"),
        ("<<", ""),
    ],
)
def test_folding_keeps_letters_and_digits_alone(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["İstanbul", "N° de cas", "Sœur / Broer", "أنثى", "Kadın", "1ª №"])
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("text", ["SYR", "syr", "Syria", "Syrie", "Syrië", "SYRISCH", "syrian-arab  republic", "سوريا"])
def test_a_code_is_found_by_code_label_and_alias_in_any_spelling(text: str) -> None:
    assert code_list("countries").find(text) == "SYR"


@pytest.mark.parametrize("text", ["Syra", "Syrian Arab", "", " - ", "<"])
def test_a_word_that_is_only_similar_stands_for_nothing(text: str) -> None:
    assert code_list("countries").find(text) is None


def test_the_dotless_i_of_a_turkish_keyboard_is_an_i() -> None:
    assert code_list("countries").find("TÜRKIYE") == code_list("countries").find("Türkıye") == "TUR"


def test_a_code_in_one_list_says_nothing_in_another() -> None:
    assert code_list("sexes").find("M") == "M"
    assert code_list("marital_statuses").find("M") == "married"


def test_a_label_follows_the_language_in_use() -> None:
    use_language("nl")
    assert code_list("relationships").label("daughter") == "Dochter"


def test_a_label_is_given_in_the_language_that_is_asked_for() -> None:
    relationships = code_list("relationships")
    assert [relationships.label("father", each) for each in ("en", "fr", "fr_BE", "nl")] == [
        "Father",
        "Père",
        "Père",
        "Vader",
    ]


def test_english_stands_in_for_a_language_that_has_no_labels() -> None:
    assert code_list("sexes").label("F", "ar") == "Female"


def test_an_unknown_code_is_its_own_label() -> None:
    assert code_list("needs").label("ZZ-99") == "ZZ-99"


def test_only_codes_are_in_a_list_not_their_labels() -> None:
    sexes = code_list("sexes")
    assert "M" in sexes
    assert "Male" not in sexes


def test_codes_keep_the_order_of_their_file() -> None:
    assert code_list("decisions").codes == ("pending", "positive", "negative", "withdrawn")


def test_entries_carry_labels_and_aliases() -> None:
    first = code_list("sexes").entries()[0]
    assert (first.code, first.labels["fr"]) == ("M", "Masculin")
    assert "Homme" in first.aliases


def test_labels_of_a_list_cannot_be_changed_in_passing() -> None:
    with pytest.raises(TypeError):
        code_list("sexes").entries()[0].labels["en"] = "Man"  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "text", "first"),
    [
        ("countries", "Leb", "LBN"),
        ("countries", "Syrain Arab Republic", "SYR"),
        ("languages", "kurmanjy", "kmr"),
        ("relationships", "dauhgter", "daughter"),
        ("decisions", "Positve", "positive"),
    ],
)
def test_a_mistyped_word_suggests_what_was_meant(name: str, text: str, first: str) -> None:
    assert code_list(name).suggest(text)[0] == first


def test_suggestions_are_few_and_different() -> None:
    found = code_list("countries").suggest("united", limit=4)
    assert len(found) == len(set(found)) == 4


@pytest.mark.parametrize("text", ["", "...", "qqqqqqqq"])
def test_nothing_is_suggested_for_a_word_like_no_other(text: str) -> None:
    assert code_list("countries").suggest(text) == []


def test_an_unknown_list_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(KnownError, match=r"no code list named planets.*countries"):
        code_list("planets")


def test_a_path_is_no_name_of_a_list() -> None:
    with pytest.raises(KnownError):
        code_list("../codes/sexes")


def test_a_list_is_read_once() -> None:
    assert code_list("needs") is code_list("needs")


def test_an_added_code_stands_after_the_shipped_ones() -> None:
    add_codes("education_levels", [village("Village school", "Maktab")])
    levels = code_list("education_levels")
    assert levels.codes[-1] == "village_school"
    assert levels.find("maktab") == levels.find("École du village") == "village_school"


def test_an_added_alias_is_found_beside_the_shipped_ones() -> None:
    add_codes("countries", [Code("SYR", {}, ("Cham",))])
    countries = code_list("countries")
    assert countries.find("cham") == countries.find("Syria") == "SYR"
    assert countries.label("SYR", "nl") == "Syrië"


def test_an_added_label_replaces_the_shipped_one_which_stays_findable() -> None:
    add_codes("placement_types", [Code("LRI", {"en": "Local home"})])
    places = code_list("placement_types")
    assert places.label("lri") == "Local home"
    assert places.find("Local reception initiative") == "lri"
    assert len(places) == 5


def test_a_word_that_stands_for_another_code_keeps_doing_so() -> None:
    add_codes("education_levels", [village("Primary", "university")])
    levels = code_list("education_levels")
    assert (levels.find("Primary"), levels.find("university")) == ("primary", "university")


def test_a_new_alias_takes_no_word_from_a_code_further_down() -> None:
    add_codes("countries", [Code("SYR", {}, ("Turkey", "Cham"))])
    countries = code_list("countries")
    assert (countries.find("Turkey"), countries.find("Cham")) == ("TUR", "SYR")


def test_codes_are_added_again_and_again() -> None:
    add_codes("education_levels", [village()])
    add_codes("education_levels", [Code("madrasa", {"en": "Madrasa"})])
    assert code_list("education_levels").codes[-2:] == ("village_school", "madrasa")


def test_added_codes_are_forgotten_with_their_store() -> None:
    add_codes("education_levels", [village()])
    forget_added_codes()
    assert "village_school" not in code_list("education_levels")


def test_nothing_is_added_to_a_list_that_is_not_there() -> None:
    with pytest.raises(KnownError, match="planets"):
        add_codes("planets", [village()])
    assert "planets" not in code_list_names()


def test_a_list_without_a_column_says_which() -> None:
    with pytest.raises(KnownError, match=r"code list moons.*line 1.*label_nl, aliases"):
        read_codes("moons", "code,label_en,label_fr\nio,Io,Io\n")


@pytest.mark.parametrize("rows", ["io,Io,Io,Io,\nio,Io,Io,Io,\n", "io,Io,Io,Io,\n,Europa,Europe,Europa,\n"])
def test_an_empty_or_repeated_code_says_in_which_line(rows: str) -> None:
    with pytest.raises(KnownError, match=r"code list moons.*line 3"):
        read_codes("moons", HEADING + rows)


def test_a_short_row_has_empty_labels_and_no_aliases() -> None:
    assert read_codes("moons", HEADING + "io,Io\n") == [Code("io", {"en": "Io", "fr": "", "nl": ""})]
