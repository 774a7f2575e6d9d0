"""Names in any spelling or script, folded for search and comparison (DOMAIN section 8)."""

from __future__ import annotations

import re
import unicodedata

_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ی": "ي", "ک": "ك", "ـ": None}
)
_LATIN = str.maketrans({"ı": "i", "İ": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name, the article left off."""
    plain = unicodedata.normalize("NFKD", text.translate(_LATIN).translate(_ARABIC)).lower()
    bare = "".join(char for char in plain if not unicodedata.combining(char)).translate(_ARABIC)
    words = re.findall(r"\w+", bare.replace("'", "").replace("’", ""))
    return tuple(_without_article(word) for word in words if word not in ("al", "el"))


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def reading_name(family: str, given: str) -> str:
    """Return ``Haddad, Khaled``: capitals in reading case, one name alone without a comma."""
    return ", ".join(_read(name) for name in (family, given) if name)


def _read(name: str) -> str:
    return name.title() if name.isupper() else name
