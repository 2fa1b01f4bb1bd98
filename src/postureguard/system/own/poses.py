"""Moving figures that people bring: the table figure of a pose file, checked."""

from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path

from postureguard.catalogue import read_toml
from postureguard.core.training.movement import Movement, parse_movement
from postureguard.errors import UserError


def pose_from(path: Path) -> Mapping[str, object]:
    """The table figure of a file that somebody chose; `UserError` when no body can do that."""
    document = read_toml(path)
    if "figure" not in document:
        raise UserError(
            _("{path} has no table figure.").format(path=path),
            _("Choose a file with a pose in it."),
        )
    figure: Mapping[str, object] = document["figure"]
    check_pose(figure, str(path))
    return figure


def check_pose(figure: Mapping[str, object], source: str) -> Movement:
    """Refuse a movement that no body can make or no card can show; the first thing wrong."""
    from postureguard.core.figure.check import check_figure  # noqa: PLC0415 - few have a pose

    movement = parse_movement({"figure": figure}, source)
    for finding in check_figure(movement.figure):
        raise UserError(f"{source}: {finding.place}: {finding.message}.", finding.remedy)
    return movement
