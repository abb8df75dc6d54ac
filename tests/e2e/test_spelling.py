"""The archive's own words: completion."""

import pytest


def texts(completions: dict) -> list[str]:
    return [completion["text"] for completion in completions["completions"]]


def test_a_started_word_is_completed_by_the_archives_words(samples):
    completions = samples.json("complete", "nato-ost")
    assert texts(completions) == ["NATO-Osterweiterung"]
    assert completions["completions"][0]["articles"] >= 1


def test_a_started_name_becomes_a_query_for_the_entity(samples):
    completions = samples.json("complete", "china ODER wladimir pu")["completions"]
    assert completions[0]["type"] == "person"
    assert completions[0]["query"] == 'china ODER person:"Wladimir Putin"'
    assert samples.json("search", completions[0]["query"])["total"] > 0


def test_completions_come_by_number_of_articles_and_up_to_a_limit(samples):
    counts = [line["articles"] for line in samples.run("--jsonl", "complete", "s", "--limit", "7").lines]
    assert len(counts) == 7 and counts == sorted(counts, reverse=True)


def test_completions_are_lines_on_a_terminal(samples):
    assert "NATO-Osterweiterung" in samples.run("complete", "NATO-Ost").out


@pytest.mark.parametrize("typed", ["", "   ", "xyzzyxy", "datum:2022", '"', "(((("])
def test_what_can_not_be_completed_gives_nothing(samples, typed):
    assert texts(samples.json("complete", typed)) == []


def test_the_vocabulary_is_the_same_after_a_reindex(samples, tmp_path, blattwerk):
    blattwerk.archive.write_bytes(samples.archive.read_bytes())
    before = blattwerk.json("complete", "re", "--limit", "50")
    blattwerk.run("reindex")
    assert blattwerk.json("complete", "re", "--limit", "50") == before


def test_a_word_that_the_archive_lacks_gets_a_query_that_runs(samples):
    answer = samples.json("search", "Osterweiterng")
    assert answer["total"] == 0 and answer["suggestion"] == "Osterweiterung"
    assert samples.json("search", answer["suggestion"])["total"] > 0
    shown = samples.run("search", "Osterweiterng ODER Xylofon").out
    assert shown.startswith("Meinten Sie Osterweiterung ODER Xylofon?  blattwerk search 'Osterweiterung ODER Xylofon'")


def test_a_word_that_is_found_gets_no_suggestion(samples):
    answer = samples.json("search", "Osterweiterung")
    assert answer["total"] > 0 and "suggestion" not in answer


def test_a_search_without_hits_helps_on(samples):
    result = samples.run("search", "Xylophonquittung Zyzzyva")
    assert "No article of the archive has “Xylophonquittung”." in result.err
    assert "blattwerk search --any 'Xylophonquittung Zyzzyva'" in result.out
