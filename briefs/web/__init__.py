"""The desk and the public pages."""
