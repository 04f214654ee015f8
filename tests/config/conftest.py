from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefs.config import Config, load
from briefs.domain.errors import ConfigError

Load = Callable[..., Config]
Refused = Callable[..., list[str]]


@pytest.fixture
def read(tmp_path: Path) -> Load:
    """Loads a text as feeds.yaml."""

    def read(text: str | bytes, environ: Mapping[str, str] | None = None) -> Config:
        path = tmp_path / "feeds.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return load(path, environ or {})

    return read


@pytest.fixture
def refused(read: Load) -> Refused:
    """The problems of a text that is refused, one line each."""

    def refused(text: str | bytes, environ: Mapping[str, str] | None = None) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            read(text, environ)
        return str(caught.value).split("\n")

    return refused
