"""Golden queries find in the samples what tests/golden/hits.tsv says."""
from conftest import ROOT


def golden() -> list[tuple[str, int, str]]:
    lines = (ROOT / "tests/golden/hits.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(query, int(total), first) for query, total, first in rows]


def test_there_are_enough_of_them():
    found = [row for row in golden() if row[1] > 0]
    assert len(golden()) >= 150
    assert len(found) >= 100


def test_queries_find_what_they_should(samples, tmp_path):
    rows = golden()
    batch = tmp_path / "queries.txt"
    batch.write_text("".join(query + "\n" for query, _, _ in rows), encoding="utf-8")
    answers = samples.run("--jsonl", "search", "--batch", batch, "--limit", 1).lines
    assert len(answers) == len(rows)
    wrong = []
    for (query, total, first), answer in zip(rows, answers):
        title = answer["hits"][0]["title"] if answer["hits"] else ""
        if (answer["total"], title) != (total, first):
            wrong.append(f"{query!r}: {answer['total']} {title!r} instead of {total} {first!r}")
    assert not wrong, "\n".join(wrong)
