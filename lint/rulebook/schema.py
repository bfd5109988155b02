"""The JSON Schema of packs, from the very types that decode them: what an editor completes and checks."""

from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from lint.config import Settings
from lint.kinds import AnyRule
from lint.rule import Wording

# Set by the loader, and so no key that anyone writes.
_LOADED = ("pack",)

CONFIG_KEYS: Final = {
    "extends": "Other configs that this one builds on: files of the repository, or package:NAME/FILE.",
    "jurisdictions": "Whose laws hold beside the general rules: codes such as eu, fr (`caveat rules list` names them).",
    "audience": "Who publishes: publisher (holds without this key), firm, influencer or adviser.",
    "languages": "The languages whose articles are checked; without this key, all.",
    "rules": "Folders with rules of your own, laid out like the built-in ones.",
    "ruleset": "The newest release of rules that may fail a run, such as 2026.1; newer rules are shown as previews.",
    "locked": "Rules that no article may suppress.",
    "select": "What to look for, in place of everything: rules, categories, families, packs.",
    "ignore": "Findings that the house accepts: rule, reason, and where wanted paths (globs) and until (a date).",
    "severities": "Another severity for a rule, category or pack: error, warning or info.",
    "fail-on": "The level from which a run fails: error (holds without this key), warning, info or none.",
    "facts": "Files of approved figures (CSV or YAML), which support or contradict those of articles.",
    "sources": "Names that count as sources that a reader can look up.",
    "provided": "Disclaimers that a template adds to every page: category, file, wording, paths.",
    "fixes": "Texts that `check --fix` puts in, by category and language.",
    "components": "Components and includes that stand for a disclaimer.",
    "paths": "Which files of a folder are articles: globs to include and to exclude.",
    "limits": "Bounds of a run: file-bytes, nesting, findings, rule-seconds.",
    "baseline": "The file of accepted findings that `caveat baseline write` makes.",
    "overrides": "Other settings for some files: a list of files (globs) with any of these keys.",
}
"""The keys of a config, in a sentence each; what an editor shows beside them."""


class PackFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pack: rules and prescribed wordings, of one jurisdiction or of none."""

    pack: Annotated[str, Meta(description="The pack's name: lower-case words with hyphens.")]
    title: Annotated[str, Meta(description="What the pack is about, for a reader.")]
    jurisdiction: Annotated[str, Meta(description="Whose law it holds: a code of rules/jurisdictions.yaml.")] = ""
    description: str = ""
    rules: list[AnyRule] = []
    wordings: list[Wording] = []


def pack_schema() -> dict[str, Any]:
    """The schema of a pack."""
    schema = msgspec.json.schema(PackFile)
    for definition in schema["$defs"].values():
        if "message" in definition.get("properties", {}) or "punctuation" in definition.get("properties", {}):
            for key in _LOADED:
                definition["properties"].pop(key, None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A rule pack of Caveat", **schema}


def config_schema() -> dict[str, Any]:
    """The schema of `.caveat.yaml`."""
    schema = msgspec.json.schema(Settings)
    for definition in ("Settings", "Override"):
        for key, value in schema["$defs"][definition]["properties"].items():
            if key in CONFIG_KEYS:
                value["description"] = CONFIG_KEYS[key]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "The configuration of Caveat", **schema}
