"""The words that the resident and its clients speak: one JSON object a line, over a local socket.

The tray, the command line and every window use the same verbs. Requests are checked at the
border; a malformed one gets an `Answer` with ok=False and disturbs nothing.
"""

from typing import Annotated, Any, Literal

import msgspec

VERSION = 1
MAX_LINE = 64 * 1024
"""Bytes; a longer line is refused and the connection closed."""

BreakKind = Literal["micro", "short", "long"]
WindowName = Literal[
    "checkin", "review", "exercises", "own", "posture", "plan", "method", "welcome", "settings",
    "entries", "report", "data",
]  # fmt: skip
"""The windows that can be opened at any time; the routine window belongs to a break."""
Item = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]{0,59}$")]
"""What a window shows, by its identifier, such as an exercise."""


class ProtocolError(ValueError):
    """A line that is not a message; its text is one sentence fit to show."""


class _Request(msgspec.Struct, frozen=True, tag_field="verb", forbid_unknown_fields=True):
    """A wish of a client."""


class Status(_Request, frozen=True, tag="status"):
    """What is going on now? Answered with a `View` as plain data."""


class Subscribe(_Request, frozen=True, tag="subscribe"):
    """Send events from now on: the view whenever it changes, and what concerns the window."""

    window: Literal["routine"] | WindowName | None = None
    break_id: str | None = None
    pid: int | None = None


class StartBreak(_Request, frozen=True, tag="start"):
    """Begin a break now."""

    kind: BreakKind | None = None


class Postpone(_Request, frozen=True, tag="postpone"):
    """Offer the waiting break again in some minutes."""

    minutes: Literal[2, 5, 10] = 5


class Skip(_Request, frozen=True, tag="skip"):
    """Leave the waiting break out."""


class Another(_Request, frozen=True, tag="another"):
    """Another routine for the break that waits."""

    break_id: str | None = None


class HalfMinute(_Request, frozen=True, tag="half-minute"):
    """Half a minute is enough for the break that waits; with on=False all of it after all."""

    break_id: str | None = None
    on: bool = True


class Redo(_Request, frozen=True, tag="redo"):
    """The break that was left out a short while ago, now."""


class Pause(_Request, frozen=True, tag="pause"):
    """No prompts for some minutes, or until the next day starts when minutes is missing."""

    minutes: int | None = None


class Meeting(_Request, frozen=True, tag="meeting"):
    """In a meeting for some minutes, or with more=True for so many more; without any it is over."""

    minutes: Annotated[int, msgspec.Meta(ge=1, le=480)] | None = None
    more: bool = False


class RemindAnyway(_Request, frozen=True, tag="remind-anyway"):
    """Let breaks come although something says "not now", until that is over."""


class WasAway(_Request, frozen=True, tag="was-away"):
    """The answer to the question on return from a long silence."""

    yes: bool


class Resume(_Request, frozen=True, tag="resume"):
    """End every pause that the person has set."""


class Standing(_Request, frozen=True, tag="standing"):
    """I am standing now."""


class Sitting(_Request, frozen=True, tag="sitting"):
    """I am sitting again."""


class Checkin(_Request, frozen=True, tag="checkin"):
    """Low-back pain from 0 to 10."""

    pain: int
    break_id: str | None = None


class Say(_Request, frozen=True, tag="say"):
    """An answer, a choice or a tick of the person."""

    about: Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9.-]{0,79}$")]
    value: Annotated[str, msgspec.Meta(max_length=2000)]
    break_id: str | None = None


class Correct(_Request, frozen=True, tag="correct"):
    """Put an entry right, by its name in the journal; None withdraws it."""

    entry: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
    value: Annotated[str, msgspec.Meta(max_length=2000)] | None


class Show(_Request, frozen=True, tag="show"):
    """Open a window, or bring it to the front; what a second start of the program says.

    With an item the window turns to it.
    """

    window: WindowName = "review"
    item: Item | None = None


class Seen(_Request, frozen=True, tag="seen"):
    """The routine window can be seen."""

    break_id: str


class Begin(_Request, frozen=True, tag="begin"):
    """The person started the routine of a break."""

    break_id: str


class Step(_Request, frozen=True, tag="step"):
    """A step of the routine came to its end."""

    break_id: str
    index: int
    skipped: bool = False
    exercise: Item | None = None
    amount: Annotated[int, msgspec.Meta(ge=1, le=3600)] | None = None


class Hold(_Request, frozen=True, tag="hold"):
    """The routine was paused (on=True) or goes on."""

    break_id: str
    on: bool


class Finish(_Request, frozen=True, tag="finish"):
    """The routine is over, by its last step or because the person ended it."""

    break_id: str


class Stop(_Request, frozen=True, tag="stop"):
    """It hurts: the routine stops."""

    break_id: str


class Alive(_Request, frozen=True, tag="alive"):
    """Sent every few seconds by an open routine window, from its own event loop."""

    break_id: str


class Quit(_Request, frozen=True, tag="quit"):
    """End the program."""


Request = (
    Status
    | Subscribe
    | StartBreak
    | Postpone
    | Skip
    | Another
    | HalfMinute
    | Redo
    | Pause
    | Meeting
    | RemindAnyway
    | WasAway
    | Resume
    | Standing
    | Sitting
    | Checkin
    | Say
    | Correct
    | Show
    | Seen
    | Begin
    | Step
    | Hold
    | Finish
    | Stop
    | Alive
    | Quit
)


class Answer(msgspec.Struct, frozen=True):
    """The reply to one request; with ok=False `message` is one sentence that says why."""

    ok: bool = True
    message: str = ""
    data: dict[str, Any] | None = None
    version: int = VERSION


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that subscribers are told: "status", "show" (the window appears) or "close"."""

    event: Literal["status", "show", "close"]
    data: dict[str, Any] | None = None


_requests: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
_replies = msgspec.json.Decoder(dict[str, Any])


def decode_request(line: bytes) -> Request:
    """The request on one line; `ProtocolError` when it is none."""
    if len(line) > MAX_LINE:
        raise ProtocolError(f"A message may have {MAX_LINE} bytes at most.")
    try:
        return _requests.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(f"Not a message: {str(error).split(' - ')[0]}.") from None


def decode_reply(line: bytes) -> Answer | Event:
    """What the resident said, on the client's side."""
    try:
        fields = _replies.decode(line)
        if "event" in fields:
            return msgspec.convert(fields, Event)
        return msgspec.convert(fields, Answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(f"Not an answer: {error}.") from None


def encode(message: Request | Answer | Event) -> bytes:
    """One message as a line, with its line feed."""
    return msgspec.json.encode(message) + b"\n"
