"""Entities: companions, networks, and the user's edits, which outlive imports and reindexing."""

import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest


def names(blattwerk, *arguments):
    return [entity["name"] for entity in blattwerk.json("entities", "--limit", "1000", *arguments)["entities"]]


def test_companions_of_one_type_come_the_closest_first(samples):
    answer = samples.json("entities", "--with", "Putin", "--type", "organization")
    assert answer["name"] == "Wladimir Putin"
    weights = [companion["association"] for companion in answer["companions"]]
    assert weights and weights == sorted(weights, reverse=True)
    assert {companion["type"] for companion in answer["companions"]} == {"organization"}


def test_articles_with_both_of_two_are_listed(samples):
    both = {article["id"] for article in samples.json("entities", "--between", "Putin", "NATO")["articles"]}
    found = {hit["id"] for hit in samples.json("search", "name:Putin name:NATO", "--limit", "50")["hits"]}
    assert both and both == found
    samples.run("entities", "--between", "Putin", "Niemand Nirgendwo", status=1)


@pytest.mark.parametrize("form", ["graphml", "gexf", "svg"])
def test_a_network_is_read_by_an_xml_reader(samples, form):
    network = samples.json("network", "--top", "12")
    text = samples.run("network", "--top", "12", "--format", form).out
    tags = [element.tag.rpartition("}")[2] for element in ElementTree.fromstring(text).iter()]
    assert len(network["nodes"]) == 12
    assert tags.count("circle" if form == "svg" else "node") == 12
    assert tags.count("line" if form == "svg" else "edge") == len(network["edges"]) > 0


def test_a_network_is_read_by_graphviz(samples):
    dot = samples.run("network", "Putin", "--format", "dot").out
    assert dot.startswith("graph ") and "Wladimir Putin" in dot
    if shutil.which("dot"):
        subprocess.run(["dot", "-Tsvg"], input=dot.encode(), check=True, capture_output=True)


@pytest.fixture
def two_names(blattwerk, tmp_path):
    (tmp_path / "a.txt").write_text(
        "date 2022-02-04 Eins\n\nKarla Zwirnberg sprach in Kiel.\n\n"
        "date 2022-02-05 Zwei\n\nCarla Zwirnbergh sprach mit Ulrich Dornkamp.\n", encoding="utf-8")
    blattwerk.imports(str(tmp_path / "a.txt"))
    return blattwerk


def test_a_merge_outlives_import_and_reindex_and_can_be_undone(two_names, tmp_path):
    two_names.run("entities", "merge", "Carla Zwirnbergh", "Karla Zwirnberg")
    assert two_names.json("entities", "Karla Zwirnberg")["articles"] == 2
    assert two_names.json("entities", "Carla Zwirnbergh")["name"] == "Karla Zwirnberg"
    (tmp_path / "b.txt").write_text("date 2022-02-06 Drei\n\nCarla Zwirnbergh reiste ab.\n", encoding="utf-8")
    two_names.imports(str(tmp_path / "b.txt"))
    two_names.run("reindex")
    assert two_names.json("entities", "Karla Zwirnberg")["articles"] == 3
    assert [edit["new_name"] for edit in two_names.json("entities", "edits")["edits"]] == ["Karla Zwirnberg"]
    two_names.run("entities", "undo")
    assert two_names.json("entities", "Karla Zwirnberg")["articles"] == 1
    assert two_names.json("entities", "Carla Zwirnbergh")["articles"] == 2
    assert two_names.json("entities", "edits")["edits"] == []
    two_names.run("entities", "undo", status=1)


def test_an_entity_is_split_by_what_stands_beside_it(two_names):
    two_names.run("entities", "merge", "Carla Zwirnbergh", "Karla Zwirnberg")
    two_names.run("entities", "split", "Karla Zwirnberg", "Karla Zwirnberg (CDU)", "--beside", "Ulrich Dornkamp")
    assert two_names.json("entities", "Karla Zwirnberg (CDU)")["articles"] == 1
    assert "Karla Zwirnberg" in names(two_names)
    two_names.run("entities", "split", "Karla Zwirnberg", "Eine andere", status=2)


def test_names_of_a_list_are_found(blattwerk, tmp_path):
    (tmp_path / "a.txt").write_text("date 2022-02-04 Eins\n\nDer Verein Zwirnfreunde Süd wuchs.\n", encoding="utf-8")
    (tmp_path / "list.tsv").write_text("organization\tZwirnfreunde Süd e. V.\tZwirnfreunde Süd\nunfug\n", encoding="utf-8")
    blattwerk.imports(str(tmp_path / "a.txt"))
    result = blattwerk.run("entities", "import", str(tmp_path / "list.tsv"), status=1)
    assert "line 2" in result.err
    assert "Zwirnfreunde Süd e. V." in names(blattwerk, "--type", "organization")
    assert blattwerk.search_ids("org:Zwirnfreunde*")
    blattwerk.run("entities", "undo", "1")
    assert "Zwirnfreunde Süd e. V." not in names(blattwerk)


def test_analyze_knows_the_names_of_the_archive_it_is_given(blattwerk, tmp_path):
    (tmp_path / "list.tsv").write_text("organization\tZwirnwerke Quast AG\tdie Zwirnwerke|Zwirnwerke\n", encoding="utf-8")
    text = "Die Zwirnwerke wachsen, sagte der russische Botschafter.".encode()
    assert "Zwirnwerke Quast AG" not in [one["name"] for one in blattwerk.json("analyze", "-", stdin=text)["entities"]]
    blattwerk.run("entities", "import", str(tmp_path / "list.tsv"))
    analysis = blattwerk.json("analyze", "-", stdin=text)
    assert ("Zwirnwerke", "Zwirnwerke Quast AG") in [(one["text"], one["name"]) for one in analysis["entities"]]
    assert [(one["text"], one["name"]) for one in analysis["derived"]] == [("russische", "Russland")]


def test_words_made_from_a_name_are_weaker_mentions(blattwerk, tmp_path):
    articles = [
        {"id": "oper", "title": "Oper", "date": "2022-02-05", "text": "Die russische Oper gastiert in Kiel, sagte Anna Zwirnberg."},
        {"id": "reise", "title": "Reise", "date": "2022-02-03", "text": "Die Oper fährt nach Russland, sagte Anna Zwirnberg."},
    ]
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    blattwerk.run("import", str(tmp_path / "articles.jsonl"))

    def found(query):
        return [hit["external_id"] for hit in blattwerk.json("search", query)["hits"]]

    assert found("ort:Russland") == found("Oper ort:Russland") == ["reise", "oper"]
    assert found("ort:=Russland") == ["reise"]
    oper = blattwerk.json("show", str(blattwerk.search_ids("ort:Kiel")[0]))
    assert oper["derived"] == [{"type": "place", "name": "Russland", "count": 1}]
    assert "Russland" not in [entity["name"] for entity in oper["entities"]]
    portrait = blattwerk.json("entities", "Russland")
    assert (portrait["articles"], portrait["derived"], portrait["names"]) == (1, 1, ["Russland"])
    blattwerk.run("entities", "merge", "Russland", "Russische Föderation")
    assert found('ort:"Russische Föderation"') == ["reise", "oper"]
    blattwerk.run("check")
    blattwerk.run("reindex", "--entities")
    blattwerk.run("check")
    assert found('ort:"Russische Föderation"') == ["reise", "oper"]
    blattwerk.run("entities", "undo")
    assert found("ort:Russland") == ["reise", "oper"]
