"""Dates as people know them: a day, a month, a year, exact or estimated; never invented to 1 January."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from resettle_desktop.records.findings import refuse
from resettle_desktop.records.texts import _, mark, n_

Order = Literal["dmy", "mdy"]
_YEARS_AHEAD = 20
_FIRST_YEAR = 1000  # years of fewer digits are slips of typing, and could not be read back as they are shown
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(~?)")
_MOMENT = re.compile(r"(.*?)[ T,]+(\d{1,2})[:.h](\d{2})(?::\d{2})?(\s*[ap]m)?", re.IGNORECASE)
_ESTIMATED = (
    r"about|around|approx(?:imately|\.)?|circa|ca\.?|c\.|est(?:imated|\.)?|environ|vers|ongeveer|rond|"
    r"yaklaşık|حوالي|حوالى|تقريبا|نحو|~|±|\?"
)
_ABOUT = re.compile(rf"^(?:{_ESTIMATED})\s*|\s*\(?(?:{_ESTIMATED})\)?$", re.IGNORECASE)
_EIGHT_DIGITS = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)|(\d\d)(\d\d)((?:19|20)\d\d)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier januari janv ocak يناير كانون_الثاني",
            "feb february février fevrier februari fév fev févr şubat subat فبراير شباط",
            "mar march mars maart mrt mart مارس اذار",
            "apr april avril avr nisan ابريل نيسان",
            "may mai mei mayıs mayis مايو ايار",
            "jun june juin juni haziran يونيو حزيران",
            "jul july juillet juli juil temmuz يوليو تموز",
            "aug august août aout augustus aoû ağustos agustos اغسطس اب",
            "sep sept september septembre eylül eylul سبتمبر ايلول",
            "oct october octobre okt oktober ekim اكتوبر تشرين_الاول",
            "nov november novembre kasım kasim نوفمبر تشرين_الثاني",
            "dec december décembre decembre déc aralık aralik ديسمبر كانون_الاول",
        ),
        start=1,
    )
    for name in names.split()
}
# one by one, because only what is marked by itself comes into the catalogues
_WEEKDAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))
_SHOWN_MONTHS = (
    mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun"),
    mark("Jul"), mark("Aug"), mark("Sep"), mark("Oct"), mark("Nov"), mark("Dec"),
)  # fmt: skip


@dataclass(frozen=True)
class KnownDate:
    """A year, or a year and month, or a full day; ``estimated`` when somebody only thinks so."""

    year: int
    month: int | None = None
    day: int | None = None
    estimated: bool = False

    def __str__(self) -> str:
        """Return the ISO form, shortened to what is known; an estimated one ends in ``~``."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts) + ("~" if self.estimated else "")

    @property
    def earliest(self) -> date:
        """Return the first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Return the last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> bool:
        """Return whether the day is known and nobody estimated it."""
        return self.day is not None and not self.estimated

    def age_on(self, when: date) -> int:
        """Return completed years on that day, counted from the latest birthday the date allows (the younger age).

        A birth of which only this year or month is known may lie ahead; such a child is 0 years old.
        """
        born = self.latest
        return max(0, when.year - born.year - ((when.month, when.day) < (born.month, born.day)))


def show_day(day: date) -> str:
    """Return a day as screens and papers show it: ``14 Sep 2020``."""
    return f"{day.day} {_(_SHOWN_MONTHS[day.month - 1])} {day.year}"


def weekday(day: date) -> str:
    """Return the short name of a day of the week: ``Tue``."""
    return _(_WEEKDAYS[day.weekday()])


def show_partial(when: KnownDate) -> str:
    """Return a partial date as screens show it: ``14 Sep 1985``, ``Sep 1985``, ``about 1985``."""
    month = f"{_(_SHOWN_MONTHS[when.month - 1])} " if when.month else ""
    text = f"{when.day} " * (when.day is not None) + f"{month}{when.year}"
    return _("about {date}").format(date=text) if when.estimated else text


def apart(one: KnownDate, other: KnownDate) -> str:
    """Return how far two dates are apart at least, in words; empty where they can be one day."""
    earlier, later = sorted((one, other), key=lambda each: each.earliest)
    days = (later.earliest - earlier.latest).days
    if days <= 0:
        return ""
    months = (later.earliest.year - earlier.latest.year) * 12 + later.earliest.month - earlier.latest.month
    months -= later.earliest.day < earlier.latest.day
    if months >= 12:
        return n_("{n} year apart", "{n} years apart", months // 12)
    return n_("{n} month apart", "{n} months apart", months) if months else n_("{n} day apart", "{n} days apart", days)


def show_moment(moment: datetime) -> str:
    """Return a local time as screens show it: ``22 Sep 2020, 10:35``."""
    return f"{show_day(moment)}, {moment.hour:02d}:{moment.minute:02d}"


def western_digits(text: str) -> str:
    """Return the text with the digits of any script (Arabic-Indic, Persian …) as 0 to 9."""
    return text if text.isascii() else "".join(str(int(char)) if char.isdecimal() else char for char in text)


def read_partial(text: str, order: Order = "dmy", today: date | None = None) -> KnownDate:
    """Return the date that a person typed: ISO, ``14 Sep 1985``, ``1.2.85``, ``03/1985``, ``1985``, ``about 1985``.

    ``order`` decides between day and month where both are numbers; a two-digit year is the latest that does
    not lie after ``today``. A day, or a day and a month, of zeros are not known, as forms write it. Months may stand
    in Arabic and Turkish words too. Raises Refused (E101 no such day, E103 not a date).
    """
    plain = western_digits(text).strip().replace("\u200f", "").replace("\u200e", "")
    bare = _ABOUT.sub("", plain)
    year, month, day = _parts(bare.rstrip("~ ").strip(), order, today or date.today(), text)
    return _checked(KnownDate(year, *_known_parts(month, day, text), bare != plain), text)


def read_day(text: str, order: Order = "dmy") -> date:
    """Return the full day that a person typed; raises Refused (E101, E103), also where the day is missing.

    A two-digit year may lie 20 years ahead, as the expiry of a document does.
    """
    ahead = date(date.today().year + _YEARS_AHEAD, 12, 31)
    when = read_partial(text, order, ahead)
    if not when.exact:
        raise refuse("E103", value=text)
    return when.earliest


def read_moment(text: str) -> datetime:
    """Return the local time that a person typed, such as ``2020-09-22T10:35`` or ``22 Sep 2020 10:35``.

    Raises Refused (E104, or what is wrong with the day).
    """
    found = _MOMENT.fullmatch(western_digits(text).strip())
    if not found:
        raise refuse("E104", value=text)
    try:
        clock = time(_hours(int(found[2]), (found[4] or "").strip().lower()), int(found[3]))
    except ValueError as impossible:
        raise refuse("E104", value=text) from impossible
    return datetime.combine(read_day(found[1]), clock)


def _hours(hours: int, half: str) -> int:
    if half == "am" and hours > 12:
        raise ValueError(hours)
    return hours if not half else hours % 12 + (12 if half == "pm" else 0)


def _parts(bare: str, order: Order, today: date, text: str) -> tuple[int, int | None, int | None]:
    iso = _ISO.fullmatch(bare)
    if iso:
        return int(iso[1]), int(iso[2]) if iso[2] else None, int(iso[3]) if iso[3] else None
    joined = _EIGHT_DIGITS.fullmatch(bare)
    if joined:
        year, month, day = [part for part in joined.groups() if part][:: 1 if joined["year"] else -1]
        return int(year), int(month), int(day)
    words = [word for word in re.split(r"[\s/.,\-–]+", _plain_letters(bare)) if word]
    if not 1 <= len(words) <= 3 or not all(word.isdecimal() or word in _MONTHS for word in words):
        raise refuse("E103", value=text)
    named = next((word for word in words if word in _MONTHS), None)
    numbers = [word for word in words if word != named]
    if named and len(words) == 2 and words[1] == named and len(words[0]) < 4:
        raise refuse("E103", value=text)  # a day and a month: the year is missing
    if not numbers or not all(number.isdecimal() for number in numbers):
        raise refuse("E103", value=text)
    return _numbered(numbers, _MONTHS.get(named) if named else None, order, today, text)


def _plain_letters(text: str) -> str:
    """Return small letters, Arabic ones without hamza, and the two words of a month as one."""
    plain = re.sub("[أإآ]", "ا", text.casefold())
    return re.sub(r"(كانون|تشرين)\s+(الثاني|الاول)", r"\1_\2", plain)


def _known_parts(month: int | None, day: int | None, text: str) -> tuple[int | None, int | None]:
    """Return month and day without those that are zeros; raises Refused (E101) for a day of no month."""
    if month == 0 and day:
        raise refuse("E101", value=text)
    return month or None, day or None


def _numbered(
    numbers: list[str], month: int | None, order: Order, today: date, text: str
) -> tuple[int, int | None, int | None]:
    if len(numbers[0]) == 4:
        numbers = [*numbers[:0:-1], numbers[0]]
        order = "dmy"
    year, before = _year(numbers[-1], today, text), [int(number) for number in numbers[:-1]]
    if month:
        return year, month, before[-1] if before else None
    if len(before) == 2:
        day, month = before if order == "dmy" else before[::-1]
        return year, month, day
    return year, before[0] if before else None, None


def _year(number: str, today: date, text: str) -> int:
    if len(number) == 4:
        return int(number)
    if len(number) != 2:
        raise refuse("E103", value=text)
    century = today.year // 100 * 100
    return century + int(number) - (100 if century + int(number) > today.year else 0)


def _checked(when: KnownDate, text: str) -> KnownDate:
    if when.year < _FIRST_YEAR:
        raise refuse("E101", value=text)
    try:
        date(when.year, when.month or 1, when.day or 1)
    except ValueError as impossible:
        raise refuse("E101", value=text) from impossible
    return when
