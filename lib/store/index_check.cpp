#include "store/index_check.h"

#include <algorithm>
#include <functional>
#include <string>

#include <fmt/format.h>

#include "store/hash_mix.h"
#include "store/impact/impact_index.h"
#include "store/impact/posting_list.h"
#include "store/impact/word_endings.h"
#include "store/impact/word_pairs.h"

namespace blattwerk::store {
namespace {

constexpr std::string_view kColumnNames[kFtsColumns] = {"body", "title", "lead", "headings"};

std::uint64_t posting_hash(std::uint64_t term, std::uint64_t column, std::uint64_t number) {
  return mix(term + mix(column << 32 | number));
}

/// The table `posting`, which lists what FTS5 holds.
class PostingTable {
 public:
  explicit PostingTable(const Database& database) : database_(database) {
    database.execute("CREATE VIRTUAL TABLE temp.posting USING fts5vocab (main, article_fts, instance)");
  }
  ~PostingTable() { sqlite3_exec(database_.handle(), "DROP TABLE temp.posting", nullptr, nullptr, nullptr); }
  PostingTable(const PostingTable&) = delete;
  PostingTable& operator=(const PostingTable&) = delete;

 private:
  const Database& database_;
};

std::size_t column_number(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(kColumnNames, name) - std::begin(kColumnNames));
}

}  // namespace

void IndexCheck::add_article(std::int64_t id, ArticleKey key, const IndexedColumns& columns) {
  Sums sums;
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    const text::TokenStream& stream = columns[column];
    std::uint64_t words = 0;
    std::vector<std::uint64_t> of_column;
    for (const text::Token& token : stream.tokens) {
      if (token.kind == text::TokenKind::word || words == 0) ++words;
      const auto term = stream.term(token);
      if (term.empty()) continue;
      const auto hash = hash_of(term);
      sums.occurrences += posting_hash(hash, column, words - 1);
      if (term != kParagraphBreak) of_column.push_back(hash);
    }
    std::ranges::sort(of_column);
    for (std::size_t first = 0; first < of_column.size();) {
      std::size_t last = first;
      while (last < of_column.size() && of_column[last] == of_column[first]) ++last;
      sums.counts += posting_hash(of_column[first], column, last - first);
      first = last;
    }
  }
  articles_.push_back({id, key, sums});
}

void IndexCheck::sort_by(Name name) {
  if (!std::ranges::is_sorted(articles_, {}, name)) std::ranges::sort(articles_, {}, name);
}

std::size_t IndexCheck::find(Name name, std::int64_t value, std::size_t from) const {
  // The postings of a term come by article: the next one is near, as a rule.
  std::size_t step = 1;
  std::size_t end = from;
  while (end < articles_.size() && articles_[end].*name < value) {
    from = end + 1;
    end = std::min(articles_.size(), end + step);
    step *= 2;
  }
  const auto last = articles_.begin() + static_cast<std::ptrdiff_t>(std::min(articles_.size(), end + 1));
  const auto found =
      std::ranges::lower_bound(articles_.begin() + static_cast<std::ptrdiff_t>(from), last, value, {}, name);
  return found != last && (*found).*name == value ? static_cast<std::size_t>(found - articles_.begin())
                                                  : articles_.size();
}

void IndexCheck::compare_endings(const Database& database, const impact::Segment& segment,
                                 std::uint64_t words, Findings& findings) {
  impact::EndingScan scan(database, segment.id, {});
  if (!scan.covered()) return;
  std::string last;
  std::string word;
  bool ascending = true;
  while (scan.next()) {
    ascending = ascending && last < scan.backwards();
    last = scan.backwards();
    word.assign(last.rbegin(), last.rend());
    words -= hash_of(word) * scan.documents();
  }
  if (words == 0 && ascending) return;
  findings.add(Damage::derived,
               fmt::format("impact index: the endings of segment {} are not those of its words", segment.id));
}

void IndexCheck::compare_full_text(const Database& database, Findings& findings) {
  sort_by(&Expected::id);
  std::vector<std::uint64_t> found(articles_.size());
  {
    const PostingTable table(database);
    auto postings = database.prepare("SELECT term, doc, col, offset FROM temp.posting");
    std::string term;
    std::uint64_t hash = hash_of(term);
    std::size_t place = 0;
    std::int64_t strangers = 0;
    while (postings.step()) {
      if (const auto next = postings.text(0); next != term) {
        term = next;
        hash = hash_of(term);
        place = 0;
      }
      const std::size_t article = find(&Expected::id, postings.integer(1), place);
      if (article == articles_.size()) {
        ++strangers;
        continue;
      }
      place = article;
      found[article] += posting_hash(hash, column_number(postings.text(2)),
                                     static_cast<std::uint64_t>(postings.integer(3)));
    }
    if (strangers > 0) {
      findings.add(Damage::derived,
                   fmt::format("article_fts: {} postings of articles that do not exist", strangers));
    }
  }
  report("article_fts", std::move(found), &Sums::occurrences, findings);
}

void IndexCheck::compare_impact(const Database& database, Findings& findings) {
  impact::IndexReader reader(database);
  const auto state = reader.state();
  if (!state) return;
  const auto segments = reader.segments();
  if (!impact::covers_archive(database, state, segments)) {
    findings.add(Damage::derived, "impact index: it does not hold the articles that article_fts holds");
    return;
  }
  sort_by(&Expected::key);
  std::vector<std::uint64_t> found(articles_.size());
  impact::PostingList list;
  for (const impact::Segment& segment : segments) {
    std::vector<std::size_t> places;
    std::size_t place = 0;
    for (const ArticleKey key : impact::keys_of(reader, segment)) {
      places.push_back(find(&Expected::key, key, place));
      if (places.back() != articles_.size()) place = places.back();
    }
    for (const std::uint32_t ordinal : segment.deleted) places[ordinal] = articles_.size();
    impact::DictionaryScan scan(database, segment);
    std::uint64_t words = 0;
    while (scan.next()) {
      if (impact::has_ending(scan.key())) words += hash_of(scan.key()) * scan.entry().documents;
      list.clear();
      impact::TermPostings(reader, scan.entry()).read_all(list);
      const auto hash = hash_of(impact::term_of(scan.key()));
      for (const impact::Posting& posting : list.postings) {
        if (posting.ordinal >= places.size()) throw impact::DamagedIndex();
        const std::size_t article = places[posting.ordinal];
        if (article == articles_.size()) continue;
        for (std::size_t column = 0; column < kFtsColumns; ++column) {
          if (posting.counts[column] > 0)
            found[article] += posting_hash(hash, column, posting.counts[column]);
        }
      }
    }
    compare_endings(database, segment, words, findings);
    if (!impact::pairs_agree(database, reader, segment)) {
      findings.add(
          Damage::derived,
          fmt::format("impact index: the pairs of segment {} are not those of its words", segment.id));
    }
    reader.forget_chunks();
  }
  report("impact index", std::move(found), &Sums::counts, findings);
}

void IndexCheck::report(std::string_view index, std::vector<std::uint64_t> found, std::uint64_t Sums::*sum,
                        Findings& findings) const {
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    if (found[i] == articles_[i].sums.*sum) continue;
    findings.add(Damage::derived,
                 fmt::format("{}: article {} {}", index, articles_[i].id,
                             found[i] == 0 ? "is missing" : "is not indexed as its text asks for"));
  }
}

}  // namespace blattwerk::store
