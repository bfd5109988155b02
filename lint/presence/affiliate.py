"""Links that pay their publisher, told by their real shapes: networks, codes, redirects of the house."""

import re
from itertools import pairwise
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec

from lint.builtin import rules_folder
from lint.cache import load
from lint.context import Context, Library
from lint.document import Document, Link
from lint.errors import Fault

_FILE: Final = ("links", "affiliate.yaml")
_MAX_TARGET: Final = 4_000
_PAIR: Final = re.compile(r"[?&#;/]([\w.-]{1,40})=([^&#;\s]{1,200})")
_CODE: Final = re.compile(r"[\w-]*\d[\w-]*")
_DOMAIN: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+")


class AffiliateFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How a link shows that it pays its publisher: see the comments in `rules/links/affiliate.yaml`. All in lower case."""

    parameters: list[str] = []
    plain_values: list[str] = []
    values: dict[str, list[str]] = {}
    host_parameters: dict[str, list[str]] = {}
    hosts: list[str] = []
    segments: list[str] = []
    redirects: list[str] = []
    never: list[str] = []
    rel: list[str] = []


class Affiliate(msgspec.Struct, frozen=True):
    """A link that pays its publisher: its index in the document's links, and why, in words."""

    link: int
    reason: str


class Shapes:
    """The shapes of a library as sets."""

    def __init__(self, files: list[AffiliateFile], faults: list[Fault]) -> None:
        self.faults = faults
        self.parameters = frozenset(p for f in files for p in f.parameters)
        self.plain = frozenset(p for f in files for p in f.plain_values)
        self.values = {(key, value) for f in files for key, values in f.values.items() for value in values}
        self.by_host = [(host, frozenset(names)) for f in files for host, names in f.host_parameters.items()]
        self.hosts = frozenset(h for f in files for h in f.hosts)
        self.segments = frozenset(s for f in files for s in f.segments)
        self.redirects = frozenset(r for f in files for r in f.redirects)
        self.never = frozenset(n for f in files for n in f.never)
        self.rel = frozenset(r for f in files for r in f.rel)


def load_shapes(library: Library) -> Shapes:
    """The built-in shapes and the user's, joined. Used through ``library.once(load_shapes)``."""
    files: list[AffiliateFile] = []
    faults: list[Fault] = []
    for folder in (rules_folder(), *library.folders):
        path = folder.joinpath(*_FILE)
        if path.is_file():
            found, more = load(path, AffiliateFile)
            faults += more
            files += [found] if found is not None else []
    return Shapes(files, faults)


def affiliates(context: Context) -> tuple[Affiliate, ...]:
    """The links of the article that pay its publisher, in order. Used through ``context.ask(affiliates)``."""
    shapes = context.library.once(load_shapes)
    site = site_of(context.document)
    found: list[Affiliate] = []
    for index, link in enumerate(context.document.links):
        around = bool(context.document.blocks) and context.block(link.start).around
        reason = "" if around else told(link, shapes, site)
        if reason:
            found.append(Affiliate(index, reason))
    return tuple(found)


def told(link: Link, shapes: Shapes, site: str = "") -> str:
    """Why `link` pays its publisher, in words; empty where nothing shows it. `site` is the publisher's own host."""
    if link.kind == "image":
        return ""
    if shapes.rel & frozenset(link.rel.casefold().split()):
        return "the link says rel=sponsored"
    target = unquote(link.target[:_MAX_TARGET]).strip()
    host, path = split_target(target)
    if under(host, shapes.hosts):
        return f"{host} is an affiliate network"
    own = not host or host == site
    segments = [s for s in path.casefold().split("/") if s]
    if own and len(segments) >= 2 and segments[0] in shapes.redirects and "." not in segments[1] and len(segments) == 2:
        return f"/{segments[0]}/ is a redirect of the house"
    if own or under(host, shapes.never):
        return ""
    for key, value in _PAIR.findall(target):
        said = _pair(key.casefold(), value, host, shapes)
        if said:
            return said
    for segment, code in pairwise(segments):
        if segment in shapes.segments and _CODE.fullmatch(code):
            return f"/{segment}/{code} names a partner"
    return ""


def _pair(key: str, value: str, host: str, shapes: Shapes) -> str:
    low = value.casefold().strip("/")
    if (key, low) in shapes.values:
        return f"{key}={value} says so"
    if any(name in host.split(".") and key in keys for name, keys in shapes.by_host):
        return f"{key}= names a partner of {host}"
    # Some publishing systems add the site that a link stands on: "?ref=blog.example.com" pays nobody.
    if key in shapes.parameters and low not in shapes.plain and not _DOMAIN.fullmatch(low):
        return f"{key}={value} names a partner"
    return ""


def split_target(target: str) -> tuple[str, str]:
    """Host (without ``www.``) and path of a target; no host for a relative one, `mailto` for an address."""
    if target.casefold().startswith(("mailto:", "tel:", "javascript:", "data:")):
        return "mailto", ""
    try:
        parts = urlsplit(target)
        return (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return "", ""


def under(host: str, known: frozenset[str]) -> bool:
    """True for a host of `known`, or one below it."""
    pieces = host.split(".")
    return any(".".join(pieces[i:]) in known for i in range(len(pieces)))


def site_of(document: Document) -> str:
    """The publisher's own host, where the front matter names it."""
    for key in ("canonical_url", "canonical", "url", "og.url", "permalink"):
        host = split_target(document.meta(key))[0]
        if host:
            return host
    return ""
