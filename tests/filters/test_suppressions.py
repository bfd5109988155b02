"""What an article asks to ignore: which findings that reaches, and what is said when it is wrong."""

from datetime import date
from pathlib import Path

import pytest

from lint.config import Ignore, Profile
from lint.engine import check_bytes
from lint.filters.suppressions import Sifted, sift
from lint.packs import load_folders
from lint.ruleset import Ruleset

RULESET = Ruleset(load_folders())
HYPE = "This unbeatable fund owns offices."


def sifted(text: str, path: str = "a.md", **profile: object) -> Sifted:
    settings = {"select": ("wording", "suppression"), "as_of": date(2026, 11, 25), **profile}
    result = check_bytes(path, text.encode(), RULESET, Profile(root=Path("/"), path=path, **settings))  # type: ignore[arg-type]
    assert result.context is not None
    return sift(result.findings, result.context, RULESET.library)


def told(text: str, path: str = "a.md", **profile: object) -> tuple[list[str], list[str]]:
    """(rules that still speak, who set the others aside)."""
    found = sifted(text, path, **profile)
    return [finding.rule for finding in found.kept], [drop.by for drop in found.dropped]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- caveat-ignore word-of-upheaval: a title -->\n\n{HYPE}",
        f"<!-- caveat-ignore wording/hype: a title -->\n\n{HYPE}",
        f"<!-- caveat-ignore wording: a title -->\n{HYPE}",
        f"<!-- caveat-ignore wording/forecast, wording/hype:\n a title -->\n\n{HYPE}\n\nThe share will rise.",
        f"<!-- caveat-ignore wording/hype until=2026-11-25: a title -->\n\n{HYPE}",
        f"<!-- caveat-ignore wording/hype: a title until=2027-01-31 -->\n\n{HYPE}",
        f"{HYPE} <!-- caveat-ignore wording/hype: a title -->\n\nThe end.",
        f"- One.\n- {HYPE} <!-- caveat-ignore wording/hype: a title -->\n- Two.",
        f"<!-- caveat-ignore wording/hype: a title -->\n\n- One.\n- {HYPE}",
        f"<!-- caveat-ignore wording/hype: a title -->\n\n| One | Two |\n|---|---|\n| Three | {HYPE} |",
        f"<!-- caveat-ignore-start wording/hype: a title -->\n\nOne.\n\n{HYPE}\n\n<!-- caveat-ignore-end -->",
        f"{HYPE}\n\n<!-- caveat-ignore-file wording/hype: a title -->",
    ],
)
def test_a_comment_with_a_reason_sets_findings_aside(text: str) -> None:
    kept, by = told(text)
    assert "word-of-upheaval" not in kept
    assert "inline" in by


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- caveat-ignore wording/hype: a title -->\n\nOne paragraph.\n\n{HYPE}",
        f"{HYPE}\n\n<!-- caveat-ignore wording/hype: a title -->\n\nOne paragraph.",
        f"- {HYPE}\n<!-- caveat-ignore wording/hype: a title -->\n- Two.",
        f"<!-- caveat-ignore-start wording/hype: a title -->\n\nOne.\n\n<!-- caveat-ignore-end -->\n\n{HYPE}",
        f"<!-- caveat-ignore-start wording/hype: never closed -->\n\n{HYPE}",
        f"```\n<!-- caveat-ignore-file wording/hype: code -->\n```\n\n{HYPE}",
        f"`<!-- caveat-ignore-file wording/hype: code -->`\n\n{HYPE}",
        f"caveat-ignore-file wording/hype: prose\n\n{HYPE}",
        f"{{/* caveat-ignore-file wording/hype: no comment in Markdown */}}\n\n{HYPE}",
        f"<!-- caveat-ignore wording/hype -->\n\n{HYPE}",
        f"<!-- caveat-ignore wording/hype: -->\n\n{HYPE}",
        f"<!-- caveat-ignore wording/hype until=2026-11-24: over -->\n\n{HYPE}",
        f"<!-- caveat-ignore wording/hype until=2026-13-01: no such day -->\n\n{HYPE}",
        f"<!-- caveat-ignore: all of it -->\n\n{HYPE}",
    ],
)
def test_a_comment_that_is_elsewhere_or_wrong_sets_nothing_aside(text: str) -> None:
    kept, by = told(text)
    assert "word-of-upheaval" in kept
    assert by == []


def test_mdx_and_html_have_comments_of_their_own_and_plain_text_has_none() -> None:
    assert told(f"{{/* caveat-ignore wording/hype: a title */}}\n\n{HYPE}", "a.mdx") == ([], ["inline"])
    assert told(f"<p>One.</p><!-- caveat-ignore wording/hype: a title --><p>{HYPE}</p>", "a.html") == ([], ["inline"])
    assert told(f"<!-- caveat-ignore-file wording/hype: a title -->\n\n{HYPE}", "a.txt") == (["word-of-upheaval"], [])
    assert told(f"---\ncaveat:\n  ignore:\n  - {{rule: wording/hype, reason: a title}}\n---\n{HYPE}", "a.txt") == ([], ["front-matter"])


def test_front_matter_without_a_reason_is_told_and_sets_nothing_aside() -> None:
    kept, by = told(f"---\ncaveat:\n  ignore:\n  - rule: wording/hype\n---\n\n{HYPE}", "a.md")
    assert (sorted(kept), by) == (["reasonless-suppression", "word-of-upheaval"], [])


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("caveat-ignore wording/forecast: a title", "unused-suppression"),
        ("caveat-ignore-file wording/forecast: a title", "unused-suppression"),
        ("caveat-ignore wording/hype until=2026-11-24: over", "expired-suppression"),
        ("caveat-ignore wording/hipe: a title", "unknown-suppression"),
        ("caveat-ignore wording/hype", "reasonless-suppression"),
        ("caveat-ignore wording/hype because it is a title", "reasonless-suppression"),
        ("caveat-ignore suppression/unused: never mind", None),
    ],
)
def test_what_is_wrong_with_a_comment_is_found_at_the_comment(comment: str, rule: str | None) -> None:
    text = f"Before.\n\n<!-- {comment} -->\n\n{HYPE}"
    notes = [finding for finding in sifted(text).kept if finding.category.startswith("suppression/")]
    assert [finding.rule for finding in notes] == ([rule] if rule else [])
    assert all(text[finding.span.start : finding.span.end] == f"<!-- {comment} -->" for finding in notes)
    assert all(finding.fingerprint and "{" not in finding.message for finding in notes)


def test_a_comment_cannot_hide_what_is_wrong_with_it_and_a_config_can() -> None:
    text = f"<!-- caveat-ignore-file all: everything -->\n<!-- caveat-ignore wording/hipe: a slip -->\n\n{HYPE}"
    assert told(text) == (["unknown-suppression"], ["inline"])
    waved = (Ignore("suppression", "we move house"),)
    assert told(text, ignore=waved) == ([], ["inline", "config"])


def test_what_was_not_asked_for_is_not_called_unused() -> None:
    text = "<!-- caveat-ignore wording/forecast: a title -->\n\nThe fund owns offices."
    assert told(text)[0] == ["unused-suppression"]
    assert told(text, select=("wording/hype", "suppression"))[0] == []
    assert told(text, deselect=("expected-move",))[0] == []
    assert told(text, deselect=("suppression",))[0] == []


def test_an_article_cannot_ignore_a_locked_rule() -> None:
    text = f"<!-- caveat-ignore-file wording/hype: a title -->\n\n{HYPE}"
    assert told(text, locked=("word-of-upheaval",)) == (["locked-suppression", "word-of-upheaval"], [])
    assert told(text, locked=("promised-result",)) == ([], ["inline"])
    house = (Ignore("wording/hype", "the name of the fund"),)
    assert told(text, locked=("word-of-upheaval",), ignore=house)[1] == ["config"]


def test_a_missing_disclaimer_is_set_aside_for_the_article() -> None:
    text = "# Buy this share\n\nBuy shares of Example Corp now: our portfolio holds them.\n"
    assert told(text, select=("disclaimer",))[0]
    assert told(text + "\n<!-- caveat-ignore-file disclaimer: our template adds them -->\n", select=("disclaimer",))[0] == []


def test_comments_that_mean_nothing_are_faults_at_their_line() -> None:
    text = "One.\n\n<!-- caveat-ignroe wording: slip -->\n\n<!-- caveat-ignore-end -->\n\n<!-- caveat-ignore-start wording: x -->\n\nTwo.\n"
    assert [(fault.line, fault.level, fault.mend) for fault in sifted(text).faults] == [
        (3, "warning", "did you mean caveat-ignore?"),
        (5, "warning", "put caveat-ignore-start RULE: reason above it"),
        (7, "warning", "put caveat-ignore-end below it"),
    ]
    assert sifted("<!-- caveats apply -->\n\n<!-- caveat: see below -->\n\nOne.").faults == ()


def test_passages_nest() -> None:
    text = (
        "<!-- caveat-ignore-start wording/forecast: outer -->\n\n<!-- caveat-ignore-start wording/hype: inner -->\n\n"
        f"{HYPE}\n\n<!-- caveat-ignore-end -->\n\n{HYPE}\n\nThe share will rise.\n\n<!-- caveat-ignore-end -->"
    )
    kept, by = told(text)
    assert kept.count("word-of-upheaval") == 1
    assert len(by) >= 2


def test_of_two_equal_notes_each_has_its_own_fingerprint() -> None:
    text = "<!-- caveat-ignore wording -->\n\nOne.\n\n<!-- caveat-ignore wording -->\n\nTwo."
    assert len({finding.fingerprint for finding in sifted(text).kept}) == 2
