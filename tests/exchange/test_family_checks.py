"""What an import says of whole families."""

from __future__ import annotations

from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Bring, numbers


def test_a_principal_applicant_beside_the_one_of_the_store_is_told(bring: Bring) -> None:
    bring([HEADINGS, KHALED, HEBA])
    assert numbers(bring([HEADINGS, (*HEBA[:2], "PA", *HEBA[3:])])) == ["W211"]


def test_a_size_that_is_not_the_number_of_members_is_told(bring: Bring) -> None:
    prepared = bring([(*HEADINGS, "Case Size"), (*KHALED, 3), (*HEBA, 3)])
    assert numbers(prepared) == ["W212"]


def test_members_of_the_store_count_in_the_size(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED])
    assert numbers(bring([(*HEADINGS, "Case Size"), (*HEBA, 2)])) == []
