"""What the tests of the readers share."""

import io
import json
import os
import subprocess
import sys
import tarfile
import warnings
from pathlib import Path
from typing import Any

import pytest

_PACKAGE = "markdown-it-py==4.3.0"  # its source distribution holds the examples of CommonMark 0.31.2
_MEMBER = "tests/test_cmark_spec/commonmark.json"


@pytest.fixture(scope="session")
def commonmark(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """The examples of the CommonMark specification, from the package index once and from pytest's cache after that.

    None of it is committed. Where it cannot be had the test is skipped aloud; in CI it fails.
    """
    cache = request.config.cache
    assert cache is not None
    folder = Path(cache.mkdir("commonmark"))
    file = folder / f"{_PACKAGE}.json"
    if not file.is_file():
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-binary", ":all:", "--no-deps", "-d", str(folder), _PACKAGE]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        archive = next(folder.glob("markdown_it_py-*.tar.gz"), None)
        if archive is None:
            reason = f"the CommonMark examples cannot be had: {done.stderr.strip()[-300:]}"
            if os.environ.get("CI"):
                pytest.fail(reason)
            warnings.warn(pytest.PytestWarning(reason), stacklevel=1)  # a skip alone is one letter
            pytest.skip(reason)
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as bundle:
            name = next(n for n in bundle.getnames() if n.endswith(_MEMBER))
            member = bundle.extractfile(name)
            assert member is not None
            file.write_bytes(member.read())
        archive.unlink()
    examples: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return examples
