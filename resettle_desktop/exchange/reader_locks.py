"""Opens workbooks that are locked with a password, in memory alone."""

from __future__ import annotations

import io

from resettle_desktop.exchange.sniffing import Kind, RefusedError, kind_of

# Excel encrypts a workbook that is merely protected against changes with this password, which it knows itself.
_EXCELS_OWN_PASSWORD = "VelvetSweatshop"


def unlocked(data: bytes, password: str | None) -> tuple[bytes, Kind]:
    """Return the bytes of the workbook within its encryption, or those given where there is none, and what they are.

    Raises RefusedError: `password_needed`, `wrong_password`, `cannot_unlock` for a way of locking that is not known,
    `damaged_lock` when what was locked has been altered since.
    """
    kind = kind_of(data)
    if kind == Kind.XLS:
        data = _decrypted_old(data, password)
    elif kind == Kind.LOCKED:
        data = _decrypted(data, password)
        kind = kind_of(data)
    return data, kind


def _decrypted(data: bytes, password: str | None) -> bytes:
    """Return the workbook within its encryption (ECMA-376), its integrity verified; it never touches the disk."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    locked = msoffcrypto.OfficeFile(io.BytesIO(data))
    try:
        locked.load_key(password=password or _EXCELS_OWN_PASSWORD, verify_password=True)
    except InvalidKeyError as failure:
        raise RefusedError("wrong_password" if password else "password_needed") from failure
    except DecryptionError as failure:
        raise RefusedError("cannot_unlock") from failure
    unlocked = io.BytesIO()
    try:
        locked.decrypt(unlocked, verify_integrity=True)
    except InvalidKeyError as failure:
        raise RefusedError("damaged_lock") from failure
    return unlocked.getvalue()


def _decrypted_old(data: bytes, password: str | None) -> bytes:
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(data))
        if not locked.is_encrypted():
            return data
    except (FileFormatError, ParseError):
        # Excel 5 and 95, and records in an order that msoffcrypto doesn't know: calamine may read them all the same.
        return data
    unlocked = io.BytesIO()
    try:
        locked.load_key(password=password or _EXCELS_OWN_PASSWORD)
        locked.decrypt(unlocked)
    except InvalidKeyError as failure:
        raise RefusedError("wrong_password" if password else "password_needed") from failure
    except DecryptionError as failure:
        raise RefusedError("cannot_unlock") from failure
    return unlocked.getvalue()
