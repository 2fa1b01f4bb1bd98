"""The page about packs: what it shows can be imported as it stands."""

import re
import zipfile
from pathlib import Path

from postureguard.core.training.exercise import KIT, PLACES, TRACKS
from postureguard.core.training.own import EXERCISE_FIELDS
from postureguard.system.own import OwnFiles

PAGE = (Path(__file__).parents[1] / "docs" / "packs.md").read_text("utf-8")


def test_the_example_can_be_imported(tmp_path):
    files = dict(re.findall(r"```toml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL))
    assert len(files) == 4
    path = tmp_path / "example.posturepack"
    with zipfile.ZipFile(path, "w") as pack:
        for name, text in files.items():
            pack.writestr(name, text)
    store = OwnFiles(tmp_path / "own")
    added = store.read_pack(path).added
    assert added == ("Doorway stretch", "Shrug", "Shoulders")
    assert store.catalogue().routines["own-shoulders"].kind == "short"


def test_every_key_and_word_is_named():
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert set(rows) == set(EXERCISE_FIELDS)
    assert all(f'`"{word}"`' in PAGE for word in (*KIT, *PLACES, *TRACKS))
