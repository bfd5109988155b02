"""`lint.packs`: the built-in folder and the user's as one library."""

import os
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.kinds import AnyRule
from lint.kinds.freshness import Freshness
from lint.packs import Library, covers, load_folders
from lint.packs.decode import decode
from lint.packs.lawful import capped
from lint.rule import Citation

RULE = """\
- id: {id}
  kind: freshness
  category: text/undated
  severity: {severity}
  title: A vague day
  message: "“{{quote}}” is vague."
  why: A reader cannot count from it.
  relative: {{en: ["the other day"]}}
  examples:
    en:
      bad: ["It rose [[the other day]]."]
      good: ["It rose on a day."]
"""


def rule(id_: str = "vague-day", severity: str = "warning", extra: str = "") -> str:
    return RULE.format(id=id_, severity=severity) + extra


def pack(*rules: str, head: str = "") -> str:
    return f"pack: house\ntitle: House rules\n{head}rules:\n" + "".join(rules)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house").mkdir()
    return tmp_path / "house"


def library_of(folder: Path, text: str, name: str = "pack.yaml") -> Library:
    (folder / name).write_text(text, encoding="utf-8")
    return load_folders((folder,), builtin=False)


def only(library: Library) -> AnyRule:
    (found,) = library.rules
    return found


def test_a_rule_knows_its_pack_and_its_place(folder: Path) -> None:
    library = library_of(folder, pack(rule()))
    assert library.faults == ()
    assert only(library).pack == "house"
    assert (library.origins["vague-day"].path, library.origins["vague-day"].line) == ("house/pack.yaml", 4)


def test_a_rule_has_the_jurisdiction_of_its_pack(folder: Path) -> None:
    library = library_of(folder, pack(rule(extra="  cite: [{text: A law}]\n"), head="jurisdiction: fr\n"))
    assert only(library).jurisdictions == ["fr"]


@pytest.mark.parametrize(
    ("cite", "jurisdictions", "given", "expected"),
    [
        ("official", ["fr"], "error", "error"),
        ("secondary", ["fr"], "error", "warning"),
        ("no", ["fr"], "error", "info"),
        ("no", ["fr"], "info", "info"),
        ("secondary", ["fr"], "info", "info"),
        ("official", [], "error", "warning"),
        ("no", [], "warning", "warning"),
    ],
)
def test_a_severity_is_no_higher_than_its_source_carries(cite: str, jurisdictions: list[str], given: str, expected: str) -> None:
    plain = {
        "id": "a", "kind": "freshness", "category": "text/undated", "severity": given, "title": "t", "message": "m", "why": "w",
        "examples": {}, "jurisdictions": jurisdictions, "cite": [{"text": "A law", "verified": cite}],
    }  # fmt: skip
    assert capped(msgspec.convert(plain, AnyRule)).severity == expected


def test_the_best_source_counts() -> None:
    sources = [Citation("a", verified="no"), Citation("b", verified="official")]
    one = Freshness(
        id="a", category="text/undated", severity="error", title="t", message="m", why="w", examples={}, cite=sources, jurisdictions=["fr"]
    )
    assert capped(one).severity == "error"


def test_an_id_used_twice_is_a_fault_and_the_first_holds(folder: Path) -> None:
    (folder / "a.yaml").write_text(pack(rule(severity="info")))
    library = library_of(folder, pack(rule()), "b.yaml")
    assert [fault.code for fault in library.faults] == ["rule/duplicate-id"]
    assert library.faults[0].path == "house/b.yaml"
    assert only(library).severity == "info"


def test_a_users_entry_without_kind_changes_the_rule_that_it_names(folder: Path, tmp_path: Path) -> None:
    (folder / "pack.yaml").write_text(pack(rule()))
    (tmp_path / "mine").mkdir()
    change = "- id: vague-day\n  severity: info\n  message: Which day?\n  relative: {fr: ['l''autre jour']}\n"
    (tmp_path / "mine" / "pack.yaml").write_text(pack(change))
    library = load_folders((folder, tmp_path / "mine"), builtin=False)
    assert library.faults == ()
    found = only(library)
    assert isinstance(found, Freshness)
    assert (found.severity, found.message, found.pack) == ("info", "Which day?", "house")
    assert found.relative == {"en": ["the other day"], "fr": ["l'autre jour"]}


def test_a_change_that_does_not_fit_leaves_the_rule_as_it_was(folder: Path) -> None:
    library = library_of(folder, pack(rule(), "- id: vague-day\n  severity: eror\n"))
    assert only(library).severity == "warning"
    assert library.faults[0].mend == "did you mean 'error'?"


def test_a_retired_rule_stands_for_its_successor(folder: Path) -> None:
    retired = rule("old-day", extra="  status: retired\n  successor: vague-day\n")
    library = library_of(folder, pack(retired, rule()))
    assert library.faults == ()
    assert [one.id for one in library.rules] == ["vague-day"]
    assert library.current("old-day") == "vague-day"
    assert library.rule("old-day") is only(library)
    assert "old-day" in library.names()


def test_retired_rules_that_lead_in_a_circle_end(folder: Path) -> None:
    first = rule("a", extra="  status: retired\n  successor: b\n")
    second = rule("b", extra="  status: retired\n  successor: a\n")
    assert library_of(folder, pack(first, second)).rule("a") is None


def test_parents_of_a_jurisdiction_hold_with_it() -> None:
    library = load_folders(())
    assert library.active(["fr", "uk"]) == {"fr", "eu", "uk"}
    assert library.active(["eu"]) == {"eu"}
    assert library.active(["nowhere"]) == {"nowhere"}
    members = {code for code, one in library.jurisdictions.items() if "eu" in one.parents}
    assert members.isdisjoint({"uk", "ch", "us", "tr"})
    assert len(members) == 27


def test_names_take_in_rules() -> None:
    one = Freshness(id="a", category="text/undated", severity="info", title="t", message="m", why="w", examples={}, pack="p")
    assert all(covers(name, one) for name in ("a", "text/undated", "text", "p", "all"))
    assert not any(covers(name, one) for name in ("b", "text/repetition", "wording", "q", "tex"))


def test_wordings_stand_beside_rules(folder: Path) -> None:
    entries = (
        "- {id: one-warning, language: en, text: 'Lose {number} %.', source: {text: A law}, from: 2026-01-01, punctuation: strict}\n"
        "- {id: one-warning, language: fr, text: 'Perte.', source: {text: A law}}\n"
        "- {id: another, text: x}\n"
    )
    text = f"pack: house\ntitle: House\nwordings:\n{entries}"
    library = library_of(folder, text)
    found = library.wording("one-warning")
    assert found is not None
    assert (found.language, found.from_, found.punctuation, found.pack) == ("en", date(2026, 1, 1), "strict", "house")
    assert sorted(fault.code for fault in library.faults) == ["rule/duplicate-id", "rule/missing-key"]


def test_data_folders_and_hidden_files_are_no_packs(folder: Path) -> None:
    for name in ("classes/en.yaml", "topics/crypto.yaml", "languages/en.yaml", ".hidden.yaml", "notes.txt", "jurisdictions.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("jurisdictions: {}\n" if "juris" in name else "no: pack\n")
    assert library_of(folder, pack(rule())).faults == ()


def test_a_single_file_is_a_folder_of_one_pack(folder: Path) -> None:
    (folder / "pack.yaml").write_text(pack(rule()))
    (folder / "other.yaml").write_text("broken")
    library = load_folders((folder / "pack.yaml",), builtin=False)
    assert library.faults == ()
    assert only(library).id == "vague-day"


def test_links_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(pack(rule("secret-day")))
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert [one.id for one in library_of(folder, pack(rule())).rules] == ["vague-day"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_pack(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert library_of(folder, pack(rule())).faults == ()


def test_a_file_too_large_to_read_is_a_fault(folder: Path) -> None:
    with (folder / "large.yaml").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    library = library_of(folder, pack(rule()))
    assert [fault.code for fault in library.faults] == ["data/size"]
    assert only(library).id == "vague-day"


def test_the_cache_gives_what_the_files_give(folder: Path, tmp_path: Path) -> None:
    first = library_of(folder, pack(rule()))
    assert any((tmp_path / "cache").rglob("*"))
    second = load_folders((folder,), builtin=False)
    assert second.rules == first.rules
    assert second.origins == first.origins
    changed = library_of(folder, pack(rule(severity="info")))
    assert only(changed).severity == "info"


def test_a_fault_is_told_on_every_start(folder: Path) -> None:
    first = library_of(folder, pack("- id: 7\n", rule()))
    assert first.faults
    assert load_folders((folder,), builtin=False).faults == first.faults


def test_a_builtin_start_from_the_cache_equals_one_from_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    plain = load_folders(())
    monkeypatch.setenv("CAVEAT_CACHE_DIR", str(tmp_path))
    load_folders(())
    cached = load_folders(())
    assert cached.rules == plain.rules
    assert cached.wordings == plain.wordings
    assert cached.origins == plain.origins


def test_a_pack_with_a_bad_head_still_gives_its_rules() -> None:
    decoded = decode("pack: House Rules\ntitle: x\nrules:\n" + rule(), "p.yaml")
    assert decoded.pack is not None
    assert [entry.rule.id for entry in decoded.pack.rules] == ["vague-day"]
    assert len(decoded.faults) == 1


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 900), st.integers(0, 40), st.text(alphabet=st.sampled_from("a:-[]{}&*!'\"#|>%@, \n\té0~?<…+"), max_size=8))
def test_no_damage_to_a_pack_crashes_its_decoder(at: int, length: int, put: str) -> None:
    whole = pack(rule("first-day"), rule("second-day"), head="jurisdiction: fr\n")
    decoded = decode(whole[:at] + put + whole[at + length :], "p.yaml")
    lines = whole.count("\n") + put.count("\n") + 1
    for fault in decoded.faults:
        assert 0 <= fault.line <= lines
        assert fault.message
    for phrase in decoded.phrases:
        assert 0 <= phrase.start <= len(whole) + len(put)
