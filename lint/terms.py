"""The closed vocabularies: every word that a rule, a finding or a report may choose from."""

from typing import Final, Literal, get_args

Severity = Literal["error", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)  # most serious first

Status = Literal["preview", "stable", "retired"]
Verified = Literal["official", "secondary", "no"]
Audience = Literal["firm", "publisher", "influencer", "adviser", "anyone"]
Format = Literal["markdown", "mdx", "html", "text"]

LANGUAGES: Final = ("en", "fr", "de", "es", "it", "pt", "nl")

Category = Literal[
    "figure/unsupported",
    "figure/vague-source",
    "figure/contradiction",
    "figure/stale",
    # The wording categories stand in the order of annotation guide §2: where two fit one span, the first wins.
    "wording/guarantee",
    "wording/certainty",
    "wording/risk-minimising",
    "wording/urgency",
    "wording/advice",
    "wording/forecast",
    "wording/hype",
    "wording/vague-attribution",
    "wording/prohibited",
    "disclaimer/not-advice",
    "disclaimer/risk-warning",
    "disclaimer/past-performance",
    "disclaimer/forward-looking",
    "disclaimer/paid-promotion",
    "disclaimer/position",
    "disclaimer/third-party",
    "disclaimer/required-statement",
    "disclaimer/required-information",
    "text/repetition",
    "text/undated",
    "text/dead-pointer",
    "metadata/missing",
    "suppression/unused",
    "suppression/expired",
    "suppression/unknown",
    "suppression/reasonless",
]
CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)

Voice = Literal["author", "reported", "negated", "term"]

Support = Literal["link", "note", "named", "table", "own", "fact", "vague", "none"]
SUPPORTED: Final[tuple[Support, ...]] = ("link", "note", "named", "table", "own", "fact")

QuantityKind = Literal["money", "percent", "points", "count", "multiple", "fraction", "ratio", "rate", "rank", "range"]

BlockKind = Literal["title", "description", "heading", "paragraph", "item", "term", "definition", "cell", "caption", "footnote", "aside"]

TopicLevel = Literal["named", "discussed", "pitched"]
TOPIC_LEVELS: Final[tuple[TopicLevel, ...]] = get_args(TopicLevel)  # weakest first

FaultLevel = Literal["error", "warning", "info"]
RelatedRole = Literal["figure", "source", "trigger", "place", "other"]
