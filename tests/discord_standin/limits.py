"""What Discord refuses in a message, a list of choices or a command: its error tree, or nothing.

Lengths count UTF-16 units, the stricter of the two ways in which Discord's parts count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.discord_standin.world import Json

CONTENT = 2000
EMBEDS = 10
EMBED_TOTAL = 6000
EMBED_TEXT = {"title": 256, "description": 4096}
FIELDS = 25
FIELD_NAME = 256
FIELD_VALUE = 1024
FOOTER = 2048
AUTHOR = 256
ROWS = 5
BUTTONS = 5
LABEL = 80
CUSTOM_ID = 100
OPTIONS = 25
OPTION = 100
PLACEHOLDER = 150
CHOICES = 25
CHOICE = 100
FORM = 45
"""Characters of the title of a form, and of the label of a field in it."""
FIELD = 4000
COMMANDS = 100
COMMAND_TOTAL = 8000

Complaint = tuple[tuple[str, ...], str, str]
"""Where in the body, the code, the message."""


class RefusedError(Exception):
    """An error as Discord answers it."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"code": code, "message": message}
        if errors:
            self.body["errors"] = errors


def measure(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def check_message(body: Json) -> None:
    """Raise RefusedError (50035) for a message that Discord would not take."""
    _refuse([*_content(body), *_embeds(body.get("embeds") or []), *_components(body.get("components") or [])])


def check_not_empty(body: Json, files: int = 0) -> None:
    """Raise RefusedError (50006) for a message with nothing in it."""
    if not (body.get("content") or body.get("embeds") or body.get("components") or files):
        raise RefusedError(400, 50006, "Cannot send an empty message")


def check_choices(choices: list[Json]) -> None:
    """Raise RefusedError for autocomplete choices that Discord would not take."""
    complaints: list[Complaint] = []
    if len(choices) > CHOICES:
        complaints.append((("data", "choices"), "BASE_TYPE_MAX_LENGTH", f"Must be {CHOICES} or fewer in length."))
    for index, choice in enumerate(choices):
        for key in ("name", "value"):
            value = choice.get(key)
            if isinstance(value, str):
                complaints += _length(("data", "choices", str(index), key), value, CHOICE, least=1)
    _refuse(complaints)


def check_commands(commands: list[Json]) -> None:
    """Raise RefusedError for definitions of commands that Discord would not take."""
    complaints: list[Complaint] = []
    if len(commands) > COMMANDS:
        complaints.append(((), "BASE_TYPE_MAX_LENGTH", f"Must be {COMMANDS} or fewer in length."))
    names = [(command.get("type") or 1, command["name"]) for command in commands]
    if len(set(names)) < len(names):
        complaints.append(((), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"))
    for index, command in enumerate(commands):
        complaints += _definition((str(index),), command, described=(command.get("type") or 1) == 1)
        if sum(_texts(command)) > COMMAND_TOTAL:
            complaints.append(((str(index),), "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)"))
    _refuse(complaints)


def check_modal(modal: Json) -> None:
    """Raise RefusedError for a form that Discord would not show."""
    complaints = [
        *_length(("title",), modal.get("title") or "", FORM, least=1),
        *_length(("custom_id",), modal.get("custom_id") or "", CUSTOM_ID, least=1),
    ]
    fields = modal.get("components") or []
    if not 1 <= len(fields) <= ROWS:
        complaints.append((("components",), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {ROWS} in length."))
    seen = set()
    for index, one in enumerate(fields):
        where, field = ("components", str(index)), one.get("component") or {}
        complaints += _length((*where, "label"), one.get("label") or "", FORM, least=1)
        complaints += _length((*where, "description"), one.get("description") or "", OPTION)
        complaints += _length((*where, "component", "custom_id"), field.get("custom_id") or "", CUSTOM_ID, least=1)
        complaints += _length((*where, "component", "placeholder"), field.get("placeholder") or "", OPTION)
        most = min(int(field.get("max_length") or FIELD), FIELD)
        complaints += _length((*where, "component", "value"), field.get("value") or "", most)
        if field.get("custom_id") in seen:
            complaints.append((where, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"))
        seen.add(field.get("custom_id"))
    _refuse(complaints)


def _content(body: Json) -> list[Complaint]:
    return _length(("content",), body.get("content") or "", CONTENT)


def _embeds(embeds: list[Json]) -> Iterator[Complaint]:
    if len(embeds) > EMBEDS:
        yield (("embeds",), "BASE_TYPE_MAX_LENGTH", f"Must be {EMBEDS} or fewer in length.")
    total = 0
    for index, embed in enumerate(embeds):
        where = ("embeds", str(index))
        for path, text, limit in _embed_texts(embed):
            total += measure(text.strip())
            yield from _length((*where, *path), text, limit, least=1 if path[0] == "fields" else 0)
        if len(embed.get("fields") or []) > FIELDS:
            yield ((*where, "fields"), "BASE_TYPE_MAX_LENGTH", f"Must be {FIELDS} or fewer in length.")
        if not any(
            embed.get(key) for key in ("title", "description", "fields", "image", "thumbnail", "author", "footer")
        ):
            yield (where, "BASE_TYPE_REQUIRED", "This field is required")
    if total > EMBED_TOTAL:
        yield (("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBED_TOTAL}")


def _embed_texts(embed: Json) -> Iterator[tuple[tuple[str, ...], str, int]]:
    for key, limit in EMBED_TEXT.items():
        yield (key,), embed.get(key) or "", limit
    yield ("footer", "text"), (embed.get("footer") or {}).get("text") or "", FOOTER
    yield ("author", "name"), (embed.get("author") or {}).get("name") or "", AUTHOR
    for index, one in enumerate(embed.get("fields") or []):
        yield ("fields", str(index), "name"), one.get("name") or "", FIELD_NAME
        yield ("fields", str(index), "value"), one.get("value") or "", FIELD_VALUE


def _components(rows: list[Json]) -> Iterator[Complaint]:
    if len(rows) > ROWS:
        yield (("components",), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {ROWS} in length.")
    seen: set[str] = set()
    for index, row in enumerate(rows):
        where = ("components", str(index))
        if row.get("type") != 1:
            yield ((*where, "type"), "BASE_TYPE_CHOICES", "Value must be one of (1,).")
        controls = row.get("components") or []
        if not 1 <= len(controls) <= BUTTONS or (len(controls) > 1 and any(one.get("type") != 2 for one in controls)):
            yield ((*where, "components"), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {BUTTONS} in length.")
        for number, control in enumerate(controls):
            here = (*where, "components", str(number))
            identity = control.get("custom_id")
            if identity in seen:
                yield (
                    (*here, "custom_id"),
                    "COMPONENT_CUSTOM_ID_DUPLICATED",
                    "Component custom id cannot be duplicated",
                )
            if identity:
                seen.add(identity)
            yield from _control(here, control)


def _control(where: tuple[str, ...], control: Json) -> Iterator[Complaint]:
    if control.get("url") is None:
        yield from _length((*where, "custom_id"), control.get("custom_id") or "", CUSTOM_ID, least=1)
    if control.get("type") == 2:
        yield from _length((*where, "label"), control.get("label") or "", LABEL)
        if not (control.get("label") or control.get("emoji")):
            yield (where, "BUTTON_COMPONENT_INVALID", "A button must have a label or emoji")
        return
    options = control.get("options") or []
    yield from _length((*where, "placeholder"), control.get("placeholder") or "", PLACEHOLDER)
    if control.get("type") == 3 and not 1 <= len(options) <= OPTIONS:
        yield ((*where, "options"), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {OPTIONS} in length.")
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        yield ((*where, "options"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is used")
    for index, option in enumerate(options):
        for key in ("label", "value"):
            yield from _length((*where, "options", str(index), key), option.get(key) or "", OPTION, least=1)
        yield from _length((*where, "options", str(index), "description"), option.get("description") or "", OPTION)


def _definition(where: tuple[str, ...], one: Json, *, described: bool = True) -> Iterator[Complaint]:
    yield from _length((*where, "name"), one.get("name") or "", 32, least=1)
    yield from _length((*where, "description"), one.get("description") or "", 100, least=1 if described else 0)
    options = one.get("options") or []
    if len(options) > OPTIONS:
        yield ((*where, "options"), "BASE_TYPE_MAX_LENGTH", f"Must be {OPTIONS} or fewer in length.")
    optional = False
    for index, option in enumerate(options):
        here = (*where, "options", str(index))
        if option.get("required") and optional:
            yield (here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before")
        optional = optional or not option.get("required")
        if option.get("autocomplete") and option.get("choices"):
            yield (
                here,
                "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_INVALID",
                "Choices and autocomplete exclude each other",
            )
        yield from _definition(here, option)


def _texts(one: Json) -> Iterator[int]:
    """The lengths of the texts of a command; of each text that of its longest translation counts."""
    for key in ("name", "description"):
        translated = (one.get(f"{key}_localizations") or {}).values()
        yield max(map(measure, (one.get(key) or "", *translated)))
    for choice in one.get("choices") or []:
        yield measure(choice["name"]) + measure(str(choice["value"]))
    for option in one.get("options") or []:
        yield from _texts(option)


def _length(where: tuple[str, ...], text: str, limit: int, *, least: int = 0) -> list[Complaint]:
    size = measure(text)
    if size > limit:
        return [(where, "BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.")]
    if size < least:
        return [(where, "BASE_TYPE_REQUIRED", "This field is required")]
    return []


def _refuse(complaints: list[Complaint]) -> None:
    if not complaints:
        return
    tree: dict[str, Any] = {}
    for where, code, message in complaints:
        node = tree
        for part in where:
            node = node.setdefault(part, {})
        node.setdefault("_errors", []).append({"code": code, "message": message})
    raise RefusedError(400, 50035, "Invalid Form Body", tree)
