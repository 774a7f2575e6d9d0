"""The one list of documents."""

from __future__ import annotations

import pytest

from resettle_desktop.documents.catalogue import document_named, documents
from resettle_desktop.records.errors import KnownError


def test_a_document_is_found_by_its_name() -> None:
    manifest = document_named("departure-manifest")
    assert manifest in documents()
    assert (manifest.label, manifest.needs) == ("Departure manifest", "departure")


def test_an_unknown_document_is_told_with_those_that_there_are() -> None:
    with pytest.raises(KnownError, match=r"no document manifest\. Nothing was printed.*: booking-notice, "):
        document_named("manifest")
