"""Briefs: news feeds in, a daily brief out that a reader can check and an editor can sign."""

__version__ = "0.1.0"
