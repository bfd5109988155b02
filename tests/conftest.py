"""What all tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden", choices=["compare", "write"], default="compare", help="write: redraw the expected outputs; then read the diff"
    )
