"""`lint.rulebook.schema`: the schema says what the decoder takes."""

from lint.kinds import KINDS
from lint.rulebook.schema import config_schema, pack_schema


def test_every_kind_is_in_the_schema_of_packs() -> None:
    schema = pack_schema()
    kinds = {d["properties"]["kind"]["const"] for d in schema["$defs"].values() if "const" in d.get("properties", {}).get("kind", {})}
    kinds |= {v for d in schema["$defs"].values() for v in d.get("properties", {}).get("kind", {}).get("enum", [])}
    assert kinds == set(KINDS)


def test_what_the_loader_sets_is_no_key() -> None:
    rules = [d for d in pack_schema()["$defs"].values() if "message" in d.get("properties", {})]
    assert len(rules) == len(KINDS)
    assert all("pack" not in d["properties"] and d["additionalProperties"] is False for d in rules)


def test_the_config_has_its_keys() -> None:
    keys = config_schema()["$defs"]["Settings"]["properties"]
    assert {"extends", "fail-on", "overrides", "severities", "limits", "baseline"} <= set(keys)
