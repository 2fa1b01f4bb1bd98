"""What the program costs. The benchmarks borrow the desktop of the tests."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))
