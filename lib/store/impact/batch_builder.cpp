#include "store/impact/batch_builder.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>

#include "store/impact/posting_list.h"

namespace blattwerk::store::impact {
namespace {

constexpr unsigned kPositionBits = 30;
constexpr std::uint32_t kMaxPosition = (1u << kPositionBits) - 1;

// The first bytes as a number that orders as they do.
std::uint64_t order_of(std::string_view key) {
  std::uint64_t order = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    order = order << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
  }
  return order;
}

}  // namespace

void BatchBuilder::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < terms_.size(); ++number) {
    std::size_t slot = terms_[number].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

std::uint32_t BatchBuilder::number_of(std::string_view key) {
  if (terms_.size() * 2 >= slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(key));
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Term& term = terms_[slots_[slot] - 1];
    if (term.hash == hash && key_of(term) == key) return slots_[slot] - 1;
  }
  const auto number = static_cast<std::uint32_t>(terms_.size());
  terms_.push_back(
      {static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(key.size()), 0, hash});
  keys_ += key;
  slots_[slot] = number + 1;
  return number;
}

void BatchBuilder::add(ArticleKey key, const IndexedColumns& columns) {
  std::uint32_t length = 0;
  for (std::uint32_t column = 0; column < kFtsColumns; ++column) {
    const text::TokenStream& stream = columns[column];
    std::uint32_t words = 0;
    for (const text::Token& token : stream.tokens) {
      // As FTS5 counts: what stands beside a word shares its place, but the first token makes one.
      if (token.kind == text::TokenKind::word || words == 0) ++words;
      std::string_view term = stream.term(token);
      if (term.empty() || term == kParagraphBreak) continue;
      if (term.front() == text::kPartMark) {
        part_.assign(term.substr(1));
        part_ += kPartSuffix;
        term = part_;
      }
      const std::uint32_t number = number_of(term);
      ++terms_[number].occurrences;
      occurrences_.push_back({number, column << kPositionBits | std::min(words - 1, kMaxPosition)});
    }
    length += words;
  }
  articles_.push_back({{key, length}, occurrences_.size()});
}

void BatchBuilder::write(SegmentWriter& writer) {
  // The terms in order; those of the same beginning are few.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order(terms_.size());
  for (std::uint32_t number = 0; number < terms_.size(); ++number) {
    order[number] = {order_of(key_of(terms_[number])), number};
  }
  std::sort(order.begin(), order.end(), [this](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return key_of(terms_[a.second]) < key_of(terms_[b.second]);
  });
  // Ordinals follow the keys.
  std::vector<std::uint32_t> by_key(articles_.size());
  std::iota(by_key.begin(), by_key.end(), 0u);
  std::ranges::sort(by_key, {}, [this](std::uint32_t number) { return articles_[number].document.key; });
  std::vector<Document> documents;
  documents.reserve(articles_.size());
  for (const std::uint32_t number : by_key) documents.push_back(articles_[number].document);
  // Occurrences by term, each in the order of articles, columns and positions.
  std::vector<std::uint32_t> ends(terms_.size());
  std::uint32_t end = 0;
  for (std::uint32_t number = 0; number < terms_.size(); ++number) {
    ends[number] = end;
    end += terms_[number].occurrences;
  }
  struct Place {
    std::uint32_t ordinal;
    std::uint32_t place;
  };
  std::vector<Place> places(occurrences_.size());
  for (std::uint32_t ordinal = 0; ordinal < by_key.size(); ++ordinal) {
    const std::uint32_t number = by_key[ordinal];
    for (std::size_t i = number == 0 ? 0 : articles_[number - 1].end; i < articles_[number].end; ++i) {
      places[ends[occurrences_[i].term]++] = {ordinal, occurrences_[i].place};
    }
  }
  writer.add_documents(std::move(documents));
  PostingList list;
  for (const auto& [prefix, number] : order) {
    list.clear();
    const std::uint32_t last = ends[number];
    for (std::uint32_t i = last - terms_[number].occurrences; i < last; ++i) {
      const Place& place = places[i];
      if (list.postings.empty() || list.postings.back().ordinal != place.ordinal) {
        list.postings.push_back({place.ordinal, {}});
      }
      ++list.postings.back().counts[place.place >> kPositionBits];
      list.positions.push_back(place.place & kMaxPosition);
    }
    writer.add_term(key_of(terms_[number]), list);
  }
  *this = {};
}

}  // namespace blattwerk::store::impact
