"""Every text that a person sees goes through these catalogues (gettext, made with Babel, in resources/i18n)."""

from __future__ import annotations

import gettext as _gettext
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

DOMAIN = "resettle"  # what the catalogues' files are called
LANGUAGES = {"en": "English", "fr": "Français"}  # what comes with the program, each by its own name
_NUMBERS = {"fr": str.maketrans({",": "\u00a0", ".": ","})}  # how thousands and decimals are parted, else as in English
_ASKED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # gettext's own order

_catalogue: Callable[[str], str] = str
_plural: Callable[[str, str, int], str] = _gettext.NullTranslations().ngettext
_language = "en"
# The language in which one thread speaks for a while, such as to set a paper, whatever the window is in
_aside: ContextVar[str | None] = ContextVar("aside", default=None)


def _(text: str) -> str:
    """Return the text in the language that is in use; call it where the text is shown, not where a module loads."""
    aside = _aside.get()
    return _catalogue(text) if aside is None else _carried(aside).gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """Return the form of the text for this count, with ``{n}`` filled in."""
    aside = _aside.get()
    chosen = _plural if aside is None else _carried(aside).ngettext
    return chosen(one, many, count).format(n=count)


def mark(text: str) -> str:
    """Mark a text for the catalogues where it is declared; it is translated by ``_`` where it is shown."""
    return text


def show_number(number: float, places: int = 0) -> str:
    """Return a number as people of the language write it: ``1,234.5``, in French ``1 234,5`` with a no-break space."""
    text = f"{number:,.{places}f}"
    return text.translate(_NUMBERS.get(language(), {}))


def say_in(code: str, text: str) -> str:
    """Return a text of the catalogues in this language, whichever is in use."""
    return _carried(code).gettext(text)


def language() -> str:
    """Return the ISO 639-1 code of the language in use."""
    return _aside.get() or _language


@contextmanager
def speaking(code: str | None) -> Iterator[None]:
    """Say all texts of this thread in this language within the ``with``; None leaves the one in use."""
    token = _aside.set(None if code == _language else code or _aside.get())
    try:
        yield
    finally:
        _aside.reset(token)


def spoken(wishes: Iterable[str]) -> str:
    """Return the first of these languages that comes with the program, English where none does.

    A wish is written as systems do: ``fr``, ``fr-BE``, ``fr_BE.UTF-8``; ``C`` is English.
    """
    known = {"c": "en", "posix": "en", **{code: code for code in LANGUAGES}}
    plain = (re.split(r"[-_.@]", wish.strip().lower())[0] for wish in wishes)
    return next((known[wish] for wish in plain if wish in known), "en")


def asked_language(environment: Mapping[str, str]) -> str:
    """Return the language that the variables of a terminal ask for, by the first of gettext's variables that is set."""
    return spoken(next((environment[name] for name in _ASKED if environment.get(name)), "").split(":"))


def use_language(code: str, folder: Path | None = None) -> None:
    """Show all texts in this language from now on; English stands in where a catalogue or an entry is missing.

    The catalogues are those of resources/i18n, or of another ``folder`` of the same form.
    """
    global _language
    found = _found(code, folder) if folder else _carried(code)
    use_catalogue(found.gettext, found.ngettext)
    _language = code


@cache
def _carried(code: str) -> _gettext.NullTranslations:
    with as_file(files("resettle_desktop.resources") / "i18n") as folder:
        return _found(code, folder)


def _found(code: str, folder: Path) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, str(folder), [code], fallback=True)


def use_catalogue(one: Callable[[str], str], plural: Callable[[str, str, int], str]) -> None:
    """Translate by these two functions; a test puts a made-up language here."""
    global _catalogue, _plural
    _catalogue, _plural = one, plural
