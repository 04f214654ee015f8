"""The desk and the public pages."""

from briefs.web.app import make_app
from briefs.web.session import sign_in_link

__all__ = ["make_app", "sign_in_link"]
