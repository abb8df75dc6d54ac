#include "search/hit_loader.h"

#include <algorithm>

#include "search/snippet.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kMostAnalysedBytes = 1u << 20;  // of one article, for its snippet

// Not by the view `mention`: SQLite refuses functions in views of a schema that it was told not to trust.
constexpr std::string_view kMentions = R"sql(
  SELECT json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]'), json_extract(span.value, '$[2]'),
         json_extract(span.value, '$[3]')
  FROM article_mentions AS m JOIN json_each(m.spans) AS span WHERE m.article_id = ?1)sql";

}  // namespace

HitLoader::HitLoader(const store::Database& database, text::Analyzer& analyzer)
    : analyzer_(analyzer), articles_(database), mentions_(database.prepare(kMentions)) {}

std::vector<Hit> HitLoader::load(const std::vector<ScoredKey>& page, const TextMatch& match,
                                 const std::unordered_set<std::int64_t>& entities,
                                 const SearchOptions& options) {
  std::vector<Hit> hits;
  MatchMarker marker(match, analyzer_);
  ArticleHead head;
  for (const ScoredKey& scored : page) {
    if (!articles_.read_head(scored.key, head)) continue;
    Hit hit{.id = head.id,
            .external_id = head.external_id,
            .title = head.title,
            .kicker = head.kicker,
            .date = head.date,
            .source = head.source,
            .url = head.url,
            .score = scored.score};
    if (options.snippets) add_snippet(hit, marker, match, entities, options);
    hits.push_back(std::move(hit));
  }
  return hits;
}

void HitLoader::add_snippet(Hit& hit, MatchMarker& marker, const TextMatch& match,
                            const std::unordered_set<std::int64_t>& entities, const SearchOptions& options) {
  const std::vector<Paragraph> paragraphs = articles_.read_paragraphs(hit.id);
  std::vector<Mark> title;
  std::vector<std::vector<Mark>> marks(paragraphs.size());
  if (!marker.empty()) {
    title = marker.mark(hit.title, TextField::title);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < paragraphs.size() && bytes < kMostAnalysedBytes; ++i) {
      bytes += paragraphs[i].text.size();
      if (paragraphs[i].text.size() > kMostAnalysedBytes) continue;
      marks[i] = marker.mark(paragraphs[i].text, field_of(paragraphs[i].kind));
    }
  }
  if (!entities.empty()) add_entity_marks(hit, paragraphs, match, entities, title, marks);
  Snippet snippet = make_snippet(paragraphs, marks, match, options.snippet_length);
  hit.paragraph = snippet.paragraph;
  hit.snippet = std::move(snippet.text);
  hit.highlights = std::move(snippet.highlights);
  hit.title_highlights = merge(title);
}

void HitLoader::add_entity_marks(const Hit& hit, const std::vector<Paragraph>& paragraphs,
                                 const TextMatch& match, const std::unordered_set<std::int64_t>& entities,
                                 std::vector<Mark>& title, std::vector<std::vector<Mark>>& marks) {
  mentions_.bind(1, hit.id);
  while (mentions_.step()) {
    if (!entities.contains(mentions_.integer(3))) continue;
    const auto paragraph = static_cast<std::size_t>(mentions_.integer(0));
    if (paragraph > paragraphs.size()) continue;
    const std::string& text = paragraph == 0 ? hit.title : paragraphs[paragraph - 1].text;
    const auto start = mentions_.integer(1);
    const auto end = mentions_.integer(2);
    if (start < 0 || end <= start || end > static_cast<std::int64_t>(text.size())) continue;
    const auto unit = static_cast<std::uint32_t>(match.units.size());
    (paragraph == 0 ? title : marks[paragraph - 1])
        .push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), unit, 0});
  }
  mentions_.reset();
  for (auto& list : marks) std::ranges::sort(list, {}, &Mark::start);
}

}  // namespace blattwerk::search
