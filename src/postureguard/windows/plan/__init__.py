"""The plan: where the person stands in the programme, why, and what comes next."""

from postureguard.windows.plan.run import run_plan
from postureguard.windows.plan.window import PlanWindow

__all__ = ["PlanWindow", "run_plan"]
