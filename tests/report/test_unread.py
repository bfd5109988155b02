"""What was not read is counted, each character once, with its reason."""

from lint.readers import read
from lint.report.unread import unread


def test_front_matter_comments_and_code_are_told_apart() -> None:
    text = "---\ntitle: A fund\ndate: 2026-10-01\n---\n\nIt **rose**. <!-- not yet -->\n\n```\ncode\n```\n"
    document, _ = read("a.md", text.encode())
    assert document is not None
    found = unread(document)
    assert found["comments"] == len("<!-- not yet -->")
    assert found["front matter"] == len("---\ntitle: \ndate: 2026-10-01")  # the title is read
    assert sum(found.values()) == len(text) - len("A fund") - len("It rose.")


def test_of_plain_words_everything_is_read() -> None:
    document, _ = read("a.txt", b"The fund rose.")
    assert document is not None
    assert unread(document) == {}
