"""Everything configurable, from the environment and `.env`, validated; `.env.example` lists it all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from platformdirs import user_data_path
from pydantic import Field, SecretStr, SkipValidation, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from knowledge import SHIPPED, Knowledge
from knowledge.answering import reranking
from knowledge.answering.reranking import Reranker
from knowledge.limits import DEFAULT, Limits


class Address(NamedTuple):
    """Where to listen."""

    host: str
    port: int

    def __str__(self) -> str:
        """As it is written in settings."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what it should be. It never holds a value."""


class Settings(BaseSettings):
    """What an operator can set. An empty value means the default."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    discord_token: SecretStr | None = Field(None, validation_alias="DISCORD_TOKEN")
    stories: Path = Field(SHIPPED, validation_alias="PRESSBOX_STORIES")
    database: SecretStr | None = Field(None, validation_alias="PRESSBOX_DATABASE")
    operators: Annotated[frozenset[int], NoDecode] = Field(frozenset(), validation_alias="PRESSBOX_OPERATORS")
    lexicon: Annotated[tuple[Path, ...], NoDecode] = Field((), validation_alias="PRESSBOX_LEXICON")
    story_seconds: float = Field(DEFAULT.story_seconds, gt=0, validation_alias="PRESSBOX_STORY_SECONDS")
    story_megabytes: int = Field(DEFAULT.story_megabytes, ge=64, validation_alias="PRESSBOX_STORY_MEGABYTES")
    file_megabytes: int = Field(DEFAULT.file_megabytes, ge=1, validation_alias="PRESSBOX_FILE_MEGABYTES")
    file_stories: int = Field(DEFAULT.file_stories, ge=1, validation_alias="PRESSBOX_FILE_STORIES")
    archive_megabytes: int = Field(DEFAULT.archive_megabytes, ge=1, validation_alias="PRESSBOX_ARCHIVE_MEGABYTES")
    archive_files: int = Field(DEFAULT.archive_files, ge=1, validation_alias="PRESSBOX_ARCHIVE_FILES")
    watch: float = Field(60.0, ge=0, validation_alias="PRESSBOX_WATCH")
    reranker: SkipValidation[Reranker | None] = Field(None, validation_alias="PRESSBOX_RERANKER")
    questions_a_minute: int = Field(20, ge=0, validation_alias="PRESSBOX_QUESTIONS_A_MINUTE")
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = Field(None, validation_alias="PRESSBOX_SHARD_IDS")
    shard_count: int | None = Field(None, ge=1, validation_alias="PRESSBOX_SHARD_COUNT")
    metrics: Annotated[Address | None, NoDecode] = Field(None, validation_alias="PRESSBOX_METRICS")
    log_format: Literal["console", "json"] = Field("console", validation_alias="PRESSBOX_LOG_FORMAT")
    discord_api_base: str | None = Field(None, validation_alias="DISCORD_API_BASE")
    discord_gateway_url: str | None = Field(None, validation_alias="DISCORD_GATEWAY_URL")

    @field_validator("operators", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        ids = [part.strip() for part in value.split(",") if part.strip()]
        if not all(one.isdecimal() for one in ids):
            raise ValueError("should be Discord user ids, separated by commas")
        return ids

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _split_shards(cls, value: object) -> object:
        """`0,2-4` → 0, 2, 3, 4."""
        if not isinstance(value, str):
            return value
        ids: list[int] = []
        for part in value.split(","):
            first, _, last = (one.strip() for one in part.partition("-"))
            if not first.isdecimal() or (last and (not last.isdecimal() or int(last) < int(first))):
                raise ValueError("should be numbers of shards, such as 0,1 or 0-3")
            ids += range(int(first), int(last or first) + 1)
        return tuple(dict.fromkeys(ids))

    @field_validator("metrics", mode="before")
    @classmethod
    def _address(cls, value: object) -> object:
        """`9464` → here alone; `0.0.0.0:9464`, `[::]:9464`."""
        if not isinstance(value, str):
            return value
        host, _, port = value.strip().rpartition(":")
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise ValueError("should be a port, or host:port, such as 127.0.0.1:9464")
        return Address(host.removeprefix("[").removesuffix("]") or "127.0.0.1", int(port))

    @model_validator(mode="after")
    def _shards_fit(self) -> Self:
        if self.shard_ids is not None and max(self.shard_ids, default=0) >= (self.shard_count or 0):
            raise ValueError("PRESSBOX_SHARD_IDS: wants a PRESSBOX_SHARD_COUNT that is higher than each of them")
        return self

    @field_validator("stories")
    @classmethod
    def _from_home(cls, value: Path) -> Path:
        return value.expanduser()

    @field_validator("lexicon", mode="before")
    @classmethod
    def _split_paths(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("reranker", mode="before")
    @classmethod
    def _made(cls, value: object) -> object:
        try:
            return reranking.load(value) if isinstance(value, str) else value
        except reranking.RerankerError as error:
            raise ValueError(str(error)) from None

    @field_validator("database")
    @classmethod
    def _known_scheme(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not value.get_secret_value().startswith(("sqlite:///", "postgresql://")):
            raise ValueError("should start with sqlite:/// or postgresql://")
        return value

    @property
    def database_url(self) -> str:
        """Where facts are kept; may hold a password, so never show it."""
        if self.database:
            return self.database.get_secret_value()
        return f"sqlite:///{self.data_folder / 'pressbox.sqlite3'}"

    @property
    def data_folder(self) -> Path:
        """The user's folder for what Pressbox keeps; made on first use."""
        return user_data_path("pressbox", appauthor=False, ensure_exists=True)

    @property
    def limits(self) -> Limits:
        """How much content may be, and may cost."""
        return Limits(**{name: getattr(self, name) for name in Limits.__struct_fields__})

    def open(self, database: str | None = None, stories: Path | None = None, *, apart: bool = False) -> Knowledge:
        """Open the knowledge as configured, but for what is given here; `apart` as `Knowledge.open` has it.

        StoreError where the database cannot be used, LexiconError where a lexicon file cannot be.
        """
        where = (database or self.database_url, stories or self.stories)
        return Knowledge.open(*where, self.lexicon, self.limits, reranker=self.reranker, apart=apart)


def load() -> Settings:
    """Read the settings; SettingsError names each one that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        lines = (
            ": ".join((*map(str, one["loc"]), one["msg"].removeprefix("Value error, ")))
            for one in error.errors(include_input=False)
        )
        raise SettingsError("; ".join(lines)) from None
    except UnicodeDecodeError:
        raise SettingsError(".env cannot be read: it is not UTF-8") from None
    except RuntimeError:
        raise SettingsError("PRESSBOX_STORIES: there is no home folder to begin it with ~") from None
