"""The `[figure]` table of an exercise file: from decoded TOML to checked figure data."""

from typing import Final

from postureguard.core.training import anatomy
from postureguard.core.training import figure_data as fd
from postureguard.core.training.fields import Table, check_choice, check_numbers, refuse
from postureguard.core.training.pose_file import KEY_FIELDS, read_key

FIGURE_FIELDS: Final = (
    "camera", "tempo", "muscles", "props", "arrows", "overlay", "ghost", "cycle", "draw_order",
    "far", "breath", "key",
)  # fmt: skip
PROPS_FIELDS: Final = (
    "chair", "desk", "worktop", "wall", "mat", "band_from", "cable_from", "kettlebell",
    "loop_band", "stick", "hand_shape",
)  # fmt: skip
KETTLEBELLS: Final = ("held", "hanging")
MOST_KEYS: Final = 12
BREATHS: Final = ("in", "out", "easy")


def read_figure(figure: Table) -> fd.FigureData:
    """Read and check the whole figure of an exercise."""
    keys = tuple(read_key(t) for t in figure.tables("key", KEY_FIELDS, MOST_KEYS))
    camera = figure.table("camera", ("yaw", "elev"))
    order = figure.choices("draw_order", anatomy.PARTS) if figure.has("draw_order") else ()
    return fd.FigureData(
        yaw=camera.number("yaw", None, -60, 60),
        elevation=camera.number("elev", None, 0, 40),
        tempo=fd.Tempo(*_seconds(figure)),
        keys=keys,
        work=_work(figure, len(keys)),
        props=_props(figure),
        arrows=_arrows(figure, len(keys)),
        overlays=figure.choices("overlay", ("spine", "plumb")) if figure.has("overlay") else (),
        ghost=figure.flag("ghost", default=True),
        cycle=figure.flag("cycle", default=False),
        draw_order=order,
        far=_far(figure),
        breath=_breath(figure),
    )


def _breath(figure: Table) -> tuple[str, ...]:
    if not figure.has("breath"):
        return ()
    where = figure.where("breath")
    return tuple(check_choice(b, where, BREATHS) for b in figure.row("breath", 3))


def _seconds(figure: Table) -> tuple[float, ...]:
    seconds = figure.numbers("tempo", (4,), 60)
    if min(seconds) < 0 or sum(seconds) <= 0:
        refuse(figure.where("tempo"), "must be four times in seconds, none below 0")
    return seconds


def _work(figure: Table, keys: int) -> fd.Work:
    if not figure.has("muscles"):
        return fd.Work((), "", (0.0,) * keys)
    table = figure.table("muscles", ("names", "side", "activation"))
    activation = (0.0,) * (keys - 1) + (1.0,)
    if table.has("activation"):
        activation = table.numbers("activation", (keys,), 1)
        if min(activation) < 0:
            refuse(table.where("activation"), "must be numbers from 0 to 1, one for each key")
    side = table.choice("side", ("r", "l", "rl", "auto"), "auto")
    names = table.choices("names", tuple(anatomy.MUSCLES))
    return fd.Work(names, "" if side == "auto" else side, activation)


def _props(figure: Table) -> fd.Props:
    if not figure.has("props"):
        return fd.Props()
    table = figure.table("props", PROPS_FIELDS)
    mat = table.numbers("mat", (2,), 1.5) if table.has("mat") else None
    if mat and mat[0] >= mat[1]:
        refuse(table.where("mat"), "must be two ends, the left one first")
    return fd.Props(
        chair=_chair(table),
        desk=_desk(table),
        worktop=_worktop(table),
        wall=table.table("wall", ("x",)).number("x", None, -1, 1) if table.has("wall") else None,
        mat=(mat[0], mat[1]) if mat else None,
        band_from=_fixed(table, "band_from"),
        cable_from=_fixed(table, "cable_from"),
        kettlebell=table.choice("kettlebell", KETTLEBELLS) if table.has("kettlebell") else "",
        loop_band=table.flag("loop_band", default=False),
        stick=table.flag("stick", default=False),
        hand_shape=table.choice("hand_shape", ("open", "fist", "grip"), "open"),
    )


def _chair(props: Table) -> fd.Chair | None:
    if not props.has("chair"):
        return None
    table = props.table("chair", ("x", "seat"))
    return fd.Chair(table.number("x", None, -1, 1), table.number("seat", None, 0.15, 0.45))


def _desk(props: Table) -> fd.Desk | None:
    if not props.has("desk"):
        return None
    table = props.table("desk", ("x", "height"))
    return fd.Desk(table.number("x", None, -1, 1), table.number("height", None, 0.25, 0.75))


def _worktop(props: Table) -> fd.Worktop | None:
    if not props.has("worktop"):
        return None
    table = props.table("worktop", ("x", "height"))
    return fd.Worktop(table.number("x", None, -1, 1), table.number("height", None, 0.25, 0.75))


def _fixed(props: Table, name: str) -> fd.Place | None:
    return fd.Place(*props.numbers(name, (3,), 1)) if props.has(name) else None


def _far(figure: Table) -> tuple[tuple[str, float], ...]:
    if not figure.has("far"):
        return ()
    limbs = ("leg_r", "leg_l", "arm_r", "arm_l")
    table = figure.table("far", limbs)
    return tuple((limb, table.number(limb, None, 0, 1)) for limb in limbs if table.has(limb))


def _arrows(figure: Table, keys: int) -> tuple[fd.Arrow, ...]:
    if not figure.has("arrows"):
        return ()
    known = ("line", "arc", "lm", "off", "trim", "t0")
    return tuple(_arrow(table, keys) for table in figure.tables("arrows", known, 2))


def _arrow(table: Table, keys: int) -> fd.Arrow:
    given = [kind for kind in ("line", "arc", "lm") if table.has(kind)]
    if len(given) != 1:
        refuse(table.where("line"), "or arc or lm: exactly one of them must be given")
    if given[0] == "lm":
        return _path_arrow(table, keys)
    landmark, *rest = table.row(given[0], 5 if given[0] == "line" else 6)
    where = table.where(given[0])
    name = check_choice(landmark, where, anatomy.LANDMARKS)
    if given[0] == "line":
        x0, y0, x1, y1 = check_numbers(rest, where, (4,), 1)
        return fd.StraightArrow(name, (x0, y0), (x1, y1))
    x, y, radius = check_numbers(rest[:3], where, (3,), 1)
    first, last = check_numbers(rest[3:], where, (2,), 360)
    return fd.ArcArrow(name, (x, y), radius, (first, last))


def _path_arrow(table: Table, keys: int) -> fd.Arrow:
    off = table.numbers("off", (2,), 1) if table.has("off") else (0.0, 0.0)
    trim = table.numbers("trim", (2,), 1) if table.has("trim") else (0.0, 1.0)
    if not 0 <= trim[0] < trim[1]:
        refuse(table.where("trim"), "must be two parts of the path from 0 to 1, rising")
    first = table.integer("t0", 0, max(0, keys - 2)) if table.has("t0") else 0
    name = table.choice("lm", anatomy.LANDMARKS)
    return fd.PathArrow(name, (off[0], off[1]), (trim[0], trim[1]), first)
