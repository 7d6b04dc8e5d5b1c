"""What people fill in: the options of a command and the fields of a form, as Discord sends them to the bot."""

from __future__ import annotations

from collections.abc import Iterator

from tests.discord_standin import payloads
from tests.discord_standin.world import Json, Role

STRING, ROLE, ATTACHMENT = 3, 8, 11
ROW, TEXT, LABEL = 1, 4, 18


def options(definition: Json, given: Json, focused: str = "") -> tuple[list[Json], Json]:
    """Options filled in by what was given, as the definition allows it, and what they refer to.

    A role is given as a `Role`, a file as the attachment that `World.store` gave.
    """
    known = {one["name"]: one for one in definition.get("options", [])}
    assert set(given) <= set(known), f"no such option: {set(given) - set(known)}"
    made: list[Json] = []
    resolved: Json = {}
    for name, value in given.items():
        option = known[name]
        if option["type"] == STRING and name != focused:
            assert option.get("min_length", 0) <= len(value) <= option.get("max_length", 6000), f"{name} is too long"
            offered = [choice["value"] for choice in option.get("choices") or []]
            assert not offered or value in offered, f"{name} is none of {offered}"
        one = {"name": name, "type": option["type"], "value": _referred(option["type"], value, resolved)}
        if name == focused:
            assert option.get("autocomplete"), f"{name} has no autocomplete"
            one["focused"] = True
        made.append(one)
    missing = {name for name, one in known.items() if one.get("required")} - set(given)
    assert focused or not missing, f"{missing} must be given"
    return made, resolved


def filled(modal: Json, values: Json) -> list[Json]:
    """The fields of a form with what was typed into them, by their labels; the others as they were."""
    fields = list(_fields(modal))
    assert set(values) <= {label for label, _ in fields}, f"no such field: {values.keys()} of {fields}"
    sent = []
    for number, (label, field) in enumerate(fields, 1):
        value = str(values.get(label, field.get("value") or ""))
        assert value or not field.get("required", True), f"{label} must be filled in"
        assert not value or int(field.get("min_length") or 0) <= len(value), f"{label} is too short"
        assert len(value) <= int(field.get("max_length") or 4000), f"{label} is too long"
        typed = {"type": TEXT, "id": 100 + number, "custom_id": field["custom_id"], "value": value}
        sent.append({"type": LABEL, "id": number, "component": typed})
    return sent


def _fields(modal: Json) -> Iterator[tuple[str, Json]]:
    for one in modal["components"]:
        if one["type"] == LABEL:
            yield one["label"], one["component"]
        elif one["type"] == ROW:
            yield from ((field["label"], field) for field in one["components"])


def _referred(kind: int, value: object, resolved: Json) -> object:
    """The value as it stands in the option; what it refers to goes into `resolved`."""
    if isinstance(value, Role):
        assert kind == ROLE
        resolved.setdefault("roles", {})[str(value.id)] = payloads.role(value, 1)
        return str(value.id)
    if isinstance(value, dict):
        assert kind == ATTACHMENT
        resolved.setdefault("attachments", {})[value["id"]] = value
        return value["id"]
    return value
