"""Feeds and article pages: polite fetching, parsing in killable workers."""
