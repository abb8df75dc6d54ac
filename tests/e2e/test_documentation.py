"""The documentation is true: its examples run."""
import re
import shlex
import shutil
import signal
import subprocess

import pytest

from conftest import BINARY, ROOT, SAMPLES, TIMEOUT

SILENT = re.compile(r"blattwerk (save|news)\b|--output ")  # unless there is something to say
ENDLESS = re.compile(r"blattwerk (serve|import --watch)\b")
PROLOGUE = """
set -euo pipefail
blattwerk() { "$BINARY" --archive "$ARCHIVE" "$@"; }
"""


def examples(path) -> list[str]:
    """The command lines in a document's indented blocks that start or pipe into the program."""
    lines = path.read_text(encoding="utf-8").splitlines()
    code = (re.sub(r"\s+[#&]( .*)?$", "", line.strip()) for line in lines if line.startswith("    "))
    return [line for line in code if re.match(r"(\S.*\| )?blattwerk ", line)]


DOCUMENTS = [path for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))] if examples(path)]


@pytest.fixture
def desk(samples, tmp_path):
    """The folder of somebody who has an archive of samples/ and what the examples name."""
    shutil.copy(samples.archive, tmp_path / "archive.db")
    (tmp_path / "samples").symlink_to(SAMPLES)
    for folder in ("Backups", "Downloads", "Presse", "Zeitung"):
        (tmp_path / folder).mkdir()
    shutil.copy(samples.archive, tmp_path / "Downloads/colleague.db")
    (tmp_path / "list.tsv").write_text("person\tMarlene Größmann\tGrößmann\n", encoding="utf-8")
    (tmp_path / "users").write_text("anna:$2y$05$c4WoMPo3SXsafkva.HHa6uXQZWr7oboPiC2bT/r7q1BB8I2s0BRqC\n")
    (tmp_path / "users").chmod(0o600)
    return tmp_path


def starts_and_ends(command: str, archive, environment, folder):
    """Runs what lasts until Ctrl-C, and ends it once it has said something."""
    # No test opens a port that others can reach, or one that somebody may be using.
    _, *arguments = shlex.split(command.replace("0.0.0.0", "127.0.0.1").replace("~", str(folder)))
    if arguments[0] == "serve" and "--port" not in arguments:
        arguments += ["--port", "0"]
    process = subprocess.Popen([BINARY, "--archive", archive, *arguments], cwd=folder, env=environment, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout.readline(), command
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=TIMEOUT)
    assert process.returncode == 0, f"{command}\n{said}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_examples_of_a_document_run_one_after_the_other(samples, desk, document):
    archive = desk / "archive.db"
    for line in examples(document):
        if ENDLESS.match(line):
            starts_and_ends(line, archive, samples.environment | {"HOME": str(desk)}, desk)
            continue
        result = samples.run_plain(["bash", "-c", PROLOGUE + line], status=None, cwd=desk, environment={
            "BINARY": str(BINARY), "ARCHIVE": str(archive), "HOME": str(desk)})
        assert result.status == 0, f"{line}\n{result.err}"
        assert result.out.strip() or result.err.strip() or SILENT.search(line), line
