"""What the benchmark sets beside the manifest: as many pages by Typst alone."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest

from resettle_desktop.bench.printing import bare_pages
from resettle_desktop.documents.pages import Pages
from resettle_desktop.documents.typesetting import Typesetter

MANIFEST = {"families": [{"passengers": [{"name": f"Member{n}", "sex": "F", "services": []} for n in range(60)]}] * 5}


@pytest.mark.parametrize("pages", [1, 7, 19])
def test_typst_alone_sets_the_same_rows_on_as_many_pages(pages: int) -> None:
    bare = bare_pages(MANIFEST, pages, 3)
    assert [row for page in bare["pages"] for row in page][59:61] == [["3", "Member59", "F"], ["3", "Member0", "F"]]
    assert len(bare["pages"]) == pages


def test_the_bare_pages_are_typeset() -> None:
    with as_file(files("resettle_desktop.resources") / "bench") as folder:
        pdf = Typesetter(folder).typeset("bare-pages", bare_pages(MANIFEST, 19, 0))
    with Pages(pdf) as pages:
        assert len(pages) == 19
