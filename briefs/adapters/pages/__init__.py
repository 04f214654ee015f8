"""Rendering: Jinja templates to mail, page, text and JSON."""
