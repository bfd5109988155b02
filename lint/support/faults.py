"""What is wrong with the data behind figures: how a language writes them, and the words that tell whether they are claims."""

from collections.abc import Iterable

from lint.errors import Fault
from lint.quantity.data import faults
from lint.support.cues import read_claims


def figure_faults(languages: Iterable[str]) -> list[Fault]:
    """The faults of the files that articles in `languages` were judged by, each once; a file that is missing is one."""
    found = [fault for language in sorted(set(languages)) for fault in (*faults(language), *read_claims(language)[1])]
    return list(dict.fromkeys(found))
