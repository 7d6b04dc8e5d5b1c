"""What stands in `deploy/`: units that systemd takes, containers that fit the settings, and the script that installs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings

DEPLOY = Path(__file__).parents[1] / "deploy"
SETTINGS = {str(field.validation_alias) for field in Settings.model_fields.values()}
MENTIONED = re.compile(r"\b(?:PRESSBOX|DISCORD)_[A-Z_]+\b")
UNITS = {"pressbox.service": "pressbox.service", "pressbox@.service": "pressbox@0-3.service"}


@pytest.mark.parametrize(("unit", "name"), UNITS.items())
def test_systemd_takes_the_unit(unit: str, name: str, tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("needs systemd-analyze")
    text = (DEPLOY / unit).read_text("utf-8")
    program = re.search(r"^ExecStart=(\S+)", text, re.MULTILINE)
    assert program
    (tmp_path / name).write_text(text.replace(program[1], sys.executable), "utf-8")
    done = subprocess.run(["systemd-analyze", "verify", tmp_path / name], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", [*UNITS, "Dockerfile", "compose.yaml"])
def test_only_settings_that_there_are_are_set(name: str) -> None:
    assert set(MENTIONED.findall((DEPLOY / name).read_text("utf-8"))) <= SETTINGS


def test_the_units_differ_in_what_is_of_one_share_alone() -> None:
    one, many = ((DEPLOY / unit).read_text("utf-8").splitlines() for unit in UNITS)
    assert [line for line in one if line not in many and not line.startswith("#")] == [
        "Description=Pressbox, a Discord bot that answers questions about sports stories",
        "StateDirectory=pressbox",
        "WorkingDirectory=/var/lib/pressbox",
        "Environment=XDG_DATA_HOME=/var/lib PRESSBOX_LOG_FORMAT=json PYTHONUNBUFFERED=1",
    ]


def test_the_containers_are_the_bot_and_its_database_and_nothing_is_open_to_the_world() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    assert set(services) == {"pressbox", "database"}
    bot = services["pressbox"]
    assert bot["depends_on"]["database"]["condition"] == "service_healthy"
    assert bot["environment"]["PRESSBOX_DATABASE"].endswith("@database/pressbox")
    assert all(port.startswith("127.0.0.1:") for port in bot["ports"])
    assert "ports" not in services["database"]
    assert (DEPLOY.parent / "deploy" / bot["build"]["context"] / bot["build"]["dockerfile"]).is_file()


def test_the_image_is_made_by_the_script() -> None:
    lines = (DEPLOY / "Dockerfile").read_text("utf-8").splitlines()
    assert "RUN sh deploy/install.sh /opt/pressbox" in lines
    assert not [line for line in lines if "pip " in line]


def test_the_script_says_how_it_is_used() -> None:
    done = subprocess.run(["sh", DEPLOY / "install.sh"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "TARGET" in done.stderr


def test_the_script_refuses_a_python_that_is_too_old(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "import sys; sys.version_info = (3, 9); exec(sys.argv[1])" "$2"\n'
    )
    old.chmod(0o755)
    done = install(tmp_path / "opt", PYTHON=str(old))
    assert done.returncode == 1
    assert "3.11 or newer" in done.stderr
    assert not (tmp_path / "opt").exists()


@pytest.mark.soak
def test_the_script_installs_what_answers_and_an_upgrade_keeps_the_one_before(tmp_path: Path) -> None:
    for _ in range(3):
        done = install(tmp_path / "opt")
        assert done.returncode == 0, done.stderr
    current = tmp_path / "opt" / "current"
    made = sorted(path.name for path in (tmp_path / "opt").glob("2*"))
    assert len(made) == 2
    assert current.resolve().name == made[-1]
    asked = subprocess.run(
        [current / "bin" / "pressbox", "ask", "Who beat Japan?"],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.stdout.startswith("Belgium"), asked.stderr


def install(target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(DEPLOY / "install.sh"), str(target)]
    return subprocess.run(
        command, env={"PYTHON": sys.executable} | os.environ | environment, capture_output=True, text=True, check=False
    )
