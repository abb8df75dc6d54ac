#include "search/article_text.h"

namespace blattwerk::search {

ArticleSource::ArticleSource(const store::Database& database)
    : head_(database.prepare(
          "SELECT id, external_id, title, kicker, date, source, url FROM article WHERE key = ?1")),
      paragraphs_(database.prepare("SELECT kind, text FROM paragraph WHERE article_id = ?1 ORDER BY n")),
      date_(database.prepare("SELECT date FROM article WHERE key = ?1")) {}

bool ArticleSource::read_head(store::ArticleKey key, ArticleHead& head) {
  head_.bind(1, key);
  const bool found = head_.step();
  if (found) {
    head.id = head_.integer(0);
    head.key = key;
    head.external_id = head_.text(1);
    head.title = head_.text(2);
    head.kicker = head_.text(3);
    head.date = head_.text(4);
    head.source = head_.text(5);
    head.url = head_.text(6);
  }
  head_.reset();
  return found;
}

std::vector<Paragraph> ArticleSource::read_paragraphs(std::int64_t id) {
  std::vector<Paragraph> paragraphs;
  paragraphs_.bind(1, id);
  while (paragraphs_.step()) {
    paragraphs.push_back({parse_paragraph_kind(paragraphs_.text(0)).value_or(ParagraphKind::text),
                          std::string(paragraphs_.text(1))});
  }
  paragraphs_.reset();
  return paragraphs;
}

std::string ArticleSource::read_date(store::ArticleKey key) {
  return date_.bind(1, key).first_text().value_or("");
}

}  // namespace blattwerk::search
