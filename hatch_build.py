"""Makes the gazetteer file when a wheel or an editable install is built."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = "src/sayso/gazetteer"
TARGET = f"{FOLDER}/data/places.sqlite"


class GazetteerBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # the type of its settings is hatchling's affair
    """Builds src/sayso/gazetteer/data/places.sqlite and takes it into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Called before the files of the wheel are collected."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))  # the package itself is not installed
        from sayso.gazetteer.build import bring_up_to_date  # noqa: PLC0415 - see above

        bring_up_to_date(root / TARGET, root / FOLDER)
        build_data["artifacts"].append(TARGET)  # git ignores it, the wheel must not
