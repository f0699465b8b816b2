"""Whether a configuration can be written by a server; nothing here asks one."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.common.documents import Length
from summarise.common.errors import SummariseError
from summarise.config import Config, ServerConfig
from summarise.generation.server.address import check_address


def check_server(config: Config, lengths: Sequence[Length]) -> ServerConfig:
    """Return the server of a configuration.

    Raises:
        SummariseError: there is none, articles may not go there, or a length asks for what servers cannot do.
    """
    if config.server is None:
        raise SummariseError(
            "engine openai needs a server: `server: {url: http://localhost:8080/v1}` in the configuration"
        )
    for length in lengths:
        settings = config.length(length)
        if settings.checkpoint == "bundled":
            raise SummariseError(
                f"engine openai: give the {length} a `checkpoint`, the server's name of its model"
            )
        if settings.long != "lead" or settings.whole_sentences:
            raise SummariseError(
                f"engine openai: the {length} can have neither `long: {settings.long}` nor whole "
                "sentences of the article; leave them out, or use engine torch"
            )
    check_address(config.server.url)
    return config.server
