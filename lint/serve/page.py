"""The page itself, and a rule to read in it."""

from collections.abc import Iterable, Iterator
from typing import Final

from lint.config import Profile
from lint.kinds import AnyRule
from lint.packs import Library
from lint.report.html.markup import link, text
from lint.terms import LANGUAGES

_FORMATS: Final = (("markdown", "Markdown"), ("mdx", "MDX"), ("html", "HTML"), ("text", "Plain text"))
_AUDIENCES: Final = (("publisher", "a publisher"), ("firm", "a firm"), ("influencer", "an influencer"), ("adviser", "an adviser"))
_NAMES: Final = {"en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch"}
_EXAMPLES: Final = 3


def page(library: Library, profile: Profile) -> str:
    """The page, with the jurisdictions that have rules to choose from; what `profile` says is chosen already."""
    return "".join(_page(library, profile))


def _page(library: Library, profile: Profile) -> Iterator[str]:
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Caveat</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        '<link rel="stylesheet" href="/static/report.css">\n<link rel="stylesheet" href="/static/serve.css">\n'
        '</head>\n<body class="serve">\n'
        '<header class="top"><h1>Caveat</h1>\n<p class="facts">What a compliance editor would say of your article. '
        "It is read on this machine, and nothing is sent or stored.</p></header>\n"
    )
    yield '<form id="settings" class="settings">\n'
    yield '<label class="file">Open an article <input type="file" id="file" accept=".md,.markdown,.mdx,.html,.htm,.txt"></label>\n'
    yield _select("format", "Format", _FORMATS, "markdown")
    yield _select("language", "Language", (("", "as it seems"), *((code, _NAMES[code]) for code in LANGUAGES)), "")
    yield _select("audience", "Published by", _AUDIENCES, profile.audience)
    yield '<details class="law"><summary>Jurisdictions <span id="chosen">none beside the general rules</span></summary>\n<div>\n'
    bound = {code for rule in library.rules for code in rule.jurisdictions}
    for code, jurisdiction in sorted(library.jurisdictions.items(), key=lambda item: item[1].title):
        if code in bound:
            chosen = " checked" if code in profile.jurisdictions else ""
            yield f'<label><input type="checkbox" name="jurisdiction" value="{code}"{chosen}> {text(jurisdiction.title)}</label>\n'
    yield "</div>\n</details>\n"
    yield '<button type="button" id="download">Download the report</button>\n</form>\n'
    yield (
        '<div class="desk">\n<label class="draft">Your article\n<textarea id="draft" spellcheck="true" autofocus '
        'placeholder="Paste an article here, or open a file."></textarea></label>\n'
        '<div class="view">\n<p id="status" role="status"></p>\n<div id="article"></div>\n</div>\n</div>\n'
        '<dialog id="rule"><form method="dialog"><button>Close</button></form><div></div></dialog>\n'
        '<script src="/static/report.js" defer></script>\n<script src="/static/serve.js" defer></script>\n</body>\n</html>\n'
    )


def _select(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str) -> str:
    inside = "".join(f'<option value="{value}"{" selected" if value == chosen else ""}>{words}</option>' for value, words in options)
    return f'<label>{label} <select name="{name}">{inside}</select></label>\n'


def rule_page(rule: AnyRule) -> str:
    """A rule as a fragment to read: what it finds, why, what to write instead, its sources, examples."""
    return "".join(_rule(rule))


def _rule(rule: AnyRule) -> Iterator[str]:
    yield f"<h2>{text(rule.title)}</h2>\n"
    yield f'<p class="facts">{text(rule.id)} · {text(str(rule.category))} · {rule.severity} · {rule.status}</p>\n'
    yield f"<h3>Why</h3>\n<p>{text(rule.why)}</p>\n"
    if rule.instead:
        yield f"<h3>Write instead</h3>\n<p>{text(rule.instead)}</p>\n"
    if rule.cite:
        yield "<h3>Sources</h3>\n<ul>\n"
        for source in rule.cite:
            checked = f", checked {source.checked}" if source.checked else ""
            yield f"<li>{link(source.url, source.text)} (verified: {source.verified}{checked})</li>\n"
        yield "</ul>\n"
    for title, kept in (("It finds", "bad"), ("It leaves alone", "good")):
        shown = [(code, one) for code, examples in rule.examples.items() for one in getattr(examples, kept)[:_EXAMPLES]]
        if shown:
            yield f"<h3>{title}</h3>\n<ul>\n"
            for code, one in shown:
                words = one if isinstance(one, str) else one.text
                yield f'<li lang="{text(code)}">{_marked(words)}</li>\n'
            yield "</ul>\n"


def _marked(words: str) -> str:
    return text(words).replace("[[", "<mark>").replace("]]", "</mark>")
