// Folds words as the lexicon keeps them, a line each; for make_base_words.py.
#include <iostream>
#include <string>

#include "text/lexicon.h"

int main() {
  for (std::string line; std::getline(std::cin, line);)
    std::cout << blattwerk::text::lexicon_key(line) << '\n';
}
