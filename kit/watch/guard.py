"""Guard: who may ask. Only pages that this server gave, under the names of this machine, may have an answer.

A page on the internet can point a name of its own at 127.0.0.1 (DNS rebinding) or send a form there; it cannot forge the
Host and Origin that a browser adds, and it cannot read the token.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Sent with every answer: nothing is kept, nothing is loaded from elsewhere, nobody else may frame or embed it."""


def names(port: int) -> frozenset[str]:
    """What a browser on this machine may call the server."""
    return frozenset((f"127.0.0.1:{port}", f"localhost:{port}"))


def may_ask(headers: Mapping[str, str], port: int) -> bool:
    """Whether a request names this server, and comes from a page of this server or from no page."""
    origin = headers.get("Origin")
    known = names(port)
    return headers.get("Host", "") in known and (origin is None or origin in {f"http://{name}" for name in known})


def may_act(headers: Mapping[str, str], token: str) -> bool:
    """Whether a request that does something carries the token that the page was given."""
    return hmac.compare_digest(headers.get("X-Kit-Token", "").encode(), token.encode())
