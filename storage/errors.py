"""The errors of memory.

StorageError
├── EmbeddedError            the embedded PostgreSQL could not do its work
│   ├── NoBinaries           this platform has no embedded PostgreSQL
│   ├── NoAccount            root found no user to run the server as
│   ├── OtherVersion         the folder was written by another major version
│   ├── FolderRefused        the folder cannot hold the database
│   ├── StartFailed          the server did not come up
│   └── StopFailed           the server did not go down
├── BadAddress               the database's address cannot be read
├── WrongSchema              the database's schema is not the one this version works with
├── BadCreditorId            a creditor's id has other characters than a-z, 0-9 and -
├── NoScope                  a creditor's data was asked for, and no creditor is in scope
├── NaiveTime                a moment without its zone
├── NotStorable              a value that JSON in the database cannot hold as it is
├── Missing                  something that was asked for by its id does not exist
├── StaleConversation        a conversation was written since it was read
├── PolicyExists             a policy version is already there with other words
├── ObjectionsExist          a version of a file of objections is already there with other words
├── BadSplit                 the parts of an instalment come to another sum
├── PaymentDiffers           a payment's reference is already there with other facts
├── PaymentToldByFile        a payment that only the portfolio's file can take back
├── CreditDiffers            a credit's reference is already there with other facts
├── CreditTooLarge           a credit is more than its invoice has left
├── CaseTaken                another adviser has the case
├── KeyReused                an idempotency key came with another request
├── LeaseLost                another worker has taken over a message's sending
├── BackupError              the database could not be copied, or made of a copy
│   ├── BrokenBackup         a file is no backup, was changed, or lacks its end
│   ├── NewerBackup          a backup was made by a later version
│   ├── NotEmpty             a database that a backup was to fill holds something
│   ├── CopyFailed           a program of PostgreSQL could not do its work
│   └── CopyDiffers          what was restored is not what was copied
└── VaultError               a secret could not be kept or read
    ├── WeakSecret           the secret key is too short
    ├── NotSealed            sealed data was not sealed with this key, or was changed
    ├── OtherKey             what is sealed under a key that is not given
    └── BadLink              a personal link is not ours, was changed or has expired
"""

from datetime import datetime
from pathlib import Path


class StorageError(Exception):
    """What should be remembered could not be stored or read."""


class EmbeddedError(StorageError):
    """The embedded PostgreSQL could not do its work."""


class NoBinaries(EmbeddedError):
    """This platform has no embedded PostgreSQL."""

    def __init__(self, reason: str) -> None:
        """Name the reason, and the way without an embedded server."""
        super().__init__(
            f"There is no embedded PostgreSQL for this machine ({reason}): "
            "set CONCILIA_DATABASE_URL to the address of a PostgreSQL server."
        )


class NoAccount(EmbeddedError):
    """Root found no user to run the server as."""

    def __init__(self, user: str) -> None:
        """Name the user to create."""
        super().__init__(
            f"PostgreSQL does not run as root, and this machine has no user to run it as: "
            f"create one called {user}, or start Concilia as an ordinary user."
        )


class OtherVersion(EmbeddedError):
    """The folder was written by another major version of PostgreSQL."""

    def __init__(self, folder: Path, found: str, wanted: int) -> None:
        """Name the folder, both versions and the two ways out."""
        super().__init__(
            f"{folder} holds a database of PostgreSQL {found}, but this Concilia brings PostgreSQL {wanted}: "
            "make a backup with the version of Concilia that wrote it and restore that here, "
            "or set CONCILIA_DATA_DIR to another folder."
        )


class FolderRefused(EmbeddedError):
    """The folder cannot hold the database."""

    def __init__(self, folder: Path, reason: str) -> None:
        """Name the folder, the reason and the remedy."""
        super().__init__(
            f"{folder} cannot hold the database ({reason}): correct that, or set CONCILIA_DATA_DIR to another folder."
        )


class StartFailed(EmbeddedError):
    """The server did not come up."""

    def __init__(self, folder: Path, reason: str, log: Path) -> None:
        """Name the folder, the server's own reason and its log."""
        super().__init__(f"The database in {folder} did not start ({reason}): its log is {log}.")


class StopFailed(EmbeddedError):
    """The server did not go down."""

    def __init__(self, folder: Path, reason: str) -> None:
        """Name the folder and the reason."""
        super().__init__(
            f"The database in {folder} did not stop ({reason}): no data is at risk, and the next exit tries again."
        )


class BadAddress(StorageError):
    """The database's address cannot be read."""

    def __init__(self) -> None:
        """Name the remedy; the address itself may hold a password."""
        super().__init__(
            "CONCILIA_DATABASE_URL is not the address of a PostgreSQL database: "
            "write postgresql://user:password@host:5432/database."
        )


class WrongSchema(StorageError):
    """The database's schema is not the one this version works with."""

    def __init__(self, found: str | None, wanted: str) -> None:
        """Name both versions and the remedy."""
        state = f"is at {found}" if found else "is empty"
        super().__init__(f"The database {state}, and this version works with {wanted}: run `concilia migrate`.")


class SchemaBusy(StorageError):
    """A step of the schema did not get a table that somebody holds."""

    def __init__(self, tries: int) -> None:
        """Name how often it was tried, and the remedy."""
        super().__init__(
            f"Somebody held a table of the database through {tries} tries to migrate it: pg_stat_activity names who. "
            "Let them end, and run `concilia migrate` again; what was done stays."
        )


class BadCreditorId(StorageError):
    """A creditor's id has other characters than a-z, 0-9 and -."""

    def __init__(self, creditor: str) -> None:
        """Name the id."""
        super().__init__(f"{creditor!r} is not a creditor's id: write a-z, 0-9 and - only.")


class NoScope(StorageError):
    """A creditor's data was asked for, and no creditor is in scope."""

    def __init__(self) -> None:
        """Name the remedy."""
        super().__init__("No creditor is in scope: open the unit of work with its creditors.")


class NaiveTime(StorageError):
    """A moment without its zone."""

    def __init__(self, moment: datetime) -> None:
        """Name the moment."""
        super().__init__(f"{moment.isoformat()} has no zone: pass an aware time.")


class NotStorable(StorageError):
    """A value that JSON in the database cannot hold as it is."""

    def __init__(self, value: object) -> None:
        """Name the kind of value, never the value."""
        super().__init__(
            f"A {type(value).__name__} cannot stand in an audit payload: "
            "write text, whole numbers, true, false, null, lists and objects."
        )


class Missing(StorageError):
    """Something that was asked for by its id does not exist."""

    def __init__(self, kind: str, key: object) -> None:
        """Name the kind of thing and its id."""
        self.kind = kind
        super().__init__(f"There is no {kind} {key}.")


class BadSplit(StorageError):
    """The parts of an instalment come to another sum."""

    def __init__(self, number: int) -> None:
        """Name the instalment."""
        super().__init__(f"The parts of instalment {number} do not come to what is unpaid of it.")


class StaleConversation(StorageError):
    """A conversation was written since it was read."""

    def __init__(self, seen: int, found: int) -> None:
        """Name both versions."""
        super().__init__(f"The conversation went on from version {seen} to {found}: read it again.")


class PolicyExists(StorageError):
    """A policy version is already there with other words."""

    def __init__(self, creditor: str, version: str) -> None:
        """Name creditor, version and remedy."""
        super().__init__(f"{creditor} already has another policy {version!r}: give the changed one a new version.")


class ObjectionsExist(StorageError):
    """A version of a file of objections is already there with other words."""

    def __init__(self, creditor: str, version: str) -> None:
        """Name creditor, version and remedy."""
        super().__init__(f"{creditor} already has other objections {version!r}: give the changed file a new version.")


class PaymentDiffers(StorageError):
    """A payment's reference is already there with other facts."""

    def __init__(self, creditor: str, reference: str) -> None:
        """Name creditor and reference."""
        super().__init__(
            f"{creditor} already has a payment {reference!r} of another client, amount, currency or day: "
            "a reference names one payment."
        )


class PaymentToldByFile(StorageError):
    """A payment that only the portfolio's file can take back."""

    def __init__(self, reference: str) -> None:
        """Name the payment and the remedy."""
        super().__init__(
            f"Payment {reference} was told of by the portfolio's file: import the file without it, and it is gone."
        )


class CreditDiffers(StorageError):
    """A credit's reference is already there with other facts."""

    def __init__(self, reference: str) -> None:
        """Name the reference and the remedy."""
        super().__init__(
            f"Credit {reference} is already recorded with another invoice or amount: "
            "a reference names one credit; check the number."
        )


class CreditTooLarge(StorageError):
    """A credit is more than its invoice has left."""

    def __init__(self, invoice: str) -> None:
        """Name the invoice and the remedy."""
        super().__init__(
            f"The amount is more than invoice {invoice} without its other credits: write that amount at most."
        )


class CaseTaken(StorageError):
    """Another adviser has the case."""

    def __init__(self, case: int) -> None:
        """Name the case."""
        super().__init__(f"Another adviser has case {case}: it must be released first.")


class KeyReused(StorageError):
    """An idempotency key came with another request."""

    def __init__(self) -> None:
        """Name the remedy."""
        super().__init__("This Idempotency-Key was used for another request: use a new key for each request.")


class LeaseLost(StorageError):
    """Another worker has taken over a message's sending."""

    def __init__(self, item: int) -> None:
        """Name the outbox row."""
        super().__init__(f"The lease of outbox row {item} is gone: another worker has it, or it is settled.")


class BackupError(StorageError):
    """The database could not be copied, or made of a copy."""


class BrokenBackup(BackupError):
    """A file is no backup, was changed, or lacks its end."""

    def __init__(self, reason: str) -> None:
        """Name the reason and the remedy."""
        super().__init__(f"The file cannot be restored: {reason}. Take another backup; nothing was written.")


class NewerBackup(BackupError):
    """A backup was made by a later version."""

    def __init__(self, schema: str) -> None:
        """Name its schema and the remedy."""
        super().__init__(f"The backup has schema {schema}, which this version does not know: install the one it is of.")


class NotEmpty(BackupError):
    """A database that a backup was to fill holds something."""

    def __init__(self, tables: int) -> None:
        """Name how much, and the remedy."""
        super().__init__(
            f"The database is not empty ({tables} tables): restore into a new one, "
            "by another CONCILIA_DATA_DIR or CONCILIA_DATABASE_URL. Nothing was written."
        )


class CopyFailed(BackupError):
    """A program of PostgreSQL could not do its work."""

    def __init__(self, program: str, reason: str) -> None:
        """Name the program and its own reason."""
        super().__init__(f"{program} could not do its work ({reason}): correct that and begin again.")


class CopyDiffers(BackupError):
    """What was restored is not what was copied."""

    def __init__(self, what: str) -> None:
        """Name what differs, and the remedy."""
        super().__init__(
            f"What was restored differs from the backup in {what}: do not use this database, restore into a new one."
        )


class VaultError(StorageError):
    """A secret could not be kept or read."""


class WeakSecret(VaultError):
    """The secret key is too short."""

    def __init__(self, found: int, wanted: int) -> None:
        """Name both lengths."""
        super().__init__(f"CONCILIA_SECRET_KEY has {found} characters: give it at least {wanted} random ones.")


class NotSealed(VaultError):
    """Sealed data was not sealed with this key, or was changed."""

    def __init__(self) -> None:
        """Name the likely cause."""
        super().__init__(
            "Sealed data cannot be opened: it was changed, or CONCILIA_SECRET_KEY is not the one that sealed it."
        )


class OtherKey(VaultError):
    """What is sealed under a key that is not given."""

    def __init__(self, name: str) -> None:
        """Name the key, by what gives nothing of it away, and the remedy."""
        super().__init__(
            f"It was sealed under the secret key {name}: set CONCILIA_SECRET_KEY to that one; "
            "`concilia keys list` names those that are set."
        )


class BadLink(VaultError):
    """A personal link is not ours, was changed or has expired."""

    def __init__(self, reason: str) -> None:
        """Name the reason."""
        super().__init__(f"The link cannot be used: {reason}.")
