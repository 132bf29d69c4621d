import shutil
import subprocess
from pathlib import Path

import pytest

from piacen_qual.anonymisation.custody import place
from piacen_qual.anonymisation.custody.place import UnsafeKeyPlaceError, check_place, key_path
from piacen_qual.study import Study

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    return tmp_path


def test_a_folder_that_is_no_repository_will_do(tmp_path: Path) -> None:
    check_place(Study(tmp_path))


@needs_git
def test_a_repository_that_does_not_ignore_the_key_is_refused(repository: Path) -> None:
    with pytest.raises(UnsafeKeyPlaceError, match="« /cle/ »"):
        check_place(Study(repository))


@needs_git
@pytest.mark.parametrize("rule", ["/cle/", "cle/", "*.key", "registre.key", "c*/"])
def test_any_rule_of_git_that_ignores_the_key_will_do(repository: Path, rule: str) -> None:
    (repository / ".gitignore").write_text(f"{rule}\n", encoding="utf-8")
    check_place(Study(repository))


@needs_git
def test_a_rule_taken_back_counts_as_git_counts_it(repository: Path) -> None:
    (repository / ".gitignore").write_text("cle/*\n!cle/registre.key\n", encoding="utf-8")
    with pytest.raises(UnsafeKeyPlaceError):
        check_place(Study(repository))


@needs_git
def test_a_key_that_git_follows_already_is_refused_though_ignored(repository: Path) -> None:
    path = key_path(Study(repository))
    path.parent.mkdir()
    path.write_bytes(b"x")
    git(repository, "add", "-f", "cle/registre.key")
    (repository / ".gitignore").write_text("/cle/\n", encoding="utf-8")
    with pytest.raises(UnsafeKeyPlaceError, match="git rm --cached"):
        check_place(Study(repository))


@needs_git
def test_a_study_deep_in_a_repository_is_told_the_rule_for_its_root(repository: Path) -> None:
    study = Study(repository / "projets" / "étude")
    study.root.mkdir(parents=True)
    with pytest.raises(UnsafeKeyPlaceError, match="« /projets/étude/cle/ »"):
        check_place(study)
    (repository / ".gitignore").write_text("/projets/étude/cle/\n", encoding="utf-8")
    check_place(study)


@needs_git
def test_the_environment_of_a_hook_does_not_mislead(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "ailleurs"))
    (repository / ".gitignore").write_text("/cle/\n", encoding="utf-8")
    check_place(Study(repository))


def test_without_git_nobody_can_tell_and_the_answer_is_no(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("/cle/\n", encoding="utf-8")
    monkeypatch.setattr(place, "which", lambda _: None)
    with pytest.raises(UnsafeKeyPlaceError, match="git n’est pas installé"):
        check_place(Study(tmp_path))


@needs_git
def test_a_git_that_does_not_answer_is_a_no(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /nulle/part\n", encoding="utf-8")
    with pytest.raises(UnsafeKeyPlaceError, match="git ne répond pas"):
        check_place(Study(tmp_path))


def test_the_folder_of_exports_is_no_place_for_a_key(tmp_path: Path) -> None:
    study = Study(tmp_path)
    study.exports.mkdir()
    (tmp_path / "cle").symlink_to(study.exports, target_is_directory=True)
    with pytest.raises(UnsafeKeyPlaceError, match="partagé"):
        check_place(study)


@needs_git
def test_git_is_asked_of_a_work_tree_whose_repository_is_elsewhere(repository: Path) -> None:
    author = ("-c", "user.name=x", "-c", "user.email=x@exemple.org")
    git(repository, *author, "commit", "-q", "--allow-empty", "-m", "début")
    study = Study(repository / "étude")
    git(repository, "worktree", "add", "-q", str(study.root))
    assert (study.root / ".git").is_file()
    with pytest.raises(UnsafeKeyPlaceError, match="« /cle/ »"):
        check_place(study)
    (study.root / ".gitignore").write_text("/cle/\n", encoding="utf-8")
    check_place(study)
