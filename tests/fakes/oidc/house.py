"""Serve an OpenID provider: discovery, keys, a code for whoever comes, and a signed token for the code, once."""

import base64
import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "concilia", "the secret of the console"


@cache
def make_key(name: str) -> RSAPrivateKey:
    """Return a key by its name; made once in a run."""
    assert name
    return generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class House:
    """The provider. `email` is who is signed in with it; the rest is what it does wrong, if anything."""

    now: Callable[[], datetime]
    email: str = "soto@example.org"
    address: str = ""
    name: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    key: str = "one"
    published: tuple[str, ...] = ("one",)
    sign: Callable[[Mapping[str, Any]], str] | None = None
    codes: dict[str, Mapping[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def application(self) -> Starlette:
        """Return what is served."""
        table = {
            "/.well-known/openid-configuration": self._describe,
            "/authorize": self._authorize,
            "/token": self._token,
            "/keys": self._keys,
        }
        return Starlette(routes=[Route(path, answer, methods=["GET", "POST"]) for path, answer in table.items()])

    async def _describe(self, _: Request) -> Response:
        self.asked.append("describe")
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        described = {name: f"{self.address}/{path}" for name, path in places.items()}
        return JSONResponse({"issuer": self.name or self.address, **described})

    async def _keys(self, _: Request) -> Response:
        self.asked.append("keys")
        keys = []
        for name in self.published:
            told = jwt.algorithms.RSAAlgorithm.to_jwk(make_key(name).public_key(), as_dict=True)
            keys.append({**told, "kid": name, "use": "sig", "alg": "RS256"})
        return JSONResponse({"keys": keys})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert "code" == asked["response_type"]
        assert "S256" == asked["code_challenge_method"]
        assert {"openid", "email"} <= set(asked["scope"].split())
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"], "iss": self.name or self.address})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 303)

    async def _token(self, request: Request) -> Response:
        proof = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        form = await request.form()
        asked = self.codes.pop(str(form["code"]), None)
        digest = hashlib.sha256(str(form["code_verifier"]).encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if request.headers.get("authorization") != f"Basic {proof}":
            return JSONResponse({"error": "invalid_client"}, 401)
        if asked is None or (asked["code_challenge"], asked["redirect_uri"]) != (challenge, form["redirect_uri"]):
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": self._write(asked["nonce"])})

    def _write(self, nonce: str) -> str:
        issuer, now = self.name or self.address, self.now()
        told: dict[str, Any] = {"iss": issuer, "aud": CLIENT, "sub": "7", "nonce": nonce, "iat": int(now.timestamp())}
        told |= {"exp": int((now + timedelta(minutes=5)).timestamp()), "email": self.email, "email_verified": True}
        told = {name: value for name, value in (told | self.claims).items() if name not in self.without}
        return self.sign(told) if self.sign else jwt.encode(told, make_key(self.key), "RS256", {"kid": self.key})
