"""Reports read back as their hosts read them: by schema, by parser, by the grammar of the runner."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"

Place = tuple[str, int, str]
"""Path, line and rule of a finding."""


def places(format_: str, text: str) -> list[Place] | list[str]:
    """The findings of a report, validated and sorted; of text and HTML, which show no path or line to machines, only the rules."""
    return sorted(_READERS[format_](text))  # type: ignore[type-var]


def sarif(text: str) -> dict[str, Any]:
    """The one run of a log that its schema accepts."""
    log = json.loads(text)
    _valid(log, "sarif-2.1.0.json")
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def rdjson(text: str) -> list[dict[str, Any]]:
    result = json.loads(text)
    _valid(result, "rdjson.schema.json")
    found: list[dict[str, Any]] = result["diagnostics"]
    return found


def gitlab(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)
    _valid(found, "gitlab.schema.json")
    return found


def junit(text: str) -> Any:
    return _xml(text, "junit-10.xsd")


def checkstyle(text: str) -> Any:
    return _xml(text, "checkstyle.xsd")


def jsonl(text: str) -> list[dict[str, Any]]:
    assert text.endswith("\n")
    return [json.loads(row) for row in text[:-1].split("\n")]


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Every command that the runner would obey in a log, of both of its grammars: its name, properties and data."""
    return [found for row in re.split(r"\r\n|\r|\n", text) if (found := _second(row) or _first(row))]


def obeyed(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Those commands of a log that the runner carries out: none between ``stop-commands`` and the name that it gives."""
    found, token = [], ""
    for name, properties, data in commands(text):
        if token:
            token = "" if name.lower() == token.lower() else token
        elif name.lower() == "stop-commands":
            token = data
        else:
            found.append((name, properties, data))
    assert not token, "the runner was never told to listen again"
    return found


def _second(row: str) -> tuple[str, dict[str, str], str] | None:
    """``::name key=value,…::data``, behind white space at most."""
    row = row.lstrip()
    if not row.startswith("::") or (end := row.find("::", 2)) < 0:
        return None
    name, _, rest = row[2:end].partition(" ")
    pairs = (part.split("=", 1) for part in rest.strip().split(",") if part)
    signs = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    properties = {pair[0]: _plain(pair[1], signs) for pair in pairs if len(pair) == 2 and pair[1]}
    return name, properties, _plain(row[end + 2 :], {"%0D": "\r", "%0A": "\n", "%25": "%"})


def _first(row: str) -> tuple[str, dict[str, str], str] | None:
    """``##[name]data``, anywhere in a line."""
    start = row.find("##[")
    end = row.find("]", start)
    return (row[start + 3 : end], {}, row[end + 1 :]) if 0 <= start < end else None


def _plain(text: str, signs: dict[str, str]) -> str:
    for escaped, sign in signs.items():
        text = text.replace(escaped, sign)
    return text


def _valid(value: object, schema: str) -> None:
    validator = jsonschema.Draft202012Validator(json.loads((SCHEMAS / schema).read_text("utf-8")))
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)] == []


def _xml(text: str, schema: str) -> Any:
    root = etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True))
    grammar = etree.XMLSchema(etree.parse(SCHEMAS / schema))
    assert grammar.validate(root), grammar.error_log
    return root


def _of_json(findings: list[dict[str, Any]]) -> list[Place]:
    return [(found["path"], found["start"]["line"], found["rule"]) for found in findings]


def _of_sarif(text: str) -> list[Place]:
    found = []
    for result in sarif(text)["results"]:
        physical = result["locations"][0]["physicalLocation"]
        found.append((unquote(physical["artifactLocation"]["uri"]), physical["region"]["startLine"], result["ruleId"]))
    return found


def _of_github(text: str) -> list[Place]:
    about = [properties for _, properties, _ in commands(text)]
    rules = ((one, re.search(r"\(([a-z-]+)\)$", one["title"])) for one in about)
    return [(one["file"], int(one["line"]), rule[1]) for one, rule in rules if rule]


def _of_junit(text: str) -> list[Place]:
    cases = junit(text).xpath("//testcase[failure]")
    names = [(case.get("classname"), *case.get("name").split(" at ")) for case in cases]
    return [(path, int(place.split(":")[0]), rule) for path, rule, place in names]


def _of_checkstyle(text: str) -> list[Place]:
    errors = checkstyle(text).iter("error")
    return [(one.getparent().get("name"), int(one.get("line")), one.get("source").removeprefix("caveat.")) for one in errors]


def _of_rdjson(text: str) -> list[Place]:
    return [(one["location"]["path"], one["location"]["range"]["start"]["line"], one["code"]["value"]) for one in rdjson(text)]


def _of_gitlab(text: str) -> list[Place]:
    return [(one["location"]["path"], one["location"]["lines"]["begin"], one["check_name"]) for one in gitlab(text)]


def _of_html(text: str) -> list[str]:
    rules: list[str] = []

    class Page(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            of = dict(attrs)
            if tag == "aside" and "note" in (of.get("class") or "").split():
                rules.append(of["data-rule"] or "")

    Page().feed(text)
    return rules


_READERS: dict[str, Any] = {
    "text": lambda text: re.findall(r"^    Rule +([a-z-]+)", text, re.MULTILINE),
    "json": lambda text: _of_json(json.loads(text)["findings"]),
    "jsonl": lambda text: _of_json([row for row in jsonl(text) if row["type"] == "finding"]),
    "sarif": _of_sarif,
    "github": _of_github,
    "gitlab": _of_gitlab,
    "junit": _of_junit,
    "checkstyle": _of_checkstyle,
    "rdjson": _of_rdjson,
    "html": _of_html,
}
