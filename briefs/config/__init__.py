"""feeds.yaml and the environment → Config, with every problem at once."""

from __future__ import annotations

from briefs.config.accepted import Config, Environment
from briefs.config.loading import load
from briefs.config.reference import reference
from briefs.config.schema import schema

__all__ = ["Config", "Environment", "load", "reference", "schema"]
