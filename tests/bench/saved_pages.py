"""Writes articles as other files than JSON: as text, and as web pages in the size and disorder of saved ones."""
import html
import json
import random
from pathlib import Path

A_FOLDER = 1000  # files in one


def read_articles(corpus: Path, count: int):
    with corpus.open(encoding="utf-8") as lines:
        for _, line in zip(range(count), lines):
            yield json.loads(line)


def write_files(folder: Path, ending: str, articles, content) -> int:
    """Writes a file for each article; the bytes of all."""
    total = 0
    for number, article in enumerate(articles):
        path = folder / f"{number // A_FOLDER:03}" / f"{number % A_FOLDER:03}.{ending}"
        if number % A_FOLDER == 0:
            path.parent.mkdir(parents=True)
        total += path.write_bytes(content(article).encode())
    return total


def as_text(article: dict) -> str:
    return f"date {article['date'][:10]} {article['title']}\n\n{article['text']}\n"


class PageMaker:
    """Makes pages of about 90 KB, of which the article is a thirtieth: navigation, teasers, scripts and styles around it."""

    def __init__(self, titles: list, seed: int = 1):
        self.titles = [html.escape(title) for title in titles]
        self.random = random.Random(seed)
        words = [f"v{self.random.getrandbits(32):x}" for _ in range(2000)]
        self.scripts = ["".join(f"function {word}(e,t){{return e.{word}||t[{self.random.randrange(999)}]}};" for word in self.random.choices(words, k=300))
                        for _ in range(20)]
        self.styles = ["".join(f".{word}-module__root{{margin:{self.random.randrange(40)}px 0;color:#{self.random.getrandbits(24):06x}}}"
                               for word in self.random.choices(words, k=150)) for _ in range(20)]

    def page(self, article: dict) -> str:
        title, date = html.escape(article["title"]), article["date"]
        author = html.escape((article.get("authors") or ["Redaktion"])[0])
        paragraphs = "".join(
            f"<p class='text-module__paragraph'>{html.escape(text)}</p>" if len(text) > 60 else f"<h2>{html.escape(text)}</h2>"
            for text in article["text"].split("\n\n"))
        facts = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": article["title"], "datePublished": date,
                            "author": {"@type": "Person", "name": author}, "publisher": {"@type": "Organization", "name": article["source"]}})
        menu = "".join(f"<li class='nav__item'><a href='/ressort/{n}'>Ressort {n}</a></li>" for n in range(120))
        teasers = "".join(
            f"<article class='teaser-module__root'><a href='/{n}'><h3>{self.random.choice(self.titles)}</h3><p>{self.random.choice(self.titles)}, und was das "
            f"für alle anderen heißt.</p></a><img src='/bild/{n}.jpg' alt='Bild {n}' loading='lazy'></article>" for n in range(60))
        return (f"<!DOCTYPE html><html lang=de><head><meta charset=utf-8><title>{title} | {html.escape(article['source'])}</title>"
                f"<meta property='og:title' content='{title}'><meta property='og:site_name' content='{html.escape(article['source'])}'>"
                f"<link rel=canonical href='{article['url']}'><script type='application/ld+json'>{facts}</script>"
                f"<style>{self.random.choice(self.styles)}</style><script>{self.random.choice(self.scripts)}</script></head><body>"
                f"<header><nav class='nav'><ul>{menu}</ul></nav></header><main><article class='article'><h1>{title}</h1>"
                f"<div class='byline'>Von {author}, {date[:10]}</div>{paragraphs}</article><section class='more'><h2>Mehr zum Thema</h2>{teasers}</section></main>"
                f"<footer><ul>{menu}</ul></footer><script>{self.random.choice(self.scripts)}{self.random.choice(self.scripts)}</script></body></html>")
