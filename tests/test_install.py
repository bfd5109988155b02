"""What a wheel holds: the engine, and the rules inside it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    if done.returncode:
        pytest.skip("no wheel can be built here (no package registry?): " + done.stderr[-300:])
    return next(folder.glob("caveat_lint-*.whl"))


def test_the_rules_are_shipped_inside_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {f"lint/rules/{path.relative_to(ROOT / 'rules').as_posix()}" for path in (ROOT / "rules").rglob("*.yaml")}
    assert shipped <= names
    assert "lint/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "rules/", "docs/"))]


def test_the_wheel_finds_its_rules_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (tmp_path / "a.md").write_text("The fund offers guaranteed returns.\n")
    code = "import lint; from lint.cli import main; print(lint.__file__); raise SystemExit(main(['check', 'a.md', '-q']))"
    code = f"import sys; sys.path.insert(0, 'site'); {code}"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == str(tmp_path / "site" / "lint" / "__init__.py")
    assert "guaranteed returns" in done.stdout
