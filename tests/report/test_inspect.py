"""What `caveat inspect` shows of an article."""

from lint.config import Profile
from lint.engine import check_bytes
from lint.packs import load_folders
from lint.report.inspect import view
from lint.ruleset import Ruleset


def test_a_phrase_that_two_rules_find_is_shown_once() -> None:
    text = b"# Rates\n\nInflation is expected to rise in May. Nobody says that gold is bound to rise.\n"
    profile = Profile(language="en", path="a.md")
    seen = view(check_bytes("a.md", text, Ruleset(load_folders()), profile), profile)
    assert seen.view is not None
    shown = [(w.start, w.end, w.category, w.voice) for w in seen.view.wording]
    assert any(text[start:end].startswith(b"is expected to") for start, end, *_ in shown)
    nested = [(a, b) for a in shown for b in shown if a != b and a[2:] == b[2:] and b[0] <= a[0] and a[1] <= b[1]]
    assert not nested
