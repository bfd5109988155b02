"""`lint.config`: found upwards from the file, merged key by key, resolved once for each file."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.config import Config, Configs, Limits, Options, Settings, article_settings, matches
from lint.config.settings import ArticleIgnore, ArticleSettings, Ignore, names
from lint.errors import Fault


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")
    return tmp_path / "repo"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def config_of(path: Path) -> tuple[Config, list[Fault]]:
    configs = Configs()
    return configs.of(path), configs.faults


def test_without_a_config_the_defaults_hold(repository: Path) -> None:
    config, faults = config_of(repository / "a.md")
    profile = config.profile_for(repository / "a.md")
    assert faults == []
    assert (profile.audience, profile.fail_on, profile.jurisdictions, profile.limits) == ("publisher", "error", (), Limits())
    assert profile.path == "a.md"


def test_a_config_is_found_upwards_from_the_file_and_not_from_the_working_directory(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(repository / ".caveat.yaml", "audience: firm\n")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    config, _ = config_of(repository / "news" / "a.md")
    assert config.profile_for(repository / "news" / "a.md").audience == "firm"


def test_the_search_stops_at_the_repository(repository: Path) -> None:
    write(repository.parent / ".caveat.yaml", "audience: firm\n")
    assert config_of(repository / "a.md")[0].layers == ()


def test_configs_are_merged_key_by_key_and_the_nearer_wins(repository: Path) -> None:
    write(repository / ".caveat.yaml", "audience: firm\njurisdictions: [eu]\nlimits: {findings: 5}\nseverities: {a: info, b: info}\n")
    write(repository / "news" / ".caveat.yaml", "jurisdictions: uk, us\nlimits: {nesting: 9}\nseverities: {b: error}\n")
    profile = config_of(repository / "news" / "a.md")[0].profile_for(repository / "news" / "a.md")
    assert profile.audience == "firm"
    assert profile.jurisdictions == ("uk", "us")
    assert (profile.limits.findings, profile.limits.nesting) == (5, 9)
    assert profile.severities == {"a": "info", "b": "error"}
    assert config_of(repository / "a.md")[0].profile_for(repository / "a.md").jurisdictions == ("eu",)


def test_a_pyproject_counts_where_it_has_our_section(repository: Path) -> None:
    write(
        repository / "pyproject.toml",
        '[project]\nname = "x"\n[tool.caveat]\naudience = "firm"\nfail-on = "info"\n[tool.caveat.limits]\nfindings = 7\n',
    )
    write(repository / ".caveat.yaml", "fail-on: none\n")
    profile = config_of(repository / "a.md")[0].profile_for(repository / "a.md")
    assert (profile.audience, profile.fail_on, profile.limits.findings) == ("firm", "none", 7)


def test_a_pyproject_without_our_section_is_not_even_parsed(repository: Path) -> None:
    write(repository / "pyproject.toml", "this is [no TOML\n")
    config, faults = config_of(repository / "a.md")
    assert (config.layers, faults) == ((), [])


def test_extends_lies_below_the_config_that_extends(repository: Path) -> None:
    write(repository / "house" / "base.yaml", "audience: firm\njurisdictions: [fr]\n")
    write(repository / ".caveat.yaml", "extends: house/base.yaml\njurisdictions: [uk]\n")
    profile = config_of(repository / "a.md")[0].profile_for(repository / "a.md")
    assert (profile.audience, profile.jurisdictions) == ("firm", ("uk",))


def test_a_link_out_of_the_repository_leads_nowhere(repository: Path, tmp_path: Path) -> None:
    write(tmp_path / "secret" / "rules.yaml", "pack: secret\ntitle: Secret\n")
    (repository / "rules").symlink_to(tmp_path / "secret")
    write(repository / ".caveat.yaml", "rules: [rules]\n")
    config, faults = config_of(repository / "a.md")
    assert config.folders == ()
    assert faults[0].message == "'rules' lies outside the repository"


@pytest.mark.parametrize("name", ["package:no_such_package/x.yaml", "package:../x", "package:", "a\0b", "package:json/../../x.yaml"])
def test_a_place_that_cannot_be_is_a_fault(repository: Path, name: str) -> None:
    write(repository / ".caveat.yaml", f"extends: [{name!r}]\n".replace("'a\\x00b'", '"a\\0b"'))
    assert [fault.code for fault in config_of(repository / "a.md")[1]] == ["config/extends"]


def test_an_override_holds_for_its_files_alone(repository: Path) -> None:
    write(
        repository / ".caveat.yaml",
        "audience: firm\noverrides:\n- {files: ['blog/**', '*.draft.md'], audience: influencer, select: [wording]}\n",
    )
    config, _ = config_of(repository / "a.md")
    assert config.profile_for(repository / "blog" / "x" / "a.md").audience == "influencer"
    assert config.profile_for(repository / "news" / "a.draft.md").select == ("wording",)
    assert config.profile_for(repository / "news" / "a.md").audience == "firm"


def test_an_ignore_with_paths_holds_there_alone(repository: Path) -> None:
    write(
        repository / ".caveat.yaml",
        "ignore:\n- {rule: hype, reason: satire, paths: [fun]}\n- {rule: all, reason: old, until: 2026-12-31}\n",
    )
    config, _ = config_of(repository / "a.md")
    assert [entry.rule for entry in config.profile_for(repository / "a.md").ignore] == ["all"]
    assert config.profile_for(repository / "fun" / "a.md").ignore[1] == Ignore("all", "old", [], date(2026, 12, 31))


def test_the_command_line_stands_above_every_config(repository: Path) -> None:
    write(repository / ".caveat.yaml", "audience: firm\nselect: [figure]\njurisdictions: [fr]\n")
    options = Options(Settings(select=["wording,text"], jurisdictions=["uk"]), ("hype",), date(2026, 1, 1), "de")
    profile = Configs(options).of(repository / "a.md").profile_for(repository / "a.md")
    assert (profile.audience, profile.select, profile.jurisdictions) == ("firm", ("wording", "text"), ("uk",))
    assert (profile.deselect, profile.as_of, profile.language) == (("hype",), date(2026, 1, 1), "de")


def test_explain_says_where_each_value_comes_from(repository: Path) -> None:
    write(repository / ".caveat.yaml", "audience: firm\noverrides:\n- {files: [blog], fail-on: none}\n")
    write(repository / "blog" / ".caveat.yaml", "languages: [fr]\n")
    config, _ = config_of(repository / "blog" / "a.md")
    origins = {row.key: row.origin for row in config.explain(repository / "blog" / "a.md")}
    assert origins["audience"] == origins["fail-on"] == ".caveat.yaml"
    assert origins["languages"] == "blog/.caveat.yaml"
    assert origins["select"] == "default"


def test_paths_say_which_files_are_articles(repository: Path) -> None:
    write(repository / ".caveat.yaml", "paths: {include: ['*.txt'], exclude: [drafts/]}\n")
    config, _ = config_of(repository / "a.md")
    assert config.includes(repository / "notes" / "a.txt")
    assert not config.includes(repository / "a.md")
    assert config.excludes(repository / "drafts" / "a.md")


def test_a_bad_config_is_told_once_for_all_its_articles(repository: Path) -> None:
    write(repository / ".caveat.yaml", "audiense: firm\n")
    configs = Configs()
    for name in ("a.md", "b.md", "news/c.md", "blog/d.md"):
        configs.of(repository / name)
    assert len(configs.faults) == 1


def test_front_matter_sets_its_own_article() -> None:
    entries = [
        ("title", "A title", 0),
        ("caveat.jurisdictions[0]", "fr", 20),
        ("caveat.ignore[0].rule", "hype", 30),
        ("caveat.ignore[0].reason", "a quotation", 40),
        ("caveat.sources[0]", "The Bank", 50),
        ("caveats", "no key of ours", 60),
    ]
    settings, faults = article_settings(entries, "a.md", "x" * 80)
    assert faults == []
    assert settings == ArticleSettings(jurisdictions=["fr"], ignore=[ArticleIgnore("hype", "a quotation")], sources=["The Bank"])
    profile = Configs().of(Path("a.md")).profile_for(Path("a.md")).with_article(settings)
    assert profile.jurisdictions == ("fr",)
    assert profile.article_ignore[0].rule == "hype"


def test_front_matter_that_does_not_fit_is_a_warning_at_its_place() -> None:
    text = "---\ncaveat:\n  ignore:\n  - {rule: hype, raeson: none}\n---\n"
    entries = [("caveat.ignore[0].rule", "hype", text.index("hype")), ("caveat.ignore[0].raeson", "none", text.index("none"))]
    settings, (fault,) = article_settings(entries, "a.md", text)
    assert settings == ArticleSettings()
    assert (fault.level, fault.line, fault.mend) == ("warning", 4, "did you mean 'reason'?")


@pytest.mark.parametrize(
    ("path", "pattern", "covered"),
    [
        ("a/b/c.md", "*.md", True),
        ("a/b/c.md", "b", True),
        ("a/b/c.md", "b/", True),
        ("a/b/c.md", "a/*.md", False),
        ("a/b/c.md", "a/**/*.md", True),
        ("a/c.md", "a/**/c.md", True),
        ("a/b/c.md", "/b", False),
        ("a/b/c.md", "a/b", True),
        ("a/b/c.md", "**", True),
        ("x/a/b/a/c", "**/a/c", True),
        ("a.md", "a.m[de]", True),
        ("a/b", "./a/b", True),
        ("ab", "a", False),
    ],
)
def test_globs_read_as_in_gitignore(path: str, pattern: str, covered: bool) -> None:
    assert matches(path, [pattern]) is covered


def test_a_glob_of_many_stars_takes_no_time() -> None:
    assert not matches("a" * 2000, ["*a" * 40 + "b"])
    assert not matches("/".join("a" * 300), ["**/a/" * 60 + "b"])


def test_names_are_parted_by_commas_and_told_once() -> None:
    assert names(["eu, fr", "fr", ""]) == ("eu", "fr")
    assert names("eu,") == ("eu",)


WHOLE = """\
extends: [base.yaml]
jurisdictions: [fr, eu]
audience: firm
rules: [house]
select: [wording]
ignore:
- {rule: hype, reason: satire, paths: [fun], until: 2026-12-31}
severities: {hype: error}
provided:
- {category: disclaimer/risk-warning, file: footer.html}
components: [Legal, {name: Risk, categories: [disclaimer/risk-warning]}]
overrides:
- {files: [blog], limits: {findings: 5}}
limits: {file-bytes: 100, rule-seconds: 0.5}
"""


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(WHOLE)), st.integers(0, 30), st.text(alphabet=st.sampled_from("a:-[]{}&*!'\"#, \n\té0~?/."), max_size=6))
def test_no_damage_to_a_config_crashes_the_search(repository: Path, at: int, length: int, put: str) -> None:
    (repository / ".caveat.yaml").write_text(WHOLE[:at] + put + WHOLE[at + length :], encoding="utf-8")
    configs = Configs()
    config = configs.of(repository / "a.md")
    config.profile_for(repository / "blog" / "a.md")
    config.explain(repository / "a.md")
    assert all(fault.message for fault in configs.faults)
    assert config.folders == () or all(folder.is_relative_to(repository) for folder in config.folders)
