"""Which addresses may be dialled, and when two addresses of an article are one."""

from __future__ import annotations

import socket

import pytest

from briefs.adapters.feeds.addresses import Guard, PrivateAddressError
from briefs.adapters.feeds.urls import absolute, canonical_url, page_of

LOCAL = ["127.0.0.0/8", "fd00::/8"]


@pytest.mark.parametrize(
    "address",
    [
        "93.184.216.34",
        "8.8.8.8",
        "192.0.1.1",
        "2606:4700::1",
        "2001:200::1",
        "64:ff9b::808:808",
        "::ffff:8.8.8.8",
    ],
)
def test_public_addresses_may_be_dialled(address):
    assert Guard().allows(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1",
        "::", "::1", "::ffff:127.0.0.1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fec0::1", "fd00::1", "ff02::1",
        "2001:db8::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "100::1", "4000::1", "2001:0:7f00:1::1",
        "192.88.99.1", "192.0.0.8", "192.0.0.170", "198.51.100.1", "203.0.113.1", "0.1.2.3", "3fff::1", "3fff:fff::1",
        "2002:808:808::1", "2001:0:808:808::1", "2001:20::1", "2001:1ff::1", "5f00::1", "ff0e::1", "::8.8.8.8",
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
        Guard().socket(socket.socket, (socket.AF_INET, *kind, ("127.0.0.1", 80)))
    with Guard(LOCAL).socket(socket.socket, (socket.AF_INET, *kind, ("127.0.0.1", 80))) as made:
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


TRACKED = [
    "utm_source=rss", "utm_id=1", "mtm_kwd=a", "piwik_campaign=a", "matomo_source=a", "hsa_cam=1", "itm_source=rss",
    "at_medium=RSS", "ns_mchannel=rss", "guce_referrer=a", "gaa_at=g", "hmb_source=a", "fbclid=x", "fb_action_ids=1",
    "igshid=x", "twclid=x", "ref_src=twsrc%5Etfw", "gclid=x", "gbraid=x", "srsltid=x", "_ga=1", "_gl=1", "msclkid=x",
    "yclid=x", "ysclid=x", "_openstat=x", "ttclid=x", "li_fat_id=x", "mc_cid=1", "mc_eid=1", "mkt_tok=x", "vero_id=1",
    "oly_enc_id=x", "_hsenc=x", "_hsmi=1", "__hssc=1", "hsCtaTracking=x", "_bhlid=x", "sc_cid=1", "s_cid=1",
    "wickedid=1", "rb_clickid=1", "dicbo=1", "tblci=1", "_branch_match_id=1", "__readwiseLocation=x", "campaign_id=1",
    "cmpid=rss", "ncid=rss", "icid=rss", "pk_campaign=a", "xtor=RSS-1", "wt_mc=rss.a", "wt_zmc=rss", "WT.mc_id=rss",
    "fsrc=rss", "ftag=rss", "smid=tw", "emc=rss", "ocid=rss", "mbid=rss", "maca=en-rss", "traffic_source=rss",
    "guccounter=1", ".tsrc=rss", "ito=1490", "n_cid=rss", "feedType=RSS", "feedName=worldNews",
]  # fmt: skip


@pytest.mark.parametrize("told", TRACKED)
def test_a_parameter_that_only_tracks_is_taken_off(told):
    assert canonical_url(f"https://o.example/a?id=7&{told}&p=1") == "https://o.example/a?id=7&p=1"


KEPT = [
    "p=123", "id=7", "a=1", "v=x", "q=oil", "page=2", "t=10", "s=20", "story=1", "article=9", "source=wire",
    "cid=1013", "uid=5", "keyword=oil", "session=3", "ref=main", "ref=v1.2", "gl=US", "eid=4", "campaign=8",
    "medium=print", "lang=en", "hl=ja", "cmp=3", "partner=nhk", "atom=9", "mc=1", "utmost=1", "data=at_sea",
    "/news/1", "dtl/40641/A_statement",
]  # fmt: skip


@pytest.mark.parametrize("told", KEPT)
def test_a_parameter_that_may_choose_the_page_stays(told):
    assert canonical_url(f"https://o.example/a?{told}") == f"https://o.example/a?{told}"
    assert page_of(f"https://o.example/a?{told}") == f"o.example/a?{told}"


BBC = "https://www.bbc.co.uk/news/world-1"


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://www.google.com/url?rct=j&sa=t&url=http://o.example/a%3Fb%3D1%26c&ct=ga", "http://o.example/a?b=1&c"),
        ("https://www.google.co.jp/url?q=https://o.example/a", "https://o.example/a"),
        ("https://google.com/amp/s/www.bbc.co.uk/news/world-1", BBC),
        ("https://www.google.de/amp/o.example/a", "http://o.example/a"),
        ("https://www-bbc-co-uk.cdn.ampproject.org/v/s/www.bbc.co.uk/news/world-1", BBC),
        ("https://o-example.cdn.ampproject.org/c/o.example/a?utm_source=x", "http://o.example/a"),
        ("http://www.bing.com/news/apiclick.aspx?ref=FexRss&tid=6&url=https%3a%2f%2fo.example%2fa&c=1", "https://o.example/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fo.example%2Fa&h=x", "https://o.example/a"),
        (f"https://www.google.com/url?url=https://www.google.com/amp/s/{BBC.removeprefix('https://')}", BBC),
        ("https://www.google.com/url?url=javascript:alert(1)", "https://www.google.com/url?url=javascript:alert(1)"),
        ("https://www.google.com/url?sa=t", "https://www.google.com/url?sa=t"),
        ("https://news.google.com/rss/articles/CBMi?oc=5", "https://news.google.com/rss/articles/CBMi?oc=5"),
        ("https://amp.o.example/a?amp=1", "https://amp.o.example/a?amp=1"),
        ("https://m.o.example/a/index.html", "https://m.o.example/a/index.html"),
        ("https://o.example/#!/news/1", "https://o.example/#!/news/1"),
        ("https://o.example/#/news/1", "https://o.example/#/news/1"),
        ("https://o.example/a#!", "https://o.example/a"),
        ("https://o.example/a#ref=rss", "https://o.example/a"),
    ],
)  # fmt: skip
def test_the_address_kept_is_the_one_that_opens_the_page_itself(url, opens):
    assert canonical_url(url) == opens


@pytest.mark.parametrize(
    "url",
    [
        BBC,
        "http://bbc.co.uk/news/world-1",
        "https://m.bbc.co.uk/news/world-1/",
        "https://mobile.bbc.co.uk/news/world-1#comments",
        "https://amp.bbc.co.uk/news/world-1",
        "https://www.bbc.co.uk/news/amp/world-1",
        "https://www.bbc.co.uk/amp/news/world-1",
        "https://www.bbc.co.uk/news/world-1/amp/",
        "https://www.bbc.co.uk/news/world-1.amp",
        "https://www.bbc.co.uk/news/world-1?amp=1",
        "https://www.bbc.co.uk/news/world-1?amp",
        "https://www.bbc.co.uk/news/world-1?outputType=amp",
        "https://www.bbc.co.uk/news/world-1/index.html",
        "https://www.bbc.co.uk/news/world%2D1?source=rss",
        "https://www.bbc.co.uk/news/world-1?ref=harbourdispatch.example",
        "https://www-bbc-co-uk.cdn.ampproject.org/v/s/www.bbc.co.uk/news/world-1?amp_js_v=0.1&usqp=mq331",
    ],
)
def test_one_page_is_known_by_every_address_it_has(url):
    assert page_of(canonical_url(url)) == "bbc.co.uk/news/world-1"


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("https://o.example/a?b=1&c=2", "https://o.example/a?c=2&amp;b=1"),
        ("https://en.m.wikipedia.org/wiki/Tokyo", "https://en.wikipedia.org/wiki/Tokyo"),
        ("https://o.example/%e6%97%a5", "https://o.example/日"),
        ("https://o.example/a.amp.html", "https://o.example/a.html"),
        ("https://o.example/a/default.aspx?id=3", "https://o.example/a?id=3"),
    ],
)
def test_spellings_of_one_page(one, same):
    assert page_of(canonical_url(one)) == page_of(canonical_url(same)) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://o.example/?p=1", "https://o.example/?p=2"),
        ("https://o.example/a", "https://o.example/A"),
        ("https://o.example/a", "https://o.example:8080/a"),
        ("https://m.tv/a", "https://x.tv/a"),
        ("https://asia.o.example/a", "https://europe.o.example/a"),
        ("https://o.example/#!/a", "https://o.example/#!/b"),
        ("https://o.example/camp/a", "https://o.example/a"),
        ("https://o.example/a%2Fb", "https://o.example/a/b"),
        ("https://news.google.com/rss/articles/a", "https://news.google.com/rss/articles/b"),
        ("http://1.2.3.4/a", "http://2.2.3.4/a"),
    ],
)
def test_pages_that_are_not_one(one, other):
    assert page_of(canonical_url(one)) != page_of(canonical_url(other))


@pytest.mark.parametrize(
    "url",
    [
        "https://o.example",
        "http://www.o.example/",
        "https://o.example/index.html",
        "https://o.example/amp/",
        "https://o.example/?utm_source=rss",
    ],
)
def test_a_whole_site_is_no_page(url):
    assert page_of(canonical_url(url)) == ""


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
