"""Completions of the command line and manual pages, made from the definitions that --help is made from."""
import re
import shutil
import subprocess

import pytest

from conftest import BINARY

COMMANDS = re.compile(r"^  ([a-z]+) +\S", re.M)


def output(*arguments, status=0):
    done = subprocess.run([BINARY, *arguments], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == status, done.stderr
    return done.stdout


def commands():
    return COMMANDS.findall(output("--help").split("Subcommands:")[1])


def options(command):
    return set(re.findall(r"(?<![\w-])--[a-z-]+", output(command, "--help").split("Options:")[1]))


def complete(*words):
    """What bash offers for the last of the words."""
    script = 'source <("$0" completions bash); COMP_WORDS=(blattwerk "$@"); COMP_CWORD=$#; _blattwerk; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", script, str(BINARY), *words], capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return [word for word in done.stdout.splitlines() if word]


def test_bash_offers_commands_and_options():
    assert complete("") == commands()
    assert complete("exp") == ["export"]
    for command in commands():
        assert options(command) <= set(complete(command, "-")) | {"--help"}
    assert complete("search", "--so") == ["--source", "--sort"]
    assert "--archive" in complete("--")


def test_bash_offers_the_values_of_an_option():
    assert complete("export", "--format", "b") == ["bibtex"]
    assert complete("export", "--format", "=", "b") == ["bibtex"]
    assert complete("search", "--sort", "") == ["relevance", "newest", "oldest"]
    assert complete("search", "--from", "") == []


def test_bash_offers_files_where_files_are_taken(tmp_path):
    (tmp_path / "Artikel 1.txt").touch()
    start = str(tmp_path / "Art")
    for words in (["import"], ["--archive"], ["export", "--output"]):
        assert complete(*words, start) == [str(tmp_path / "Artikel 1.txt")]
    assert complete("search", start) == []


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_read_their_completions(shell, tmp_path):
    script = output("completions", shell)
    for command in commands():
        assert command in script
        for option in options(command) - {"--help"}:
            assert option.removeprefix("--") in script
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "script").write_text(script, encoding="utf-8")
    subprocess.run([shell, "-n", tmp_path / "script"], check=True, timeout=60)


def test_fish_offers_what_bash_does(tmp_path):
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    (tmp_path / "script").write_text(output("completions", "fish"), encoding="utf-8")

    def offered(line):
        done = subprocess.run(["fish", "-c", f"source {tmp_path}/script; complete -C '{line}'"], capture_output=True, text=True,
                              check=True, timeout=60, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"})
        return [entry.split("\t")[0] for entry in done.stdout.splitlines()]

    assert set(offered("blattwerk ")) == set(commands())
    assert offered("blattwerk export --format b") == ["bibtex"]


def test_every_command_has_a_manual_page():
    assert output("completions", "--commands").split() == commands()
    for command in commands():
        page = output("completions", "--manual", command)
        assert page.startswith(f".TH BLATTWERK\\-{command.upper()} 1") or page.startswith(f".TH BLATTWERK-{command.upper()} 1")
        assert options(command) <= set(re.findall(r"--[a-z-]+", page.replace("\\-", "-")))
        if shutil.which("groff"):
            done = subprocess.run(["groff", "-Kutf8", "-man", "-Tutf8", "-ww"], input=page, capture_output=True, text=True, check=True)
            assert done.stderr == ""
    output("completions", "--manual", "nonsense", status=1)


def test_wrong_usage():
    output("completions", status=2)
    output("completions", "tcsh", status=2)
