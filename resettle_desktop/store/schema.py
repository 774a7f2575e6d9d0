"""The tables of a store: made new, given the columns that a newer program declares, moved on by migrations."""

from __future__ import annotations

from collections.abc import Callable

import peewee
from playhouse.migrate import SchemaMigrator, migrate  # type: ignore[import-untyped]

from resettle_desktop.records import kinds as _declared  # noqa: F401  (declares the kinds)
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Kept, Name
from resettle_desktop.records.record import Record, kinds
from resettle_desktop.records.texts import _
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.derived import form, judge_anew
from resettle_desktop.store.history import index_removing
from resettle_desktop.store.indexing import FORM, Index
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.tables import OWN_TABLES, Property, Removing, Word

Migration = Callable[[peewee.Database], None]

_INDEX_FORM, _DERIVED_FORM = "index_form", "derived_form"


def drop_words_of_names(database: peewee.Database) -> None:
    """Names were words beside numbers; the search index that follows has a table of its own for them."""
    peewee.SchemaManager(Word, database).drop_table(safe=True)


# What comparing columns cannot do, in the order in which stores were given it; a store's version counts them.
MIGRATIONS: tuple[Migration, ...] = (drop_words_of_names,)


class NewerStore(KnownError):
    """The store was written by a newer program."""


class UnfinishedStore(KnownError):
    """The making of the store was interrupted before it held anything."""


def version() -> int:
    """Return the version of the stores that this program writes; the first was 1."""
    return 1 + len(MIGRATIONS)


def make_tables(database: EncryptedDatabase, properties: dict[str, str]) -> None:
    """Make all tables of a new store and write what it says of itself."""
    with database.atomic():
        for model in (*OWN_TABLES, *kinds()):
            _make(model, database)
        Index(database).rebuild()
        for name, value in {**properties, "version": str(version()), _INDEX_FORM: FORM, _DERIVED_FORM: form()}.items():
            _write_property(database, name, value)


def is_behind(database: peewee.Database) -> bool:
    """Return whether a migration, a table, a column or an index is still to come; no for a newer store."""
    found = _found_version(database)
    if found != version():
        return found < version()
    if read_property(database, _INDEX_FORM) != FORM or read_property(database, _DERIVED_FORM) != form():
        return True
    missing = any(not database.table_exists(model._meta.table_name) for model in (*OWN_TABLES, *kinds()))
    return missing or any(_missing_fields(kind, database) or _missing_indexes(kind, database) for kind in kinds())


def bring_up_to_date(database: EncryptedDatabase, progress: Progress = UNWATCHED) -> list[str]:
    """Give an older store what this program declares, in one transaction; returns what was added or moved.

    A missing table is made, a missing column or its index added, a search index of another form built anew (by
    comparison), and each named migration that the store has not had runs and is counted. Raises NewerStore, before
    anything is written, for a store of a newer version, UnfinishedStore for one that was never made to its end;
    CancelledError where the person stopped it, with nothing written.
    """
    found = _found_version(database)
    if found > version():
        raise NewerStore(
            _(
                "This store was written by a newer version of the program (version {found}, this one reads up to "
                "{known}). Nothing was changed. Install the newer program and open the store with it."
            ).format(found=found, known=version())
        )
    done: list[str] = []
    with database.atomic():
        for migration in MIGRATIONS[found - 1 :]:
            migration(database)
            done.append(migration.__name__)
        for model in OWN_TABLES:
            done += _made_if_missing(model, database)
        if Removing._meta.table_name in done:
            index_removing(database)
        for kind in kinds():
            done += _made_if_missing(kind, database) or [*_complete(kind, database), *_index(kind, database)]
        done += [*_indexed_anew(database), *_judged_anew(database, progress)]
        if done:
            _write_property(database, "version", str(version()))
    return done


def read_property(database: peewee.Database, name: str) -> str | None:
    """Return what the store says of itself under this name."""
    row = Property.select().where(Property.name == name).bind(database).first()
    return str(row.value) if row else None


def _found_version(database: peewee.Database) -> int:
    found = read_property(database, "version") if database.table_exists(Property._meta.table_name) else None
    if found is None:
        raise UnfinishedStore(
            _(
                "The making of this store was interrupted, and it holds nothing yet. It was left as it is. Remove its"
                " folder and make the store again."
            )
        )
    return int(found)


def _write_property(database: peewee.Database, name: str, value: str) -> None:
    Property.insert(name=name, value=value).on_conflict_replace().bind(database).execute()


def _indexed_anew(database: EncryptedDatabase) -> list[str]:
    """Build the search index of a store whose index has another form, or none."""
    if read_property(database, _INDEX_FORM) == FORM:
        return []
    Index(database).rebuild()
    _write_property(database, _INDEX_FORM, FORM)
    return ["search index"]


def _judged_anew(database: EncryptedDatabase, progress: Progress) -> list[str]:
    """Judge who is booked in a store whose index of clearance was made by other rules, or that has none."""
    if read_property(database, _DERIVED_FORM) == form():
        return []
    try:
        judge_anew(Rows(database), progress)
    except KnownError:
        # a setting that is no limit: the store must open so that it can be corrected, and that judges all anew
        return []
    _write_property(database, _DERIVED_FORM, form())
    return ["clearances"]


def _make(model: type[peewee.Model], database: peewee.Database) -> None:
    peewee.SchemaManager(model, database).create_all(safe=True)


def _missing_fields(kind: type[Record], database: peewee.Database) -> list[Kept]:
    there = {column.name for column in database.get_columns(kind._meta.table_name)}
    return [field for field in kind.fields(derived=True) if field.name not in there]


def _missing_indexes(kind: type[Record], database: peewee.Database) -> list[str]:
    there = {index.columns[0] for index in database.get_indexes(kind._meta.table_name)}
    wanted = [column.name for column in kind._meta.sorted_fields if column.index or isinstance(column, Name)]
    return [name for name in wanted if name not in there and kind.field(name).sorts]


def _made_if_missing(model: type[peewee.Model], database: peewee.Database) -> list[str]:
    table = model._meta.table_name
    if database.table_exists(table):
        return []
    _make(model, database)
    return [table]


def _complete(kind: type[Record], database: peewee.Database) -> list[str]:
    table = kind._meta.table_name
    missing = _missing_fields(kind, database)
    migrator = SchemaMigrator.from_database(database)
    for field in missing:
        migrate(migrator.add_column(table, field.name, field))
    return [f"{table}.{field.name}" for field in missing]


def _index(kind: type[Record], database: peewee.Database) -> list[str]:
    """Give a column the index that it was declared with, or is declared with by now."""
    missing = _missing_indexes(kind, database)
    if missing:
        peewee.SchemaManager(kind, database).create_indexes(safe=True)
    return [f"index of {kind._meta.table_name}.{name}" for name in missing]
