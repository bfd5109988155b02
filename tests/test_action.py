"""`action.yml` and `templates/caveat.yml`: their scripts, run as the hosts run them, with inputs that would like to be commands."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.report.reading import commands, gitlab, junit, obeyed, sarif
from tests.repository import commit, git

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["id"]: step for step in ACTION["runs"]["steps"]}
SPEC, COMPONENT = yaml.safe_load_all((ROOT / "templates" / "caveat.yml").read_text("utf-8"))
INPUTS: dict[str, dict[str, Any]] = SPEC["spec"]["inputs"]
HOSTILE = "a $(touch pwned) `touch pwned` \"; touch pwned; ' b.md"
PROMISE = "The fund offers guaranteed returns to everybody.\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the scripts are run by bash")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A checkout of a repository of articles."""
    folder = tmp_path / "work space"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "promise.md").write_text(PROMISE)
    (folder / "content" / HOSTILE).write_text(PROMISE)
    (folder / "--fix").write_text(PROMISE)
    for module in ("pip", "json", "venv"):
        (folder / f"{module}.py").write_text("raise SystemExit('the repository was asked')\n")
    git(folder, "init", "--quiet")
    commit(folder, "as it stands")
    return folder


class Runner:
    """What GitHub's runner is to a step: its files, its variables, and the expressions of its `env` put in."""

    def __init__(self, articles: Path) -> None:
        self.articles = articles
        self.temporary = articles.parent / "temp"
        self.temporary.mkdir()
        self.outputs = self.temporary / "output"
        self.summary = self.temporary / "summary.md"

    def run(self, step: str, contexts: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a step; `contexts` gives expressions such as ``inputs.paths``, and an input that is not there has its default."""
        known = {f"inputs.{name}": given.get("default", "") for name, given in ACTION["inputs"].items()} | contexts
        env = {name: _filled(text, known) for name, text in STEPS[step].get("env", {}).items()}
        script = self.temporary / "step.sh"
        script.write_text(STEPS[step]["run"], "utf-8")
        self.outputs.write_text("")
        of_runner = {
            "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(self.temporary),
            "GITHUB_OUTPUT": str(self.outputs), "GITHUB_STEP_SUMMARY": str(self.summary),
        }  # fmt: skip
        return _run(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], self.articles, of_runner | env)

    def check(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the step `check` with the Caveat that is tested."""
        named = {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        return self.run("check", {"steps.install.outputs.bin": str(Path(sys.executable).parent), **named})

    def output(self) -> dict[str, str]:
        return dict(row.split("=", 1) for row in self.outputs.read_text("utf-8").splitlines())


@pytest.fixture
def runner(articles: Path) -> Runner:
    return Runner(articles)


def _filled(text: str, contexts: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: contexts.get(match[1], ""), text)


def _run(command: list[str], folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG") or name.startswith("PIP_")}
    env = {**kept, "CAVEAT_CACHE_DIR": str(folder.parent / "cache"), **env}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", timeout=400)


def test_no_input_stands_in_a_script() -> None:
    assert [step for step, given in STEPS.items() if "${{" in given.get("run", "")] == []
    assert all(given["shell"] == "bash" for given in STEPS.values() if "run" in given)
    assert "$[[" not in "".join([*COMPONENT["$[[ inputs.job-name ]]"]["script"], *COMPONENT["$[[ inputs.job-name ]]"]["before_script"]])


def test_every_input_is_used_and_every_expression_is_known() -> None:
    used = set(re.findall(r"inputs\.([a-z-]+)", yaml.safe_dump(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    assert set(re.findall(r"inputs\.([a-z-]+)", yaml.safe_dump(COMPONENT))) == set(INPUTS)
    steps = set(re.findall(r"steps\.([a-z]+)\.", yaml.safe_dump(ACTION)))
    assert steps <= set(STEPS)


def test_other_actions_are_pinned_by_their_commit() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    assert re.findall(r"uses: (\S+)@", text) == re.findall(r"uses: (\S+)@[0-9a-f]{40} # v\d+\.\d+\.\d+$", text, re.MULTILINE)


def test_findings_are_annotations_a_summary_and_outputs(runner: Runner) -> None:
    done = runner.check(paths="content", fail_on="warning", sarif="caveat.sarif")
    assert done.returncode == 1, done.stdout + done.stderr
    assert {(name, given["file"]) for name, given, _ in obeyed(done.stdout)} == {
        ("warning", "content/promise.md"), ("warning", f"content/{HOSTILE}"),
    }  # fmt: skip
    assert runner.summary.read_text("utf-8").startswith("## Caveat\n\n2 articles checked: 2 warnings.\n")
    report = str(runner.temporary / "caveat" / "report.json")
    assert runner.output() == {"findings": "2", "sarif": "caveat.sarif", "report": report}
    assert len(sarif((runner.articles / "caveat.sarif").read_text("utf-8"))["results"]) == 2
    assert json.loads(Path(report).read_text("utf-8"))["summary"]["warnings"] == 2


def test_without_inputs_everything_is_checked_and_the_config_decides(runner: Runner) -> None:
    assert runner.check().returncode == 0
    assert (runner.output()["findings"], runner.output()["sarif"]) == ("2", "")
    (runner.articles / ".caveat.yaml").write_text("fail-on: warning\n")
    assert runner.check().returncode == 1


def test_inputs_are_never_commands_nor_options(runner: Runner) -> None:
    done = runner.check(
        paths=f"content/{HOSTILE}\n\n--fix\n",
        jurisdictions="eu$(touch pwned)",
        audience="firm; touch pwned",
        changed_since="--output=pwned",
        args="$(touch pwned)",
    )
    assert done.returncode == 2
    assert runner.outputs.read_text("utf-8") == ""
    done = runner.check(paths=f"content/{HOSTILE}\n\n--fix\n", jurisdictions="eu,fr", audience="publisher", args="--select=wording")
    assert done.returncode == 0, done.stderr
    assert {given["file"] for _, given, _ in commands(done.stdout)} == {f"content/{HOSTILE}", "--fix"}
    for name in ("$(touch pwned)", "`touch pwned`", "; touch pwned #"):
        runner.check(sarif=name, fail_on=name)
    assert not list(runner.articles.rglob("pwned"))
    assert (runner.articles / "--fix").read_text("utf-8") == PROMISE


def test_a_path_writes_no_output_of_its_own(runner: Runner) -> None:
    done = runner.check(sarif="a.sarif\nfindings=0")
    assert (done.returncode, runner.outputs.read_text("utf-8")) == (2, "")


def test_a_report_of_an_earlier_step_is_not_taken_for_this_one(runner: Runner) -> None:
    runner.check()
    assert runner.check(args="--no-such-option").returncode == 2
    assert runner.outputs.read_text("utf-8") == ""


def test_only_changed_lines_are_looked_at_on_request(runner: Runner) -> None:
    assert runner.check(changed_since="HEAD", fail_on="warning").returncode == 0
    assert runner.output()["findings"] == "0"
    (runner.articles / "content" / "new.md").write_text(PROMISE)
    assert runner.check(changed_since="HEAD", fail_on="warning").returncode == 1
    assert runner.output()["findings"] == "1"


def test_caveat_is_installed_from_the_actions_own_checkout(runner: Runner) -> None:
    done = runner.run("install", {})
    if done.returncode and "pip" in done.stderr.lower():
        pytest.skip("nothing can be installed here (no package registry?): " + done.stderr[-300:])
    assert done.returncode == 0, done.stdout + done.stderr
    checked = runner.run("check", {"steps.install.outputs.bin": runner.output()["bin"]})
    assert (checked.returncode, runner.output()["findings"]) == (0, "2"), checked.stderr


def test_a_version_is_a_version(runner: Runner) -> None:
    for version in ("0.1.0 --index-url=https://example.org", "1; touch pwned", "@ https://example.org/x.whl", "1\n2"):
        done = runner.run("install", {"inputs.version": version})
        assert (done.returncode, done.stderr) == (2, "version: write a release such as 0.1.0\n")
        assert re.fullmatch(INPUTS["version"]["regex"], version) is None


def gitlab_job(articles: Path, given: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the component's script as a runner without bash does, with the inputs put in as GitLab does: in texts, after YAML is read."""
    inputs = {name: spec["default"] for name, spec in INPUTS.items()} | given
    (job,) = COMPONENT.values()
    texts = {name: one["value"] if isinstance(one, dict) else one for name, one in job["variables"].items()}
    env = {name: re.sub(r"\$\[\[ inputs\.([a-z-]+) \]\]", lambda match: inputs[match[1]], text) for name, text in texts.items()}
    env |= {"CI": "true", "GITLAB_CI": "true", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return _run(["sh", "-e", "-c", "\n".join(job["script"])], articles, env)


def reports(articles: Path) -> tuple[int, int]:
    """How many findings the two reports of the job have, by the schemas of their readers."""
    (job,) = COMPONENT.values()
    quality, cases = (articles / job["artifacts"]["reports"][name] for name in ("codequality", "junit"))
    return len(gitlab(quality.read_text("utf-8"))), len(junit(cases.read_text("utf-8")).xpath("//testcase[failure]"))


def test_the_component_writes_both_reports_and_shows_the_findings(articles: Path) -> None:
    done = gitlab_job(articles, {"paths": f"content/{HOSTILE}\n--fix", "fail-on": "warning"})
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2 articles checked: 2 warnings." in done.stdout
    assert reports(articles) == (2, 2)
    assert gitlab_job(articles, {}).returncode == 0
    assert reports(articles) == (2, 2)


def test_inputs_of_the_component_are_never_commands_nor_options(articles: Path) -> None:
    for text in (HOSTILE, "END\ntouch pwned\n"):
        assert gitlab_job(articles, dict.fromkeys(INPUTS, text)).returncode == 2
    for name in ("paths", "changed-since"):
        assert gitlab_job(articles, {name: "--output=pwned"}).returncode in (2, 3)
    assert not list(articles.rglob("pwned"))
    assert (articles / "--fix").read_text("utf-8") == PROMISE


def test_every_input_of_the_component_has_a_default_that_it_allows() -> None:
    for spec in INPUTS.values():
        assert spec["default"] in spec.get("options", [spec["default"]])
        assert re.search(spec.get("regex", ""), spec["default"])


@pytest.mark.skipif(shutil.which("dash") is None, reason="there is no dash")
def test_the_component_needs_no_bash() -> None:
    (job,) = COMPONENT.values()
    for script in (*job["before_script"], *job["script"]):
        assert subprocess.run(["dash", "-n", "-c", script], capture_output=True, check=True).stderr == b""
