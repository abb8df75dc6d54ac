#include "train/corpus.h"

#include <bit>
#include <fstream>
#include <optional>
#include <string_view>

#include "core/error.h"

namespace blattwerk::train {
namespace {

using entities::Label;

LabelSet germeval_label(std::string_view tag) {
  const bool inside = tag.starts_with("I-");
  const std::string_view kind = tag.size() > 2 ? tag.substr(2) : std::string_view();
  if (kind == "PER") return only(inside ? Label::in_person : Label::begin_person);
  if (kind == "LOC") return only(inside ? Label::in_place : Label::begin_place);
  if (kind == "ORG") return only(inside ? Label::in_organization : Label::begin_organization);
  if (kind == "OTH") return only(inside ? Label::in_other : Label::begin_other);
  if (kind == "LOCderiv") return only(Label::place_deriv);
  if (kind == "LOCpart") return only(Label::place_part);
  if (kind == "ORGpart") return only(Label::organization_part);
  if (kind == "PERpart") return only(Label::person_part);
  if (kind == "OTHpart") return only(Label::other_part);
  if (kind == "OTHderiv") return only(Label::other_deriv);
  if (kind == "PERderiv" || kind == "ORGderiv") return only(Label::named_deriv);
  return only(Label::outside);
}

constexpr LabelSet kOpenOutside = static_cast<LabelSet>(
    only(Label::outside) | only(Label::begin_other) | only(Label::in_other) | only(Label::place_deriv) |
    only(Label::place_part) | only(Label::organization_part) | only(Label::person_part) |
    only(Label::other_part) | only(Label::other_deriv) | only(Label::named_deriv));

/// SmartData, WikiANN and Europarl know no deriv and part, and their other kinds of names are not GermEval's.
LabelSet foreign_label(std::string_view tag) {
  const bool inside = tag.starts_with("I-");
  const std::string_view kind = tag.size() > 2 ? tag.substr(2) : std::string_view();
  if (kind == "PER" || kind == "person") return only(inside ? Label::in_person : Label::begin_person);
  if (kind == "LOC" || kind == "location" || kind == "location-city" || kind == "location-street" ||
      kind == "location-route" || kind == "location-stop") {
    return only(inside ? Label::in_place : Label::begin_place);
  }
  if (kind == "ORG" || kind == "organization" || kind == "organization-company") {
    return only(inside ? Label::in_organization : Label::begin_organization);
  }
  return kOpenOutside;
}

/// A name that goes on without having begun begins there.
void mend(std::vector<LabelSet>& labels) {
  Label before = Label::outside;
  for (LabelSet& set : labels) {
    Label label = Label::outside;
    if (std::has_single_bit(set)) label = static_cast<Label>(std::countr_zero(set));
    if (!may_follow(before, label)) {
      label = static_cast<Label>(index_of(label) - 1);
      set = only(label);
    }
    before = label;
  }
}

bool is_news(std::string_view source) {
  return source.find("wikipedia.org") == std::string_view::npos &&
         source.find("http") != std::string_view::npos;
}

}  // namespace

std::vector<Sentence> read_corpus(const std::filesystem::path& file, Corpus corpus) {
  std::ifstream stream(file);
  if (!stream) throw Error("cannot read " + file.string());
  std::vector<Sentence> sentences;
  Sentence sentence;
  const auto finish = [&] {
    if (!sentence.words.empty()) {
      mend(sentence.labels);
      sentence.domain = static_cast<std::uint8_t>(corpus);
      sentences.push_back(std::move(sentence));
    }
    sentence = {};
  };
  const bool numbered = file.extension() == ".tsv";
  for (std::string line; std::getline(stream, line);) {
    if (line.empty()) {
      finish();
      continue;
    }
    std::string_view rest = line;
    const auto take = [&rest] {
      const auto tab = rest.find('\t');
      const auto field = rest.substr(0, tab);
      rest = tab == std::string_view::npos ? std::string_view() : rest.substr(tab + 1);
      return field;
    };
    const std::string_view first = take();
    if (numbered && first == "#") {
      sentence.news = is_news(rest);
      continue;
    }
    const std::string_view word = numbered ? take() : first;
    const std::string_view tag = take();
    if (word.empty()) continue;
    sentence.words.emplace_back(word);
    sentence.labels.push_back(corpus == Corpus::germeval ? germeval_label(tag) : foreign_label(tag));
  }
  finish();
  return sentences;
}

}  // namespace blattwerk::train
