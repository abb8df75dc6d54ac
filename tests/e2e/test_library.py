"""The library is usable without the program: an example builds against an installed copy, and finds."""
import subprocess

import pytest

from conftest import BINARY, ROOT

BUILD = BINARY.parent.parent


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_example_builds_against_an_installed_library(samples, tmp_path):
    if not (BUILD / "packaging/cmake_install.cmake").exists() or not list(BUILD.glob("lib/server/*.a")):
        pytest.skip(f"{BUILD} holds no whole build")
    prefix = tmp_path / "prefix"
    run("cmake", "--install", BUILD, "--prefix", prefix, "--component", "development")
    run("cmake", "-S", ROOT / "docs/examples/search", "-B", tmp_path / "build", f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Release")
    run("cmake", "--build", tmp_path / "build")
    found = run(tmp_path / "build/search_archive", samples.archive, "NATO-Osterweiterung")
    assert "Osterweiterung" in found and found.splitlines()[-1].endswith(" found")
    # Nothing installed leads back to where it was built.
    for file in prefix.rglob("*.cmake"):
        assert str(ROOT) not in file.read_text(encoding="utf-8"), file
