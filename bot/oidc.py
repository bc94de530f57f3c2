"""Ask another house who signs in: OpenID Connect by the code flow with PKCE, its words checked before they count.

Nothing of what it says is used but a verified e-mail address. Keys and addresses are those that it publishes; they are
looked up again after an hour, and keys once a minute at most where one is not known.
"""

import asyncio
import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import jwt

from bot.trust import trusted

ALGORITHMS = ("RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512", "EdDSA")
CLAIMS = ("iss", "aud", "exp", "iat", "sub", "nonce")  #: that a token must have
DRIFT = timedelta(minutes=1)  #: by which another machine's clock may differ
OLDEST = timedelta(minutes=10)  #: of a token when it comes
FRESH, AGAIN = timedelta(hours=1), timedelta(minutes=1)  #: how long what it publishes is good, and when not enough
TIMEOUT_SECONDS = 10.0
ANSWER_MAX = 1_000_000  #: bytes


class NotBelieved(Exception):
    """What another house said, or how, cannot be relied on; `why` is a word for the log, never its words."""

    def __init__(self, why: str) -> None:
        """Keep the word."""
        self.why = why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was made up for one sign-in, to be found again when it comes back."""

    state: str
    nonce: str
    verifier: str


@dataclass(slots=True)
class House:
    """A provider of identities, and what the console is to it."""

    issuer: str
    client_id: str
    client_secret: str
    redirect_uri: str
    _kept: dict[str, tuple[datetime, Mapping[str, Any]]] = field(default_factory=dict)

    async def begin(self, wall: datetime) -> tuple[str, Attempt]:
        """Return where a browser is sent to, and what to keep meanwhile. Raises NotBelieved."""
        attempt = Attempt(*(secrets.token_urlsafe(32) for _ in range(3)))
        digest = hashlib.sha256(attempt.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": "openid email",
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        place = str((await self._described(wall))["authorization_endpoint"])
        return f"{place}{'&' if urlsplit(place).query else '?'}{urlencode(asked)}", attempt

    async def finish(self, code: str, attempt: Attempt, wall: datetime) -> str:
        """Return the verified e-mail address of whoever came back with a code. Raises NotBelieved."""
        described = await self._described(wall)
        given = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.redirect_uri,
            "code_verifier": attempt.verifier,
        }
        answer = await self._call("POST", str(described["token_endpoint"]), given)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise NotBelieved("no_token")
        return self._email(await self._read(token, described, wall), attempt, wall)

    async def _read(self, token: str, described: Mapping[str, Any], wall: datetime) -> Mapping[str, Any]:
        """Return what a token says, if this house signed it for us."""
        try:
            key = await self._key(jwt.get_unverified_header(token), str(described["jwks_uri"]), wall)
            told: Mapping[str, Any] = jwt.decode(
                token,
                key,
                algorithms=[name for name in ALGORITHMS if name == key.algorithm_name],
                audience=self.client_id,
                issuer=str(described["issuer"]),
                options={"require": list(CLAIMS), "verify_exp": False, "verify_iat": False, "verify_nbf": False},
            )
        except jwt.PyJWTError as fault:
            raise NotBelieved(type(fault).__name__) from fault
        return told

    def _email(self, told: Mapping[str, Any], attempt: Attempt, wall: datetime) -> str:
        """Return the address that a token is good for now."""
        now, drift = wall.timestamp(), DRIFT.total_seconds()
        times = [told["exp"], told["iat"], told.get("nbf", 0)]
        if not all(isinstance(one, (int, float)) for one in times):
            raise NotBelieved("times")
        if not (times[0] > now - drift and now - OLDEST.total_seconds() <= times[1] <= now + drift >= times[2]):
            raise NotBelieved("times")
        if not secrets.compare_digest(str(told["nonce"]).encode(), attempt.nonce.encode()):
            raise NotBelieved("nonce")
        if told.get("azp", self.client_id) != self.client_id:
            raise NotBelieved("azp")
        if told.get("email_verified") is not True or not isinstance(told.get("email"), str):
            raise NotBelieved("email")
        return str(told["email"])

    async def _described(self, wall: datetime) -> Mapping[str, Any]:
        """Return what the house says of itself, once in an hour."""
        place = f"{self.issuer}/.well-known/openid-configuration"
        told = await self._keep(place, FRESH, wall)
        if str(told.get("issuer", "")).rstrip("/") != self.issuer:
            raise NotBelieved("issuer")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            scheme = urlsplit(str(told.get(name, ""))).scheme
            if scheme != "https" and scheme != urlsplit(self.issuer).scheme:
                raise NotBelieved(name)
        return told

    async def _key(self, head: Mapping[str, Any], place: str, wall: datetime) -> jwt.PyJWK:
        """Return the key that a token names; keys are looked up again where it is not among those that are known."""
        for age in (FRESH, AGAIN):
            keys = jwt.PyJWKSet.from_dict(dict(await self._keep(place, age, wall))).keys
            named = [key for key in keys if head.get("kid") in {None, key.key_id} and key.public_key_use != "enc"]
            found = [key for key in named if key.algorithm_name == head.get("alg")]
            if found:
                return found[0]
        raise NotBelieved("key")

    async def _keep(self, place: str, age: timedelta, wall: datetime) -> Mapping[str, Any]:
        """Return what stands somewhere, as it was so long ago at most."""
        at, told = self._kept.get(place, (wall, {}))
        if not told or not timedelta() <= wall - at <= age:
            told = await self._call("GET", place)
            self._kept[place] = wall, told
        return told

    async def _call(self, verb: str, place: str, given: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        """Return an answer that is an object. Raises NotBelieved for any other, or for none in time."""
        proof = httpx.BasicAuth(self.client_id, self.client_secret) if given else None
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS), httpx.AsyncClient(verify=trusted()) as client:
                answer = await client.request(verb, place, data=given, auth=proof)
            told = answer.json() if answer.is_success and len(answer.content) <= ANSWER_MAX else None
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError) as fault:
            raise NotBelieved(type(fault).__name__) from fault
        if not isinstance(told, dict):
            raise NotBelieved(f"status_{answer.status_code}")
        return told
