"""What may stand in what, by the HTML standard: the elements and attributes that our pages use.

https://html.spec.whatwg.org/ sections 3.2.5 (content models), 4 (the elements), 15 (obsolete features).
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as a line."""
    return frozenset(text.split())


VOID = words("area base br col embed hr img input link meta source track wbr")

PHRASING = words(
    "a abbr b bdi bdo br button cite code data del dfn em i iframe img input ins kbd label map mark meter "
    "output picture progress q ruby s samp script select small span strong sub sup svg template textarea time "
    "u var video wbr"
)
HEADINGS = words("h1 h2 h3 h4 h5 h6")
FLOW = (
    PHRASING
    | HEADINGS
    | words(
        "address article aside blockquote details dialog div dl fieldset figure footer form header hgroup hr "
        "main menu nav ol p pre search section table ul"
    )
)
SECTIONING = words("article aside nav section")

TRANSPARENT = words("a del ins map")
"""Elements that may hold what their parent may hold."""

CHILDREN: dict[str, frozenset[str]] = {
    "html": frozenset({"head", "body"}),
    "head": words("base link meta noscript script style template title"),
    **dict.fromkeys(
        (
            *("body", "address", "article", "aside", "blockquote", "dd", "dialog", "div", "dt", "footer"),
            *("form", "header", "li", "main", "nav", "section", "search", "td", "th", "caption"),
        ),
        FLOW,
    ),
    **dict.fromkeys(
        (
            *("abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "dfn", "em", "i", "kbd", "label"),
            *("mark", "meter", "output", "p", "pre", "progress", "q", "s", "samp", "small", "span", "strong"),
            *("sub", "sup", "time", "u", "var", *HEADINGS),
        ),
        PHRASING,
    ),
    "details": FLOW | {"summary"},
    "summary": PHRASING | HEADINGS,
    "fieldset": FLOW | {"legend"},
    "legend": PHRASING | HEADINGS,
    "figure": FLOW | {"figcaption"},
    "figcaption": FLOW,
    "dl": frozenset({"dt", "dd", "div", "script", "template"}),
    "hgroup": HEADINGS | {"p", "script", "template"},
    "picture": frozenset({"source", "img", "script", "template"}),
    "select": frozenset({"option", "optgroup", "hr", "script", "template"}),
    "optgroup": frozenset({"option", "script", "template"}),
    "datalist": PHRASING | {"option"},
    **dict.fromkeys(("ul", "ol", "menu"), frozenset({"li", "script", "template"})),
    "table": words("caption colgroup thead tbody tfoot tr script template"),
    "colgroup": frozenset({"col", "template"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"tr", "script", "template"})),
    "tr": frozenset({"td", "th", "script", "template"}),
    "svg": words("a circle defs desc ellipse g line marker path polygon polyline rect style text title tspan use"),
    "g": words("a circle g line path polygon polyline rect text title use"),
    "text": frozenset({"tspan", "title", "a"}),
    "tspan": frozenset({"tspan", "title", "a"}),
    "desc": frozenset(),
    "defs": frozenset({"g", "marker", "path", "style", "symbol"}),
    "marker": frozenset({"path", "polygon"}),
    **dict.fromkeys(("circle", "ellipse", "line", "path", "polygon", "polyline", "rect"), frozenset({"title"})),
}  # fmt: skip

NO_TEXT = words("html head ul ol menu dl table colgroup thead tbody tfoot tr select optgroup svg g hgroup")

INTERACTIVE = words("a button details embed iframe label select textarea input")
FORBIDDEN_INSIDE: dict[str, frozenset[str]] = {
    "a": frozenset({"a"}),
    "form": frozenset({"form"}),
    "label": frozenset({"label"}),
    "header": frozenset({"header", "footer", "main"}),
    "footer": frozenset({"header", "footer", "main"}),
    "dt": HEADINGS | SECTIONING | {"header", "footer"},
    "th": HEADINGS | SECTIONING | {"header", "footer"},
    "address": HEADINGS | SECTIONING | {"header", "footer", "address"},
    "caption": frozenset({"table"}),
    **dict.fromkeys(SECTIONING, frozenset({"main"})),
}

EVERYWHERE = words(
    "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint hidden id inert "
    "inputmode itemid itemprop itemref itemscope itemtype lang nonce popover role slot spellcheck style "
    "tabindex title translate"
)
BOOLEAN = words(
    "allowfullscreen async autofocus checked controls default defer disabled formnovalidate hidden inert "
    "itemscope loop multiple muted novalidate open playsinline readonly required reversed selected"
)
_SHAPE = "class cx cy d direction dx dy fill height id marker-end points r rx ry stroke stroke-width text-anchor transform viewbox width x x1 x2 y y1 y2 xmlns font-size href font-family font-weight stroke-dasharray opacity focusable preserveaspectratio"
_FIELD = "autocomplete disabled form name required"
ATTRIBUTES: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        PHRASING | FLOW | {*CHILDREN, *VOID, "title", "style", "option", "figcaption", "dd", "dt"}, frozenset()
    ),
    **{
        tag: frozenset(names.split())
        for tag, names in {
            "a": "href target download ping rel hreflang type referrerpolicy",
            "blockquote": "cite",
            "button": f"{_FIELD} formaction formmethod formnovalidate popovertarget type value",
            "col": "span",
            "data": "value",
            "details": "open name",
            "fieldset": "disabled form name",
            "html": "prefix",
            "form": "accept-charset action autocomplete enctype method name novalidate target rel",
            "iframe": "src srcdoc name sandbox allow width height referrerpolicy loading",
            "img": "alt src srcset sizes width height loading decoding",
            "input": f"{_FIELD} accept alt checked list max maxlength min minlength multiple pattern placeholder readonly size step type value",
            "label": "for",
            "li": "value",
            "link": "href rel media type hreflang sizes as integrity crossorigin",
            "meta": "name http-equiv content charset media property",
            "ol": "reversed start type",
            "optgroup": "disabled label",
            "option": "disabled label selected value",
            "output": "for form name",
            "progress": "value max",
            "meter": "value min max low high optimum",
            "q": "cite",
            "script": "src type async defer crossorigin integrity",
            "select": f"{_FIELD} multiple size",
            "source": "src srcset sizes media type",
            "style": "media",
            "td": "colspan rowspan headers",
            "textarea": f"{_FIELD} cols dirname maxlength minlength placeholder readonly rows wrap",
            "th": "colspan rowspan headers scope abbr",
            "time": "datetime",
            **dict.fromkeys(("svg", "g", "text", "tspan", "use", "defs", "marker", "circle", "ellipse", "line", "path", "polygon", "polyline", "rect"), _SHAPE),
        }.items()
    },
}  # fmt: skip

MAIL_ATTRIBUTES: dict[str, frozenset[str]] = {
    "table": words("align bgcolor border cellpadding cellspacing width"),
    "td": words("align bgcolor height valign width"),
    "tr": words("align bgcolor valign"),
    "a": frozenset({"name"}),
    "img": frozenset({"border"}),
    "style": frozenset({"type"}),
}
"""Obsolete on the web; in mail they are what old programs understand."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "html": ("lang",),
    "img": ("alt", "src"),
    "iframe": ("title",),
    "optgroup": ("label",),
    "link": ("rel", "href"),
}
ID_LISTS = words(
    "aria-labelledby aria-describedby aria-controls aria-owns aria-details aria-errormessage aria-flowto "
    "aria-activedescendant headers list form popovertarget"
)
ONE_OF: dict[tuple[str, str], tuple[str, ...]] = {
    ("*", "dir"): ("ltr", "rtl", "auto"),
    ("form", "method"): ("get", "post", "dialog"),
    ("button", "type"): ("submit", "reset", "button"),
    ("input", "type"): (
        *(
            "button",
            "checkbox",
            "color",
            "date",
            "datetime-local",
            "email",
            "file",
            "hidden",
            "image",
            "month",
        ),
        *("number", "password", "radio", "range", "reset", "search", "submit", "tel", "text", "time", "url"),
        "week",
    ),
    ("th", "scope"): ("row", "col", "rowgroup", "colgroup"),
    ("ol", "type"): ("1", "a", "i"),
    ("*", "translate"): ("yes", "no"),
    ("*", "role"): tuple(
        sorted(
            words(
                "alert alertdialog article banner button cell checkbox columnheader complementary contentinfo dialog "
                "feed figure form grid gridcell group heading img link list listitem log main menu menuitem navigation "
                "none note option presentation progressbar region row rowgroup rowheader search searchbox separator "
                "status switch tab table tablist tabpanel term textbox timer tooltip"
            )
        )
    ),
}
ARIA = words(
    "activedescendant atomic busy checked colcount colindex colspan controls current describedby details "
    "disabled errormessage expanded flowto haspopup hidden invalid keyshortcuts label labelledby level live "
    "modal multiline multiselectable orientation owns placeholder posinset pressed readonly relevant required "
    "roledescription rowcount rowindex rowspan selected setsize sort valuemax valuemin valuenow valuetext"
)
"""The attributes of WAI-ARIA 1.2, without their prefix."""
