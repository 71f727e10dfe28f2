"""The project's frame: locks, wheel, declared dependencies, the commands that the README shows."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.txt", "requirements-dev.txt")
IMPORTED_AS = {"lxml": "lxml", "sudachidict_core": "sudachidict-core"}


def locked(name: str) -> dict[str, set[str]]:
    """Package → versions (one for each range of Pythons) in a lock file."""
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", (ROOT / name).read_text(), re.MULTILINE):
        versions.setdefault(package, set()).add(version)
    return versions


def declared(*extras: str) -> list[Requirement]:
    project = PROJECT["project"]
    lists = [project["dependencies"], PROJECT["dependency-groups"]["build"]]
    lists += [project["optional-dependencies"][extra] for extra in extras]
    return [Requirement(line) for one in lists for line in one]


# --- locks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_packages_and_hashes_and_no_place_to_get_them_from(name: str) -> None:
    entry, hashed, why = (
        r"[a-z0-9.-]+==\S+( ; [^/@]+)? \\",
        r"    --hash=sha256:[0-9a-f]{64}( \\)?",
        r"    #  ?[^/@]*",
    )
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(f"{entry}|{hashed}|{why}", line)
        assert not re.search(r"\b[a-z]+\.(org|com|net|io|dev|jp)\b", line)


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) > 50
    assert [entry.split(" ")[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(("name", "extras"), [(LOCKS[0], ()), (LOCKS[1], ("test", "lint", "notebook"))])
def test_a_lock_holds_what_the_project_declares(name: str, extras: tuple[str, ...]) -> None:
    versions = locked(name)
    for requirement in declared(*extras):
        found = versions.get(requirement.name, set())
        assert found, requirement
        assert all(requirement.specifier.contains(version) for version in found), requirement


def test_both_locks_agree() -> None:
    short, long = (locked(name) for name in LOCKS)
    assert {package: long.get(package) for package in short} == short


def test_what_the_code_imports_is_declared() -> None:
    imported = set()
    for path in (ROOT / "graph").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    names = {requirement.name.replace("-", "_") for requirement in declared()}
    notebook = {Requirement(r).name for r in PROJECT["project"]["optional-dependencies"]["notebook"]}
    assert imported - set(sys.stdlib_module_names) - {"keii"} <= names | notebook


# --- wheel ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = out.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(out / "site")
    return out / "site"


def test_the_wheel_holds_all_code_and_all_data_and_nothing_else(wheel: Path) -> None:
    def below(folder: Path) -> set[str]:
        return {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    code = {path for path in below(wheel / "keii") if not path.startswith("_data/")}
    assert code == {path for path in below(ROOT / "graph/keii") if not path.startswith("_data/")}
    assert below(wheel / "keii/_data/ontology") == below(ROOT / "ontology")
    assert below(wheel / "keii/_data/corpus") == below(ROOT / "corpus")
    assert {path.name.split("-")[0] for path in wheel.iterdir()} == {"keii"}


def test_the_ontology_is_found_in_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    look = "import keii.ontology.paths as p; print(p.__file__); print(p.ontology_dir())"
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(wheel)!r}); {look}"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    module, folder = run.stdout.split()
    assert Path(module).is_relative_to(wheel)
    assert Path(folder) == wheel / "keii/_data/ontology"


# --- commands and files ---------------------------------------------------------------------------


def test_readme_and_contributing_show_the_command_that_ci_runs() -> None:
    command = re.search(
        r"^test_command='(.+)'$", (ROOT / ".ci/run").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert command
    for name in ("README.md", "CONTRIBUTING.md"):
        assert command[1] in (ROOT / name).read_text(encoding="utf-8").splitlines(), name


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="no git checkout")
def test_no_source_file_is_ignored_by_git() -> None:
    sources = [p.relative_to(ROOT).as_posix() for p in (ROOT / "graph").rglob("*.py")]
    ignored = subprocess.run(
        ["git", "check-ignore", "--stdin"], cwd=ROOT, input="\n".join(sources), capture_output=True, text=True
    )
    assert ignored.stdout == ""
