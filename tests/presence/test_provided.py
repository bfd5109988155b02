"""Disclaimers that a template adds are checked to be in it."""

from pathlib import Path

import msgspec

from lint.config import Profile, Provided
from lint.context import Builtin
from lint.errors import Fault
from lint.presence.provided import provided_faults


def faults(root: Path, *entries: Provided) -> list[Fault]:
    return provided_faults(msgspec.structs.replace(Profile(), root=root, provided=entries), Builtin())


def test_a_footer_holds_its_wording(tmp_path: Path) -> None:
    (tmp_path / "footer.html").write_text("<footer><p>You may <b>lose</b> it all.</p></footer>", "utf-8")
    assert faults(tmp_path, Provided("disclaimer/risk-warning", "footer.html", "You may lose it all")) == []
    (fault,) = faults(tmp_path, Provided("disclaimer/risk-warning", "footer.html", "You may lose everything"))
    assert (fault.code, fault.path) == ("config/provided", "footer.html")


def test_without_a_wording_it_must_say_what_the_category_asks_for(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("You can lose all the money you put in.\n", "utf-8")
    assert faults(tmp_path, Provided("disclaimer/risk-warning", "note.md")) == []
    assert faults(tmp_path, Provided("disclaimer/position", "note.md"))


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, Provided("disclaimer/risk-warning", "gone.html"))
    assert "cannot be read" in fault.message


def test_a_commented_out_disclaimer_provides_nothing(tmp_path: Path) -> None:
    (tmp_path / "footer.html").write_text("<!-- You can lose all the money you put in. --><p>Imprint</p>", "utf-8")
    assert faults(tmp_path, Provided("disclaimer/risk-warning", "footer.html"))
