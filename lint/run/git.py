"""Which articles changed since a revision of git, and where."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from lint.errors import CaveatError
from lint.files import Source
from lint.filters.changed import Changed, parse

_SECONDS: Final = 120
# What a hook's git, or somebody's shell, says about other repositories and programs is not for us.
_FOREIGN: Final = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_TRACE",
)  # fmt: skip
_DIFF: Final = (
    "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--ignore-submodules=all", "--find-renames",
    "--diff-filter=d",
)  # fmt: skip


def changes(sources: Sequence[Source], revision: str) -> dict[str, Changed]:
    """The changed ones of `sources` by the path that is shown, staged or not; new files, and what is piped in, changed as a whole.

    "Since `revision`" means since this branch left it: what others did there meanwhile is no change of ours. Raises CaveatError
    outside a repository of git and for a revision that it does not know.
    """
    found = {source.path: Changed(whole=True) for source in sources if not source.file}
    by_root: dict[Path, list[tuple[Source, str]]] = {}
    for source in sources:
        if source.file:
            real = os.path.realpath(source.file)
            by_root.setdefault(_root(real, source.path), []).append((source, real))
    if not by_root:
        _base(_root(os.path.realpath("."), "this folder"), revision)  # a wrong revision is one without articles too
    for root, files in by_root.items():
        changed = _changed(root, revision)
        for source, real in files:
            if real in changed:
                found[source.path] = changed[real]
    return found


def _root(real: str, shown: str) -> Path:
    """The folder of the repository around a file or folder."""
    root = next((folder for folder in (Path(real), *Path(real).parents) if (folder / ".git").exists()), None)
    if root is None:
        raise CaveatError(f"--changed-since: {shown} lies in no repository of git", "leave the option out, or name articles of one")
    return root


def _changed(root: Path, revision: str) -> dict[str, Changed]:
    base = _base(root, revision)
    patch = parse(_git(root, *_DIFF, "--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", base, "--"))
    names = _names(_git(root, *_DIFF, "--name-status", "-z", base, "--"))
    # A name without lines is that of a file which git takes for binary.
    changed = {name: patch.get(name, Changed(whole=True)) for name in names}
    for name in filter(None, _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--").split(b"\0")):
        changed[name] = Changed(whole=True)
    return {os.path.realpath(root / os.fsdecode(name)): change for name, change in changed.items()}


def _base(root: Path, revision: str) -> str:
    """The commit from which changes count: where this branch and `revision` part, else `revision` itself (a shallow clone).

    Before the first commit, ``HEAD`` is the empty tree: everything is new.
    """
    if revision == "HEAD" and _run(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode == 1:
        return _git(root, "hash-object", "-t", "tree", "--stdin").decode().strip()
    unknown = CaveatError(
        f"--changed-since: git knows no revision '{revision[:80]}' here", "`git log --oneline` and `git branch -a` name some"
    )
    if revision.startswith("-") or "\0" in revision:
        raise unknown
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}", refused=unknown).decode().strip()
    parted = _run(root, "merge-base", commit, "HEAD")
    return parted.stdout.decode().strip() if parted.returncode == 0 else commit


def _names(status: bytes) -> Iterator[bytes]:
    """The new paths of ``--name-status -z``, but those that were renamed and left as they were."""
    fields = iter(status.split(b"\0"))
    for kind in fields:
        name = next(fields, b"")
        if kind.startswith((b"R", b"C")):
            name = next(fields, b"")
        if name and kind != b"R100":
            yield name


def _git(root: Path, *arguments: str, refused: CaveatError | None = None) -> bytes:
    done = _run(root, *arguments)
    if done.returncode == 1 and refused is not None:
        raise refused
    if done.returncode != 0:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        raise CaveatError(f"--changed-since: git {arguments[0]} failed in {root.name}: {said}", "try the same in a terminal")
    return done.stdout


def _run(root: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    environment = {key: value for key, value in os.environ.items() if key not in _FOREIGN}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), "--no-pager", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, env=environment, input=b"")
    except FileNotFoundError:
        raise CaveatError("--changed-since: there is no git on this machine", "install it, or leave the option out") from None
    except subprocess.TimeoutExpired:
        raise CaveatError(f"--changed-since: git gave no answer within {_SECONDS} s", "try `git status` in a terminal") from None
