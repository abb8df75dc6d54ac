#include "ingest/to_article.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/local_time.h"
#include "text/normalize.h"
#include "text/sentence_splitter.h"
#include "text/utf8.h"

namespace blattwerk::ingest {
namespace {

constexpr std::size_t kDerivedTitleBytes = 100;

std::string clean(const std::string& field) {
  return text::squeeze_blanks(text::normalize(field));
}

std::vector<std::string> clean_list(const std::vector<std::string>& names) {
  std::vector<std::string> cleaned;
  for (const auto& name : names) {
    std::string one = clean(name);
    if (!one.empty() && std::find(cleaned.begin(), cleaned.end(), one) == cleaned.end()) {
      cleaned.push_back(std::move(one));
    }
  }
  return cleaned;
}

std::optional<PartialDate> to_german_time(const std::optional<PartialDate>& date) {
  if (!date || !date->has_time()) return date;
  const auto& berlin = text::TimeZone::berlin();
  if (!date->offset()) return berlin.from_wall_clock(*date);
  return date->offset() == 0 ? berlin.to_wall_clock(*date) : *date;
}

ParagraphKind kind_of(formats::Block::Kind kind) {
  switch (kind) {
    case formats::Block::Kind::lead:
      return ParagraphKind::lead;
    case formats::Block::Kind::heading:
      return ParagraphKind::heading;
    case formats::Block::Kind::text:
    case formats::Block::Kind::list_item:
    case formats::Block::Kind::quote:
      return ParagraphKind::text;
  }
  return ParagraphKind::text;
}

// The first sentence without its closing mark, or as many whole words of it as a title bears.
std::string title_from(std::string_view paragraph) {
  std::vector<text::Sentence> sentences;
  text::split_sentences(paragraph, sentences);
  std::string_view sentence =
      sentences.empty() ? paragraph
                        : paragraph.substr(sentences[0].start, sentences[0].end - sentences[0].start);
  if (sentence.ends_with('.')) sentence.remove_suffix(1);
  if (sentence.size() <= kDerivedTitleBytes) return std::string(sentence);
  std::size_t cut = sentence.rfind(' ', kDerivedTitleBytes);
  if (cut == std::string_view::npos || cut == 0) cut = text::floor_border(sentence, kDerivedTitleBytes);
  return std::string(sentence.substr(0, cut)) + "…";
}

// The same page is linked with and without the place in it.
std::string without_fragment(std::string url) {
  if (const auto mark = url.find('#'); mark != std::string::npos) url.resize(mark);
  return url;
}

}  // namespace

std::optional<Article> to_article(const formats::Document& document) {
  Article article;
  article.external_id = clean(document.external_id);
  article.title = clean(document.title);
  article.kicker = clean(document.kicker);
  article.updated = to_german_time(document.updated);
  article.date = document.published ? to_german_time(document.published)
                 : article.updated  ? article.updated
                                    : to_german_time(document.archived);
  article.source = clean(document.source);
  article.url = without_fragment(clean(document.url));
  article.authors = clean_list(document.authors);
  article.section = clean(document.section);
  article.language = clean(document.language);
  article.agency = clean(document.agency);
  article.topics = clean_list(document.topics);
  for (const auto& block : document.blocks) {
    std::string text = clean(block.text);
    if (!text.empty()) article.paragraphs.push_back({kind_of(block.kind), std::move(text)});
  }
  if (article.title.empty()) {
    if (article.paragraphs.empty()) return std::nullopt;
    article.title = title_from(article.paragraphs.front().text);
  }
  return article;
}

}  // namespace blattwerk::ingest
