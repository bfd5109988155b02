"""The configuration: found upwards from a file, merged key by key, resolved once for each file."""

from lint.config.find import NAME, Configs
from lint.config.front import article_settings
from lint.config.globs import matches
from lint.config.layer import Layer, locate, relative
from lint.config.profile import Config, Limits, Options, Profile, Setting
from lint.config.settings import ArticleSettings, FailOn, Ignore, Provided, Settings, names

__all__ = [
    "NAME", "ArticleSettings", "Config", "Configs", "FailOn", "Ignore", "Layer", "Limits", "Options", "Profile", "Provided",
    "Setting", "Settings", "article_settings", "locate", "matches", "names", "relative",
]  # fmt: skip
