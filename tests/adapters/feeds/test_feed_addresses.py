"""Which addresses may be dialled, and when two addresses of an article are one."""

from __future__ import annotations

import socket

import pytest

from briefs.adapters.feeds.addresses import Guard, PrivateAddressError
from briefs.adapters.feeds.urls import absolute, canonical_url

LOCAL = ["127.0.0.0/8", "fd00::/8"]


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "8.8.8.8", "2606:4700::1", "64:ff9b::808:808", "2002:808:808::1", "::ffff:8.8.8.8"],
)
def test_public_addresses_may_be_dialled(address):
    assert Guard().allows(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1",
        "::", "::1", "::ffff:127.0.0.1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fec0::1", "fd00::1", "ff02::1",
        "2001:db8::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "100::1", "4000::1",
    ],
)  # fmt: skip
def test_private_special_and_wrapped_addresses_may_not(address):
    assert not Guard().allows(address)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("127.9.9.9", True),
        ("fd00::1", True),
        ("10.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("8.8.8.8", True),
    ],
)
def test_the_operator_may_allow_networks(address, allowed):
    assert Guard(LOCAL).allows(address) is allowed


def test_a_refused_address_gets_no_socket():
    kind = (socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
    with pytest.raises(PrivateAddressError, match="not a public address"):
        Guard().socket((socket.AF_INET, *kind, ("127.0.0.1", 80)))
    with Guard(LOCAL).socket((socket.AF_INET, *kind, ("127.0.0.1", 80))) as made:
        assert made.family == socket.AF_INET


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://O.Example:80/A", "http://o.example/A"),
        ("https://o.example:443", "https://o.example/"),
        ("https://o.example:8443/a", "https://o.example:8443/a"),
        ("https://o.example./a#part", "https://o.example/a"),
        ("http://[2606:4700::1]:8080/a", "http://[2606:4700::1]:8080/a"),
        ("https://o.example/a?utm_source=rss&id=7&fbclid=x&at_medium=RSS", "https://o.example/a?id=7"),
        ("https://o.example/a?UTM_Source=rss", "https://o.example/a"),
        ("https://o.example/a?maca=en-rss&traffic_source=rss&mc_cid=1", "https://o.example/a"),
        ("https://o.example/a?pk=7&campaign=8&atom=9", "https://o.example/a?pk=7&campaign=8&atom=9"),
        ("https://o.example/a?pk_campaign=x&campaign_id=y&ns_mchannel=rss", "https://o.example/a"),
        ("https://o.example/?/news/1&b=%E9+x;y&c", "https://o.example/?/news/1&b=%E9+x;y&c"),
        ("https://o.example/a%2Fb//c/../d", "https://o.example/a%2Fb//c/../d"),
        ("https://o.example/ü b?q=ü", "https://o.example/%C3%BC%20b?q=%C3%BC"),
        ("https://o.example/\u202e", "https://o.example/%E2%80%AE"),
        ("https://o.example/a\n  /b", "https://o.example/a%20%20/b"),
        (" https://o.example/a\n", "https://o.example/a"),
        ("https://o.example/a?at_medium", "https://o.example/a"),
    ],
)
def test_an_address_is_the_same_however_it_was_shared(url, canonical):
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "", "o.example/a", "/a", "ftp://o.example/", "javascript:alert(1)", "data:text/html,x", "http://", "http:///a",
        "http://.", "http://o.example:x/", "http://o.example:99999/", "http://[::1", "http://user:pass@o.example/",
        "http://o.example/a\\b", "http://o.example/\0", "http://o.example/\ud800", "http://o\u202e.example/",
        "http://o b.example/", "http://o.example/" + "a" * 2000, "http://o.example/" + "ü" * 700,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_none(url):
    assert canonical_url(url) == ""


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        (" a ", "http://o.example/feeds/a"),
        ("//p.example/a", "http://p.example/a"),
        ("http://[bad", ""),
    ],
)
def test_addresses_are_resolved_against_the_feeds(url, whole):
    assert absolute(url, "http://o.example/feeds/world") == whole
