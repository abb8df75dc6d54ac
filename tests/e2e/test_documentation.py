"""The documentation is true: its examples run."""
import re

import pytest

from conftest import BINARY, ROOT, SAMPLES


def examples(path: str) -> list[str]:
    """The command lines in a document's indented blocks that start or pipe into the program."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    code = (re.sub(r"\s+#.*", "", line.strip()) for line in lines if line.startswith("    "))
    return [line for line in code if re.match(r"(\S.*\| )?blattwerk ", line)]


@pytest.mark.parametrize("line", examples("README.md"))
def test_examples_of_the_readme_run(samples, line):
    command = f'blattwerk() {{ "$BINARY" --archive "$ARCHIVE" "$@"; }}\nset -o pipefail\n{line}'
    result = samples.run_plain(["bash", "-c", command], cwd=SAMPLES.parent,
                               environment={"BINARY": str(BINARY), "ARCHIVE": str(samples.archive)})
    assert result.out.strip()
