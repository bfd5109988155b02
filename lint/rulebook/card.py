"""What a reader is told of a rule, in the same words on its card and in the reference."""

from collections.abc import Iterator
from typing import Final

import msgspec

from lint.kinds import AnyRule
from lint.kinds.disclaimer import Disclaimer
from lint.packs import Library
from lint.presence.place import WORDS
from lint.rule import ExampleCase, Rule, With
from lint.terms import Verified

VERIFIED: Final[dict[Verified, str]] = {"official": "read in the original", "secondary": "read in a secondary source", "no": "not verified"}
_BREAK: Final = " ¶ "
"""Stands for the end of a block where an example is shown on one line."""
_RIGHT: Final = "what nearly is a prescribed wording is put right"


class Shown(msgspec.Struct, frozen=True):
    """An example on one line, found or left alone, and `notes`: its circumstances, a known gap."""

    language: str
    found: bool
    text: str
    notes: str


def scope(rule: AnyRule, library: Library) -> list[str]:
    """Where, for whom and when a rule holds, and what it speaks instead of."""
    rows: list[str] = []
    if rule.jurisdictions:
        titles = [library.jurisdictions[code].title if code in library.jurisdictions else code for code in rule.jurisdictions]
        rows.append(f"in {', '.join(titles)} ({', '.join(rule.jurisdictions)})")
    if rule.audience:
        rows.append(f"for {', '.join(rule.audience)}")
    if days := " ".join(filter(None, [f"from {rule.from_}" if rule.from_ else "", f"until {rule.until}" if rule.until else ""])):
        rows.append(days)
    if rule.replaces or rule.supersedes:
        rows.append(f"instead of {', '.join([*rule.replaces, *rule.supersedes])}")
    return rows


def calls(rule: Rule) -> list[str]:
    """What in an article makes a rule speak, beside its own phrases: one row for what suffices, one each for what must be or not be."""
    when = rule.when
    how = "called for by" if isinstance(rule, Disclaimer) else "looked for only where the article has"
    some = [f"the topic {topic} ({level})" for topic, level in when.topics.items()] + list(when.triggers)
    some += [f"a link ({link})" for link in when.links] + [f"a statement ({name})" for name in when.statements]
    some += [f"certain words ({', '.join(when.phrases)})"] if when.phrases else []
    rows = [f"{how} {'; '.join(some)}"] if some else []
    rows += [f"only beside the topic {' or '.join(f'{topic} ({level})' for topic, level in when.also.items())}"] if when.also else []
    rows += [f"never beside the topic {' or '.join(when.without)}"] if when.without else []
    return rows + ([f"in articles in {', '.join(when.languages)}"] if when.languages else [])


def mended(rule: AnyRule, library: Library) -> list[str]:
    """What `caveat check --fix` puts in, one row a text; none where a rule has no fix."""
    fix = rule.fix if isinstance(rule, Disclaimer) else None
    if fix is None or not isinstance(rule, Disclaimer):
        return []
    place = WORDS[fix.where or rule.where] if (fix.where or rule.where) != "anywhere" else WORDS["end"]
    if not fix.put_in:
        return [_RIGHT]
    texts = [(code, text) for code, text in fix.text.items()]
    wordings = [wording for name in fix.wordings if (wording := library.wording(name)) is not None]
    only = {wording.language for wording in wordings if sum(w.language == wording.language for w in wordings) == 1}
    texts += [(wording.language, wording.text) for wording in wordings if wording.language in only]
    rows = [f"{place} ({code}): “{text}”" for code, text in texts]
    return rows + ([_RIGHT] if wordings else [])


def examples(rule: AnyRule) -> Iterator[Shown]:
    """A rule's examples, by language."""
    for language, listed in rule.examples.items():
        for found, cases in ((True, listed.bad), (False, listed.good)):
            for entry in cases:
                case = entry if isinstance(entry, ExampleCase) else ExampleCase(entry)
                notes = [*_circumstances(case.with_), *([f"known gap: {case.gap}"] if case.gap else [])]
                yield Shown(language, found, _flat(case.text), "; ".join(notes))


def _circumstances(given: With) -> Iterator[str]:
    if given.date:
        yield f"dated {given.date}"
    if given.audience:
        yield f"for {given.audience}"
    if given.jurisdictions:
        yield f"in {', '.join(given.jurisdictions)}"
    if given.topics:
        yield f"about {', '.join(given.topics)}"


def _flat(text: str) -> str:
    """A text on one line: its blocks parted by a sign, headings without theirs."""
    blocks = (" ".join(block.split()) for block in text.replace("\r\n", "\n").split("\n\n"))
    return _BREAK.join(block.lstrip("#").strip() if block.startswith("#") else block for block in blocks if block)
