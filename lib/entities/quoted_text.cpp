#include "entities/quoted_text.h"

#include <algorithm>
#include <array>

namespace blattwerk::entities {
namespace {

constexpr std::uint32_t kMostWords = 300;  // of one quotation; a mark that is closed later was none

/// What closes a quotation that this mark opens; empty where it opens none. A closing mark of the other kind
/// also ends `„`.
std::array<std::string_view, 3> closers(std::string_view mark) {
  if (mark == "„") return {"“", "”", "\""};
  if (mark == "»") return {"«", {}, {}};
  if (mark == "«") return {"»", {}, {}};
  if (mark == "\"") return {"\"", {}, {}};
  if (mark == "“") return {"”", {}, {}};
  return {};
}

}  // namespace

QuotedText::QuotedText(std::string_view bytes, const std::vector<EntityMention>& mentions,
                       std::string_view next)
    : bytes_(bytes) {
  split_words(bytes, words_);
  find_quoted(next);
  find_sentences();
  find_named(mentions);
}

bool QuotedText::ends_sentence(std::uint32_t at) const {
  const std::string_view mark = word(at);
  return mark == "." || mark == "!" || mark == "?";
}

std::span<const Named> QuotedText::named(std::uint32_t from, std::uint32_t to) const {
  const auto before = [](const Named& named, std::uint32_t at) { return named.first < at; };
  const auto begin = std::lower_bound(named_.begin(), named_.end(), from, before);
  const auto end = std::lower_bound(begin, named_.end(), std::max(from, to), before);
  return {begin, end};
}

void QuotedText::find_quoted(std::string_view next) {
  for (std::uint32_t at = 0; at < size(); ++at) {
    const auto closing = closers(word(at));
    if (closing[0].empty()) continue;
    std::uint32_t end = at + 1;
    const std::uint32_t most = std::min(size(), at + kMostWords);
    while (end < most && std::find(closing.begin(), closing.end(), word(end)) == closing.end()) ++end;
    if (end == size() && end > at + 1 && next.starts_with(word(at))) {
      runs_on_ = true;
      --end;
      quoted_.push_back({at, end, words_[end].end});
    } else if (end == most) {
      continue;
    } else {
      quoted_.push_back({at, end, words_[end].start});
    }
    at = end;
  }
}

void QuotedText::find_sentences() {
  inside_.assign(words_.size(), false);
  for (const Quoted& quoted : quoted_) {
    for (std::uint32_t at = quoted.open + 1; at < quoted.close; ++at) inside_[at] = true;
  }
  sentence_begin_.resize(words_.size());
  sentence_end_.resize(words_.size());
  std::size_t quotation = 0;
  for (std::uint32_t begin = 0; begin < size();) {
    std::uint32_t end = begin;
    std::uint32_t next = 0;
    for (; end < size() && next == 0; ++end) {
      while (quotation < quoted_.size() && quoted_[quotation].close < end) ++quotation;
      if (quotation < quoted_.size() && quoted_[quotation].close == end) {
        // „Nein.“ Sie ging: the point within ends the sentence without.
        const bool goes_on = end + 1 < size() && (words_[end + 1].shape == Shape::lower ||
                                                  word(end + 1) == "," || ends_sentence(end + 1));
        if (end > begin && ends_sentence(end - 1) && !goes_on) next = end + 1;
      } else if (!inside_[end] && ends_sentence(end)) {
        next = end + 1;
        break;
      }
    }
    if (next == 0) next = size();
    for (std::uint32_t at = begin; at < next; ++at) {
      sentence_begin_[at] = begin;
      sentence_end_[at] = end;
    }
    begin = next;
  }
}

void QuotedText::find_named(const std::vector<EntityMention>& mentions) {
  std::uint32_t at = 0;
  for (const EntityMention& mention : mentions) {
    if (mention.kind != MentionKind::name || mention.type == EntityType::other || mention.end > bytes_.size())
      continue;
    while (at < size() && words_[at].end <= mention.start) ++at;
    std::uint32_t last = at;
    while (last < size() && words_[last].start < mention.end) ++last;
    if (last > at) named_.push_back({at, last, &mention});
  }
}

}  // namespace blattwerk::entities
