"""The pictures of a family's members: read and made small off the window's thread, and kept in memory alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.records.kinds import Attachment
from resettle_desktop.store.attachments import MissingContent
from resettle_desktop.store.store import Store

SIDE = 96  # pixels: three times what is shown, so that it is sharp on a fine screen
_MOST_KEPT = 200
_PHOTO = "photo"


class Photos(QObject):
    """Finds the photograph of each person that is asked about; ``loaded`` when pictures have come."""

    loaded = Signal()

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._digests: Mapping[int, str] = {}
        self._images: dict[str, QImage | None] = {}
        self.work: Work | None = None

    def ask(self, people: Collection[int]) -> None:
        """Look which photographs these persons have now, and read those that were not read yet."""
        found = self._store.rows.where_in(Attachment, "record", people)
        ordered = sorted(found, key=lambda each: each.id)
        self._digests = {
            each.record: each.content for each in ordered if each.type == _PHOTO and each.record and each.content
        }
        self._read()

    def of(self, person: int) -> QImage | None:
        """Return a person's newest photograph, cut square; None where there is none, or it is not read yet."""
        return self._images.get(self._digests.get(person, ""))

    # internals

    def _read(self) -> None:
        wanted = [digest for digest in dict.fromkeys(self._digests.values()) if digest not in self._images]
        if not wanted or self.work is not None:
            return
        self.work = run(
            self, partial(_small_of, self._store, wanted), self._keep, self._give_up, within=self._store.reading
        )

    def _keep(self, images: Mapping[str, QImage | None]) -> None:
        self.work = None
        kept = dict(list(self._images.items())[-_MOST_KEPT:])
        self._images = {**kept, **images}
        self.loaded.emit()
        self._read()

    def _give_up(self, _error: Exception) -> None:
        """The initials stay; the file's own view says why it cannot be read."""
        self.work = None


def small(content: bytes) -> QImage | None:
    """Return the middle of a picture as a square of ``SIDE`` pixels, as the camera held it; None for no picture."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        wanted = QSize(SIDE, SIDE)
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return None
    side = min(image.width(), image.height())
    square = image.copy(QRect((image.width() - side) // 2, (image.height() - side) // 3, side, side))
    return square.scaled(SIDE, SIDE, mode=Qt.TransformationMode.SmoothTransformation)


def _small_of(store: Store, digests: Collection[str], progress: Progress) -> dict[str, QImage | None]:
    images: dict[str, QImage | None] = {}
    for digest in digests:
        progress.stop_if_cancelled()
        try:
            images[digest] = small(store.attachments.get(digest))
        except MissingContent:
            images[digest] = None  # the list of the person's files tells it where somebody looks at the file
    return images
