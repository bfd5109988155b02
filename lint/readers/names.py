"""What HTML calls its elements, and what each is: the data of the element reader."""

import re
from typing import Final


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID: Final = _names("area base br col embed frame hr img input link meta param source track wbr")
MUTED: Final = _names(
    "script style svg noscript template math iframe object canvas audio video map select datalist textarea code pre samp nav"
)
# Muted ones that are believed without an end tag only to the end of their paragraph; the others need one.
INLINE_CODE: Final = frozenset({"code", "samp"})
BLOCKS: Final = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav noscript object ol "
    "option p pre section select script style summary svg table tbody td template textarea tfoot th thead title tr ul "
    "video audio canvas"
)
INLINE: Final = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output picture progress "
    "q rp rt ruby s samp slot small span strike strong sub sup time tt u var wbr center marquee"
)
KNOWN: Final = VOID | MUTED | BLOCKS | INLINE
STRUCK: Final = frozenset({"del", "s", "strike"})
HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
# An element that opens closes these, as far up as the element that holds them.
CLOSES: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "a": (frozenset({"a"}), frozenset({"table"})),
}
PARAGRAPH: Final = frozenset({"p", *HEADINGS})
CALLOUT: Final = re.compile(
    r"(?:^|[\s_-])(disclaimer|notice|warning|alert|admonition|callout|note|tip|info|danger|caution|important|hint)(?=$|[\s_-])",
    re.IGNORECASE,
)
LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
# How the blocks inside an element differ from those outside.
FRAMES: Final[dict[str, dict[str, object]]] = {
    "blockquote": {"quoted": True},
    "figcaption": {"kind": "caption"},
    "caption": {"kind": "caption"},
    "dt": {"kind": "term"},
    "dd": {"kind": "definition"},
    "title": {"kind": "title", "level": 0},
    "aside": {"container": "aside"},
    "summary": {"hidden": False},
    "p": {},
}
# Components and shortcodes whose body is seen after a click.
COLLAPSED: Final = _names("details detail collapse collapsible expand expandable expander accordion accordionitem spoiler toggle")
