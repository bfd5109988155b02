"""Which keys of a front matter hold prose that a reader sees, and what kind of block each makes."""

import re
from typing import Final

from lint.terms import BlockKind


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Names as content repositories write them (content-habits.md §2), in lower case without `_` and `-`.
_TITLES: Final = _names("title h1 headline heading linktitle metatitle seotitle pagetitle herotitle")
_DESCRIPTIONS: Final = _names(
    "description summary excerpt excerpttext shorttext subtitle subheading subheadline metadescription seodescription herodescription "
    "tagline lead lede intro introduction standfirst dek teaser abstract tldr deck"
)
_ANSWERS: Final = _names("answer acceptedanswer")
_QUESTIONS: Final = _names("question")
_POINTS: Final = _names("keytakeaways takeaways keypoints highlights keyfacts")
_DISCLAIMERS: Final = _names("disclaimer disclaimers disclosure riskwarning riskdisclaimer affiliatedisclosure")
_CAPTIONS: Final = _names("caption imagecaption covercaption")
# Groups that hold no prose of the article, whatever their keys are called (annotation-guide.md §0).
_FOREIGN: Final = _names(
    "schema jsonld structureddata og opengraph twitter social menu menus nav author authors coauthor contributor contributors source "
    "sources references bibliography categories tags series resources links related relatedposts prev next jupytext kernelspec caveat "
    "cta button product products sidebar config build cascade"
)
# Groups whose title and description are the article's own. A title elsewhere is that of a person, a picture or a link.
_OWN: Final = _names("seo meta metadata head page hero header params extra frontmatter article post content faq faqs faqsections items")
_STEP: Final = re.compile(r"\[\d*\]")


def prose_kind(path: str) -> BlockKind | None:
    """The kind of block that the value at key `path` (``faqs[0].answer``) makes; None where readers don't see it."""
    steps = [_STEP.sub("", step).lower().replace("_", "").replace("-", "") for step in path.split(".")]
    name, groups = steps[-1], steps[:-1]
    if any(g in _FOREIGN for g in groups):
        return None
    if name in _QUESTIONS:
        return "heading"
    if name in _ANSWERS or (name == "text" and groups and groups[-1] in _ANSWERS):
        return "paragraph"
    if any(g in _POINTS for g in (name, *groups)):
        return "item"
    if any(g in _DISCLAIMERS for g in (name, *groups[-1:])):
        return "aside"
    if name in _CAPTIONS:
        return "caption"
    if all(g in _OWN for g in groups):
        if name in _TITLES:
            return "title"
        if name in _DESCRIPTIONS:
            return "description"
    return None
