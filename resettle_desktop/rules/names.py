"""Names in any spelling or script, folded for search and comparison (DOMAIN section 8)."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

# hamza, alif maqsura and ta marbuta as most people type them; Persian letters as Arabic ones
_ARABIC = str.maketrans("أإآٱىةؤئیک", "اااايهوييك", "ـء")
# small letters that Unicode does not take apart
_LATIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
_APOSTROPHES = str.maketrans("", "", "'’ʿʾ`")
ARTICLES = frozenset("al el as ash an ar ad at az ال".split())  # noqa: SIM905
_SHORTEST_AFTER_ARTICLE = 3
_SERVANTS = ("abd", "عبد")
# the article goes, also where it took the sound of the consonant after it: Abdurrahman
_WITH_SERVANT = (
    (re.compile(r"^abd(?:[uea]l?)?$"), "abd"),
    (re.compile(r"^abd(?:ou|[uea])ll?[aeo]h?$"), "abdallah"),
    (re.compile(r"^abd(?:[uea]l?)*(\w)\1?(?=\w{3})"), r"abd\1"),
    (re.compile(r"^عبد(?:ال)+(?=\w{3})"), "عبد"),
)
_SERVANT_BEGUN = re.compile(r"^abd(?:ou|[uea])l?(?=\w)")
_WORDS = re.compile(r"[^\W_]+")
_MUHAMMAD = "mhmd"
_MUHAMMAD_WRITTEN = re.compile(r"m(?:ou|[uo])?h[aeiou]?m+[aeiou]*[dt]|mehm[ei][dt]")
_MUHAMMAD_BEGUN = re.compile(r"m(?:ou|[uoe])?h[aeiou]?m+[aeiou]*[dt]?")
_ARTICLE_JOINED = re.compile(r"^[ae]l(?=\w{4})")
_ARTICLE_BEGUN = re.compile(r"^[ae]l(?=\w{3})")
_LAST_VOWEL = re.compile(r"(?<=\w{2})(?:ah|eh|e)$")
_SOUNDS = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("kh|q|c(?!h)|x", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sch|sh|ch", "s"), ("dj", "j"), ("ph", "f"),
        ("ou|oo|u|o|w", "u"), ("ee|ei|ai|ay|ie|i|y|e", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name, in Latin or Arabic letters, without articles.

    Lower case without the locale's rules (a dotless ı is an i), no accents or vowel marks; close enough to what was
    typed that the beginning of a word finds it. ``Abd al-Rahman``, ``Abdul Rahman`` and ``عبد الرحمن`` are one word
    each in their script.
    """
    return joined_words(written_words(text))


def written_words(text: str) -> list[str]:
    """Return the words of a name folded, each as it is written: articles are among them, nothing is joined."""
    return [word for part in text.split() for word in _folded(part)]


def joined_words(written: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a name made of those that ``written_words`` gave, as ``name_words`` does."""
    bare = [_without_article(word) for word in written]
    return tuple(_joined([word for word in bare if word not in ARTICLES]))


@lru_cache(maxsize=50_000)
def index_words(text: str) -> tuple[str, ...]:
    """Return the words under which a name is found: those of ``name_words``, the parts it joins, and all as written."""
    written = [word for word in written_words(text) if word not in ARTICLES]
    bare = [_without_article(word) for word in written]
    parts = [_servant(word) for word in bare]
    whole = _joined([word for word in bare if word not in ARTICLES])
    return tuple(dict.fromkeys([*whole, *(part for part in parts if part not in ARTICLES), *written]))


def name_key(text: str) -> str:
    """Return what two spellings of one name share: consonants' and vowels' variants folded, doubled letters single.

    Names of many spellings that no rule holds together (Ahmed and Ahmad, Yusuf and Youssef) are listed in
    resources/names/spellings.csv.
    """
    return " ".join(word_key(word) for word in name_words(text))


@lru_cache(maxsize=50_000)
def word_key(word: str) -> str:
    """Return ``name_key`` of one folded word; a word in another script than Latin is its own key."""
    if not word.isascii():
        return word
    if _MUHAMMAD_WRITTEN.fullmatch(word):
        return _MUHAMMAD
    bare = word if word in _listed() else _ARTICLE_JOINED.sub("", word)
    return _sounds(_LAST_VOWEL.sub("a", _listed().get(bare, bare)))


def begun_keys(word: str) -> tuple[str, ...]:
    """Return with what the keys begin of the words that a person may be typing; ``word`` is folded, perhaps unfinished.

    The key of the word as it stands is one of them.
    """
    if not word.isascii():
        return (word,)
    bare = _ARTICLE_BEGUN.sub("", _SERVANT_BEGUN.sub("abd", word))
    keys = [word_key(word), _sounds(bare), *([_MUHAMMAD[:3]] if _MUHAMMAD_BEGUN.fullmatch(word) else ())]
    return tuple(dict.fromkeys(keys))


def listed_name(word: str) -> str:
    """Return the first spelling of the listed name that a folded word spells, the word itself where none is listed."""
    return _listed().get(word, word)


def listed_spellings() -> Mapping[str, tuple[str, ...]]:
    """Return the names of resources/names/spellings.csv with their spellings, all folded."""
    text = files("resettle_desktop.resources").joinpath("names", "spellings.csv").read_text(encoding="utf-8")
    return {row["name"]: tuple(row["spellings"].split()) for row in csv.DictReader(text.splitlines())}


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


@lru_cache(maxsize=50_000)
def _folded(part: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", part.translate(_ARABIC)).lower().translate(_LATIN).translate(_APOSTROPHES)
    bare = "".join(char for char in plain if not unicodedata.combining(char)).translate(_ARABIC)
    return _WORDS.findall(bare)


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


@lru_cache(maxsize=50_000)
def _servant(word: str) -> str:
    """Abdul, Abdel and Abd are one beginning, alone or written together with what follows."""
    for pattern, instead in _WITH_SERVANT:
        word = pattern.sub(instead, word)
    return word


@cache
def _listed() -> Mapping[str, str]:
    """Return for each listed spelling the first one of its name."""
    return {spelling: name_words(name)[0] for name, spellings in listed_spellings().items() for spelling in spellings}


def _sounds(word: str) -> str:
    for written, sound in _SOUNDS:
        word = written.sub(sound, word)
    return word


@lru_cache(maxsize=50_000)
def _read(name: str) -> str:
    if not name.isupper():
        return name
    cased = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", lambda found: found[0][0] + found[0][1:].lower(), name)
    return re.sub(r"\b(Mc|\w['’])(\w)", lambda found: found[1] + found[2].upper(), cased)
