"""Where a server is, and whether articles may go there: this machine, the own network, or beyond."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from summarise.common.errors import SummariseError

# names that a network gives its own machines (RFC 6762, 8375, and what routers are shipped with)
_OWN_NAMES = (".local", ".lan", ".internal", ".home.arpa")


def is_here(url: str) -> bool:
    """Return whether a server is on this machine."""
    host = _host(url)
    address = _address(host)
    return host == "localhost" or host.endswith(".localhost") or bool(address and address.is_loopback)  # fmt: skip


def is_near(url: str) -> bool:
    """Return whether a server is on this machine or on the own network, as its name says."""
    host, address = _host(url), _address(_host(url))
    if address:
        return address.is_private and not address.is_unspecified
    return is_here(url) or "." not in host or host.endswith(_OWN_NAMES)


def check_address(url: str) -> None:
    """Raise a `SummariseError` for a server to which anybody on the way could read along."""
    if urlsplit(url).scheme == "http" and not is_near(url):
        raise SummariseError(
            f"server {url}: articles would be sent over the internet unencrypted; give an https:// address"
        )


def notice(url: str, model: str) -> str | None:
    """Return what has to be said before articles leave this machine; None where they stay here."""
    if is_here(url):
        return None
    how = "" if urlsplit(url).scheme == "https" else ", unencrypted"
    return f"articles leave this machine: their texts are sent to {url}{how} ({model})"


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".").lower()


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
