"""The documentation is true: its examples run."""
import re
import shutil

import pytest

from conftest import BINARY, ROOT, SAMPLES

SILENT = re.compile(r"blattwerk (save|news)\b|--output ")  # unless there is something to say
ENDLESS = re.compile(r"blattwerk (serve|import --watch)\b")
PROLOGUE = """
set -euo pipefail
blattwerk() { timeout --signal INT --preserve-status "$PATIENCE" "$BINARY" --archive "$ARCHIVE" "$@"; }
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


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_examples_of_a_document_run_one_after_the_other(samples, desk, document):
    for line in examples(document):
        endless = ENDLESS.match(line)
        # No test opens a port that others can reach, or one that somebody may be using.
        command = line.replace("0.0.0.0", "127.0.0.1")
        if command.startswith("blattwerk serve") and "--port" not in command:
            command += " --port 0"
        result = samples.run_plain(["bash", "-c", PROLOGUE + command], status=None, cwd=desk, environment={
            "BINARY": str(BINARY), "ARCHIVE": str(desk / "archive.db"), "HOME": str(desk), "PATIENCE": "2" if endless else "60"})
        assert result.status == 0, f"{line}\n{result.err}"
        assert result.out.strip() or result.err.strip() or SILENT.search(line), line
