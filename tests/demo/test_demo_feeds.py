"""The demo's feeds.yaml names exactly the outlets of the sample week."""

from __future__ import annotations

from importlib.resources import files

from ruamel.yaml import YAML

from briefs.demo.week import NOTICE, Access, load_week

CONFIG = YAML(typ="safe").load((files("briefs.demo") / "feeds.yaml").read_text(encoding="utf-8"))


def test_every_outlet_is_configured_with_its_address():
    configured = {feed["url"]: feed["outlet"] for feed in CONFIG["feeds"].values()}
    assert configured == {outlet.feed: outlet.outlet for outlet in load_week()}


def test_closed_outlets_are_paywalled_and_read_from_the_feed():
    closed = {o.outlet for o in load_week() if o.access == Access.ROBOTS}
    assert {f["outlet"] for f in CONFIG["feeds"].values() if f.get("paywalled")} == closed
    assert {f["outlet"] for f in CONFIG["feeds"].values() if f["full_text"] == "feed"} == closed


def test_the_newsletter_takes_every_feed_and_says_what_it_is():
    asia = CONFIG["newsletters"]["asia"]
    wanted = {tag.removeprefix("tag:") for tag in asia["feeds"]}
    assert all(wanted & set(feed["tags"]) for feed in CONFIG["feeds"].values())
    assert asia["notice"] == NOTICE
    assert asia["writer"] == {"kind": "extractive"}
