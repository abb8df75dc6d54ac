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
