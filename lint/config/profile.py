"""What holds for one file: the layers of its config, their overrides and the command's options, resolved once."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from lint.config.globs import matches
from lint.config.layer import Layer, locate, relative
from lint.config.settings import ArticleSettings, Common, FailOn, Ignore, LimitSettings, Override, Provided, Settings, names
from lint.terms import Audience, Category, Severity


class Limits(msgspec.Struct, frozen=True, rename="kebab"):
    """Bounds that keep a run from being abused; past one of them stands a fault, never a crash."""

    file_bytes: int = 10 * 1024 * 1024
    nesting: int = 100
    findings: int = 1000
    rule_seconds: float = 1.0


class Options(msgspec.Struct, frozen=True):
    """What the command line says: settings above every config, rules left out (`--ignore`), the day of the run, the language.

    `since` is the revision of git whose later changes alone are looked at ('': everything is).
    """

    settings: Settings = Settings()
    deselect: tuple[str, ...] = ()
    as_of: date | None = None
    language: str = ""
    since: str = ""


class Profile(msgspec.Struct, frozen=True):
    """Everything that a check of one file needs to know of the world. Paths are absolute, `path` is from `root`, with ``/``."""

    root: Path = Path()
    path: str = ""
    as_of: date = msgspec.field(default_factory=date.today)
    language: str = ""
    jurisdictions: tuple[str, ...] = ()
    audience: Audience = "publisher"
    languages: tuple[str, ...] = ()
    ruleset: str = ""
    locked: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    deselect: tuple[str, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    article_ignore: tuple[Ignore, ...] = ()
    severities: dict[str, Severity] = {}
    fail_on: FailOn = "error"
    facts: tuple[Path, ...] = ()
    sources: tuple[str, ...] = ()
    provided: tuple[Provided, ...] = ()
    fixes: dict[str, dict[str, str]] = {}
    components: dict[str, tuple[Category, ...]] = {}
    limits: Limits = Limits()
    baseline: Path | None = None

    def with_article(self, article: ArticleSettings) -> "Profile":
        """This profile with what the article's front matter sets; its ignores stand apart, since they can be locked."""
        changes: dict[str, Any] = {}
        if not isinstance(article.jurisdictions, UnsetType):
            changes["jurisdictions"] = names(article.jurisdictions)
        if not isinstance(article.audience, UnsetType):
            changes["audience"] = article.audience
        if not isinstance(article.ignore, UnsetType):
            changes["article_ignore"] = tuple(Ignore(entry.rule, entry.reason, [], entry.until) for entry in article.ignore)
        if not isinstance(article.sources, UnsetType):
            changes["sources"] = (*self.sources, *article.sources)
        return msgspec.structs.replace(self, **changes) if changes else self


class Setting(msgspec.Struct, frozen=True):
    """One key as it holds for a file, and the config (or ``default``, ``command line``) that it comes from."""

    key: str
    value: Any
    origin: str


_NAME_LISTS: Final = ("jurisdictions", "languages", "locked", "select")
_PLAIN: Final = ("audience", "ruleset", "fail_on")
_MAPPINGS: Final = ("severities", "fixes")
_LISTS: Final = ("ignore", "sources", "provided")


class Config(msgspec.Struct, frozen=True):
    """All configs that hold for the files of one folder, weakest first, and the command's options."""

    root: Path
    layers: tuple[Layer, ...] = ()
    options: Options = Options()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The user's rule folders, from the last layer that names any."""
        for layer in reversed(self._all()):
            if not isinstance(layer.settings.rules, UnsetType):
                found = (locate(layer, written) for written in names(layer.settings.rules))
                return tuple(path for path in found if path is not None)
        return ()

    @property
    def fact_files(self) -> dict[Path, str]:
        """The files of approved figures that any layer or override names, with the names that faults show."""
        found: dict[Path, str] = {}
        for layer in self._all():
            overrides: list[Override] = [] if isinstance(layer.settings.overrides, UnsetType) else layer.settings.overrides
            for written in (name for settings in (layer.settings, *overrides) for name in names(settings.facts)):
                path = locate(layer, written)
                if path is not None:
                    found[path] = relative(path, self.root)
        return found

    @property
    def provided(self) -> tuple[Provided, ...]:
        """Every disclaimer that any layer or override says is provided by a file that is there, with the file's path from `root`."""
        found: dict[tuple[str, ...], Provided] = {}
        for layer in self._all():
            overrides: list[Override] = [] if isinstance(layer.settings.overrides, UnsetType) else layer.settings.overrides
            for settings in (layer.settings, *overrides):
                for entry in [] if isinstance(settings.provided, UnsetType) else settings.provided:
                    path = locate(layer, entry.file)
                    if path is not None and path.is_file():
                        file = relative(path, self.root)
                        found[entry.category, file, entry.wording] = Provided(entry.category, file, entry.wording)
        return tuple(found.values())

    @property
    def baseline(self) -> Path | None:
        """The baseline file, from the last layer that names one."""
        for layer in reversed(self._all()):
            if not isinstance(layer.settings.baseline, UnsetType):
                return locate(layer, layer.settings.baseline)
        return None

    def profile_for(self, path: Path) -> Profile:
        """What holds for the file at `path`."""
        return self._resolve(path)[0]

    def explain(self, path: Path, article: ArticleSettings | None = None) -> list[Setting]:
        """Every key as it holds for `path`, with its origin, in the order of the profile; `article` is what its front matter sets."""
        profile, origins = self._resolve(path)
        if article is not None:
            changed = profile.with_article(article)
            profile = msgspec.structs.replace(changed, ignore=(*changed.ignore, *changed.article_ignore))
            given = [key for key in article.__struct_fields__ if not isinstance(getattr(article, key), UnsetType)]
            origins.update(dict.fromkeys(given, "front matter"))
        folders = Setting("rules", [p.as_posix() for p in self.folders], self._origin("rules"))
        rows = [
            Setting(name.replace("_", "-"), getattr(profile, name), origins.get(name, "default"))
            for name in profile.__struct_fields__
            if name not in ("root", "path", "article_ignore", "deselect", "language", "as_of")
        ]
        globs = [(key, *self._globs(key)) for key in ("include", "exclude")]
        paths = [Setting(f"paths.{key}", patterns, layer.shown if layer else "default") for key, patterns, layer in globs]
        return [folders, *rows, *paths]

    def excludes(self, path: Path) -> bool:
        """True when `paths.exclude` covers `path`."""
        return self._listed(path, "exclude")

    def includes(self, path: Path) -> bool:
        """True when `paths.include` covers `path`."""
        return self._listed(path, "include")

    def _listed(self, path: Path, key: str) -> bool:
        patterns, layer = self._globs(key)
        return layer is not None and matches(relative(path, layer.folder), patterns)

    def _globs(self, key: str) -> tuple[list[str], Layer | None]:
        """The globs of `paths`, from the last layer that names any."""
        for layer in reversed(self._all()):
            paths = layer.settings.paths
            patterns = UNSET if isinstance(paths, UnsetType) else getattr(paths, key)
            if not isinstance(patterns, UnsetType):
                return patterns, layer
        return [], None

    def _all(self) -> tuple[Layer, ...]:
        return (*self.layers, Layer(self.options.settings, "command line", Path.cwd(), Path(Path.cwd().anchor)))

    def _origin(self, key: str) -> str:
        found = (layer.shown for layer in reversed(self._all()) if not isinstance(getattr(layer.settings, key), UnsetType))
        return next(found, "default")

    def _resolve(self, path: Path) -> tuple[Profile, dict[str, str]]:
        values: dict[str, Any] = {"root": self.root, "path": relative(path, self.root), "deselect": self.options.deselect}
        values["language"] = self.options.language
        if self.options.as_of is not None:
            values["as_of"] = self.options.as_of
        origins: dict[str, str] = {}
        for layer in self._all():
            _overlay(values, origins, layer.settings, layer, path)
            overrides: list[Override] = [] if isinstance(layer.settings.overrides, UnsetType) else layer.settings.overrides
            for override in overrides:
                if matches(relative(path, layer.folder), override.files):
                    _overlay(values, origins, override, layer, path)
        if self.baseline is not None:
            values["baseline"], origins["baseline"] = self.baseline, self._origin("baseline")
        return Profile(**values), origins


def _overlay(values: dict[str, Any], origins: dict[str, str], settings: Common, layer: Layer, path: Path) -> None:
    """Lay `settings` over `values`: a key replaces the key below; the mappings `severities`, `fixes` and `limits` do so key by key."""
    changes: dict[str, Any] = {k: names(v) for k in _NAME_LISTS if not isinstance(v := getattr(settings, k), UnsetType)}
    changes |= {k: v for k in _PLAIN if not isinstance(v := getattr(settings, k), UnsetType)}
    changes |= {k: tuple(v) for k in _LISTS if not isinstance(v := getattr(settings, k), UnsetType)}
    here = relative(path, layer.folder)
    for key in ("ignore", "provided"):
        if key in changes:
            changes[key] = tuple(entry for entry in changes[key] if not entry.paths or matches(here, entry.paths))
    if not isinstance(settings.facts, UnsetType):
        found = (locate(layer, written) for written in names(settings.facts))
        changes["facts"] = tuple(p for p in found if p is not None)
    if not isinstance(settings.components, UnsetType):
        changes["components"] = {
            entry if isinstance(entry, str) else entry.name: () if isinstance(entry, str) else tuple(entry.categories)
            for entry in settings.components
        }
    for key in _MAPPINGS:
        if not isinstance(given := getattr(settings, key), UnsetType):
            changes[key] = {**values.get(key, {}), **given}
    if not isinstance(settings.limits, UnsetType):
        changes["limits"] = _limits(values.get("limits", Limits()), settings.limits)
    values.update(changes)
    origins.update(dict.fromkeys(changes, layer.shown))


def _limits(below: Limits, above: LimitSettings) -> Limits:
    given = {k: v for k in above.__struct_fields__ if not isinstance(v := getattr(above, k), UnsetType)}
    return msgspec.structs.replace(below, **given)
