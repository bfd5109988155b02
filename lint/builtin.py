"""Where the shipped rules stand: in a wheel (`lint/rules`), else in a checkout or an editable install (`../rules`)."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def rules_folder() -> Path:
    """The folder of the built-in packs, classes, topics and languages."""
    inside = _HERE / "rules"
    return inside if inside.is_dir() else _HERE.parent / "rules"
