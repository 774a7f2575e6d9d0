"""What a kept file shows: a picture or a PDF, drawn in the window; it never stands in clear on the disk."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from resettle_desktop.desktop.papers.image import page_sizes
from resettle_desktop.desktop.papers.pages import PaperPages
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.theme import NARROW, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.texts import _

PDF = "application/pdf"


class FileView(QStackedWidget):
    """Shows one file at a time, or says that it cannot be shown here."""

    def __init__(self) -> None:
        super().__init__()
        self.picture, self.pages = PictureView(), PaperPages()
        text = _("It is kept in the store as it is. Save a copy to look at it in another program.")
        self._other = EmptyState(_("This file cannot be shown here"), text, "file-text")
        self._nothing = ground(QWidget(), "sunken")
        for widget in (self._nothing, self.picture, self.pages, self._other):
            self.addWidget(widget)

    def show_file(self, content: bytes, media_type: str) -> None:
        """Show what a file holds; one that is neither a picture nor a PDF is told."""
        image = QImage.fromData(content)
        if not image.isNull():
            self.picture.show_image(image)
            self.setCurrentWidget(self.picture)
        elif media_type == PDF and self._show_pdf(content):
            self.setCurrentWidget(self.pages)
        else:
            self.setCurrentWidget(self._other)

    def show_nothing(self) -> None:
        """Show no file."""
        self.picture.show_image(QImage())
        self.setCurrentWidget(self._nothing)

    def is_shown(self) -> bool:
        """Return whether a picture or pages are in sight."""
        return self.currentWidget() in (self.picture, self.pages)

    def _show_pdf(self, content: bytes) -> bool:
        try:
            sizes = page_sizes(content)
        except pypdfium2.PdfiumError:
            return False
        self.pages.show_pdf(content, sizes)
        return bool(sizes)


class PictureView(QWidget):
    """A picture, as large as there is room and never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        ground(self, "sunken")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAccessibleName(_("Picture"))

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self._image = image
        self.update()

    def place(self) -> QRect:
        """Return where the picture stands, empty without one."""
        gap, ratio = scaled(NARROW), self.devicePixelRatioF()
        room = self.rect().adjusted(gap, gap, -gap, -gap)
        size = self._image.size() / ratio
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        return place

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        super().paintEvent(event)
        if not self._image.isNull():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.place(), self._image)
