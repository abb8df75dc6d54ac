"""The user's own rules for the pages of single sites."""
import pytest

from conftest import Server

PARAGRAPH = "Der Gemeinderat hat am Dienstagabend über den Umbau des Bahnhofs beraten. Nach drei Stunden stand fest, dass er kommt."
PAGE = (f"<!DOCTYPE html><html lang=de><head><meta charset=utf-8><title>Alles neu</title><link rel=canonical href=https://www.blatt.example/a>"
        f"</head><body><article><h1>Alles neu</h1><h2 class=x>Der Bahnhof wird umgebaut</h2><p>{PARAGRAPH}</p><p class=y>Was sonst noch wichtig war, "
        f"steht hier in einem Kasten, den keiner braucht, am Rand.</p><p>{PARAGRAPH.replace('Dienstag', 'Mittwoch')}</p></article></body></html>")


@pytest.fixture
def rules(blattwerk):
    path = blattwerk.folder / "config/blattwerk/sites.txt"
    path.parent.mkdir(parents=True)
    blattwerk.environment["XDG_CONFIG_HOME"] = str(path.parent.parent)
    path.write_text("# Meine Regeln\nblatt.example title .x\nblatt.example drop .y\n")
    return path


def test_own_rules_are_obeyed(blattwerk, rules, write):
    blattwerk.imports(write("a.html", PAGE))
    article = blattwerk.json("show", "1")
    assert article["title"] == "Der Bahnhof wird umgebaut"
    assert not any("Kasten" in paragraph["text"] for paragraph in article["paragraphs"])


def test_a_page_imported_again_under_other_rules_is_a_new_version(blattwerk, rules, write):
    page = write("a.html", PAGE)
    blattwerk.imports(page)
    rules.unlink()
    assert blattwerk.imports(page)["updated"] == 1
    assert blattwerk.json("show", "1")["title"] == "Alles neu"


def test_own_rules_hold_in_the_home_folder_and_for_uploads(blattwerk):
    path = blattwerk.folder / ".config/blattwerk/sites.txt"
    path.parent.mkdir(parents=True)
    path.write_text("blatt.example title .x\n")
    with Server(blattwerk) as server:
        answer = server.request("POST", "/api/v1/import?wait=1&name=a.html", PAGE.encode())
        assert answer.status == 200, answer.text
    assert blattwerk.json("show", "1")["title"] == "Der Bahnhof wird umgebaut"


def test_a_line_that_is_no_rule_is_named_before_anything_is_imported(blattwerk, rules, write):
    rules.write_text("blatt.example title .x\nblatt.example title p > a\n")
    error = blattwerk.run("import", write("a.html", PAGE), status=1).err
    assert str(rules) in error and "line 2" in error and "p > a" in error
