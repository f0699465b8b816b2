"""A release: what is checked before anything is built or uploaded."""

from __future__ import annotations

import pytest
from release import changelog_section, obstacles

CHANGELOG = """# Changelog

## [Unreleased]

### Added
- A lamp.

## [0.2.0] - 2026-05-04

### Mended
- A leak.

## [0.1.0]

- No date.
"""


def test_the_section_of_a_version_ends_at_the_next() -> None:
    assert changelog_section(CHANGELOG, "0.2.0") == "### Mended\n- A leak."
    assert changelog_section(CHANGELOG, "Unreleased") == "### Added\n- A lamp."


@pytest.mark.parametrize("version", ["0.3.0", "0.1.0"])
def test_a_version_without_a_dated_section_is_not_released(version: str) -> None:
    with pytest.raises(SystemExit, match=rf"no section “## \[{version}\] - DATE”"):
        changelog_section(CHANGELOG, version)


def test_a_changed_tree_and_a_tagged_version_are_not_released() -> None:
    assert obstacles("0.2.0", "", ["v0.1.0"]) == []
    changed, tagged = obstacles("0.1.0", " M README.md\n", ["v0.1.0"])
    assert changed.startswith("the tree has changes")
    assert tagged.startswith("v0.1.0 is tagged already")
