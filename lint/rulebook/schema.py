"""The JSON Schema of packs, from the very types that decode them: what an editor completes and checks."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from lint.config import Settings
from lint.kinds import AnyRule
from lint.rule import Wording

# Set by the loader, and so no key that anyone writes.
_LOADED = ("pack",)


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
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "The configuration of Caveat", **schema}
