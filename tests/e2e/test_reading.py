"""Reading around: entities, similar articles, concordance, trends, saved searches."""

import json
import xml.etree.ElementTree as ElementTree


def test_an_entity_is_shown_with_its_months_and_companions(samples):
    portrait = samples.json("entities", "Putin")
    assert portrait["name"] == "Wladimir Putin"
    assert portrait["type"] == "person"
    assert portrait["articles"] == sum(month["count"] for month in portrait["months"])
    assert "NATO" in [companion["name"] for companion in portrait["companions"]]


def test_entities_are_listed_by_number_of_articles(samples):
    listed = samples.json("entities", "--type", "place", "--limit", "5")["entities"]
    counts = [entity["articles"] for entity in listed]
    assert len(listed) == 5 and counts == sorted(counts, reverse=True)
    assert {entity["type"] for entity in listed} == {"place"}


def test_an_unknown_entity_is_a_failure_that_says_so(samples):
    result = samples.run("entities", "Niemand Nirgendwo", status=1)
    assert "Niemand Nirgendwo" in result.err


def test_similar_articles_do_not_include_the_article_itself(samples):
    first = samples.search_ids("NATO-Osterweiterung")[0]
    similar = [hit["id"] for hit in samples.json("similar", str(first))["hits"]]
    assert similar and first not in similar


def test_concordance_lines_hold_the_word(samples):
    lines = samples.json("kwic", "NATO")["lines"]
    assert lines and all("nato" in line["match"].lower() for line in lines)


def test_trends_are_the_same_as_json_csv_and_image(samples):
    trend = samples.json("trend", "Putin")["trends"][0]
    table = samples.run("trend", "Putin", "--as", "csv").out.splitlines()
    assert len(table) == len(trend["months"]) + 1
    assert sum(month["count"] for month in trend["months"]) == trend["total"]
    ElementTree.fromstring(samples.run("trend", "Putin", "--as", "svg").out)


def test_news_of_a_saved_search_are_told_once(blattwerk, tmp_path):
    (tmp_path / "1.txt").write_text("date 2022-02-04 Eins\n\nSturm über Kiel.\n", encoding="utf-8")
    blattwerk.run("import", str(tmp_path / "1.txt"))
    blattwerk.run("save", "wetter", "Sturm")
    assert json.loads(blattwerk.run("--json", "news").out)["total"] == 0
    (tmp_path / "2.txt").write_text("date 2022-02-05 Zwei\n\nNoch ein Sturm.\n", encoding="utf-8")
    blattwerk.run("import", str(tmp_path / "2.txt"))
    assert json.loads(blattwerk.run("--json", "news").out)["total"] == 1
    assert json.loads(blattwerk.run("--json", "news").out)["total"] == 0
    assert [saved["name"] for saved in blattwerk.json("saved")["saved"]] == ["wetter"]


def test_what_somebody_said_is_found_and_shown(samples):
    hit = samples.json("search", "sagt:Wesemann Hilfsbereitschaft")["hits"][0]
    assert "Die Hilfsbereitschaft ist überwältigend" in hit["snippet"]
    said = samples.json("show", str(hit["id"]))["quotations"]
    assert ("Katrin Wesemann", "Die Hilfsbereitschaft ist überwältigend", "direct") in [
        (one["speaker"], one["text"], one["kind"]) for one in said]
    portrait = samples.json("entities", "Katrin Wesemann")
    assert "Die Hilfsbereitschaft ist überwältigend" in [one["text"] for one in portrait["quotations"]]


def test_analyze_tells_who_said_what(blattwerk):
    text = "„Wir werden das nicht hinnehmen“, sagte Angela Merkel."
    quotations = json.loads(blattwerk.run("--json", "analyze", stdin=text.encode()).out)["quotations"]
    assert [(one["speaker"], one["text"]) for one in quotations] == [("Angela Merkel", "Wir werden das nicht hinnehmen")]
    start, end = quotations[0]["start"], quotations[0]["end"]
    assert text.encode()[start:end].decode() == quotations[0]["text"]
