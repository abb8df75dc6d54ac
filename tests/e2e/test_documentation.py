"""The documentation is true: its examples run, and the man page knows every command and option."""
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


def commands_and_options(blattwerk) -> tuple[list[str], list[str]]:
    text = blattwerk.run_plain([str(BINARY), "--help"]).out
    options, commands = text.split("Subcommands:")
    return re.findall(r"^  (\w+)", commands, re.M), re.findall(r"--[a-z-]+", options)


def test_man_page_knows_every_command_and_option(blattwerk):
    page = (ROOT / "docs/man/blattwerk.1").read_text(encoding="utf-8").replace("\\-", "-")
    commands, options = commands_and_options(blattwerk)
    missing = [name for name in commands if not re.search(rf"^\.B {name}\b", page, re.M)]
    missing += [name for name in options if name not in page]
    assert missing == []


def test_help_of_each_command_tells_every_option(blattwerk):
    page = (ROOT / "docs/man/blattwerk.1").read_text(encoding="utf-8").replace("\\-", "-")
    commands, _ = commands_and_options(blattwerk)
    for command in commands:
        text = blattwerk.run_plain([str(BINARY), command, "--help"]).out
        for option in set(re.findall(r"--[a-z-]+", text)):
            assert option in page, f"{command} {option}"
