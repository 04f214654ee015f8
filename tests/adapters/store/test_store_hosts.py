"""Turns at hosts, and what their robots.txt said, in every store."""

from __future__ import annotations

import json
import subprocess
from contextlib import ExitStack
from datetime import timedelta

import pytest

from briefs.domain.errors import StoreError
from briefs.domain.feed import Rest
from briefs.domain.robots import SiteRules
from briefs.newsroom.resting import LONG

SECOND = timedelta(seconds=1)
URLS = ["https://a.example/1", "https://b.example/", "https://a.example/2"]


def test_turns_are_taken_and_the_rests_from_before_are_told(store, make):
    assert store.feeds.take_turns(URLS, SECOND, make.now) == {}
    first = {
        host: Rest(host, make.now, make.now + n * SECOND) for host, n in (("a.example", 2), ("b.example", 1))
    }
    assert store.feeds.rests() == first
    assert store.feeds.take_turns(URLS[:1], SECOND, make.now) == first
    assert store.feeds.rests()["a.example"].until == make.now + 3 * SECOND


def test_a_turn_shortens_no_rest_that_a_host_asked_for(store, make):
    asked = Rest("a.example", make.now, make.hours(2))
    store.feeds.rest([asked], make.now)
    assert store.feeds.take_turns(URLS, SECOND, make.now) == {"a.example": asked}
    assert store.feeds.rests()["a.example"].until == make.hours(2)


def test_no_turns_are_stored_where_hosts_need_no_pause(store, make):
    assert store.feeds.take_turns(URLS, timedelta(), make.now) == {}
    assert store.feeds.rests() == {}


def test_turns_that_are_over_are_forgotten(store, make):
    store.feeds.take_turns(URLS, SECOND, make.now)
    store.feeds.take_turns(URLS[1:2], SECOND, make.now + LONG)
    assert list(store.feeds.rests()) == ["b.example"]


def test_rests_that_began_later_begin_now_since_the_clock_was_put_back(store, make):
    store.feeds.rest([Rest("a.example", make.hours(5), make.hours(6))], make.hours(5))
    assert store.feeds.take_turns(URLS, SECOND, make.now) == {
        "a.example": Rest("a.example", make.now, make.hours(1))
    }


RIVAL = """
import json, sys
from datetime import datetime, timedelta
from briefs.adapters.store.sql import open_store
store, now = open_store(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
waits = [store.feeds.take_turns(["https://a.example/"], timedelta(seconds=1), now) for _ in range(20)]
print(json.dumps([(rests["a.example"].until - now).total_seconds() if rests else 0 for rests in waits]))
store.close()
"""


def test_of_processes_that_turn_to_one_host_at_once_each_gets_a_turn_of_its_own(file, python, make):
    with ExitStack() as stack:
        command = [*python(RIVAL), f"sqlite:///{file}", make.now.isoformat()]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        rivals = [stack.enter_context(subprocess.Popen(command, **pipes)) for _ in range(2)]
        for rival in rivals:
            stack.callback(rival.kill)
            assert rival.stdout.readline() == "ready\n"
        told = [rival.communicate("go\n")[0] for rival in rivals]
    assert sorted(wait for out in told for wait in json.loads(out)) == list(range(40))


def test_turns_need_a_time_with_a_zone(store, make):
    with pytest.raises(StoreError, match="time zone"):
        store.feeds.take_turns(URLS, SECOND, make.now.replace(tzinfo=None))
    assert store.feeds.rests() == {}


def rules(make, site: str, hours: float = 0, **more) -> SiteRules:
    return SiteRules(site, make.hours(hours), **more)


def test_what_sites_said_comes_back_whole_and_by_site(store, make):
    assert store.robots.all() == ()
    told = rules(make, "https://b.example", lines=((False, "/"), (True, "/ü*$")), delay=0.5)
    failed = rules(make, "https://a.example", kind="robots-unknown", error="it answers 500", mend="wait")
    store.robots.keep([told, failed], make.hours(-24))
    assert store.robots.all() == (failed, told)


def test_what_a_site_says_replaces_what_it_said_and_what_is_old_is_forgotten(store, make):
    store.robots.keep(
        [rules(make, f"https://{host}.example", hours) for host, hours in (("a", -2), ("b", -1), ("c", 0))],
        make.hours(-9),
    )
    again = rules(make, "https://c.example", 1, delay=2)
    store.robots.keep([again], make.hours(-1))
    assert store.robots.all() == (rules(make, "https://b.example", -1), again)
    store.robots.keep([], make.hours(0))
    assert store.robots.all() == (again,)


def test_naive_times_of_rules_are_refused(store, make):
    naive = make.now.replace(tzinfo=None)
    for wrong, before in (
        (SiteRules("https://a.example", naive), make.now),
        (rules(make, "https://a.example"), naive),
    ):
        with pytest.raises(StoreError, match="time zone"):
            store.robots.keep([wrong], before)
    assert store.robots.all() == ()
