#!/usr/bin/env python3
"""Measures imports of JSON, text files and web pages, on all cores and on one, beside recoll's indexer, and writes that section of docs/benchmarks.md."""
import argparse
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from run import Measurement, archive_bytes, machine, measure, remove_archive
from saved_pages import PageMaker, as_text, read_articles, write_files

HEADING = "## Import of files and pages"
ONE_CORE = ["taskset", "-c", "0"]
TITLES_OF_TEASERS = 500


@dataclass
class Row:
    name: str
    run: Measurement
    index_bytes: int


def table(rows: list[Row], articles: int, megabytes: float) -> list[str]:
    lines = ["| | articles/s | MB/s | seconds | CPU seconds | cores used | peak memory | archive or index |",
             "|---|---:|---:|---:|---:|---:|---:|---:|"]
    for row in rows:
        best = row.run
        lines.append(f"| {row.name} | {articles / best.seconds:,.0f} | {megabytes / best.seconds:.1f} | {best.seconds:.1f} | {best.cpu_seconds:.1f} "
                     f"| {best.cpu_seconds / best.seconds:.2f} | {best.peak_megabytes:.0f} MB | {row.index_bytes / 1e6:,.0f} MB |")
    return lines


class Importer:
    """Imports files into an archive that is removed afterwards."""

    def __init__(self, blattwerk: Path, work: Path):
        self.blattwerk = blattwerk
        self.work = work

    def blattwerk_row(self, name: str, path: Path, articles: int, bound: list) -> Row:
        archive = self.work / "imports.db"
        remove_archive(archive)
        run = measure([*bound, self.blattwerk, "--archive", archive, "--quiet", "--json", "import", path])
        report = json.loads(run.output)
        if report["new"] != articles:
            sys.exit(f"only {report['new']} of {articles} articles of {path} were imported as new: {report['errors'][:3]}")
        print(f"{name}, {path.name}: {articles / run.seconds:,.0f} articles/s", file=sys.stderr)
        row = Row(name, run, archive_bytes(archive))
        remove_archive(archive)
        return row

    def blattwerk_rows(self, path: Path, articles: int) -> list[Row]:
        return [self.blattwerk_row("Blattwerk", path, articles, []),
                self.blattwerk_row("Blattwerk, one core", path, articles, ONE_CORE)]

    def recoll_row(self, folder: Path) -> Row | None:
        """Nothing where recoll is not installed (Debian: recollcmd)."""
        if shutil.which("recollindex") is None:
            print("recollindex is not installed; left out", file=sys.stderr)
            return None
        settings = self.work / "recoll"
        shutil.rmtree(settings, ignore_errors=True)
        settings.mkdir()
        # By itself it takes only the time that nobody else wants.
        (settings / "recoll.conf").write_text(f"topdirs = {folder.resolve()}\nidxniceprio = 0\nloglevel = 1\nnoaspell = 1\n")
        run = measure(["recollindex", "-c", settings.resolve()])
        size = sum(file.stat().st_size for file in (settings / "xapiandb").iterdir())
        shutil.rmtree(settings)
        print(f"recollindex, {folder.name}: {run.seconds:.1f} s", file=sys.stderr)
        return Row("recollindex (Xapian)", run, size)


def files_part(importer: Importer, folder: Path, title: str, articles: int, size: int) -> list[str]:
    rows = importer.blattwerk_rows(folder, articles)
    lines = []
    if recoll := importer.recoll_row(folder):
        lines = [f"Blattwerk takes {rows[0].run.cpu_seconds / recoll.run.cpu_seconds:.2f} times the CPU of recollindex.", ""]
        rows.append(recoll)
    shutil.rmtree(folder)
    return [f"### {title}, {size / 1e6:,.0f} MB", "", *table(rows, articles, size / 1e6), "", *lines]


def section(importer: Importer, corpus: Path, arguments) -> list[str]:
    lines = [HEADING, "",
             "Cores used are CPU seconds a second. \"One core\" is the same program bound to one core. recoll's indexer (Debian 1.34) reads the same files, its spelling",
             "dictionary left out; it indexes words and where they stand, and does none of the rest.",
             "Beside other work (see the load) only the CPU seconds compare.", ""]
    size = corpus.stat().st_size
    lines += [f"### {arguments.articles:,} articles as JSON Lines, {size / 1e6:,.0f} MB", "",
              *table(importer.blattwerk_rows(corpus, arguments.articles), arguments.articles, size / 1e6), ""]
    texts, pages = importer.work / "texts", importer.work / "pages"
    for folder in (texts, pages):
        shutil.rmtree(folder, ignore_errors=True)
    size = write_files(texts, "txt", read_articles(corpus, arguments.texts), as_text)
    lines += files_part(importer, texts, f"{arguments.texts:,} of them as text files", arguments.texts, size)
    maker = PageMaker([article["title"] for article in read_articles(corpus, TITLES_OF_TEASERS)])
    size = write_files(pages, "html", read_articles(corpus, arguments.html), maker.page)
    return lines + files_part(importer, pages, f"{arguments.html:,} of them as web pages of {size / arguments.html / 1000:.0f} KB", arguments.html, size)


def replace_section(document: Path, lines: list[str]) -> None:
    """Puts the section in the place of the one that is there, else at the end."""
    parts = [part for part in re.split(r"(?m)^(?=## )", document.read_text(encoding="utf-8"))]
    text = "\n".join(lines).rstrip() + "\n\n"
    if any(part.startswith(HEADING + "\n") for part in parts):
        parts = [text if part.startswith(HEADING + "\n") else part for part in parts]
    else:
        parts[-1] = parts[-1].rstrip() + "\n\n"
        parts.append(text)
    document.write_text("".join(parts).rstrip() + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench-imports", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000, help="how many to import as JSON Lines")
    parser.add_argument("--texts", type=int, default=20_000, help="how many of them as text files")
    parser.add_argument("--html", type=int, default=5_000, help="how many of them as web pages")
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--output", type=Path, default=Path("docs/benchmarks.md"))
    arguments = parser.parse_args()

    work = arguments.build / "bench"
    work.mkdir(exist_ok=True)
    corpus = work / "imports.jsonl"
    load = os.getloadavg()[0]
    with corpus.open("wb") as out:
        subprocess.run([arguments.build / "tests/bench/generate_articles", str(arguments.articles)], stdout=out, check=True)
    lines = section(Importer(arguments.build / "app/blattwerk", work), corpus, arguments)
    corpus.unlink()
    lines.append(f"By `./dev bench-imports --articles {arguments.articles} --texts {arguments.texts} --html {arguments.html}` on {datetime.date.today()}; "
                 f"{machine()};\nload average {load:.0f} before the start and {os.getloadavg()[0]:.0f} at the end.")
    replace_section(arguments.output, lines)


if __name__ == "__main__":
    main()
