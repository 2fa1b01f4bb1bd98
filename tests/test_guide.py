"""What the guide and the README say can be done as it stands, and looks as it is shown."""

import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from postureguard.catalogue import shipped_catalogue
from postureguard.cli import commands
from postureguard.core.programme.numbers import RULES
from postureguard.core.settings import OPTIONS, Settings
from postureguard.core.settings.presets import PRESETS
from postureguard.core.settings.reading import parse_settings
from postureguard.core.training.exercise import STOP_RULE
from postureguard.resources import resource
from postureguard.simulate.people import PEOPLE

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures" / "guide"
GUIDE = sorted((DOCS / "guide").glob("*.md"))
GENERATED = DOCS / "command-line.md"
PAGES = [ROOT / "README.md", ROOT / "installer" / "README.md", *sorted(DOCS.glob("*.md")), *GUIDE]
LARGEST, LARGEST_TOGETHER = 120_000, 2_500_000
"""Bytes of a picture, and of all of them."""
HARMLESS = {"status", "doctor", "simulate", "--version", "--help", "own list", "exercises check"}
"""What is said on these pages and may be done here; `status` finds nothing that runs."""
EMPHASIS = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def named(pages):
    return pytest.mark.parametrize(
        "page", pages, ids=[p.relative_to(ROOT).as_posix() for p in pages]
    )


def script(folder, name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), folder / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fenced(page, language=r"\w*"):
    return re.findall(
        rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )


def code(page):
    """Every line of code, and every word of it within a sentence."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    blocks = [*fenced(page), *re.findall(r"^ {4}(.*)$", text, re.MULTILINE)]
    yield from (line.strip() for block in blocks for line in block.splitlines())
    for found in re.findall(r"`([^`]+)`", re.sub(r"^ {4}.*$", "", text, flags=re.MULTILINE)):
        yield " ".join(found.split())


def said_commands(page):
    """The words behind `postureguard` of each command, for every way in "on|off" or "[FILE]"."""
    for line in code(page):
        if not re.match(r"postureguard( |$)", line):
            continue
        for part in re.split(r"\s{2,}", line)[0].split(" | "):
            if not re.match(r"[a-z-]+( |$)", part):  # another value of the option before
                continue
            words = part.removeprefix("postureguard").strip()
            for one in (re.sub(r"\[.*?\]", "", words), re.sub(r"[\[\]]", "", words)):
                head, *others = one.split("|")
                stem = head.rpartition(" ")[0]
                for way in (head, *(f"{stem} {other}" for other in others)):
                    if "python3" not in way:
                        yield tuple(shlex.split(way))


def parse(words):
    """Through the program's own parser, up to doing it."""
    command, context, rest = commands, None, list(words)
    while isinstance(command, click.Group) and rest and rest[0] not in ("--help", "--version"):
        if rest[0] == "COMMAND":
            return
        context = click.Context(command, parent=context, info_name=rest[0])
        name = rest.pop(0)
        command = command.get_command(context, name)
        assert command is not None, f"there is no command {name!r}"
    if not {"--help", "--version"} & set(rest):
        command.make_context(command.name, rest, parent=context)


@named([page for page in PAGES if page != GENERATED])
def test_every_command_is_one(page):
    wrong = []
    for words in said_commands(page):
        try:
            parse(words)
        except (click.UsageError, AssertionError) as error:
            wrong.append(f"{' '.join(words)}: {error}")
    assert wrong == []


def test_a_command_that_is_none_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Say `postureguard pause --hours 3`, or\n\n    postureguard slumber  # now\n")
    assert [*said_commands(page)] == [("slumber",), ("slumber",)] + 2 * [("pause", "--hours", "3")]
    with pytest.raises(click.UsageError):
        parse(("pause", "--hours", "3"))
    with pytest.raises(AssertionError, match="slumber"):
        parse(("slumber",))


def harmless():
    found = {words for page in (ROOT / "README.md", *GUIDE) for words in said_commands(page)}
    return sorted(w for w in found if {w[:1], w[:2]} & {tuple(h.split()) for h in HARMLESS})


@pytest.mark.parametrize("words", harmless(), ids=" ".join)
def test_what_changes_nothing_works_as_it_is_written(words, tmp_path):
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DBUS_", "DISPLAY"))}
    env = keep | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "TZ": "UTC"}
    (tmp_path / "export.json").write_text(json.dumps(EXPORT))
    done = subprocess.run(
        [sys.executable, "-m", "postureguard", *words],
        capture_output=True,
        text=True,
        env=env,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == (3 if words[0] == "status" else 0), done.stderr
    assert done.stdout or done.returncode


EXPORT = {
    "buckets": {
        "aw-watcher-afk_here": {
            "type": "afkstatus",
            "events": [
                {
                    "timestamp": "2026-03-02T09:00:00+00:00",
                    "duration": 9000,
                    "data": {"status": "not-afk"},
                }
            ],
        }
    }
}


@named(PAGES)
def test_every_target_of_make_is_one(page):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    said = {words.split()[1] for words in code(page) if re.match(r"make [a-z]", words)}
    assert said - targets == set()


@named(PAGES)
def test_every_link_and_picture_leads_somewhere(page):
    text = page.read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)[^):]*\)", text) + re.findall(
        r'(?:src|srcset)="([^":]+)"', text
    )
    assert [link for link in links if not (page.parent / link).exists()] == []


@named([*GUIDE, ROOT / "README.md", DOCS / "holds.md", DOCS / "presence.md", DOCS / "scripts.md"])
def test_every_setting_is_one(page):
    blocks = [tomllib.loads(block) for block in fenced(page, "toml")]
    assert [parse_settings(block)[1] for block in blocks] == [()] * len(blocks)
    inside = (re.match(r"(\w+) = (.+)$", words) for words in code(page))
    said = [match for match in inside if match and match[1] in OPTIONS]
    for match in said:
        group = OPTIONS[match[1]].group
        assert parse_settings({group: tomllib.loads(match[0])})[1] == (), match[0]


@pytest.fixture(scope="module")
def texts():
    """Everything that people see, as it is written for them."""
    found = set()
    for message in script(ROOT / "installer", "messages").collect():
        found.update(message.id if isinstance(message.id, tuple) else [message.id])
    return {text.replace("&", "") for text in found if text}


@named(GUIDE)
def test_bold_words_are_words_of_the_program(page, texts):
    said = {" ".join(words.split()) for words in EMPHASIS.findall(page.read_text("utf-8"))}
    assert said - texts - {"bold"} == set()


def test_the_groups_of_the_settings_are_called_what_they_are(texts):
    assert "bold" not in texts
    assert {"Breaks", "Program", "When breaks wait"} <= texts


def test_claims_and_verdicts_are_those_of_the_method():
    claims = tomllib.loads(resource("method.toml").read_text("utf-8"))["claim"]
    rows = re.findall(
        r"^\| (.+\.) \| (.+) \|$", (DOCS / "guide/method.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(rows) > 8
    assert set(rows) <= {(one["claim"], one["verdict"]) for one in claims}
    assert f"all {len(claims)} claims" in (DOCS / "guide" / "method.md").read_text("utf-8")


def test_every_page_of_the_guide_can_be_reached():
    index = (DOCS / "guide" / "README.md").read_text("utf-8")
    assert [page.name for page in GUIDE[1:] if f"({page.name})" not in index] == []


def test_the_page_about_the_command_line_is_the_generated_one():
    page = script(DOCS, "command-line").page()
    kept = GENERATED.read_text("utf-8")
    assert page == kept, "run `python docs/command-line.py`"
    shown = {name for name, command in commands.commands.items() if not command.hidden}
    assert {name for name in shown if f"### `postureguard {name}" not in page} == set()


def test_every_picture_is_shown_in_light_and_dark_and_is_small():
    said = "".join(page.read_text("utf-8") for page in (ROOT / "README.md", *GUIDE))
    kept = sorted(PICTURES.glob("*.png"))
    assert [path.name for path in kept if f"pictures/guide/{path.name}" not in said] == []
    names = {path.stem.rpartition("-")[0] for path in kept}
    assert {f"{name}-{theme}.png" for name in names for theme in ("light", "dark")} == {
        path.name for path in kept
    }
    sizes = [path.stat().st_size for path in kept]
    assert max(sizes) < LARGEST
    assert sum(sizes) < LARGEST_TOGETHER


def test_the_pictures_show_what_the_program_shows():
    """Every window is opened as for its picture, and read; both must say the same."""
    done = subprocess.run(
        [sys.executable, str(DOCS / "screenshots.py"), "--read"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    kept = json.loads((PICTURES / "texts.json").read_text("utf-8"))
    now = json.loads(done.stdout)
    assert now.keys() == kept.keys(), "run `make screenshots`"
    stale = {name for name in now if now[name] != kept[name]}
    assert stale == set(), "run `make screenshots`, and look at them"


@named([DOCS / "architecture.md", DOCS / "contributing.md"])
def test_every_file_that_is_named_is_there(page):
    known = {path.name for path in (ROOT / "src").rglob("*.py")}
    files = {
        words
        for words in code(page)
        if re.fullmatch(r"[\w./-]+\.(py|toml|md|svg)|\w+/[\w/]+/?", words)
    }
    places = (ROOT, ROOT / "src" / "postureguard", DOCS)
    gone = {name for name in files if not any((place / name).exists() for place in places)}
    assert {name for name in gone if name not in known | {"end.svg", "exercise.toml"}} == set()


def test_the_layers_are_those_of_the_checks():
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(one["layers"] for one in rules["contracts"] if one["type"] == "layers")
    page = (DOCS / "architecture.md").read_text("utf-8")
    drawn = page[page.index("    __main__") :].partition("\n\n")[0]
    first = [re.split(r"\s{2,}", line.strip())[0] for line in drawn.splitlines()]
    shown = " / ".join(first).replace(" / |", " |").split(" / ")
    assert [set(one.split(" | ")) for one in shown] == [set(one.split(" | ")) for one in layers]


def words_of(name):
    return " ".join((DOCS / "guide" / name).read_text("utf-8").split())


def test_rhythms_and_lengths_are_those_of_the_settings():
    page = words_of("first-day.md")
    for preset in PRESETS.values():
        assert f"**{preset.name}** | {preset.values['sitting_limit_min']} minutes |" in page
    assert f"a break comes in {Settings().notice_s} seconds" in page
    assert f"once a day, at {Settings().long_at} |" in words_of("routine.md")


def test_numbers_of_the_programme_are_those_of_the_rules():
    page = words_of("programme.md")
    assert f"pain of {RULES.sore_from} or more today" in page
    assert f"pain rises by {RULES.red_rise}, or climbs to {RULES.red_during}" in page
    assert f"rests for {RULES.red_lock_h} hours" in page
    assert f"0 to {RULES.next_day_least - 1} is fine to go on with" in page
    assert (RULES.clean_for_dose, RULES.most_step, RULES.clean_for_next) == (2, 3, 3)
    assert (RULES.quiet_reds, RULES.quiet_within_days, RULES.flare_above) == (2, 14, 2)
    assert (RULES.deload_every, RULES.mastered_for_level, RULES.level_up_every_days) == (5, 2, 7)


def test_what_is_said_about_stopping_and_about_help_is_what_the_program_says(texts):
    (help_,) = (text for text in texts if text.startswith("PostureGuard offers general movement"))
    assert STOP_RULE in words_of("routine.md")
    assert all(help_ in words_of(name) for name in ("README.md", "method.md"))
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert help_.removeprefix("PostureGuard offers") in readme


def test_the_readme_counts_right():
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert f"All {len(shipped_catalogue().exercises)} of them" in readme
    named = [name for name in PEOPLE if name in readme]
    assert len(PEOPLE) - len(named) == 12
    assert "twelve more" in readme
