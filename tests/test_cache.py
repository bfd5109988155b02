"""`lint.cache`: what is broken, foreign or forbidden is no cache."""

import os
from pathlib import Path

import msgspec
import pytest

from lint import cache
from lint.cache import Cache


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: str


def only_entry(place: Path) -> Path:
    (entry,) = [path for path in place.rglob("*") if path.is_file()]
    return entry


def test_what_was_put_is_got_and_nothing_else(tmp_path: Path) -> None:
    store = Cache(tmp_path)
    store.put(cache.key("a"), b"body")
    assert store.get(cache.key("a")) == b"body"
    assert store.get(cache.key("b")) is None


def test_parts_of_a_key_do_not_run_together() -> None:
    assert cache.key("ab", "c") != cache.key("a", "bc")
    assert cache.key(b"ab") == cache.key("ab")


@pytest.mark.parametrize("damage", [b"", b"caveat cache 1\n", b"\x00" * 100])
def test_a_broken_entry_is_none(tmp_path: Path, damage: bytes) -> None:
    store = Cache(tmp_path)
    store.put(cache.key("a"), b"body")
    only_entry(tmp_path).write_bytes(damage)
    assert store.get(cache.key("a")) is None


def test_a_changed_body_is_none(tmp_path: Path) -> None:
    store = Cache(tmp_path)
    store.put(cache.key("a"), b"body")
    entry = only_entry(tmp_path)
    entry.write_bytes(entry.read_bytes()[:-1] + b"!")
    assert store.get(cache.key("a")) is None


def test_a_place_that_cannot_be_written_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = Cache(tmp_path / "file")
    store.put(cache.key("a"), b"body")
    assert store.get(cache.key("a")) is None
    assert Cache(None).get(cache.key("a")) is None


def test_nothing_half_written_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    Cache(tmp_path).put(cache.key("a"), b"body")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_environment_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", str(tmp_path))
    assert cache.folder() == tmp_path
    monkeypatch.setenv("CAVEAT_CACHE_DIR", "")
    assert cache.folder() is None


def test_a_file_is_decoded_once_and_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", str(tmp_path / "cache"))
    file = tmp_path / "data.yaml"
    file.write_text("word: one\n")
    assert cache.load(file, Data) == (Data("one"), [])
    entry = only_entry(tmp_path / "cache")
    before = entry.stat().st_mtime_ns
    assert cache.load(file, Data) == (Data("one"), [])
    assert entry.stat().st_mtime_ns == before
    file.write_text("word: two\n")
    assert cache.load(file, Data) == (Data("two"), [])


def test_a_faulty_file_is_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", str(tmp_path / "cache"))
    file = tmp_path / "data.yaml"
    file.write_text("wrod: one\n")
    for _ in range(2):
        assert cache.load(file, Data)[1][0].mend == "did you mean 'word'?"
    assert not (tmp_path / "cache").exists() or not any(path.is_file() for path in (tmp_path / "cache").rglob("*"))


def test_an_entry_of_another_type_is_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CACHE_DIR", str(tmp_path / "cache"))
    file = tmp_path / "data.yaml"
    file.write_text("word: one\n")
    cache.load(file, Data)
    entry = only_entry(tmp_path / "cache")
    key = entry.parent.name + entry.name
    cache.default().put(key, b'{"word": 1}')
    assert cache.load(file, Data) == (Data("one"), [])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="a folder that forbids writing is no bar to root")
def test_a_forbidden_folder_is_no_cache(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    Cache(tmp_path).put(cache.key("a"), b"body")
    assert Cache(tmp_path).get(cache.key("a")) is None


def test_what_is_old_is_swept_away_once_a_day(tmp_path: Path) -> None:
    store = Cache(tmp_path)
    store.put("a" * 64, b"old")
    [old] = [file for file in tmp_path.rglob("*") if file.is_file()]
    now = old.stat().st_mtime
    store.sweep(now + 29 * 86_400)
    assert store.get("a" * 64) == b"old"
    os.utime(tmp_path / ".swept", (now, now))
    store.sweep(now + 0.5 * 86_400)
    assert store.get("a" * 64) == b"old", "not twice a day"
    store.sweep(now + 31 * 86_400)
    assert store.get("a" * 64) is None


def test_a_folder_that_is_not_there_needs_no_sweeping(tmp_path: Path) -> None:
    Cache(tmp_path / "none").sweep(0.0)
    Cache(None).sweep(0.0)
    assert not (tmp_path / "none").exists()
