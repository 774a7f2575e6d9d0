"""Text with separators is read whatever its letters and its separator."""

import pytest

from resettle_desktop.exchange.reader_text import decoded, rows_of
from resettle_desktop.exchange.sniffing import RefusedError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_that_tell_their_encoding_need_no_guess(encoding: str) -> None:
    assert decoded("Élise;حداد".encode(encoding)) == ("Élise;حداد", None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Élise;Benoît;Liège", "cp1252"), ("Name;الاسم;خالد شاهين", "cp1256")],
)
def test_letters_of_windows_are_guessed(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == (text, encoding)


def test_text_whose_mark_lies_is_damaged() -> None:
    with pytest.raises(RefusedError, match="damaged_text"):
        decoded(b"\xef\xbb\xbf\xff\xff")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = f"Name{separator}Sex\nHaddad{separator}F\n"
    assert list(rows_of(text, "list.csv")) == [["Name", "Sex"], ["Haddad", "F"]]


def test_commas_inside_a_column_do_not_split_it() -> None:
    text = 'Name;Remarks\nHaddad;"one, two; three"\nSaad;four, five\n'
    assert list(rows_of(text, "list.csv"))[1] == ["Haddad", "one, two; three"]


def test_a_single_column_is_a_table_when_the_name_says_so() -> None:
    assert list(rows_of("Number\nLEB-00000001\n", "numbers.csv")) == [["Number"], ["LEB-00000001"]]


def test_a_letter_is_no_table() -> None:
    with pytest.raises(RefusedError) as refusal:
        list(rows_of("Dear all,\nthe list follows.\nRegards\n", "list.xlsx"))
    assert refusal.value.values == {"kind": "plain_text"}


def test_a_field_without_end_is_damaged() -> None:
    with pytest.raises(RefusedError, match="damaged_text"):
        list(rows_of('"' + "x" * 1_000_001, "list.csv"))
