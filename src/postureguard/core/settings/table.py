"""Every option, declared once: name, default, limits, label and help.

The settings file, its validation, the manual and the settings window derive from this table.
"""

from dataclasses import dataclass, fields

from postureguard.core.settings.options import (
    Option,
    choice,
    language,
    program,
    screen,
    switch,
    times,
    weekday,
    whole,
)

AUTO = "Automatic"
GROUP_NAMES = {
    "breaks": "Breaks",
    "hours": "Working hours",
    "presence": "At the desk or away",
    "holds": "When breaks wait",
    "sound": "Sounds and voice",
    "look": "Windows and tray",
    "figure": "The figure",
    "hooks": "Programs of your own",
}
"""What each group is called where people choose, in that order."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has chosen. Every value is within its limits."""

    sitting_limit_min: int = whole(
        30,
        (20, 60),
        "min",
        ("breaks", "Sitting limit", "How long you sit before a break is offered."),
    )
    micro: bool = switch(
        ("breaks", "Micro-breaks", "A break of about a minute at every sitting limit."),
        default=True,
    )
    micro_s: int = whole(
        75,
        (45, 90),
        "s",
        (
            "breaks",
            "Length of a micro-break",
            "About so long. Routines that take longer are shortened, but not your own.",
        ),
    )
    short_every: int = whole(
        2,
        (0, 6),
        "",
        (
            "breaks",
            "Short routine",
            "Every how many breaks a routine of two to three minutes takes the place of one.",
        ),
        none="never",
    )
    short_s: int = whole(
        180,
        (120, 300),
        "s",
        (
            "breaks",
            "Length of a short routine",
            "About so long. What is left of more than 180 seconds is a walk.",
        ),
    )
    long_at: str = times(
        "15:00",
        "time",
        ("breaks", "Long session at", "When one session of five to eight minutes comes."),
        none="none",
    )
    away_min: int = whole(
        3,
        (1, 15),
        "min",
        ("breaks", "Away counts after", "How long away from the desk counts as having stood up."),
    )
    notice_s: int = whole(
        30,
        (10, 120),
        "s",
        ("breaks", "Notice", "How long before a break you are told that it comes."),
    )
    strictness: str = choice(
        {"gentle": "Gentle", "firm": "Firm"},
        (
            "breaks",
            "When a break does not suit",
            "Firm: it can be put off once, and leaving it out takes a second press.",
        ),
    )
    nudge_min: int = whole(
        15,
        (0, 30),
        "min",
        (
            "breaks",
            "Posture nudge",
            "After sitting for so long, the tray icon suggests a new position.",
        ),
        none="never",
    )
    mon: str = weekday("08:00-18:00", "Monday")
    tue: str = weekday("08:00-18:00", "Tuesday")
    wed: str = weekday("08:00-18:00", "Wednesday")
    thu: str = weekday("08:00-18:00", "Thursday")
    fri: str = weekday("08:00-18:00", "Friday")
    sat: str = weekday("", "Saturday")
    sun: str = weekday("", "Sunday")
    lunch: str = times(
        "", "hours", ("hours", "Lunch", 'No breaks at lunch, such as "12:00-13:00".'), none="none"
    )
    quiet_start_min: int = whole(
        10,
        (0, 60),
        "min",
        ("hours", "Quiet start", "So long after the program starts, no breaks come."),
        none="none",
    )
    day_start: str = times(
        "04:00",
        "clock",
        ("hours", "A day starts at", "The counts of a day begin anew at this time."),
    )
    review_day: str = choice(
        {"friday": "On Fridays", "monday": "On Mondays", "off": "Never"},
        (
            "hours",
            "Your week in a few words",
            "A notification half an hour before work ends, or when you are next at work.",
        ),
    )
    presence: str = choice(
        {"auto": "By keyboard and mouse", "time only": "By the clock alone"},
        (
            "presence",
            "How to tell whether you are there",
            "By the clock alone, keyboard and mouse are ignored. From the next start on.",
        ),
    )
    long_idle_min: int = whole(
        15,
        (5, 60),
        "min",
        (
            "presence",
            "Silence counts as away after",
            "So long without keyboard and mouse, you are taken to have left.",
        ),
    )
    do_not_disturb: bool = switch(
        ("holds", "Do not disturb", "While your desktop is told not to disturb, breaks wait."),
        default=True,
    )
    full_screen: bool = switch(
        ("holds", "Full screen", "While another program fills the screen, breaks wait."),
        default=True,
    )
    camera: bool = switch(
        ("holds", "Camera", "While a program uses the camera, breaks wait."), default=True
    )
    microphone: bool = switch(
        ("holds", "Microphone", "While a program listens to the microphone, breaks wait."),
        default=True,
    )
    screen_share: bool = switch(
        ("holds", "Shared screen", "While your screen is shared or recorded, breaks wait."),
        default=True,
    )
    keeps_awake: bool = switch(
        (
            "holds",
            "A program keeps the screen on",
            "Players and presentations do; so do some programs all day, and music.",
        ),
        default=False,
    )
    battery_saver: bool = switch(
        ("holds", "Battery saver", "While the computer saves its battery, breaks wait."),
        default=False,
    )
    sounds: str = choice(
        {"breaks": "Breaks", "steps": "Breaks and steps", "off": "None"},
        (
            "sound",
            "Soft bells",
            "When a firm break comes, one cannot be seen, or a routine is over. None in a call.",
        ),
    )
    volume: int = whole(
        40,
        (0, 100),
        "",
        ("sound", "Volume", "How loud bells and voice are, beside the computer's own volume."),
        none="silent",
    )
    voice: bool = switch(
        ("sound", "Spoken steps", "The steps of a routine are read out. Not in a call."),
        default=False,
    )
    notifications: str = choice(
        {
            "auto": AUTO,
            "plyer": "Your desktop's notifications",
            "tray": "Beside the tray icon",
            "window": "A small window",
        },
        ("look", "Notifications", "What tells you that a break comes. From the next start on."),
    )
    panel: str = choice(
        {"auto": AUTO, "light": "Light", "dark": "Dark"},
        ("look", "Panel", "The colour of the panel behind the tray icon. From the next start on."),
    )
    theme: str = choice(
        {"auto": AUTO, "light": "Light", "dark": "Dark", "contrast": "High contrast"},
        (
            "look",
            "Colours",
            "Automatic: light, dark or of high contrast, as your desktop has its windows.",
        ),
    )
    language: str = language(
        {"auto": AUTO},
        (
            "look",
            "Language",
            "Automatic: your desktop's, where there are texts in it. From the next start on.",
        ),
    )
    screen: str = screen(
        {"active": "The one in use", "primary": "The main one"},
        ("look", "Screen", "Where breaks appear. A screen that is not there gives way."),
    )
    dim_others: bool = switch(
        (
            "look",
            "Dim the other screens",
            "While a break is shown. Where the desktop cannot, nothing happens.",
        ),
        default=False,
    )
    style: str = choice(
        {"auto": AUTO, "flat": "Colours", "line": "Lines"},
        (
            "figure",
            "Drawn in",
            "Automatic: colours, and lines when your desktop asks for more contrast.",
        ),
    )
    skin: str = choice(
        {
            "warm": "Warm",
            "fair": "Fair",
            "olive": "Olive",
            "brown": "Brown",
            "deep": "Deep",
            "lilac": "Lilac",
        },
        ("figure", "Skin", "The skin of the figure; lilac is a neutral mannequin."),
    )
    hair: str = choice(
        {
            "bun": "A bun",
            "short": "Short",
            "bob": "A bob",
            "curly": "Curly",
            "cropped": "Cropped",
        },
        ("figure", "Hair", "The hair of the figure."),
    )
    build: str = choice(
        {"slim": "Slim", "broad": "Broad"}, ("figure", "Build", "The build of the figure.")
    )
    motion: str = choice(
        {"auto": AUTO, "full": "Full", "reduced": "Reduced"},
        (
            "figure",
            "Movement",
            "Reduced: start and end fade into one another. Automatic: as your desktop asks.",
        ),
    )
    on_break: tuple[str, ...] = program(("hooks", "A break appears", "Started when one appears."))
    on_start: tuple[str, ...] = program(
        ("hooks", "A routine begins", "Started when you begin with the routine of a break.")
    )
    on_done: tuple[str, ...] = program(
        ("hooks", "A routine is done", "Started when a routine is done, wholly or in part.")
    )
    on_skip: tuple[str, ...] = program(
        ("hooks", "A break is skipped", "Started when you leave a break out.")
    )
    on_end: tuple[str, ...] = program(
        ("hooks", "A break is over", "Started when a break that appeared is over, in any way.")
    )
    on_hold: tuple[str, ...] = program(
        ("hooks", "A break waits", "Started when something holds back a break that is due.")
    )
    on_quit: tuple[str, ...] = program(
        ("hooks", "PostureGuard ends", "Started when you quit PostureGuard, and left alone.")
    )


OPTIONS: dict[str, Option] = {f.name: f.metadata["option"] for f in fields(Settings)}
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(option.group for option in OPTIONS.values()))
