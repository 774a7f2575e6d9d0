"""The verb that says who can open a store, and changes that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from resettle_desktop.cli.common import json_option, new_passphrase, secret, store_argument
from resettle_desktop.cli.output import put, put_json, put_table, say
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.folder import check_folder
from resettle_desktop.store.keys import ROLES
from resettle_desktop.store.lock import StoreLock
from resettle_desktop.store.office_users import OfficeUsers

_NAMED, _WITH_ROLES = ("add", "remove", "passphrase", "rights"), ("add", "rights")


@click.command(
    "users",
    help=mark("Say who can open a store, and let somebody in or out."),
)
@store_argument
@click.argument("action", type=click.Choice(["list", *_NAMED, "recovery"]))
@click.argument("name", default="", metavar="[NAME]")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice(ROLES),
    help=mark("What a user may do from now on; give it once each."),
)
@click.option("--by-recovery", is_flag=True, help=mark("Unlock with the recovery code, when the passphrase is lost."))
@json_option
def users_verb(store: Path, action: str, name: str, roles: tuple[str, ...], by_recovery: bool, as_json: bool) -> None:
    """List the users, or change them while nobody has the store open."""
    check_folder(store)
    _check_call(action, name, roles)
    mine = secret(by_recovery)
    with StoreLock.take(store, mine.user or _("recovery code")):
        users = OfficeUsers.unlock(store, mine)
        code = _DONE[action](users, name, roles)
        found = users.users()
    if as_json:
        listed = [{"name": user.name, "roles": list(user.roles)} for user in found]
        put_json({"users": listed, **({"recovery_code": code} if code else {})})
    elif action == "list":
        put_table((_("User"), _("Rights")), [(user.name, ", ".join(user.roles)) for user in found])
    elif code:
        put(code)


def _check_call(action: str, name: str, roles: Sequence[str]) -> None:
    if (action in _NAMED) != bool(name):
        text = _("Name the user: {call}.") if action in _NAMED else _("Leave the name out: {call}.")
        call = f"users STORE {action} NAME" if action in _NAMED else f"users STORE {action}"
        raise KnownError(text.format(call=call) + " " + _("Nothing was changed."))
    if (action in _WITH_ROLES) != bool(roles):
        text = _("Roles are given with add and rights, and with nothing else: users STORE {action} NAME --role {role}.")
        called = action if action in _WITH_ROLES else _WITH_ROLES[0]
        raise KnownError(text.format(action=called, role="officer") + " " + _("Nothing was changed."))


def _list(users: OfficeUsers, _name: str, _roles: Sequence[str]) -> str:
    return ""


def _add(users: OfficeUsers, name: str, roles: Sequence[str]) -> str:
    users.add(name, new_passphrase(), roles)
    say(_("{name} can open the store.").format(name=name))
    return ""


def _remove(users: OfficeUsers, name: str, _roles: Sequence[str]) -> str:
    users.remove(name)
    text = _("{name} opens the store no more. Backups that were written before open with the old passphrase still.")
    say(text.format(name=name))
    return ""


def _passphrase(users: OfficeUsers, name: str, _roles: Sequence[str]) -> str:
    users.set_passphrase(name, new_passphrase())
    text = _("{name} has a new passphrase. Backups that were written before open with the old one still.")
    say(text.format(name=name))
    return ""


def _rights(users: OfficeUsers, name: str, roles: Sequence[str]) -> str:
    users.set_rights(name, new_passphrase(), roles)
    text = _("{name} has other rights and a new passphrase, with which the keys are wrapped anew.")
    say(text.format(name=name))
    return ""


def _recovery(users: OfficeUsers, _name: str, _roles: Sequence[str]) -> str:
    code = users.renew_recovery()
    say(_("Write down the new recovery code: it is shown this once, and the old one opens nothing any more."))
    return code


_DONE: Mapping[str, Callable[[OfficeUsers, str, Sequence[str]], str]] = {
    "list": _list, "add": _add, "remove": _remove, "passphrase": _passphrase, "rights": _rights, "recovery": _recovery,
}  # fmt: skip
