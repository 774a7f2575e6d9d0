"""Files that come to a record: read, kept in the encrypted store, and named by a record each, as one change set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QMimeDatabase
from PySide6.QtGui import QImage

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Attachment
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.attachments import MOST_BYTES, NotKept
from resettle_desktop.store.changes import Applied, Draft
from resettle_desktop.store.store import Store


@dataclass(frozen=True)
class NewFile:
    """A file that is to be kept: its name, and where it stands or, of a picture from the clipboard, what it holds."""

    name: str
    path: Path | None = None
    content: bytes = b""

    def read(self) -> bytes:
        """Return what it holds; raises KnownError where it cannot be read or is too large."""
        if self.path is None:
            return self.content
        try:
            if self.path.stat().st_size > MOST_BYTES:
                text = _("{name} has more than {limit} MB. Nothing was added. Make it smaller, or scan it with less.")
                raise NotKept(text.format(name=self.name, limit=MOST_BYTES // 1_000_000))
            return self.path.read_bytes()
        except OSError as error:
            text = _("{name} could not be read: {reason}. Nothing was added.")
            raise KnownError(text.format(name=self.name, reason=error.strerror)) from error


def files_in(data: QMimeData) -> list[NewFile]:
    """Return the files that were dropped or lie on the clipboard, a picture without a file among them; else none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    found = [NewFile(path.name, path) for path in paths if path.is_file()]
    image = QImage(data.imageData()) if data.hasImage() and not found else QImage()
    return found if image.isNull() else [NewFile(_("Picture") + ".png", content=_png(image))]


def attach(store: Store, owner: int, files: Sequence[NewFile]) -> Applied | None:
    """Keep these files for a record, all or none of them; raises KnownError as reading and storing do."""
    draft, kinds = Draft(), QMimeDatabase()
    for file in files:
        content = file.read()
        kind = kinds.mimeTypeForFileNameAndData(file.name, content[:4096]).name()
        values: dict[str, Json] = {
            "record": id_text(owner),
            "name": file.name,
            "media_type": kind,
            "size": len(content),
        }
        draft.add(Attachment.kind_name(), new_id(), {**values, "content": store.attachments.put(content)})
    return store.apply(draft.change_set(source=_("files")))


def added_words(count: int) -> str:
    """Return what was done, in words."""
    return n_("{n} file is kept in the store", "{n} files are kept in the store", count)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, the library for a text
    return bytes(buffer.data().data())
