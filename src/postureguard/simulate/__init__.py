"""What the program would have done on days that were recorded: the engine in virtual time."""

from postureguard.simulate.run import simulate
from postureguard.simulate.span import Span, SpanState
from postureguard.simulate.timeline import print_timeline
from postureguard.simulate.trace import load_trace, parse_trace

__all__ = ["Span", "SpanState", "load_trace", "parse_trace", "print_timeline", "simulate"]
