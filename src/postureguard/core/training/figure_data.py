"""What an exercise file says about its moving figure: camera, props, muscles, arrows and key poses.

Plain numbers only. Lengths are fractions of body height, angles degrees; flexion is positive.
The drawing itself is in `core.figure`, which the resident never imports.
"""

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the world; without z it lies in the plane of its own hip or shoulder."""

    x: float
    y: float
    z: float | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """Where the body is: one landmark put on one place, and how the pelvis is turned."""

    landmark: str = "hip"
    place: Place = Place(0.0, 0.53)
    pitch: float = 0.0
    yaw: float = 0.0
    roll: float = 0.0
    lie: bool = False
    lie_tilt: float = 0.0


@dataclass(frozen=True, slots=True)
class Spine:
    """Bends of the spine and skull, and how far each shoulder blade is (forward, up)."""

    lumbar: float = 0.0
    thoracic: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    lat: float = 0.0
    twist: float = 0.0
    scap_r: tuple[float, float] = (0.0, 0.0)
    scap_l: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class FreeLeg:
    """A leg given by its joint angles."""

    hip: float = 0.0
    abd: float = 0.0
    rot: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    toe: float = 0.0


@dataclass(frozen=True, slots=True)
class PlantedLeg:
    """A leg whose foot stays at a place; the knee is solved.

    `on` is the point of the foot that is held, `pitch` the slope of the sole, `swivel` turns the
    knee outwards, `reach` slides the foot until the knee is bent by that much.
    """

    foot: Place
    on: str = "heel"
    pitch: float = 0.0
    toe: float = 0.0
    turn: float = 0.0
    swivel: float = 0.0
    ankle: float = 0.0
    bend: float = 1.0
    reach: float | None = None


@dataclass(frozen=True, slots=True)
class FreeArm:
    """An arm given by its joint angles."""

    sho: float = 0.0
    abd: float = 0.0
    rot: float = 0.0
    elb: float = 0.0
    wrist: float = 0.0
    pron: float = 20.0


@dataclass(frozen=True, slots=True)
class PlantedArm:
    """An arm whose wrist stays at a place; the elbow points along (bend, bendy, bendz).

    `hand_dir` is the direction of the fingers: 0 forward, -90 down.
    """

    hand: Place
    hand_dir: float | None = None
    pron: float = 90.0
    bend: float = -1.0
    bendy: float = 0.0
    bendz: float = 0.0
    reach: float | None = None


Leg = FreeLeg | PlantedLeg
Arm = FreeArm | PlantedArm


@dataclass(frozen=True, slots=True)
class Key:
    """One key pose; movement stops at the first, the last and every `hold` key."""

    root: Root = field(default_factory=Root)
    spine: Spine = field(default_factory=Spine)
    leg_r: Leg = field(default_factory=FreeLeg)
    leg_l: Leg = field(default_factory=FreeLeg)
    arm_r: Arm = field(default_factory=FreeArm)
    arm_l: Arm = field(default_factory=FreeArm)
    hold: bool = False


@dataclass(frozen=True, slots=True)
class Chair:
    """A plain chair: centre of the seat and height of its top."""

    x: float
    seat: float


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk with keyboard and screen: its near edge and height."""

    x: float
    height: float


@dataclass(frozen=True, slots=True)
class Worktop:
    """A fixed worktop on a cupboard: its edge towards the figure and its height."""

    x: float
    height: float


@dataclass(frozen=True, slots=True)
class Props:
    """Things around the figure and in its hands.

    A mat is given by its two ends, a wall by its surface, a long band or a cable by the place it
    is fixed to. A kettlebell is "held" before the chest or "hanging" from the hands. The loop band
    is round both thighs, the stick lies along the spine.
    """

    chair: Chair | None = None
    desk: Desk | None = None
    worktop: Worktop | None = None
    wall: float | None = None
    mat: tuple[float, float] | None = None
    band_from: Place | None = None
    cable_from: Place | None = None
    kettlebell: str = ""
    loop_band: bool = False
    stick: bool = False
    hand_shape: str = "open"


@dataclass(frozen=True, slots=True)
class StraightArrow:
    """An arrow beside a landmark: from and to, as offsets forward and up."""

    landmark: str
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class ArcArrow:
    """A round arrow about a landmark: centre offset, radius, from and to angle."""

    landmark: str
    centre: tuple[float, float]
    radius: float
    angles: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PathArrow:
    """An arrow along the real path of a landmark, moved by an offset and trimmed."""

    landmark: str
    offset: tuple[float, float] = (0.0, 0.0)
    trim: tuple[float, float] = (0.0, 1.0)
    first_key: int = 0


Arrow = StraightArrow | ArcArrow | PathArrow


@dataclass(frozen=True, slots=True)
class Work:
    """Muscles that work, on which legs ("r", "l", "rl"; "" = near side), how hard at each key."""

    names: tuple[str, ...]
    side: str
    activation: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of one repetition: to the end, hold there, back, hold at the start."""

    out: float
    hold: float
    back: float
    rest: float


@dataclass(frozen=True, slots=True)
class FigureData:
    """Everything needed to draw one exercise at any moment of its movement.

    With `cycle` (walking) the last key leads on to the first; the picture of the end is then the
    key half way round. `breath` is how to breathe ("in", "out", "easy") on the way to the end,
    while holding it, and on the way back; empty where it does not matter.
    """

    yaw: float
    elevation: float
    tempo: Tempo
    keys: tuple[Key, ...]
    work: Work
    props: Props = Props()
    arrows: tuple[Arrow, ...] = ()
    overlays: tuple[str, ...] = ()
    ghost: bool = True
    cycle: bool = False
    draw_order: tuple[str, ...] = ()
    far: tuple[tuple[str, float], ...] = ()
    breath: tuple[str, ...] = ()


STILL: Final = FigureData(
    yaw=0.0,
    elevation=0.0,
    tempo=Tempo(out=1.0, hold=0.0, back=1.0, rest=0.0),
    keys=(Key(),),
    work=Work((), "", (0.0,)),
)
"""Stands for the figure of an exercise without one: even repetitions, and nothing to be said of
breath or muscles. It is never drawn."""
