"""Desk and public pages follow the configuration that is in force, request by request."""

from __future__ import annotations

from dataclasses import replace

from starlette.testclient import TestClient


def test_each_request_has_the_services_of_its_moment(services, clock):
    from briefs.web import make_app

    now = {"services": services}
    with TestClient(make_app(lambda: now["services"], "x" * 32, clock)) as client:
        assert "Asia Morning Brief" in client.get("/unsubscribe/s1").text
        newsletter = replace(services.config.newsletters[0], title="Asia at Noon")
        now["services"] = replace(services, config=replace(services.config, newsletters=(newsletter,)))
        assert "Asia at Noon" in client.get("/unsubscribe/s1").text
