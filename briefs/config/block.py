"""What every block of feeds.yaml is."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Block(BaseModel):
    """A mapping of feeds.yaml: no unknown keys, no silent conversion of kinds."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
