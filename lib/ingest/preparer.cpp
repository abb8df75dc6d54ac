#include "ingest/preparer.h"

#include <cstring>
#include <string_view>
#include <vector>

#include "entities/quotation.h"
#include "ingest/to_article.h"
#include "store/indexed_columns.h"

namespace blattwerk::ingest {

void KnownContents::read_new(const store::Database& database) {
  if (prefixes_.empty()) {
    if (const auto count = database.integer("SELECT count(*) FROM origin"))
      prefixes_.reserve(static_cast<std::size_t>(*count));
  }
  auto statement = database.prepare("SELECT id, content_hash FROM origin WHERE id > ?1 ORDER BY id");
  statement.bind(1, last_origin_);
  while (statement.step()) {
    last_origin_ = statement.integer(0);
    store::ContentHash hash{};
    const auto bytes = statement.blob(1);
    std::memcpy(hash.data(), bytes.data(), std::min(bytes.size(), hash.size()));
    prefixes_.insert(prefix_of(hash));
  }
}

std::uint64_t KnownContents::prefix_of(const store::ContentHash& hash) {
  std::uint64_t prefix;
  std::memcpy(&prefix, hash.data(), sizeof prefix);
  return prefix;
}

Preparer::Preparer(const text::Lexicon* lexicon, const KnownContents& known, const OwnNames& own,
                   text::SharedWordCache* words)
    : known_(known), own_(own), analyzer_(lexicon, words) {}

std::optional<store::IncomingArticle> Preparer::prepare(formats::Document document, std::string path) {
  auto article = to_article(document);
  if (!article) return std::nullopt;
  store::IncomingArticle incoming;
  incoming.article = std::move(*article);
  incoming.content = store::content_hash(incoming.article);
  incoming.path = std::move(path);
  incoming.place = std::move(document.place);
  incoming.format = std::move(document.format);
  incoming.original = packer_.pack(document.original);
  analyse_unless_known(incoming);
  return incoming;
}

void Preparer::analyse(store::IncomingArticle& incoming) {
  if (!recognizer_) recognizer_ = entities::make_recognizer({.own_names = own_.lists()});
  std::vector<std::string_view> texts = {incoming.article.title};
  for (const auto& paragraph : incoming.article.paragraphs) texts.push_back(paragraph.text);
  incoming.mentions = recognizer_->recognize(texts);
  own_.apply(texts, incoming.mentions);
  incoming.quotations = entities::find_quotations(texts, incoming.mentions);
  dates_.start_article(incoming.article.date);
  incoming.dates.resize(texts.size());
  for (std::size_t n = 0; n < texts.size(); ++n) dates_.find(texts[n], incoming.dates[n]);
  incoming.columns = store::index_columns(incoming.article, analyzer_);
  incoming.fingerprint =
      store::near_duplicate::fingerprint(store::near_duplicate::shape_of(incoming.columns));
  incoming.analysed = true;
}

}  // namespace blattwerk::ingest
