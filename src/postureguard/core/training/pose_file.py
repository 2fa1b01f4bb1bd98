"""One `[[figure.key]]` of an exercise file: root, spine, legs and arms of a pose."""

from collections.abc import Mapping
from typing import Final

from postureguard.core.training import anatomy
from postureguard.core.training import figure_data as fd
from postureguard.core.training.fields import Table, check_choice, check_numbers, refuse

KEY_FIELDS: Final = (
    "root", "spine", "leg", "leg_r", "leg_l", "arm", "arm_r", "arm_l", "hold",
)  # fmt: skip
FREE_LEG: Final = ("hip", "abd", "rot", "knee", "ankle", "toe")
PLANTED_LEG: Final = ("foot", "on", "pitch", "toe", "turn", "swivel", "ankle", "bend", "reach")
FREE_ARM: Final = ("sho", "abd", "rot", "elb", "wrist", "pron")
PLANTED_ARM: Final = ("hand", "hand_dir", "pron", "bend", "bendy", "bendz", "reach")
FARTHEST: Final = 2.0


def read_key(key: Table) -> fd.Key:
    """Read one key pose; a limb cannot both carry the body and be solved from it."""
    pose = fd.Key(
        root=_root(key),
        spine=_spine(key),
        leg_r=_leg(key, "r"),
        leg_l=_leg(key, "l"),
        arm_r=_arm(key, "r"),
        arm_l=_arm(key, "l"),
        hold=key.flag("hold", default=False),
    )
    carrier = _carrier(pose)
    if isinstance(carrier, fd.PlantedLeg | fd.PlantedArm):
        refuse(key.where("root.anchor"), "names a limb that is planted; give that limb by angles")
    return pose


def _carrier(pose: fd.Key) -> fd.Leg | fd.Arm | None:
    """Find the limb on which the anchored landmark is."""
    part, _, side = pose.root.landmark.partition("_")
    if side not in ("r", "l") or part == "sho":
        return None
    limbs = (pose.arm_r, pose.arm_l) if part in ("elbow", "wrist", "hand") else None
    right, left = limbs or (pose.leg_r, pose.leg_l)
    return right if side == "r" else left


def _root(key: Table) -> fd.Root:
    root = key.table("root", ("anchor", "pitch", "yaw", "roll", "lie", "lie_tilt"))
    where = root.where("anchor")
    anchor = root.values.get("anchor")
    if not isinstance(anchor, list | tuple) or len(anchor) not in (3, 4):
        refuse(where, "must be a landmark and its place: [name, x, y] or [name, x, y, z]")
    landmark = check_choice(anchor[0], where, anatomy.LANDMARKS)
    place = check_numbers(list(anchor[1:]), where, (2, 3), FARTHEST)
    return fd.Root(
        landmark,
        fd.Place(*place),
        pitch=_angle(root, "pitch"),
        yaw=_angle(root, "yaw"),
        roll=_angle(root, "roll"),
        lie=root.flag("lie", default=False),
        lie_tilt=_angle(root, "lie_tilt"),
    )


def _spine(key: Table) -> fd.Spine:
    if not key.has("spine"):
        return fd.Spine()
    bends = ("lumbar", "thoracic", "neck", "head", "lat", "twist")
    spine = key.table("spine", (*bends, "scap", "scap_r", "scap_l"))
    both = _blade(spine, "scap", (0.0, 0.0))
    lumbar, thoracic, neck, head, lat, twist = (_angle(spine, name) for name in bends)
    right, left = _blade(spine, "scap_r", both), _blade(spine, "scap_l", both)
    return fd.Spine(lumbar, thoracic, neck, head, lat, twist, right, left)


def _blade(spine: Table, name: str, default: tuple[float, float]) -> tuple[float, float]:
    if not spine.has(name):
        return default
    forward, up = spine.numbers(name, (2,), 40)
    return forward, up


def _limb(key: Table, limb: str, side: str, free: tuple[str, ...], held: tuple[str, ...]) -> Table:
    name = f"{limb}_{side}" if key.has(f"{limb}_{side}") or not key.has(limb) else limb
    if not key.has(name):
        return Table({}, key.source, f"{key.path}{name}.")
    given = key.values[name]
    planted = isinstance(given, Mapping) and held[0] in given
    return key.table(name, held if planted else (*free, held[0]))


def _leg(key: Table, side: str) -> fd.Leg:
    table = _limb(key, "leg", side, FREE_LEG, PLANTED_LEG)
    if not table.has("foot"):
        return fd.FreeLeg(*(_angle(table, n, -10, 45) for n in FREE_LEG))
    return fd.PlantedLeg(
        foot=fd.Place(*table.numbers("foot", (2, 3), FARTHEST)),
        on=table.choice("on", anatomy.FOOT_POINTS, "heel"),
        pitch=table.number("pitch", 0, -90, 90),
        toe=_angle(table, "toe"),
        turn=table.number("turn", 0, -45, 60),
        swivel=table.number("swivel", 0, -60, 90),
        ankle=_angle(table, "ankle"),
        bend=table.number("bend", 1, -1, 1),
        reach=table.number("reach", None, 0, 150) if table.has("reach") else None,
    )


def _arm(key: Table, side: str) -> fd.Arm:
    table = _limb(key, "arm", side, FREE_ARM, PLANTED_ARM)
    if not table.has("hand"):
        sho, abd, rot, elb, wrist = (_angle(table, n, 0, 180) for n in FREE_ARM[:-1])
        return fd.FreeArm(sho, abd, rot, elb, wrist, table.number("pron", 20, 0, 100))
    return fd.PlantedArm(
        hand=fd.Place(*table.numbers("hand", (2, 3), FARTHEST)),
        hand_dir=table.number("hand_dir", None, -180, 180) if table.has("hand_dir") else None,
        pron=table.number("pron", 90, 0, 100),
        bend=table.number("bend", -1, -1, 1),
        bendy=table.number("bendy", 0, -1, 1),
        bendz=table.number("bendz", 0, -1, 1),
        reach=table.number("reach", None, 0, 150) if table.has("reach") else None,
    )


def _angle(table: Table, name: str, low: float = 0, high: float = 0) -> float:
    """Read an angle within its joint limits; sideways lifting differs between leg and arm."""
    limits = anatomy.ANGLE_LIMITS.get(name, (low, high))
    return table.number(name, 0, *limits)
