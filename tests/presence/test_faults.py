"""The data that is shipped can be read, and what a user writes wrong is told."""

from pathlib import Path

from lint.context import Builtin
from lint.presence.faults import data_faults


def test_the_shipped_data_is_whole() -> None:
    assert data_faults(Builtin()) == []


def test_a_wrong_file_is_a_fault_and_the_others_count(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "disclaimers").mkdir()
    (tmp_path / "topics" / "a.yaml").write_text('topic: a\ntitle: A\nnamed: {en: ["(unclosed"]}\nunder: nowhere\nmarks: ["("]\n', "utf-8")
    (tmp_path / "disclaimers" / "b.yaml").write_text("statement: b\ntitel: B\n", "utf-8")
    codes = sorted(fault.code for fault in data_faults(Builtin((tmp_path,))))
    assert codes == sorted(["rule/phrase", "rule/topic", "rule/topic", "data/unknown-key"]), codes
