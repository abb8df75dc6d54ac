// names_quality DATA_FOLDER: how well names are found. Five taggers are trained, each without the fifth of
// GermEval it is scored on; takes some minutes.

#include <algorithm>
#include <bit>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <string_view>

#include "entities/crf_tagger.h"
#include "entities/recognizer.h"
#include "entities/tag_model.h"
#include "train/fit.h"
#include "train/instances.h"
#include "train/score.h"

namespace {

using namespace blattwerk;
using namespace blattwerk::train;

constexpr std::size_t kFolds = 5;
const std::vector<std::string> kKinds = {"PER",      "LOC",     "ORG",     "OTH",
                                         "LOCderiv", "LOCpart", "ORGpart", "PERpart"};

/// Scores by kind, of all sentences and of those from newspapers.
struct Scores {
  std::map<std::string, Score> all, news;

  void add(const Spans& gold, const Spans& found, bool is_news) {
    for (const std::string& kind : kKinds) {
      all[kind].add(gold, found, kind);
      if (is_news) news[kind].add(gold, found, kind);
    }
  }
};

Score together(const std::map<std::string, Score>& scores) {
  Score sum;
  for (const char* kind : {"PER", "LOC", "ORG"}) {
    const Score& score = scores.at(kind);
    sum.gold += score.gold;
    sum.found += score.found;
    sum.right += score.right;
  }
  return sum;
}

void print_row(const std::string& name, const Score& score) {
  std::printf("| %s | %.1f | %.1f | %.1f | %zu |\n", name.c_str(), score.precision(), score.recall(),
              score.f1(), score.gold);
}

void print(const char* title, const Scores& scores) {
  std::printf("\n%s\n\n| names | precision | recall | F1 | gold |\n|---|---|---|---|---|\n", title);
  print_row("PER, LOC, ORG", together(scores.all));
  if (!scores.news.empty()) print_row("of news", together(scores.news));
  for (const std::string& kind : kKinds) {
    // A kind that the tagging does not have is no fault of it.
    if (const Score& score = scores.all.at(kind); score.found > 0) print_row(kind, score);
  }
}

Spans gold_of(const Sentence& sentence) {
  std::vector<entities::Label> labels;
  for (const LabelSet set : sentence.labels)
    labels.push_back(static_cast<entities::Label>(std::countr_zero(set)));
  return spans_of(labels);
}

/// What the recogniser finds in the words joined by blanks, as spans of those words. Marks that the corpus
/// leaves on a word (`DFB.`, `'Bruno'`) may be left out; a name that ends within a word otherwise is wrong.
Spans recognized(entities::Recognizer& recognizer, const Text& text) {
  const std::vector<std::string_view> texts = {text.bytes};
  const auto only_marks = [&](std::uint32_t start, std::uint32_t end) {
    return start <= end && std::all_of(text.bytes.begin() + start, text.bytes.begin() + end,
                                       [](unsigned char c) { return c < 128 && std::ispunct(c) != 0; });
  };
  Spans spans;
  const auto mentions = recognizer.recognize(texts);
  for (const EntityMention& mention : mentions[0]) {
    if (mention.kind != MentionKind::name) continue;
    const auto first = std::find_if(text.words.begin(), text.words.end(), [&](const entities::Word& word) {
      return mention.start < word.end && only_marks(word.start, mention.start);
    });
    const auto last = std::find_if(text.words.begin(), text.words.end(), [&](const entities::Word& word) {
      return mention.end > word.start && only_marks(mention.end, word.end);
    });
    const bool whole = first != text.words.end() && last != text.words.end();
    const auto at = [&](auto word) { return static_cast<std::size_t>(word - text.words.begin()); };
    const std::size_t begin = whole ? at(first) : text.words.size() + mention.start;
    const std::size_t end = whole ? at(last) + 1 : begin + 1;
    const std::string kind = mention.type == EntityType::person         ? "PER"
                             : mention.type == EntityType::place        ? "LOC"
                             : mention.type == EntityType::organization ? "ORG"
                                                                        : "OTH";
    spans.emplace(begin, end, kind);
  }
  return spans;
}

// Of the folds only the first `folds` are trained and scored.
void measure(const std::filesystem::path& ner, std::size_t folds) {
  std::vector<Sentence> germeval = read_germeval(ner);
  std::shuffle(germeval.begin(), germeval.end(), std::mt19937(7));
  const std::vector<Sentence> foreign = read_foreign(ner);
  const std::vector<Sentence> wikiann = read_corpus(ner / "wikiann/dev.bio", Corpus::wikiann);
  const entities::Gazetteer& gazetteer = entities::standard_gazetteer();
  const entities::WordTables& tables = entities::standard_model().tables();

  Scores tagged, recognised, fragments;
  double seconds = 0;
  std::size_t words = 0;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<Sentence> training, scored;
    for (std::size_t i = 0; i < germeval.size(); ++i)
      (i % kFolds == fold ? scored : training).push_back(germeval[i]);
    const std::string bytes = fit(training, foreign, gazetteer, tables, {}, [](int, double) {});
    const entities::TagModel model(bytes);
    entities::WordClassifier classifier;
    entities::CrfTagger tagger(model, gazetteer, classifier);
    const auto recognizer = entities::make_recognizer({.model = &model});
    std::vector<entities::Label> labels;
    for (const Sentence& sentence : scored) {
      const Text text = text_of(sentence);
      tagger.tag(text.bytes, text.words, labels);
      tagged.add(gold_of(sentence), spans_of(labels), sentence.news);
      const std::clock_t start = std::clock();
      const Spans spans = recognized(*recognizer, text);
      seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      words += text.words.size();
      recognised.add(gold_of(sentence), spans, sentence.news);
    }
    if (fold != 0) continue;
    for (const Sentence& sentence : wikiann) {
      const Text text = text_of(sentence);
      tagger.tag(text.bytes, text.words, labels);
      std::vector<entities::Label> gold;
      for (const LabelSet set : sentence.labels) {
        gold.push_back(std::has_single_bit(set) ? static_cast<entities::Label>(std::countr_zero(set))
                                                : entities::Label::outside);
      }
      fragments.add(spans_of(gold), spans_of(labels), false);
    }
  }
  std::printf(
      "## Names\n\nGermEval 2014, development part and handout A: %zu sentences, %zu-fold cross-validation, "
      "%zu of them scored; strict spans of the outer layer.\n",
      germeval.size(), kFolds, folds);
  print("The tagger, on the corpus's words:", tagged);
  print(
      "The recogniser whole, on the words joined by blanks (deriv and part are no names of their own there):",
      recognised);
  print(
      "The tagger on WikiANN's development part (titles and fragments, other guidelines, labels by machine):",
      fragments);
  std::printf(
      "\nSpeed of the recogniser on these single sentences, all words new to it at first: %.0f words/s.\n",
      static_cast<double>(words) / seconds);
}

}  // namespace

int main(int argc, char** argv) {
  const bool full = argc == 3 && std::string_view(argv[2]) == "--full";
  if (argc != 2 && !full) {
    std::fprintf(stderr, "usage: names_quality DATA_FOLDER [--full]\n");
    return 2;
  }
  try {
    measure(std::filesystem::path(argv[1]) / "ner", full ? kFolds : 1);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "names_quality: %s\n", error.what());
    return 1;
  }
  return 0;
}
