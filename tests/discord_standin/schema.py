"""Discord's own description of its API, where it is at hand: `../shared/discord/openapi.json`."""

from __future__ import annotations

import copy
import functools
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.discord_standin.world import Json

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
REQUEST = "urn:discord:request"
RESPONSE = "urn:discord:response"


class Description:
    """Validates bodies of requests and responses. Without the file, everything is valid."""

    def __init__(self, path: Path = DESCRIPTION) -> None:
        self.at_hand = path.is_file()
        self._registry: Registry[Any] = Registry()
        self._paths: list[tuple[re.Pattern[str], str]] = []
        self._contents: Json = {}
        self._operations: Json = {}
        if self.at_hand:
            answers = json.loads(path.read_text(encoding="utf-8"))
            # Errors of one field have words for codes, and Discord's own guide shows them so.
            answers["components"]["schemas"]["Error"]["properties"]["code"]["type"] = ["integer", "string"]
            asked = copy.deepcopy(answers)
            # The library sends ids as integers; Discord takes them.
            schemas = asked["components"]["schemas"]
            schemas["SnowflakeType"] = {"anyOf": [schemas["SnowflakeType"], {"type": "integer", "minimum": 0}]}
            for name, contents in ((REQUEST, asked), (RESPONSE, answers)):
                self._registry = self._registry.with_resource(name, DRAFT202012.create_resource(contents))
            self._contents = answers
            self._operations = answers["paths"]
            self._paths = [(_pattern(template), template) for template in sorted(self._operations, key=_rank)]

    def request(self, method: str, path: str, body: object) -> list[str]:
        """What is wrong with the body of a request."""
        operation, template = self._operation(method, path)
        if operation is None:
            return ["the description has no such request"] if self.at_hand else []
        if "application/json" not in operation.get("requestBody", {}).get("content", {}):
            return []
        return self._problems(
            REQUEST, ("paths", template, method.lower(), "requestBody", "content", "application/json", "schema"), body
        )

    def response(self, method: str, path: str, status: int, body: object) -> list[str]:
        """What is wrong with the body of a response, one that tells an error among them."""
        operation, template = self._operation(method, path)
        if operation is None:
            return ["the description has no such request"] if self.at_hand else []
        answers = operation.get("responses", {})
        told = next((one for one in (str(status), f"{status // 100}XX") if one in answers), None)
        if told is None:
            return [f"the description knows no answer {status}"]
        pointer: tuple[str, ...] = ("paths", template, method.lower(), "responses", told)
        if shared := answers[told].get("$ref"):
            pointer = tuple(shared.removeprefix("#/").split("/"))
        if not self._has_schema(pointer):
            return []
        return self._problems(RESPONSE, (*pointer, "content", "application/json", "schema"), body)

    def named(self, name: str, body: object) -> list[str]:
        """What is wrong with a body as that schema."""
        return self._problems(RESPONSE, ("components", "schemas", name), body) if self.at_hand else []

    def _has_schema(self, pointer: tuple[str, ...]) -> bool:
        found: Any = self._contents
        for part in pointer:
            found = found[part]
        return "application/json" in found.get("content", {})

    def _operation(self, method: str, path: str) -> tuple[Json | None, str]:
        for pattern, template in self._paths:
            if pattern.fullmatch(path):
                return self._operations[template].get(method.lower()), template
        return None, ""

    def _problems(self, document: str, pointer: tuple[str, ...], body: object) -> list[str]:
        return [_readable(error) for error in self._validator(document, pointer).iter_errors(body)]

    @functools.cache  # noqa: B019  one description lives as long as the tests
    def _validator(self, document: str, pointer: tuple[str, ...]) -> Draft202012Validator:
        fragment = "/".join(quote(part.replace("~", "~0").replace("/", "~1"), safe="~") for part in pointer)
        return Draft202012Validator({"$ref": f"{document}#/{fragment}"}, registry=self._registry)


def _pattern(template: str) -> re.Pattern[str]:
    parts = (r"[^/]+" if part.startswith("{") else re.escape(part) for part in template.split("/"))
    return re.compile("/".join(parts))


def _rank(template: str) -> tuple[int, str]:
    return template.count("{"), template


def _readable(error: ValidationError) -> str:
    deepest = best_match([error], key=lambda one: -len(one.absolute_path)) or error
    where = "/".join(map(str, deepest.absolute_path))
    return f"{where}: {deepest.message[:300]}"
