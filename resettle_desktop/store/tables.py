"""The store's own tables beside the records: history, search index, typed texts, and what it says of itself."""

from __future__ import annotations

import peewee


class Entry(peewee.Model):
    """One change set in the history. Its number is the revision of the records that it touched.

    ``digest`` is keyed and covers the body, ``link`` covers this entry and the one before (DESIGN: history).
    """

    number = peewee.BigIntegerField(primary_key=True)
    at = peewee.TextField()
    user = peewee.TextField()
    source = peewee.TextField()
    reason = peewee.TextField()
    undoes = peewee.BigIntegerField(null=True)
    digest = peewee.TextField()
    link = peewee.TextField()


class Body(peewee.Model):
    """What an entry changed, as JSON, apart from the entry so that a purge may blank it."""

    number = peewee.BigIntegerField(primary_key=True)
    text = peewee.TextField(null=True)


class Touched(peewee.Model):
    """Which entries touched which record."""

    record = peewee.BigIntegerField()
    number = peewee.BigIntegerField()

    class Meta:
        primary_key = peewee.CompositeKey("record", "number")


class Removing(peewee.Model):
    """Which entries removed a record."""

    number = peewee.BigIntegerField(primary_key=True)


class Word(peewee.Model):
    """The key of a number or a telephone number, under which its record is found whole or by its beginning."""

    kind = peewee.TextField()
    word = peewee.TextField()
    field = peewee.TextField()
    record = peewee.BigIntegerField()

    class Meta:
        primary_key = peewee.CompositeKey("kind", "word", "field", "record")
        without_rowid = True


class Spelling(peewee.Model):
    """A folded word of the store's names, and how many names have it: what a slip of typing is compared with."""

    word = peewee.TextField(primary_key=True)
    count = peewee.IntegerField()

    class Meta:
        without_rowid = True


class Alike(peewee.Model):
    """A key under which a person is looked for among others, with the birth and signs (rules.duplicate_keys)."""

    key = peewee.BigIntegerField()
    born = peewee.IntegerField()
    record = peewee.BigIntegerField(index=True)
    signs = peewee.BigIntegerField()

    class Meta:
        primary_key = peewee.CompositeKey("key", "born", "record")
        without_rowid = True


class Standing(peewee.Model):
    """How a passenger who is still to board stands for the departure; ``until`` is how long the clearance holds.

    An end of clearance is local: ``2020-09-22T10:35``, of a day ``2020-09-22T24:00``. ``case`` is 0 for a person
    of whom no case is known.
    """

    passenger = peewee.BigIntegerField(primary_key=True)
    person = peewee.BigIntegerField(index=True)
    case = peewee.BigIntegerField(index=True)
    departure = peewee.BigIntegerField(index=True)
    cleared = peewee.BooleanField()
    until = peewee.TextField(null=True)


class Judged(peewee.Model):
    """A requirement of such a passenger that holds back, or that ends: its state, and until when it holds or held."""

    passenger = peewee.BigIntegerField()
    requirement = peewee.TextField()
    state = peewee.TextField()
    until = peewee.TextField(null=True, index=True)

    class Meta:
        primary_key = peewee.CompositeKey("passenger", "requirement")
        without_rowid = True


class HealthDue(peewee.Model):
    """What of a person's health lapses or is due, and by when, before which departure (0: none); ``due`` as above."""

    person = peewee.BigIntegerField()
    what = peewee.TextField()
    record = peewee.BigIntegerField()
    departure = peewee.BigIntegerField()
    state = peewee.TextField()
    due = peewee.TextField()
    departs = peewee.TextField()
    country = peewee.TextField()
    site = peewee.TextField()

    class Meta:
        primary_key = peewee.CompositeKey("person", "what", "record", "departure")
        indexes = (
            (("due", "person"), False), (("what", "due", "person", "country", "site"), False),
            # with what else is filtered by, so that lines are counted without reading them
            (("country", "due", "person", "site"), False), (("site", "due", "person", "country"), False),
        )  # fmt: skip
        without_rowid = True


class OpenFinding(peewee.Model):
    """That something is found of a case or a person which nobody accepted, by its level (store.open_findings)."""

    record = peewee.BigIntegerField()
    level = peewee.TextField()

    class Meta:
        table_name = "open_finding"
        primary_key = peewee.CompositeKey("record", "level")
        without_rowid = True


class TypedText(peewee.Model):
    """What was typed in one record's form and not saved, as JSON."""

    record = peewee.BigIntegerField(primary_key=True)
    kind = peewee.TextField()
    owner = peewee.BigIntegerField()
    texts = peewee.TextField()
    at = peewee.TextField()


class FileContent(peewee.Model):
    """What a file holds, by its SHA-256; ``named`` once a change set named it, ``at`` when it was put last."""

    digest = peewee.TextField(primary_key=True)
    size = peewee.IntegerField()
    content = peewee.BlobField()
    at = peewee.TextField()
    named = peewee.BooleanField(default=False)


class Property(peewee.Model):
    """What the store says of itself: its id, its version, when it was made."""

    name = peewee.TextField(primary_key=True)
    value = peewee.TextField()


OWN_TABLES: tuple[type[peewee.Model], ...] = (
    Entry, Body, Touched, Removing, Word, Spelling, Alike, Standing, Judged, HealthDue, OpenFinding, TypedText,
    FileContent, Property,
)  # fmt: skip
