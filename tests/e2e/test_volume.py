"""A thousand real articles (shared data): none is lost, none is stored twice."""
import json

import pytest

from conftest import counts, expected, shared_data


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    rows = (shared_data() / "news/gnad-test.csv").read_text(encoding="utf-8").splitlines()
    path = tmp_path_factory.mktemp("volume") / "gnad.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number, row in enumerate(rows):
            section, text = row.split(";", 1)
            text = text.strip("'\"")
            out.write(json.dumps({"id": f"gnad-{number}", "title": text.split(". ")[0][:100], "section": section, "text": text},
                                 ensure_ascii=False) + "\n")
    return path


def test_imports_all_and_again_nothing(blattwerk, corpus):
    assert counts(blattwerk.imports(corpus)) == expected(new=1028)
    assert counts(blattwerk.imports(corpus)) == expected(unchanged=1028)
    assert blattwerk.json("stats")["articles"] == 1028
    assert blattwerk.json("search", "Gewerkschaft")["total"] > 5
