"""Spelt-out integers to values: the one wall around `text2num`."""

from text_to_num import text2num  # type: ignore[import-untyped]


def value(words: str, language: str) -> float | None:
    """The integer that `words` spell in `language`, else None.

    `text2num` panics on some input, with an exception that derives from BaseException alone (pyo3's PanicException),
    so everything but the interpreter's own exits is caught here, and nowhere else.
    """
    try:
        return float(text2num(words, language))
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException:
        return None
