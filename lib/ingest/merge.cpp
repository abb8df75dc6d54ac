#include "ingest/merge.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/error.h"
#include "core/text_bytes.h"
#include "core/utc_now.h"
#include "ingest/batch_writer.h"
#include "ingest/crew.h"
#include "ingest/exchange.h"
#include "store/article_copy.h"
#include "store/lexicon_table.h"

namespace blattwerk::ingest {
namespace {

constexpr std::size_t kPortionBytes = 256u << 10;
constexpr std::uint64_t kBytesUnderWay = 16u << 20;

struct Portion {
  std::vector<store::IncomingArticle> articles;
  std::size_t bytes = 0;
};

std::size_t size_of(const store::IncomingArticle& incoming) {
  std::size_t bytes = text_bytes(incoming.article) + incoming.original.bytes.size();
  for (const auto& version : incoming.earlier) bytes += size_of(version);
  for (const auto& place : incoming.seen_besides) bytes += size_of(place);
  return bytes;
}

class Merge {
 public:
  Merge(store::Archive& archive, const store::Archive& other, const MergeOptions& options)
      : archive_(archive),
        other_(other),
        options_(options),
        context_(taking_lexicon_of(other, archive).database()),
        writer_(archive, context_, utc_now(), report_),
        exchange_(kBytesUnderWay) {}

  ImportReport run() {
    const auto begin = std::chrono::steady_clock::now();
    Crew crew(exchange_);
    crew.start([&] { produce(); });
    crew.start_workers(options_.workers, [&] { work(); });
    write_all();
    crew.finish();
    take_saved_searches();
    report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return std::move(report_);
  }

 private:
  // An archive without articles takes over the words that compounds are split with, and so finds what the
  // other does.
  static store::Archive& taking_lexicon_of(const store::Archive& other, store::Archive& archive) {
    if (!archive.database().integer("SELECT 1 FROM article LIMIT 1")) {
      store::Transaction transaction(archive.database());
      store::write_lexicon(archive.database(), *store::read_lexicon(other.database()));
      transaction.commit();
    }
    return archive;
  }

  void produce() {
    const store::ReadTransaction snapshot(other_.database());
    Portion portion;
    const auto submit = [&] {
      const auto weight = std::max<std::size_t>(portion.bytes, 1);
      exchange_.submit(std::exchange(portion, {}), weight);
    };
    for (const std::int64_t id : ids()) {
      auto incoming = store::read_for_copy(other_.database(), id);
      if (!incoming) continue;
      portion.bytes += size_of(*incoming);
      portion.articles.push_back(std::move(*incoming));
      if (portion.bytes >= kPortionBytes) submit();
    }
    submit();
    exchange_.finish();
  }

  std::vector<std::int64_t> ids() {
    if (options_.articles) return *options_.articles;
    std::vector<std::int64_t> ids;
    auto statement = other_.database().prepare("SELECT id FROM article ORDER BY id");
    while (statement.step()) ids.push_back(statement.integer(0));
    return ids;
  }

  void work() {
    auto preparer = context_.preparer();
    while (auto numbered = exchange_.take()) {
      for (auto& incoming : numbered->job.articles) preparer.analyse_unless_known(incoming);
      exchange_.deliver(numbered->number, std::move(numbered->job));
    }
  }

  void write_all() {
    while (auto portion = exchange_.next()) {
      exchange_.release();
      writer_.add(std::move(portion->articles), portion->bytes);
      if (options_.listener != nullptr) options_.listener->progress({.articles = writer_.written()});
    }
    writer_.finish();
  }

  // Under a name that is taken the archive's own search stays.
  void take_saved_searches() {
    auto theirs = other_.database().prepare("SELECT name, query, saved FROM saved_search");
    auto insert = archive_.database().prepare(
        "INSERT INTO saved_search (name, query, saved, last_seen) "
        "VALUES (?1, ?2, ?3, (SELECT coalesce(max(id), 0) FROM article)) ON CONFLICT DO NOTHING");
    while (theirs.step())
      insert.bind(1, theirs.text(0)).bind(2, theirs.text(1)).bind(3, theirs.text(2)).run();
  }

  store::Archive& archive_;
  const store::Archive& other_;
  const MergeOptions& options_;
  ImportReport report_;
  ArchiveContext context_;
  BatchWriter writer_;
  Exchange<Portion, Portion> exchange_;
};

}  // namespace

ImportReport merge(store::Archive& archive, const store::Archive& other, const MergeOptions& options) {
  const auto& path = other.database().path();
  if (std::filesystem::equivalent(archive.database().path(), path)) {
    throw Error(fmt::format("{}: this is the archive itself; name another one", path.string()));
  }
  return Merge(archive, other, options).run();
}

}  // namespace blattwerk::ingest
