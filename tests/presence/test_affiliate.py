"""Links that pay their publisher, and links that only look like it."""

import pytest

from lint.context import Builtin, Context
from lint.presence import affiliates
from lint.presence.calls import calls
from lint.readers import read

_LIBRARY = Builtin()


def context(text: str, language: str = "en") -> Context:
    document, _ = read("article.md", text.encode(), language=language)
    assert document is not None
    return Context(document, _LIBRARY)


@pytest.mark.parametrize(
    "target",
    [
        "https://exchange.example/?refcode=yX1",
        "https://exchange.example/register?ref=37748",
        "https://app.dex.example/#/trade/?ref=cow",
        "https://app.dex.example/#/trade?lang=en&referral=cow",
        "https://gate.example/ref/2867373",
        "https://broker.example/signup?invite_code=ABC",
        "https://broker.example/?rcode=JhPJ",
        "https://bank.example/start?id=DE84&utm_source=mgm",
        "https://bank.example/?utm_medium=affiliate",
        "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2&ued=https%3A%2F%2Fx.example",
        "https://transferwise.prf.hn/l/abc",
        "https://amzn.to/3xyz",
        "https://www.amazon.de/dp/123?tag=mine-21",
        "https://tool.example/?via=anna",
        "https://x.example/deal%3Fref%3Dabc12",
    ],
)
def test_a_link_pays_its_publisher(target: str) -> None:
    assert affiliates(context(f"Look at [this one]({target}) today."))


@pytest.mark.parametrize("target", ["/go/girokonto", "/out/broker", "/recommends/wallet"])
def test_a_redirect_of_the_house_pays_its_publisher(target: str) -> None:
    assert affiliates(context(f"Look at [this one]({target}) today."))
    assert not affiliates(context(f"Look at [this one](https://other.example{target}) today."))


@pytest.mark.parametrize(
    "target",
    [
        "https://bank.example/?utm_source=newsletter&utm_medium=email",
        "https://video.example/@channel?r=8xYz",
        "https://www.reddit.com/r/bitcoin",
        "https://discord.gg/invite/abc123",
        "https://discord.com/invite/abc?ref=abc",
        "https://twitter.com/intent/tweet?via=anna",
        "https://github.com/org/repo/blob/main/a.md?ref=v1",
        "https://docs.example/page?ref=main",
        "https://shop.example/?ref=blog.example.com",
        "https://bonds.example/coupon/2031",
        "https://example.org/join/",
        "https://example.org/go/langs",
        "https://law.example/article?tag=tax",
        "mailto:us@example.org?ref=1",
        "/guides/go",
        "/go/",
        "https://[broken",
    ],
)
def test_a_link_that_only_looks_like_it_pays_nobody(target: str) -> None:
    assert not affiliates(context(f"Look at [this one]({target}) today."))


def test_a_link_marked_as_sponsored_pays_its_publisher() -> None:
    assert affiliates(context('<p>See <a href="https://a.example/" rel="noopener sponsored">this</a>.</p>'))
    assert not affiliates(context('<p>See <a href="https://a.example/" rel="nofollow">this</a>.</p>'))


def test_a_link_in_a_comment_is_no_link() -> None:
    assert not affiliates(context("Text. <!-- [this](https://exchange.example/?refcode=yX1) -->"))


def test_bold_text_is_no_marker() -> None:
    assert not affiliates(context("**[this one](https://bank.example/)**"))


def test_a_reference_definition_is_judged_by_its_target() -> None:
    assert affiliates(context("Look at [this one][card] today.\n\n[card]: https://card.example/?ref=a1\n"))


def test_a_call_to_anothers_product_is_seen() -> None:
    assert calls(context("The tool counts your money.\n\n[Get started](https://tool.example/)\n"))
    assert calls(context("Das Werkzeug zählt dein Geld.\n\n[Jetzt kostenlos starten](https://tool.example/)\n", "de"))


def test_a_call_to_ones_own_product_is_none() -> None:
    assert not calls(context("Our app counts your money.\n\n[Get started](https://tool.example/)\n"))
    assert not calls(context("The tool counts your money.\n\n[Get started](/docs/start)\n"))
    assert not calls(context("The tool counts your money. [Its manual tells you how to get started](https://tool.example/)\n"))
