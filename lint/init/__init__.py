"""A first config for a repository, after a look at what is in it."""

from lint.init.survey import Survey, survey
from lint.init.template import config_text

__all__ = ["Survey", "config_text", "survey"]
