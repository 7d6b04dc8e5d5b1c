"""The figures of extraction and answering against the gold annotations beside the project, each kind in a line.

    python -m tests.benchmarks.quality [facts|ask] [--gold DIR ...]

Without --gold: the annotated wire stories, then those in the form of web pages. The wire stories are given in two parts:
those that rules may be written on, and about a quarter kept apart, of which nobody looks at more than the figures.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parents[2]
SHARED = PROJECT.parent / "shared"
EVAL = SHARED / "eval"


def is_apart(article: str) -> bool:
    """Whether an annotated story ("012") is one of those kept apart, by the checksum of its name."""
    return zlib.crc32(article.encode()) % 3 == 0


def parts(gold: Path, scratch: Path) -> Iterator[tuple[str, Path]]:
    """The annotations of a folder in two folders: seen, and kept apart."""
    files = sorted(gold.glob("*.json"))
    for name, apart in (("seen", False), ("kept apart", True)):
        folder = scratch / name
        folder.mkdir()
        chosen = [file for file in files if is_apart(file.stem) is apart]
        for file in chosen:
            shutil.copy(file, folder)
        yield f"{gold.name}, {name}: {len(chosen)} stories", folder


def measured(what: str, stories: Path, gold: Path) -> dict[str, float | None]:
    """The last line that the scorer prints: its figures by name."""
    command = f"{sys.executable} -m bot"
    done = subprocess.run(
        [sys.executable, EVAL / "score.py", what, "--stories", stories, "--gold", gold, "--cmd", command],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    if done.returncode:
        sys.exit(done.stderr or done.stdout)
    figures: dict[str, float | None] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Print the figures, or say that there is nothing to measure against."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["facts", "ask"], default="facts")
    parser.add_argument("--gold", type=Path, action="append", default=[])
    args = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit("quality: needs the folder `shared` beside the project")
    with TemporaryDirectory() as scratch:
        sets = list(parts(EVAL / "gold", Path(scratch)))
        sets.append(("web", EVAL / "web"))
        for title, gold in [(str(gold), gold) for gold in args.gold] or sets:
            stories = gold if any(gold.glob("*.txt")) else EVAL / "stories"
            print(title)
            for name, value in measured(args.what, stories, gold).items():
                print(f"  {name:<18} {'-' if value is None else f'{100 * value:5.1f}%'}")


if __name__ == "__main__":
    main()
