"""The text of a first config: what was found, what holds without it, and what a house may want to say, each with its reason."""

import textwrap
from collections.abc import Iterator, Sequence

from lint import HOME, __version__
from lint.init.survey import Proposal, Survey

_WIDTH = 100


def config_text(survey: Survey) -> str:
    """The config; every line that is not a comment is a choice that can be read."""
    return "\n".join(_rows(survey)) + "\n"


def _rows(survey: Survey) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={HOME}/raw/v{__version__}/docs/config.schema.json"
    yield from _said("Settings of Caveat for the articles of this repository. Every key may be left out; a # before a key leaves it out.")
    yield from _said(_found(survey))
    yield ""
    yield from _said("Whose laws hold, beside the general rules: `caveat rules list` names them. Ask whoever answers for what you publish.")
    yield "# jurisdictions: [eu, fr]"
    yield ""
    yield from _said("Who speaks: publisher (holds without this line), firm, influencer or adviser. Some laws bind firms only.")
    yield "# audience: publisher"
    yield ""
    yield from _said("From which level on a run fails: error, warning, info or none. General rules give no errors, only those of a law do.")
    yield "fail-on: warning"
    yield ""
    yield from _paths(survey.built, survey.generator)
    yield ""
    yield from _provided(survey.provided)
    yield ""
    yield from _said("Findings that the house accepts: a rule, category or pack, always with a reason.")
    yield "# ignore:"
    yield "#   - rule: wording/hype"
    yield "#     reason: Opinion pieces are edited by hand."
    yield "#     paths: [content/opinion/]"


def _said(text: str) -> list[str]:
    return [f"# {row}" for row in textwrap.wrap(text, _WIDTH - 2, break_on_hyphens=False, break_long_words=False)]


def _found(survey: Survey) -> str:
    if not survey.articles:
        return "Found: no articles (.md .markdown .mdx .html .htm)."
    formats = _listed([f"{number:,} {name}" for name, number in survey.formats])
    noun = "article" if survey.articles == 1 else "articles"
    languages = _listed([f"{code} ({number:,})" for code, number in survey.languages])
    sample = "" if survey.sampled == survey.articles else f" (of {survey.sampled} looked at)"
    spoken = f" Languages: {languages}{sample}." if languages else ""
    folders = _listed([f"{name} ({number:,})" for name, number in survey.folders[:6]])
    made = f" The site is made with {survey.generator}." if survey.generator else ""
    return f"Found: {formats} {noun}, in {folders}.{spoken}{made}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _paths(built: Sequence[str], generator: str) -> Iterator[str]:
    yield from _said("Which files of a folder are no articles. What .gitignore leaves out is left out anyway.")
    if not built:
        yield "# paths:"
        yield "#   exclude: [drafts/]"
        return
    yield "paths:"
    yield "  exclude:"
    for name in built:
        yield f"    - {name}/  # made or brought by {generator}"


def _provided(proposals: Sequence[Proposal]) -> Iterator[str]:
    yield from _said("Disclaimers that a template adds to your pages, so that no article is asked for them again.")
    if not proposals:
        yield "# provided:"
        yield "#   - category: disclaimer/not-advice"
        yield "#     file: layouts/partials/footer.html"
        return
    yield from _said("These files hold such words. Where one is shown with every article, take away the # before its lines.")
    yield "# provided:"
    for proposal in proposals:
        yield from (f"#   # {row}" for row in textwrap.wrap(f"“{proposal.quote}”", _WIDTH - 6, break_long_words=False))
        yield f"#   - category: {proposal.category}"
        yield f"#     file: {_scalar(proposal.file)}"


def _scalar(value: str) -> str:
    """A path as YAML: quoted where it holds more than the characters of ordinary paths."""
    if value.replace("/", "").replace("-", "").replace("_", "").replace(".", "").isalnum() and value.isascii():
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in escaped) + '"'
