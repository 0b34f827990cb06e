"""What schemathesis cannot know from the document alone: which things there are, and how our clients write numbers."""

import json
import os

import schemathesis

# Ids of things of the demo, by the name under which the contract speaks of them: {"org": [...], "member": [...]}.
KNOWN = json.loads(os.environ["SOTAY_FUZZ_KNOWN"])


def known(name, given):
    """Three times of four a thing that is there, in place of an id of the right shape; the same for the same id."""
    ids = KNOWN.get(name)
    if not ids or not isinstance(given, str) or len(given) != 26:
        return given
    number = sum(given.encode())
    return given if number % 4 == 0 else ids[number % len(ids)]


def as_sent(value, name=None):
    """Writes 7.0 as 7, and no number that a double cannot hold (RFC 7493): JSON Schema knows no difference."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return max(-(2**63), min(value, 2**63))
    if isinstance(value, list):
        return [as_sent(item, name.rstrip("s") if name else None) for item in value]
    if isinstance(value, dict):
        return {key: as_sent(item, key) for key, item in value.items()}
    return known(name, value)


@schemathesis.hook
def map_body(context, body):
    return as_sent(body)


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    return {name: known(name, value) for name, value in (path_parameters or {}).items()}
