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
    : analyzer_(analyzer), articles_(database), groups_(database), mentions_(database.prepare(kMentions)) {}

std::vector<Hit> HitLoader::load(const std::vector<ScoredKey>& page, const ShownMatch& shown,
                                 const SearchOptions& options) {
  std::vector<Hit> hits;
  MatchMarker marker(shown.match, analyzer_);
  ArticleHead head;
  const bool grouped = options.near_duplicates == NearDuplicates::first && groups_.any();
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
    if (grouped) hit.duplicates = groups_.others(scored.key);
    if (options.snippets) add_snippet(hit, head, marker, shown, options);
    hits.push_back(std::move(hit));
  }
  return hits;
}

void HitLoader::add_snippet(Hit& hit, const ArticleHead& head, MatchMarker& marker, const ShownMatch& shown,
                            const SearchOptions& options) {
  const std::vector<Paragraph> paragraphs = articles_.read_paragraphs(hit.id);
  Marks marks{{}, std::vector<std::vector<Mark>>(paragraphs.size())};
  if (!mark_quotations(head, paragraphs, shown, marks)) {
    if (!marker.empty()) marks = mark_words(hit, paragraphs, marker);
    if (!shown.entities.empty()) add_entity_marks(hit, paragraphs, shown, marks);
  }
  Snippet snippet = make_snippet(paragraphs, marks.paragraphs, shown.match, options.snippet_length);
  hit.paragraph = snippet.paragraph;
  hit.snippet = std::move(snippet.text);
  hit.highlights = std::move(snippet.highlights);
  hit.title_highlights = merge(marks.title);
}

HitLoader::Marks HitLoader::mark_words(const Hit& hit, const std::vector<Paragraph>& paragraphs,
                                       MatchMarker& marker) {
  Marks marks{marker.mark(hit.title, TextField::title), std::vector<std::vector<Mark>>(paragraphs.size())};
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < paragraphs.size() && bytes < kMostAnalysedBytes; ++i) {
    bytes += paragraphs[i].text.size();
    if (paragraphs[i].text.size() > kMostAnalysedBytes) continue;
    marks.paragraphs[i] = marker.mark(paragraphs[i].text, field_of(paragraphs[i].kind));
  }
  return marks;
}

bool HitLoader::mark_quotations(const ArticleHead& head, const std::vector<Paragraph>& paragraphs,
                                const ShownMatch& shown, Marks& marks) {
  bool found = false;
  for (QuotationFinder& finder : shown.quotations) {
    for (auto& [quotation, words] : finder.find(head, paragraphs)) {
      found = true;
      auto& list = quotation.paragraph == 0 ? marks.title : marks.paragraphs[quotation.paragraph - 1];
      // Units of their own: they are worth the same, whatever the words.
      for (Mark& mark : words) mark.unit += static_cast<std::uint32_t>(shown.match.units.size());
      list.insert(list.end(), words.begin(), words.end());
    }
  }
  for (auto& list : marks.paragraphs) std::ranges::sort(list, {}, &Mark::start);
  return found;
}

void HitLoader::add_entity_marks(const Hit& hit, const std::vector<Paragraph>& paragraphs,
                                 const ShownMatch& shown, Marks& marks) {
  mentions_.bind(1, hit.id);
  while (mentions_.step()) {
    if (!shown.entities.contains(mentions_.integer(3))) continue;
    const auto paragraph = static_cast<std::size_t>(mentions_.integer(0));
    if (paragraph > paragraphs.size()) continue;
    const std::string& text = paragraph == 0 ? hit.title : paragraphs[paragraph - 1].text;
    const auto start = mentions_.integer(1);
    const auto end = mentions_.integer(2);
    if (start < 0 || end <= start || end > static_cast<std::int64_t>(text.size())) continue;
    const auto unit = static_cast<std::uint32_t>(shown.match.units.size());
    (paragraph == 0 ? marks.title : marks.paragraphs[paragraph - 1])
        .push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), unit, 0});
  }
  mentions_.reset();
  for (auto& list : marks.paragraphs) std::ranges::sort(list, {}, &Mark::start);
}

}  // namespace blattwerk::search
