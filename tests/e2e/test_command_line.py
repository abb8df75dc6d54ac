"""The command line: archives, options, input, exit statuses."""
import re

import pytest

from conftest import BINARY, SAMPLES, counts, expected, json_lines, numbered_article


@pytest.mark.parametrize("arguments", [
    ["unfug"], ["list", "--on", "morgens"], ["list", "--limit", "viele"], ["show"], ["import"], ["list", "--sort", "bunt"],
    ["--nirgends", "list"], ["search", "x", "--from", "2022-13"],
])
def test_wrong_usage_is_status_2(samples, arguments):
    result = samples.run(*arguments, status=2)
    assert result.out == ""
    assert result.err.strip()


@pytest.mark.parametrize("arguments, told", [
    (["unfug"], "there is no command 'unfug'\n'blattwerk --help' shows what there is"),
    (["--nirgends", "list"], "there is no option --nirgends"),
    (["list", "--nirgends"], "there is no option --nirgends\n'blattwerk list --help' shows what there is"),
    (["list", "Ukraine"], "'Ukraine' is more than the command takes"),
    (["search", "x", "--sort", "bunt"], "--sort: 'bunt' is none of relevance, newest, oldest"),
    (["entities", "--type", "bunt"], "--type: 'bunt' is none of person, organization, place, other"),
    (["export", "--format", "bunt"], "--format: 'bunt' is none of json, jsonl, csv"),
    (["search", "x", "--limit", "-1"], "--limit: '-1' is no whole number from 0 on"),
    (["search", "x", "--offset", "1.5"], "--offset: '1.5' is no whole number from 0 on"),
    (["serve", "--port", "65536"], "--port: '65536' is no whole number from 0 to 65535"),
    (["import", "--feed", "http://x.example", "--pause", "-1"], "--pause: '-1' is no number from 0 to 3600"),
    (["backup", "--to", ".", "--keep", "0"], "--keep: '0' is no whole number from 1 on"),
    (["list", "--on", ""], "--on: the value is empty"),
    (["search", "x", "--person", ""], "--person: the value is empty"),
    (["--archive", "", "list"], "--archive: the value is empty"),
])
def test_wrong_usage_is_named(samples, arguments, told):
    result = samples.run(*arguments, status=2)
    assert result.out == ""
    assert result.err.startswith(f"blattwerk: {told}")


@pytest.mark.parametrize("arguments", [
    ["search", "Putin", "--limit", "18446744073709551615"], ["list", "--offset", "9999999999999999999999"],
    ["search", "", "--limit", "9223372036854775807", "--offset", "9223372036854775807"],
    ["similar", "17", "--limit", "18446744073709551614"], ["entities", "--limit", "18446744073709551615"],
    ["complete", "P", "--limit", "18446744073709551615"], ["kwic", "Putin", "--lines", "18446744073709551615"],
    ["kwic", "Putin", "--context", "18446744073709551615"], ["terms", "Putin", "--words", "18446744073709551615"],
    ["collocates", "Putin", "--words", "18446744073709551615"], ["export", "Putin", "--limit", "18446744073709551615"],
], ids=" ".join)
def test_any_number_may_be_asked_for(samples, arguments):
    samples.run(*arguments)


def test_a_query_may_begin_with_a_hyphen(samples):
    everything = samples.json("list")["total"]
    without = samples.json("search", "-Putin", "--limit", "1")["total"]
    assert 0 < without < everything
    assert samples.json("search", "--limit", "1", "-Putin")["total"] == without


@pytest.mark.parametrize("name, content", [
    ("a folder", None), ("a short file", b"x"), ("a text", "Ein Text.\n".encode() * 100), ("nearly one", b"SQLite format 3")])
@pytest.mark.parametrize("command", [["list"], ["import", str(SAMPLES / "text")], ["delete", "1"], ["check"]], ids=lambda command: command[0])
def test_what_is_no_archive_is_left_as_it_is(blattwerk, name, content, command):
    if content is None:
        blattwerk.archive.mkdir()
    else:
        blattwerk.archive.write_bytes(content)
    result = blattwerk.run(*command, status=1)
    assert str(blattwerk.archive) in result.err and "--archive" in result.err
    if content is None:
        assert list(blattwerk.archive.iterdir()) == []
    else:
        assert blattwerk.archive.read_bytes() == content


def test_an_article_is_shown_by_its_address(samples):
    address = "https://bote.example/sport/olympia-bilanz"
    assert samples.json("show", address)["id"] == samples.json("show", f"{address}#kommentare")["id"] == 1
    samples.run("show", "https://bote.example/sport", status=1)


def test_searches_are_shown_in_the_language_of_the_environment(samples):
    german = {"LC_ALL": "de_DE.UTF-8"}
    shown = samples.run("search", "Scholz", "--facets", "--limit", "2", environment=german).out
    assert "1 bis 2 von 6 Artikel (" in shown and "· Artikel " in shown and "\nPersonen\n" in shown
    assert "article" not in shown
    assert "1 to 2 of 6 articles (" in samples.run("search", "Scholz", "--limit", "2").out
    assert samples.run("list", "--limit", "1").out.endswith("\n1 of 26 articles\n")
    assert samples.run("list", "--on", "1999", environment=german).out == "Keine Artikel\n"


def test_what_is_read_is_in_the_language_of_the_environment(samples):
    german = {"LC_ALL": "de_DE.UTF-8"}
    assert "\nPersonen       " in samples.run("show", "1", environment=german).out
    assert "\nPersons        " in samples.run("show", "1").out
    person = samples.run("entities", "Putin", environment=german).out
    assert person.startswith("Wladimir Putin Person\n") and "\nZusammen mit\n" in person
    assert "\nArtikel    26, " in samples.run("stats", environment=german).out
    assert samples.run("entities", "--limit", "1", environment=german).out.splitlines()[0].endswith(" Ort")
    assert "durch Zufall" in samples.run("terms", "Scholz", environment=german).out


def test_a_reader_that_went_away_is_no_news(samples):
    command = " ".join(map(str, samples.command("show", "1")))
    closed = samples.run_plain(["bash", "-c", f"exec 3>&1; (sleep 0.2; {command}; echo $? >&3) | true"])
    assert (closed.out, closed.err) == ("1\n", "")


def test_a_full_disk_behind_standard_output_is_told(samples):
    command = " ".join(map(str, samples.command("show", "1")))
    told = samples.run_plain(["bash", "-c", f"{command} >/dev/full"], status=1).err
    assert told == "blattwerk: writing to standard output failed: No space left on device\n"


def test_a_list_fits_the_terminal(samples):
    command = " ".join(map(str, samples.command("list")))
    shown = samples.run_plain(["script", "-qec", f"stty cols 60; {command}", "/dev/null"], environment={"TERM": "dumb"}).out
    lines = shown.replace("\r", "").splitlines()
    assert any(line.startswith(" " * 26) for line in lines)
    assert all(len(re.sub("\x1b.*?m", "", line)) <= 60 for line in lines)


def test_keeping_a_search_says_so(blattwerk):
    blattwerk.imports(SAMPLES / "text")
    assert "No search is saved" in blattwerk.run("news").err
    assert blattwerk.run("save", "Bad", "Freibad").err.startswith("Saved;")
    assert blattwerk.run("save", "Bad", "Hallenbad").err == "Saved in place of: Freibad\n"
    assert blattwerk.run("news").err == "Nothing new.\n"
    blattwerk.imports(SAMPLES)
    assert blattwerk.run("news").err == ""


def test_help_says_what_an_option_takes_and_nothing_of_the_parser(samples):
    told = samples.run("import", "--help").out
    assert "--watch DIR..." in told and "--pause SECONDS " in told and "PATH..." in told
    for odd in ("Excludes", "TEXT", "FLOAT", "REQUIRED", "SUBCOMMAND"):
        assert odd not in told


def test_a_folder_of_queries_is_refused(samples):
    result = samples.run("search", "--batch", samples.folder, status=1)
    assert str(samples.folder) in result.err


def test_help_and_version(blattwerk):
    assert "import" in blattwerk.run_plain([str(BINARY), "--help"]).out
    told = blattwerk.run_plain([str(BINARY), "--version"]).out
    assert told.startswith("blattwerk ") and "SQLite 3." in told and "ICU " in told and "analysis " in told
    versions = blattwerk.json("--version")
    assert set(versions) == {"version", "sqlite", "icu", "analysis", "model", "schema"}
    assert told.splitlines()[0] == f"blattwerk {versions['version']}"


def test_unknown_article_is_status_1(samples):
    result = samples.run("show", "999999999999", status=1)
    assert "999999999999" in result.err


def test_an_archive_that_is_not_there_is_not_made_by_reading(blattwerk):
    result = blattwerk.run("search", "Wort", status=1)
    assert str(blattwerk.archive) in result.err
    assert not blattwerk.archive.exists()


def test_archive_from_the_environment(blattwerk):
    chosen = blattwerk.folder / "other.db"
    blattwerk.run_plain([str(BINARY), "import", str(SAMPLES / "text")], environment={"BLATTWERK_ARCHIVE": str(chosen)})
    assert chosen.exists()
    assert not blattwerk.archive.exists()


@pytest.mark.parametrize("environment, place", [
    ({"XDG_DATA_HOME": "DATA"}, "DATA/blattwerk/archive.db"), ({}, ".local/share/blattwerk/archive.db")])
def test_archive_where_the_desktop_keeps_data(blattwerk, environment, place):
    environment = {name: str(blattwerk.folder / value) for name, value in environment.items()}
    blattwerk.run_plain([str(BINARY), "import", str(SAMPLES / "text")], environment=environment)
    assert (blattwerk.folder / place).exists()


def test_imports_standard_input(blattwerk):
    text = "date 2022-02 Ein Titel aus der Leitung Stand: 04.02.2022 11:39 Uhr\n\nEin Absatz steht hier.\n"
    assert counts(blattwerk.imports("-", stdin=text.encode())) == expected(new=1)
    assert blattwerk.titles("Leitung") == ["Ein Titel aus der Leitung"]


def test_quiet_says_nothing_on_standard_error(blattwerk):
    assert blattwerk.run("--quiet", "import", SAMPLES).err == ""


def test_importing_an_id_again_updates_its_article(blattwerk, write):
    article = numbered_article(1)
    assert counts(blattwerk.imports(write("first.jsonl", json_lines([article])))) == expected(new=1)
    changed = article | {"text": article["text"] + "\n\nEin neuer Absatz über Papageien."}
    assert counts(blattwerk.imports(write("second.jsonl", json_lines([changed])))) == expected(updated=1)
    assert blattwerk.json("list")["total"] == 1
    assert len(blattwerk.search_ids("Papagei")) == 1


def test_the_same_article_from_another_file_is_stored_once(blattwerk, write):
    text = "Ein Titel\n\nEin erster Absatz über den Hafen.\n\nEin zweiter Absatz über Schiffe.\n"
    assert counts(blattwerk.imports(write("one.txt", text))) == expected(new=1)
    report = counts(blattwerk.imports(write("two.txt", text)))
    assert report["unchanged"] + report["duplicate"] == 1
    assert blattwerk.json("list")["total"] == 1


def test_delete_forgets_an_article(blattwerk):
    blattwerk.imports(SAMPLES)
    (article,) = blattwerk.search_ids("Streuobstwiesen")
    blattwerk.run("delete", article)
    assert blattwerk.search_ids("Streuobstwiesen") == []
    blattwerk.run("show", article, status=1)
    assert blattwerk.json("list")["total"] == 25


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_sorts_by_date(samples, sort):
    hits = samples.json("search", "Altenbrück", "--sort", sort, "--limit", "100")["hits"]
    dates = [hit["date"][:10] for hit in hits if len(hit.get("date", "")) >= 10]
    assert len(dates) > 5
    assert dates == sorted(dates, reverse=sort == "newest")


def test_pages_give_every_hit_once(samples):
    whole = samples.search_ids("Altenbrück", "--limit", "100")
    pages = [samples.search_ids("Altenbrück", "--limit", "4", "--offset", str(offset)) for offset in range(0, len(whole), 4)]
    assert sum(pages, []) == whole
    assert samples.json("search", "Altenbrück", "--limit", "4")["total"] == len(whole)


@pytest.mark.parametrize("options", [
    ["--on", "04.02.2022"], ["--on", "2022-02-08"], ["--from", "2022-02-08", "--to", "08.02.2022"], ["--on", "2022-01..2022-03"],
    ["--from", "7d"], ["--on", "heute"], ["--on", "gestern"], ["--on", "2022"]])
def test_understands_dates_as_people_write_them(samples, options):
    samples.run("list", *options)
    samples.run("search", "Scholz", *options)


@pytest.mark.parametrize("option, field, name", [
    ("--person", "person", "Scholz"), ("--org", "org", "NATO"), ("--place", "ort", "Kiew")])
def test_filters_by_option_as_by_query(samples, option, field, name):
    by_option = samples.search_ids("Ukraine", option, name, "--limit", "100")
    assert by_option
    assert sorted(by_option) == sorted(samples.search_ids(f"Ukraine {field}:{name}", "--limit", "100"))


def test_filters_by_source(samples):
    hits = samples.json("search", "Altenbrück", "--source", "Amtsblatt Altenbrück", "--limit", "100")["hits"]
    assert {hit["source"] for hit in hits} == {"Amtsblatt Altenbrück"}


def test_any_word_suffices_with_any(samples):
    found = samples.search_ids("Paulskirche Pfirsichbäume", "--any")
    # Others have a part of the compound alone, as Apfelbäume.
    assert set(found[:3]) >= set(samples.search_ids("Paulskirche") + samples.search_ids("Pfirsichbäume"))


@pytest.mark.parametrize("query", [
    "", " ", "(", ")", "((((", '"', '""', "UND", "ODER ODER", "NICHT", "-", "--", "*", "**", "person:", "datum:", "datum:gestern?",
    "datum:2022-99", "a:b:c", "NAHE/x", "Xi NAHE/ Putin", '"offen', "=", "~8", ":", "\\", "'", "; DROP TABLE article;", "ß", "\u0308",
    "🦊", "a" * 10_000, "( " * 2_000, "NICHT " * 1_000 + "x", '"a b"~999999999999', "AND OR NOT NEAR", "title:{x}", "^x", "x^2", "{a b}",
], ids=lambda query: repr(query[:20]))
def test_every_string_is_a_query(samples, query):
    samples.run("--json", "search", "--", query)


@pytest.mark.parametrize("command", [
    ["search", "NATO-Osterweiterung"], ["list"], ["entities"], ["entities", "Putin"], ["stats"],
    ["analyze", str(SAMPLES / "text/freibad-ohne-alles.txt")]])
def test_prints_for_people_without_escapes_into_a_pipe(samples, command):
    out = samples.run(*command).out
    assert out.strip()
    assert "\x1b" not in out


def test_closing_the_pipe_early_does_no_harm(samples):
    result = samples.run_plain(["bash", "-c", '"$@" | head -n 1', "bash", *samples.command("list", "--limit", "1000")])
    assert result.out.count("\n") == 1
    assert result.err == ""


def test_the_analysis_is_explained_in_the_language_of_the_environment(blattwerk):
    text = "Die Bürger:innen gingen am 14. Februar 2022 nach Kiew.".encode()
    shown = blattwerk.run("analyze", stdin=text).out
    assert shown.startswith("Words\n") and "gender form" in shown and "irregular form" in shown
    german = blattwerk.run("analyze", stdin=text, environment={"LC_ALL": "de_DE.UTF-8"}).out
    assert german.startswith("Wörter\n") and "Genderform" in german and "unregelmäßige Form" in german
    assert "2022-02-14" in german and "Kiew (Ort)" in german
