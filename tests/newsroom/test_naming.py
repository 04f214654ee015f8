"""What to call the outlet of a feed that was just found."""

from __future__ import annotations

import pytest

from briefs.domain.article import Outlet, Outlets
from briefs.newsroom.naming import outlet_name

TABLE = Outlets(
    (
        Outlet("Financial Times", "Nikkei", aliases=("FT", "The Financial Times")),
        Outlet("Nikkei Asia", "Nikkei"),
        Outlet("Nikkei", "Nikkei"),
        Outlet("The Japan Times", "News2u"),
        Outlet("BBC", "BBC", aliases=("BBC News",)),
    )
)


@pytest.mark.parametrize(
    ("title", "url", "name"),
    [
        ("World", "https://www.ft.com/world?format=rss", "Financial Times"),
        ("Nikkei Asia", "https://asia.example/rss", "Nikkei Asia"),
        ("", "https://asia.nikkei.com/rss/feed/nar", "Nikkei Asia"),
        ("", "https://www.nikkei.com/rss", "Nikkei"),
        ("News", "https://www.japantimes.co.jp/feed", "The Japan Times"),
        ("BBC News - World", "https://feeds.bbci.co.uk/news/world/rss.xml", "BBC"),
        ("World: the japan times", "https://x.example/rss", "The Japan Times"),
        ("Harbour Dispatch – Asia", "https://rss.harbour-dispatch.example/asia", "Harbour Dispatch"),
        ("Asia | Harbour Dispatch", "https://harbourdispatch.co.uk/asia", "Harbour Dispatch"),
        ("Posts on Harbour", "https://www.quay.example/feed", "quay.example"),
        ("", "http://[::1]/feed", "1"),
    ],
)
def test_an_outlet_is_known_by_its_title_or_its_host(title, url, name):
    assert outlet_name(title, url, TABLE) == name
