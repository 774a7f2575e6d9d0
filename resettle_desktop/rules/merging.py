"""Which value of each field two records of one thing keep when they become one: never a blank over a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.fields import Codes, Flag, Json, Kept, Link, LongText, Name, PartialDate
from resettle_desktop.records.record import Record
from resettle_desktop.rules.date_likeness import is_weak
from resettle_desktop.rules.names import name_words

# values that say no more than an empty field
_BLANKS: Mapping[str, frozenset[Json]] = {
    "decision": frozenset({"pending"}),
    "status": frozenset({"listed"}),
    "sex": frozenset({"U"}),
    "marital_status": frozenset({"unknown"}),
    "education": frozenset({"unknown"}),
}
# what a travel document says better than anybody
_ON_DOCUMENTS = frozenset(
    {"family_name", "given_names", "document_name", "birth_date", "birth_place", "sex", "nationality"}
)
# fields that only mean something together with another, whose side they take
_FOLLOWERS: Mapping[str, str] = {
    "decided": "decision", "hold_reason": "hold", "close_reason": "closed", "status_time": "status", "reason": "status",
}  # fmt: skip
_ALIASES = "aliases"


class Side(StrEnum):
    """Whose value is taken: that of the record which stays, of the other one, or of both together."""

    STAYS = "stays"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True)
class Choice:
    """What becomes of one field: its value on both sides, the one that is taken and from where.

    It ``differs`` where both have a value, and not one value written in two ways.
    """

    field: str
    stays: Json
    other: Json
    taken: Json
    side: Side
    differs: bool = False


def choices(stays: Record, other: Record, documented: Side | None = None) -> dict[str, Choice]:
    """Return for each field what is taken unless somebody chooses otherwise; links are left as they are.

    The fuller value wins, where the day of birth is known over 1 January, what a document says over what none does:
    ``documented`` is the side whose travel document was seen, if one alone was. Codes, remarks and other names are
    put together, and a hold on either side holds.
    """
    found: dict[str, Choice] = {}
    for field in type(stays).fields():
        if not isinstance(field, Link):
            found[field.name] = _choice(field, stays.of(field.name), other.of(field.name), documented)
    for follower, lead in _FOLLOWERS.items():
        if follower in found and lead in found:
            found[follower] = _following(found[follower], found[lead])
    if _ALIASES in found:
        found[_ALIASES] = _with_other_name(found[_ALIASES], stays, other)
    return found


def same_thing(one: Record, other: Record) -> bool:
    """Return whether two records of one owner are one thing entered twice: equal in what tells such records apart.

    A kind without such fields has records that are equal in all but their links.
    """
    kind = type(one)
    named = [kind.field(name) for name in kind.same_by]
    apart = named or [field for field in kind.fields() if not isinstance(field, Link)]
    keys = [[_key(field, record.of(field.name)) for field in apart] for record in (one, other)]
    return keys[0] == keys[1] and any(key is not None for key in keys[0])


def _choice(field: Kept, stays: object, other: object, documented: Side | None) -> Choice:
    mine, theirs = field.to_json(stays), field.to_json(other)
    side = _side(field, stays, other, documented)
    differs = None not in (mine, theirs) and _key(field, stays) != _key(field, other)
    if side is Side.BOTH:
        return Choice(field.name, mine, theirs, _together(field, mine, theirs), side, differs)
    return Choice(field.name, mine, theirs, mine if side is Side.STAYS else theirs, side, differs)


def _side(field: Kept, stays: object, other: object, documented: Side | None) -> Side:
    if other is None or _key(field, stays) == _key(field, other):
        return Side.STAYS
    if stays is None:
        return Side.OTHER
    blanks = _BLANKS.get(field.name, frozenset())
    if stays in blanks or other in blanks:
        return Side.STAYS if other in blanks else Side.OTHER
    if isinstance(field, Codes | LongText) or field.name == _ALIASES:
        return Side.BOTH
    if isinstance(field, Flag):
        return Side.STAYS if stays else Side.OTHER
    if field.name in _ON_DOCUMENTS and documented:
        return documented
    return Side.OTHER if _fuller(field, other, stays) else Side.STAYS


def _key(field: Kept, value: object) -> object:
    return None if value is None else field.key(value)


def _fuller(field: Kept, one: object, other: object) -> bool:
    """A date is fuller the more is known of it, a name the more words it has; other values are equally full."""
    if isinstance(field, PartialDate) and isinstance(one, KnownDate) and isinstance(other, KnownDate):
        return _known(one) > _known(other)
    if isinstance(field, Name):
        return len(name_words(str(one))) > len(name_words(str(other)))
    return False


def _known(born: KnownDate) -> int:
    return (born.month is not None) + (born.day is not None) + 2 * (not is_weak(born)) - born.estimated


def _together(field: Kept, stays: Json, other: Json) -> Json:
    if isinstance(stays, list) and isinstance(other, list):
        return list(dict.fromkeys([*stays, *other]))
    between = "; " if field.name == _ALIASES else "\n"
    mine, theirs = str(stays), str(other)
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}{between}{theirs}"


def _following(follower: Choice, lead: Choice) -> Choice:
    if lead.side is Side.BOTH or follower.stays is None:
        return follower
    if lead.side is Side.OTHER and follower.other is not None:
        return replace(follower, taken=follower.other, side=Side.OTHER)
    return replace(follower, taken=follower.stays, side=Side.STAYS)


def _with_other_name(aliases: Choice, stays: Record, other: Record) -> Choice:
    """What the other record was called stays findable as another name."""
    called, known = _called(other), [str(aliases.taken or ""), _called(stays)]
    if not called or any(name_words(called) == name_words(each) for each in known):
        return aliases
    taken = "; ".join(each for each in (str(aliases.taken or ""), called) if each)
    return replace(aliases, taken=taken, side=Side.BOTH)


def _called(record: Record) -> str:
    return " ".join(record.shown(name) for name in ("given_names", "family_name") if record.of(name))
