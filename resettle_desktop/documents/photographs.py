"""Photographs from the store, made small for paper in memory alone: no file of them is ever written."""

from __future__ import annotations

import base64
import io

_WIDEST, _HIGHEST, _QUALITY = 420, 540, 82  # pixels of 35 mm by 45 mm at 300 to the inch


class Picture:
    """A small grey JPEG; as text, and so in a paper's digest, it is the digest of the photograph it was made of."""

    def __init__(self, digest: str, jpeg: bytes, width: int, height: int) -> None:
        self.digest, self.jpeg, self.width, self.height = digest, jpeg, width, height

    def __repr__(self) -> str:
        return self.digest

    def drawing(self) -> str:
        """Return the picture as an SVG that holds it whole, the one form in which a template takes it as text."""
        held = base64.b64encode(self.jpeg).decode()
        size = f'width="{self.width}" height="{self.height}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/jpeg;base64,{held}"/></svg>'
        )


def picture_of(digest: str, content: bytes) -> Picture | None:
    """Return a photograph upright, grey and small, without what the camera wrote into it; None where it is none."""
    from PIL import Image, ImageOps  # taken from its file only when photographs are printed

    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.draft("L", (_WIDEST, _HIGHEST))
            upright = ImageOps.exif_transpose(opened).convert("L")
        upright.thumbnail((_WIDEST, _HIGHEST))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    written = io.BytesIO()
    upright.save(written, "JPEG", quality=_QUALITY)
    return Picture(digest, written.getvalue(), *upright.size)
