"""A user's own repository: contract, rule, baseline, hook and workflow, by the installed wheel alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml")
ROOT = Path(__file__).parents[1]
RULE = """/*
+++
code = "ORG101"
name = "no-desk"
summary = "An article names no desk"
level = "error"
confidence = "high"
since = "1"
message = "no desk is named"
+++

Every article of ours names its desk.
*/
SELECT a.article_id, 0 AS start, 0 AS stop FROM articles AS a WHERE a.body NOT LIKE '%desk%'
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of the wheel, in an environment with these libraries and without this checkout."""
    folder = tmp_path_factory.mktemp("scratch")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    room = folder / "env"
    venv.create(room, with_pip=False)
    site = next((room / "lib").glob("python*/site-packages"))
    shutil.unpack_archive(next(folder.glob("*.whl")), site, format="zip")
    libraries = {str(Path(name)) for name in sys.path if name.endswith("site-packages")}
    (site / "libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")
    command = room / "bin" / "provenance"
    command.write_text(
        f"#!{room / 'bin' / 'python'}\nfrom provenance.cli import main\nmain(prog_name='provenance')\n",
        encoding="utf-8",
    )
    command.chmod(0o755)
    return command


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(
        "The desk says that the port reopened.\n\nBy Ada Moreau\n", encoding="utf-8"
    )
    (articles / "b.txt").write_text("The bridge is shut.\n\nBy Tom Weiss\n", encoding="utf-8")
    return tmp_path


def run(program: Path, repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return started([str(program), *arguments], repository)


def started(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command there, as a user would: neither this checkout nor this build server is known to it."""
    ours = ("PYTHONPATH", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        command, cwd=folder, env={**kept, **more}, capture_output=True, text=True, check=False
    )


def test_a_repository_goes_from_nothing_to_a_gate_that_holds(program: Path, repository: Path) -> None:
    done = run(program, repository, "init", "articles", "--ci", "github")
    assert done.returncode == 0, done.stderr
    following = re.search(r"Next: provenance (.*)", done.stdout)
    assert following
    assert run(program, repository, *following[1].split(), "--no-ledger").returncode == 0

    (repository / "articles" / "schemas").mkdir()
    asked = {"fields": [{"name": "body", "constraints": {"maxLength": 60}}]}
    (repository / "articles" / "schemas" / "articles.json").write_text(json.dumps(asked), encoding="utf-8")
    (repository / "articles" / "audits").mkdir()
    (repository / "articles" / "audits" / "no-desk.sql").write_text(RULE, encoding="utf-8")
    assert "3 violations" not in run(program, repository, "schema", "check", "articles").stderr
    done = run(program, repository, "audit", "articles", "--no-ledger")
    assert done.returncode == 1
    assert "ORG101 no desk is named" in done.stdout

    assert run(program, repository, "baseline", "create", "articles", "--reason", "known").returncode == 0
    assert run(program, repository, "audit", "articles", "--no-ledger").returncode == 0
    workflow = (repository / ".github" / "workflows" / "provenance.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(workflow)["jobs"]["audit"]["steps"]
    command = next(step["run"] for step in steps if step.get("run", "").startswith("provenance audit"))
    assert run(program, repository, *command.split()[1:]).returncode == 0
    assert (repository / "provenance.sarif").is_file()


def test_the_steps_of_the_action_audit_and_pass_their_inputs_on(program: Path, repository: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    audit = next(step for step in action["runs"]["steps"] if step.get("name") == "Audit")
    inputs = {
        "CORPUS": "articles",
        "SARIF": "out.sarif",
        "REPORT": "out.html",
        "ARGS": "--fail-on never",
    }
    assert inputs.keys() == audit["env"].keys()
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    done = started(["bash", "-euo", "pipefail", "-c", audit["run"]], repository, **inputs, PATH=path)
    assert done.returncode == 0, done.stderr
    assert (repository / "out.sarif").is_file()
    assert (repository / "out.html").is_file()


@pytest.mark.parametrize("hook", [0, 1])
def test_a_hook_runs_from_a_scratch_repository(hook: int, program: Path, repository: Path) -> None:
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[hook]
    run(program, repository, "init", "articles")
    entry = f"{program.parent / manifest['entry']} articles"
    local = manifest | {"language": "system", "entry": entry, "always_run": True}
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    subprocess.run(["git", "init", "-q", "."], cwd=repository, check=True)
    subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    done = started(command, repository, PRE_COMMIT_HOME=str(repository / "cache"))
    if "No module named" in done.stderr:
        pytest.skip("pre-commit is not installed")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_without_the_extras_a_command_says_what_to_install(program: Path, repository: Path) -> None:
    hidden = repository / "hidden"
    for name in ("great_expectations", "pyspark"):
        (hidden / name).mkdir(parents=True)
        text = f"raise ModuleNotFoundError('No module named {name}', name='{name}')\n"
        (hidden / name / "__init__.py").write_text(text, encoding="utf-8")
    for arguments, said in (
        (("expectations", "articles"), 'pip install "news-provenance[expectations]"'),
        (("audit", "articles", "--engine", "spark", "--no-ledger"), "news-provenance[spark]"),
    ):
        done = started([str(program), *arguments], repository, PYTHONPATH=str(hidden))
        assert done.returncode == 2
        assert said in done.stderr
