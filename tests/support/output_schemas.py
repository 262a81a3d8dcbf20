"""The published schemas of what programs read, and what of an output does not follow its own."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from folders import ROOT
from jsonschema import Draft7Validator
from referencing import Registry, Resource

SCHEMAS = {one.name: json.loads(one.read_text("utf-8")) for one in sorted((ROOT / "schemas/output").glob("*.json"))}
_REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)


@cache
def _checker(name: str) -> Draft7Validator:
    return Draft7Validator(SCHEMAS[f"{name}.schema.json"], registry=_REGISTRY)


def faults(name: str, value: object) -> list[str]:
    """Give what of a value does not follow a schema, such as ``horizon.v2``, each with its place."""
    return [f"{list(one.absolute_path)}: {one.message[:300]}" for one in _checker(name).iter_errors(value)]
