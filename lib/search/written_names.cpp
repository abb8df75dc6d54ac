#include "search/written_names.h"

#include <algorithm>
#include <functional>
#include <map>

#include "core/entity.h"
#include "search/article_text.h"
#include "text/exact_form.h"

namespace blattwerk::search {
namespace {

constexpr int kArticlesRead = 100;

using Uses = std::map<std::string, std::uint64_t, std::less<>>;

// How often the newest articles have each spelling.
Uses uses_of(const store::Database& database, std::int64_t entity) {
  auto mentions = database.prepare(R"sql(
    SELECT a.id, a.title, json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]'),
           json_extract(span.value, '$[2]'), json_extract(span.value, '$[4]')
    FROM (SELECT article_key FROM article_entity WHERE entity_id = ?1 ORDER BY article_key DESC LIMIT ?2) AS x
      JOIN article AS a ON a.key = x.article_key JOIN article_mentions AS m ON m.article_id = a.id
      JOIN json_each(m.spans) AS span
    WHERE json_extract(span.value, '$[3]') = ?1)sql");
  mentions.bind(1, entity).bind(2, kArticlesRead);
  ArticleSource articles(database);
  std::int64_t article = 0;
  std::vector<Paragraph> paragraphs;
  Uses uses;
  while (mentions.step()) {
    if (!is_named(mention_kind(mentions.integer(5)))) continue;
    if (mentions.integer(0) != article) {
      article = mentions.integer(0);
      paragraphs = articles.read_paragraphs(article);
    }
    const auto paragraph = static_cast<std::size_t>(mentions.integer(2));
    const auto start = static_cast<std::size_t>(mentions.integer(3));
    const auto end = static_cast<std::size_t>(mentions.integer(4));
    if (paragraph > paragraphs.size()) continue;
    const std::string_view text =
        paragraph == 0 ? mentions.text(1) : std::string_view(paragraphs[paragraph - 1].text);
    if (start < end && end <= text.size()) ++uses[std::string(text.substr(start, end - start))];
  }
  return uses;
}

struct Name {
  std::string spelling;
  std::uint64_t most = 0;  // uses of that spelling
  std::uint64_t uses = 0;  // of all
};

// By their folded forms, spelt as they are most often.
std::map<std::string, Name> names_of(const Uses& uses) {
  std::map<std::string, Name> names;
  for (const auto& [spelling, count] : uses) {
    Name& name = names[text::exact_form(spelling)];
    name.uses += count;
    if (count > name.most || name.spelling.empty()) {
      name.spelling = spelling;
      name.most = count;
    }
  }
  return names;
}

}  // namespace

std::vector<std::string> written_names(const store::Database& database, const EntitySummary& entity) {
  Uses uses = uses_of(database, entity.id);
  uses.try_emplace(entity.name, 0);
  for (std::size_t start = 0; start < entity.name.size();) {
    const std::size_t end = std::min(entity.name.find(' ', start), entity.name.size());
    uses.try_emplace(entity.name.substr(start, end - start), 0);
    start = end + 1;
  }
  const std::map<std::string, Name> written = names_of(uses);
  std::vector<Name> names;
  auto known = database.prepare("SELECT name FROM entity_name WHERE entity_id = ?1 ORDER BY name");
  known.bind(1, entity.id);
  while (known.step()) {
    const std::string folded(known.text(0));
    const auto found = written.find(folded);
    names.push_back(found != written.end() ? found->second : Name{folded});
  }
  std::ranges::stable_sort(names, std::greater{}, &Name::uses);
  std::vector<std::string> spellings;
  for (Name& name : names) spellings.push_back(std::move(name.spelling));
  return spellings;
}

}  // namespace blattwerk::search
