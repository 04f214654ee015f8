"""The public site: a path → its page, and all paths; live pages and exports are made of nothing else.

`kinds.KINDS` lists the kinds of pages, each a module of its own with a `KIND`; their templates extend
web/base.html.j2, which prints a `Frame`. Links between pages are relative: `paths.between`.
"""
