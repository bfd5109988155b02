"""`caveat init` looks at a repository and writes a config that holds there, and nothing else."""

from pathlib import Path

import pytest

from lint.cli import main
from lint.config import Config, Configs
from lint.init import Survey, config_text, survey
from lint.init.survey import Proposal
from lint.packs import Library, load_packs

ENGLISH = "---\ntitle: A note\n---\n\nThe fund lost money in the last year, and its managers say that they will look at the fees.\n"
FRENCH = "Le fonds a perdu de l'argent l'année dernière, et ses gérants disent qu'ils regarderont les frais de plus près.\n"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_packs(Config(Path.cwd()))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A Hugo site in two languages whose footer carries a disclaimer, with pages that it has built."""
    files = {
        "hugo.toml": 'title = "Money"\n',
        "content/posts/one.md": ENGLISH,
        "content/posts/two.md": ENGLISH,
        "content/fr/un.md": FRENCH,
        "public/posts/one/index.html": f"<html><body><p>{ENGLISH}</p></body></html>",
        "layouts/partials/footer.html": "<footer>{{ .Site.Title }}<p>The content of this site is not financial advice.</p></footer>",
        "layouts/partials/head.html": "<head><title>{{ .Title }}</title></head>",
        "node_modules/theme/layouts/x.html": "<p>The content of this site is not financial advice.</p>",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_it_sees_articles_languages_generator_and_what_templates_say(site: Path, library: Library) -> None:
    found = survey(site, library)
    assert found.generator == "Hugo"
    assert found.formats == (("Markdown", 3),), "what the generator built is no article"
    assert found.languages == (("en", 2), ("fr", 1))
    assert found.folders == (("content/posts/", 2), ("content/fr/", 1))
    assert found.built == ("public",)
    assert [(p.category, p.file) for p in found.provided] == [("disclaimer/not-advice", "layouts/partials/footer.html")]


def test_an_empty_folder_has_nothing_to_propose(tmp_path: Path, library: Library) -> None:
    found = survey(tmp_path, library)
    assert (found.articles, found.generator, found.built, found.provided) == (0, "", (), ())
    assert "no articles" in config_text(found)


def test_links_out_of_the_repository_are_not_followed(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.html").write_text("<p>The content of this site is not financial advice.</p>", "utf-8")
    (site / "layouts" / "partials" / "linked.html").symlink_to(outside / "secret.html")
    (site / "layouts" / "more").symlink_to(outside)
    assert [p.file for p in survey(site, library).provided] == ["layouts/partials/footer.html"]


def test_the_config_that_it_writes_holds(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(site)
    assert main(["init"]) == 0
    assert "caveat check" in capsys.readouterr().out
    configs = Configs()
    config = configs.of(Path("content/posts/one.md"))
    assert configs.faults == []
    assert config.profile_for(Path("content/posts/one.md")).fail_on == "warning"
    assert config.excludes(site / "public/posts/one/index.html")
    assert not config.excludes(site / "content/posts/one.md")


def test_its_suggestions_hold_too(site: Path, library: Library) -> None:
    text = config_text(survey(site, library))
    rows = text.splitlines()
    start = rows.index("# provided:")
    end = rows.index("", start)
    rows[start:end] = [row[1:] if row[1:3] == "  " else row.removeprefix("# ") for row in rows[start:end]]
    (site / ".caveat.yaml").write_text("\n".join(rows) + "\n", "utf-8")
    configs = Configs()
    held = configs.of(site / "content/posts/one.md").profile_for(site / "content/posts/one.md")
    assert configs.faults == [], text
    assert [(p.category, p.file) for p in held.provided] == [("disclaimer/not-advice", "layouts/partials/footer.html")]


def test_a_config_that_is_there_is_kept(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(site)
    Path(".caveat.yaml").write_text("audience: firm\n", "utf-8")
    assert main(["init"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert Path(".caveat.yaml").read_text("utf-8") == "audience: firm\n"


def test_a_dry_run_writes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(site.rglob("*"))
    assert main(["init", "--dry-run", str(site)]) == 0
    assert "made with Hugo" in capsys.readouterr().out
    assert sorted(site.rglob("*")) == before


def test_a_hostile_name_stays_a_name() -> None:
    evil = Proposal("disclaimer/not-advice", 'layouts/x"\n- rm: y\x1b[31m.html', "words\n# more: words")
    text = config_text(Survey("", (), (), 0, (), (), (evil,)))
    assert "\x1b" not in text
    assert all(row.startswith("#") or row in ("", "fail-on: warning") for row in text.splitlines())
