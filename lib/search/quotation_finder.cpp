#include "search/quotation_finder.h"

#include <algorithm>

#include "search/name_index.h"

namespace blattwerk::search {
namespace {

// Not by the view `quotation`: SQLite refuses functions in views of a schema that it was told not to trust.
constexpr std::string_view kQuotations = R"sql(
  SELECT json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]'), json_extract(span.value, '$[2]'),
         json_extract(span.value, '$[3]'), json_extract(span.value, '$[4]')
  FROM article_quotations AS q JOIN json_each(q.spans) AS span WHERE q.article_id = ?1 ORDER BY span.key)sql";

// Marks that touch, over all words of a text, so that any part of it can be shown.
std::vector<Mark> mark_all(std::string_view text) {
  std::vector<Mark> marks;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t blank = text.find(' ', start);
    const std::size_t end = blank == std::string_view::npos ? text.size() : blank + 1;
    marks.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), 0, 0});
    start = end;
  }
  return marks;
}

bool holds_all(const TextMatch& match, const std::vector<Mark>& marks) {
  std::vector<bool> found(match.units.size());
  for (const Mark& mark : marks) found[mark.unit] = true;
  std::vector<bool> of_compound(match.units.size());
  for (const CompoundUnits& compound : match.compounds) {
    const auto is_found = [&](std::size_t unit) { return found[unit]; };
    if (!std::ranges::all_of(compound.words, is_found) && !std::ranges::any_of(compound.closed, is_found))
      return false;
    for (const auto unit : compound.words) of_compound[unit] = true;
    for (const auto unit : compound.closed) of_compound[unit] = true;
  }
  for (std::size_t unit = 0; unit < found.size(); ++unit) {
    if (!found[unit] && !of_compound[unit] && !match.units[unit].negated) return false;
  }
  return true;
}

}  // namespace

std::string_view words_of(const StoredQuotation& quotation, const ArticleHead& head,
                          const std::vector<Paragraph>& paragraphs) {
  if (quotation.paragraph > paragraphs.size()) return {};
  const std::string_view text =
      quotation.paragraph == 0 ? head.title : paragraphs[quotation.paragraph - 1].text;
  if (quotation.start >= quotation.end || quotation.end > text.size()) return {};
  return text.substr(quotation.start, quotation.end - quotation.start);
}

QuotationSource::QuotationSource(const store::Database& database)
    : statement_(database.prepare(kQuotations)) {}

std::vector<StoredQuotation> QuotationSource::read(std::int64_t article_id) {
  std::vector<StoredQuotation> quotations;
  statement_.bind(1, article_id);
  while (statement_.step()) {
    quotations.push_back({static_cast<std::size_t>(statement_.integer(0)),
                          static_cast<std::uint32_t>(statement_.integer(1)),
                          static_cast<std::uint32_t>(statement_.integer(2)), statement_.integer(3),
                          statement_.integer(4) != 0});
  }
  statement_.reset();
  return quotations;
}

QuotationFinder::QuotationFinder(const store::Database& database, text::Analyzer& analyzer,
                                 TextMatchBuilder& builder, const Says& says)
    : database_(database),
      analyzer_(analyzer),
      quotations_(database),
      anybody_(says.speaker.empty() && says.open_end) {
  if (!anybody_) {
    const auto ids = find_entities(database, {std::nullopt, says.speaker, says.open_end});
    speakers_.insert(ids.begin(), ids.end());
  }
  for (const Node& node : says.words) add_alternatives(node, builder, words_.emplace_back());
}

void QuotationFinder::add_alternatives(const Node& node, TextMatchBuilder& builder, SaidWord& word) {
  if (const auto* alternatives = std::get_if<Or>(&node.value)) {
    for (const Node& operand : alternatives->operands) add_alternatives(operand, builder, word);
    return;
  }
  auto match = std::make_unique<const TextMatch>(builder.build({&node}, WordMode::all));
  if (match->units.empty()) return;
  word.markers.emplace_back(*match, analyzer_);
  word.matches.push_back(std::move(match));
}

KeySet QuotationFinder::articles() const {
  KeySet keys;
  const auto collect = [&keys](store::Statement& statement) {
    while (statement.step()) keys.add(statement.integer(0));
    statement.reset();
  };
  if (anybody_) {
    auto statement = database_.prepare("SELECT article_key FROM article_speaker");
    collect(statement);
    return keys;
  }
  auto statement = database_.prepare("SELECT article_key FROM article_speaker WHERE entity_id = ?1");
  for (const auto speaker : speakers_) {
    statement.bind(1, speaker);
    collect(statement);
  }
  return keys;
}

bool QuotationFinder::holds(SaidWord& word, std::string_view text, std::vector<Mark>& marks) {
  bool held = word.markers.empty();  // nothing that could be looked for
  for (std::size_t i = 0; i < word.markers.size(); ++i) {
    const std::vector<Mark> found = word.markers[i].mark(text, TextField::text);
    if (!holds_all(*word.matches[i], found)) continue;
    held = true;
    marks.insert(marks.end(), found.begin(), found.end());
  }
  return held;
}

std::vector<QuotationFinder::Found> QuotationFinder::find(const ArticleHead& head,
                                                          const std::vector<Paragraph>& paragraphs) {
  std::vector<Found> found;
  for (const StoredQuotation& quotation : quotations_.read(head.id)) {
    if (!anybody_ && !speakers_.contains(quotation.speaker)) continue;
    const std::string_view said = words_of(quotation, head, paragraphs);
    if (said.empty()) continue;
    std::vector<Mark> marks = words_.empty() ? mark_all(said) : std::vector<Mark>();
    const bool all = std::ranges::all_of(words_, [&](SaidWord& word) { return holds(word, said, marks); });
    if (!all) continue;
    for (Mark& mark : marks) {
      mark.start += quotation.start;
      mark.end += quotation.start;
    }
    std::ranges::sort(marks, {}, &Mark::start);
    found.push_back({quotation, std::move(marks)});
  }
  return found;
}

void collect_says(const Node& node, std::vector<const Says*>& says) {
  if (const auto* one = std::get_if<Says>(&node.value)) {
    says.push_back(one);
  } else if (const auto* conjunction = std::get_if<And>(&node.value)) {
    for (const Node& operand : conjunction->operands) collect_says(operand, says);
  } else if (const auto* disjunction = std::get_if<Or>(&node.value)) {
    for (const Node& operand : disjunction->operands) collect_says(operand, says);
  }
}

}  // namespace blattwerk::search
