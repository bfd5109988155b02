"""`lint.rulebook.schema`: the schema says what the decoder takes."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from lint.kinds import KINDS
from lint.rulebook.schema import CONFIG_KEYS, config_schema, pack_schema

CONFIG = Path(__file__).parents[2] / "docs" / "config.schema.json"


def test_every_kind_is_in_the_schema_of_packs() -> None:
    schema = pack_schema()
    kinds = {d["properties"]["kind"]["const"] for d in schema["$defs"].values() if "const" in d.get("properties", {}).get("kind", {})}
    kinds |= {v for d in schema["$defs"].values() for v in d.get("properties", {}).get("kind", {}).get("enum", [])}
    assert kinds == set(KINDS)


def test_what_the_loader_sets_is_no_key() -> None:
    rules = [d for d in pack_schema()["$defs"].values() if "message" in d.get("properties", {})]
    assert len(rules) == len(KINDS)
    assert all("pack" not in d["properties"] and d["additionalProperties"] is False for d in rules)


def test_every_key_of_the_config_is_explained_in_the_schema_and_in_the_docs() -> None:
    keys = config_schema()["$defs"]["Settings"]["properties"]
    assert set(keys) == set(CONFIG_KEYS)
    assert all(key["description"] == CONFIG_KEYS[name] for name, key in keys.items())
    docs = (CONFIG.parent / "settings.md").read_text("utf-8")
    assert [name for name in keys if f"`{name}`" not in docs] == []


def test_the_config_schema_in_docs_is_the_one_that_the_code_makes(request: pytest.FixtureRequest) -> None:
    text = json.dumps(config_schema(), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--golden") == "write":
        CONFIG.write_text(text, "utf-8")
    assert CONFIG.read_text("utf-8") == text, "write it anew: pytest tests/rulebook/test_schema.py --golden=write"


@pytest.mark.parametrize(
    ("config", "wrong"),
    [
        ("audience: firm\njurisdictions: [eu, fr]\nignore: [{rule: wording/hype, reason: by hand}]\n", ""),
        ("audience: nobody\n", "nobody"),
        ("ignore: [{rule: wording/hype}]\n", "reason"),
        ("jurisdiction: [eu]\n", "jurisdiction"),
    ],
)
def test_an_editor_that_has_the_schema_sees_what_the_loader_would_say(config: str, wrong: str) -> None:
    errors = [error.message for error in jsonschema.Draft202012Validator(config_schema()).iter_errors(yaml.safe_load(config))]
    assert bool(errors) == bool(wrong)
    assert all(wrong in error for error in errors)
