"""Names in any spelling or script, folded for search and comparison (DOMAIN section 8)."""

from __future__ import annotations

import re
import unicodedata

# hamza, alif maqsura and ta marbuta as most people type them; Persian letters as Arabic ones
_ARABIC = str.maketrans("أإآٱىةؤئیک", "اااايهوييك", "ـء")
# small letters that Unicode does not take apart
_LATIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
_APOSTROPHES = str.maketrans("", "", "'’ʿʾ`")
_ARTICLES = frozenset("al el as ash an ar ad at az ال".split())  # noqa: SIM905
_SHORTEST_AFTER_ARTICLE = 3
_SERVANTS = ("abd", "عبد")
# the article goes, also where it took the sound of the consonant after it: Abdurrahman
_WITH_SERVANT = (
    (re.compile(r"^abd(?:[uea]l?)?$"), "abd"),
    (re.compile(r"^abd(?:[uea]l?)*(\w)\1?(?=\w{3})"), r"abd\1"),
    (re.compile(r"^عبد(?:ال)+(?=\w{3})"), "عبد"),
)
_SKELETON = (
    (r"kh", "x"), (r"gh", "g"), (r"dh|th(?=[aeiou])", "d"), (r"ch|sh|sch|ş", "s"), (r"dj|j", "j"), (r"ph", "f"),
    (r"ou|oo|u|o|w", "u"), (r"ee|ei|ai|ay|ie|i|y|e", "i"), (r"q|c", "k"), (r"(.)\1+", r"\1"), (r"(?<=\w)[aih]+$", "a"),
)  # fmt: skip
_PLAIN_SPELLINGS = re.compile(r"m[uoe]?h[aeiou]?m+[aeiou]*[dt]")


def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name, in Latin or Arabic letters, without articles.

    Lower case without the locale's rules (a dotless ı is an i), no accents or vowel marks; close enough to what was
    typed that the beginning of a word finds it. ``Abd al-Rahman``, ``Abdul Rahman`` and ``عبد الرحمن`` are one word
    each in their script.
    """
    words = [_without_article(word) for word in _letters(text)]
    return tuple(_joined([word for word in words if word not in _ARTICLES]))


def index_words(text: str) -> tuple[str, ...]:
    """Return the words under which a name is found: those of ``name_words``, and the parts that it joins."""
    parts = (_servant(_without_article(word)) for word in _letters(text))
    return tuple(dict.fromkeys([*name_words(text), *(part for part in parts if part not in _ARTICLES)]))


def name_key(text: str) -> str:
    """Return what two spellings of one name share: consonants' and vowels' variants folded, doubled letters single."""
    return " ".join(_skeleton(word) for word in name_words(text))


def same_name(one: str, other: str) -> bool:
    """Return whether two texts spell one name, in whatever order of its words."""
    keys = (sorted(name_key(one).split()), sorted(name_key(other).split()))
    return bool(keys[0]) and keys[0] == keys[1]


def reading_name(family: str, given: str) -> str:
    """Return the name as lists show it: ``Haddad, Khaled``.

    A part wholly in capitals is shown in reading case; one part alone stands without a comma; neither gives an
    empty text.
    """
    return ", ".join(_read(name) for name in (family.strip(), given.strip()) if name)


def _letters(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.translate(_ARABIC)).lower().translate(_LATIN).translate(_APOSTROPHES)
    bare = "".join(char for char in plain if not unicodedata.combining(char)).translate(_ARABIC)
    return re.findall(r"[^\W_]+", bare)


def _without_article(word: str) -> str:
    long_enough = len(word) >= len("ال") + _SHORTEST_AFTER_ARTICLE
    return word.removeprefix("ال") if word.startswith("ال") and long_enough else word


def _joined(words: list[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _SERVANTS:
            joined[-1] = _servant(joined[-1] + word)
        else:
            joined.append(_servant(word))
    return joined


def _servant(word: str) -> str:
    """Abdul, Abdel and Abd are one beginning, alone or written together with what follows."""
    for pattern, instead in _WITH_SERVANT:
        word = pattern.sub(instead, word)
    return word


def _skeleton(word: str) -> str:
    if _PLAIN_SPELLINGS.fullmatch(word) or word == "mehmet":
        return "mhmd"
    for pattern, instead in _SKELETON:
        word = re.sub(pattern, instead, word)
    return word


def _read(name: str) -> str:
    if not name.isupper():
        return name
    cased = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", lambda found: found[0][0] + found[0][1:].lower(), name)
    return re.sub(r"\b(Mc|\w['’])(\w)", lambda found: found[1] + found[2].upper(), cased)
