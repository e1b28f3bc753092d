"""Accounts: people, their sessions and personal tokens, throttled logins, the audit trail."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from api.accounts.passwords import check_password, hash_password, verify_password
from api.accounts.roles import Role, User
from api.accounts.tables import attempts, audit, sessions, tokens, users
from assistant.store import Store, writing
from corpus.errors import InputError

WINDOW = timedelta(minutes=15)
TRIES_PER_NAME, TRIES_PER_ADDRESS = 10, 50
SEEN_EVERY = timedelta(minutes=1)  # how finely the last use of a session is kept
TOKEN_MARK = "kh_"
UNITLESS = (Role.REVIEWER, Role.ADMIN)


class Throttled(Exception):
    """Raised when too many logins failed; `wait_s` is when to try again."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s


@dataclass(frozen=True)
class Account:
    """An account as an administrator sees it."""

    id: int
    name: str
    unit: str
    role: Role
    active: bool
    created: datetime

    @property
    def user(self) -> User:
        return User(self.id, self.name, self.unit, self.role)


@dataclass(frozen=True)
class Ended:
    """How many sessions and personal tokens of an account ended with a change of it."""

    sessions: int = 0
    tokens: int = 0

    @property
    def told(self) -> str:
        return f"{self.sessions} phiên đăng nhập và {self.tokens} mã cá nhân đã hết hiệu lực"


class Accounts:
    """All that is kept of people. Secrets are kept as hashes; what is given out is told once."""

    def __init__(self, store: Store, *, idle: timedelta, longest: timedelta) -> None:
        self._engine, self._idle, self._longest = store.engine, idle, longest
        self._some = False

    def exist(self) -> bool:
        """Are there accounts? Once there are, there always are."""
        if not self._some:
            with self._engine.connect() as connection:
                self._some = connection.execute(sa.select(users.c.id).limit(1)).first() is not None
        return self._some

    # people

    def add(self, name: str, unit: str, role: Role, password: str) -> Account:
        """A new account. Raises InputError for a name that is taken or none, or a password that will not do."""
        if not re.fullmatch(r"[\w.@-]{2,80}", name):
            raise InputError(
                "tên tài khoản gồm 2 đến 80 chữ, số, dấu chấm, gạch nối hoặc @.",
                place=name[:80],
                remedy="Ví dụ: lan.stp",
            )
        if role is Role.OWNER or bool(unit) == (role in UNITLESS):
            raise InputError(
                "vai trò này không đi với đơn vị như vậy.",
                remedy="Thẩm định, quản trị không ghi đơn vị; vai trò khác phải có.",
            )
        check_password(password, name)
        hashed = hash_password(password)
        with writing(self._engine) as connection:
            if connection.execute(sa.select(users.c.id).where(users.c.name == name)).first():
                raise InputError(f"đã có tài khoản “{name}”.", remedy="Chọn tên khác.")
            connection.execute(
                users.insert().values(
                    name=name, unit=unit, role=str(role), password=hashed, active=True, created=datetime.now(UTC)
                )
            )
        return self.find(name)

    def find(self, name: str) -> Account:
        """Raises InputError when there is no such account."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(users).where(users.c.name == name)).mappings().first()
        if row is None:
            raise InputError(
                f"không có tài khoản “{name[:80]}”.", remedy="Xem danh sách tài khoản.", command="kehoach users list"
            )
        return _account(row)

    def all(self, *, after: str = "", limit: int | None = None) -> list[Account]:
        """Accounts by name; those that follow a name, so many at most."""
        query = sa.select(users).where(users.c.name > after).order_by(users.c.name).limit(limit)
        with self._engine.connect() as connection:
            return [_account(row) for row in connection.execute(query).mappings()]

    def set_password(self, name: str, password: str) -> Ended:
        """A new password; whoever is signed in under the account is signed out, and programs with its tokens are, too."""
        account = self.find(name)
        check_password(password, name)
        hashed = hash_password(password)
        with writing(self._engine) as connection:
            connection.execute(users.update().where(users.c.id == account.id).values(password=hashed))
            return _end(connection, account.id)

    def set_active(self, name: str, active: bool) -> Ended:
        """Shut an account (its sessions and tokens end) or open it again."""
        account = self.find(name)
        with writing(self._engine) as connection:
            connection.execute(users.update().where(users.c.id == account.id).values(active=active))
            return Ended() if active else _end(connection, account.id)

    # signing in

    def sign_in(self, name: str, password: str, address: str) -> tuple[User, str] | None:
        """The person and the secret of a new session; None when name and password do not fit. Raises Throttled."""
        row = self._verified(name, password, address)
        if row is None:
            return None
        secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
        same = sa.and_(users.c.id == row["id"], users.c.password == row["password"], users.c.active)
        with writing(self._engine) as connection:
            if connection.execute(sa.select(users.c.id).where(same)).first() is None:  # changed while it was verified
                return None
            connection.execute(attempts.delete().where(attempts.c.key == _name_key(name)))
            connection.execute(sessions.delete().where(sessions.c.expires < now))
            connection.execute(
                sessions.insert().values(
                    secret=_hash(secret), user_id=row["id"], created=now, seen=now, expires=now + self._longest
                )
            )
        return _account(row).user, secret

    def proves(self, user: User, password: str, address: str) -> bool:
        """Is it the person's password? Raises Throttled, as signing in does."""
        return self._verified(user.name, password, address) is not None

    def _verified(self, name: str, password: str, address: str) -> Any:
        self._count_attempt({_name_key(name): TRIES_PER_NAME, f"address:{address[:60]}": TRIES_PER_ADDRESS})
        with self._engine.connect() as connection:
            query = sa.select(users).where(users.c.name == name, users.c.active)
            row = connection.execute(query).mappings().first()
        return row if verify_password(password, row["password"] if row else None) else None

    def _count_attempt(self, keys: dict[str, int]) -> None:
        """Counted before the password is looked at, so that many at once do not slip through."""
        now = datetime.now(UTC)
        with writing(self._engine) as connection:
            connection.execute(attempts.delete().where(attempts.c.at < now - WINDOW))
            for key, limit in keys.items():
                query = sa.select(sa.func.count(), sa.func.min(attempts.c.at)).where(attempts.c.key == key)
                count, first = connection.execute(query).one()
                if count >= limit:
                    raise Throttled(max(1, int((_aware(first) + WINDOW - now).total_seconds())))
            connection.execute(attempts.insert(), [{"key": key, "at": now} for key in keys])

    def by_session(self, secret: str) -> User | None:
        """Whose session it is; None when it has ended: by time, by idleness, by hand."""
        now = datetime.now(UTC)
        query = sa.select(users, sessions.c.seen).join(sessions, sessions.c.user_id == users.c.id)
        alive = sa.and_(
            sessions.c.secret == _hash(secret),
            sessions.c.expires > now,
            sessions.c.seen > now - self._idle,
            users.c.active,
        )
        with self._engine.connect() as connection:
            row = connection.execute(query.where(alive)).mappings().first()
        if row is None:
            return None
        if _aware(row["seen"]) < now - SEEN_EVERY:
            with writing(self._engine) as connection:
                connection.execute(sessions.update().where(sessions.c.secret == _hash(secret)).values(seen=now))
        return _account(row).user

    def sign_out(self, secret: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(sessions.delete().where(sessions.c.secret == _hash(secret)))

    def sign_out_everywhere(self, user_id: int) -> None:
        with writing(self._engine) as connection:
            connection.execute(sessions.delete().where(sessions.c.user_id == user_id))

    # tokens for programs

    def add_token(self, user: User, name: str, days: int) -> tuple[int, str]:
        """Its number and its secret, which is told this once."""
        secret, now = TOKEN_MARK + secrets.token_urlsafe(32), datetime.now(UTC)
        row = {"user_id": user.id, "name": name, "secret": _hash(secret), "created": now}
        with writing(self._engine) as connection:
            made = tokens.insert().values(**row, expires=now + timedelta(days=days)).returning(tokens.c.id)
            return int(connection.scalars(made).one()), secret

    def tokens(self, user: User) -> list[dict[str, Any]]:
        """id, name, created, expires of the person's tokens."""
        query = sa.select(tokens.c.id, tokens.c.name, tokens.c.created, tokens.c.expires)
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(tokens.c.user_id == user.id).order_by(tokens.c.id)).mappings()
            return [{**row, "created": _aware(row["created"]), "expires": _aware(row["expires"])} for row in rows]

    def remove_token(self, user: User, id_: int) -> bool:
        with writing(self._engine) as connection:
            where = sa.and_(tokens.c.id == id_, tokens.c.user_id == user.id)
            return connection.execute(tokens.delete().where(where)).rowcount > 0

    def by_token(self, secret: str) -> User | None:
        now = datetime.now(UTC)
        query = sa.select(users).join(tokens, tokens.c.user_id == users.c.id)
        alive = sa.and_(tokens.c.secret == _hash(secret), tokens.c.expires > now, users.c.active)
        with self._engine.connect() as connection:
            row = connection.execute(query.where(alive)).mappings().first()
        return _account(row).user if row else None

    # the trail

    def note(self, who: str, what: str, target: str = "", address: str = "") -> None:
        """Append to the audit trail."""
        with writing(self._engine) as connection:
            connection.execute(entry(who, what, target, address))

    def note_ended(self, who: str, ended: Ended, target: str, address: str) -> None:
        """Append what a change of an account ended; nothing where nothing did."""
        for what, count in (("sessions ended", ended.sessions), ("tokens ended", ended.tokens)):
            if count:
                self.note(who, what, f"{target} ({count})", address)

    def trail(self, before: int, limit: int) -> list[dict[str, Any]]:
        """The trail, the newest first; `before` a seq, 0 for the start."""
        query = sa.select(audit).order_by(audit.c.seq.desc()).limit(limit)
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(audit.c.seq < before) if before else query).mappings()
            return [{**row, "at": _aware(row["at"])} for row in rows]


def entry(who: str, what: str, target: str = "", address: str = "") -> sa.Insert:
    """A line of the audit trail, to be appended in the transaction of what it tells of."""
    row = {"who": who[:80], "what": what, "target": target[:160], "address": address[:64]}
    return audit.insert().values(at=datetime.now(UTC), **row)


def _end(connection: sa.Connection, user_id: int) -> Ended:
    """End every session and token of an account."""
    ended = [connection.execute(kept.delete().where(kept.c.user_id == user_id)).rowcount for kept in (sessions, tokens)]
    return Ended(*ended)


def _name_key(name: str) -> str:
    return f"name:{name[:80].casefold()}"


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _account(row: Any) -> Account:
    return Account(row["id"], row["name"], row["unit"], Role(row["role"]), bool(row["active"]), _aware(row["created"]))
