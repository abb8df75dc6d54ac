#include "ingest/reindex.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/text_bytes.h"
#include "ingest/archive_names.h"
#include "ingest/crew.h"
#include "ingest/exchange.h"
#include "ingest/preparer.h"
#include "ingest/recognizer_version.h"
#include "ingest/vocabulary.h"
#include "store/article_reader.h"
#include "store/entity_edits.h"
#include "store/lexicon_table.h"

namespace blattwerk::ingest {
namespace {

constexpr std::size_t kPortionBytes = 256u << 10;
// Of text under way between reading and writing; analysed articles take about five times as much memory.
constexpr std::uint64_t kBytesUnderWay = 16u << 20;

using Portion = std::vector<store::ReanalysedArticle>;

class Reindexing {
 public:
  Reindexing(store::Archive& archive, const ReindexOptions& options)
      : archive_(archive),
        options_(options),
        lexicon_(options.what == store::Derived::everything ? learn_words(archive.database())
                                                            : store::read_lexicon(archive.database())),
        own_(archive.database()),
        before_(store::Archive::open(archive.database().path())),
        snapshot_(before_.database()),
        names_(before_.database()),
        exchange_(kBytesUnderWay) {}

  std::uint64_t run() {
    store::DerivedRebuild rebuild(archive_, options_.what, *lexicon_);
    Crew crew(exchange_);
    crew.start([&] { produce(); });
    crew.start_workers(options_.workers, [&] { work(); });
    write_all(rebuild);
    crew.finish();
    store::note_merged_names(archive_.database());
    note_recognizer(archive_);
    rebuild.commit();
    return written_;
  }

 private:
  // Reads by a connection of its own, which sees the archive as it was before the rebuild.
  void produce() {
    const store::Archive source = store::Archive::open(archive_.database().path());
    // In the order in which FTS5 is to have them.
    auto statement = source.database().prepare("SELECT id, key FROM article ORDER BY id");
    Portion portion;
    std::size_t bytes = 0;
    const auto submit = [&] {
      const auto weight = std::max<std::size_t>(std::exchange(bytes, 0), 1);
      exchange_.submit(std::exchange(portion, {}), weight);
    };
    while (statement.step()) {
      store::ReanalysedArticle one{statement.integer(0), statement.integer(1), {}};
      one.analysed.article = store::read_text(source.database(), one.id);
      bytes += sizeof one + text_bytes(one.analysed.article);
      portion.push_back(std::move(one));
      if (bytes >= kPortionBytes) submit();
    }
    submit();
    exchange_.finish();
  }

  void work() {
    const KnownContents none;
    Preparer preparer(lexicon_.get(), none, own_, &words_);
    while (auto numbered = exchange_.take()) {
      for (auto& one : numbered->job) preparer.analyse(one.analysed);
      exchange_.deliver(numbered->number, std::move(numbered->job));
    }
  }

  void write_all(store::DerivedRebuild& rebuild) {
    Progress progress;
    while (auto portion = exchange_.next()) {
      exchange_.release();
      for (auto& one : *portion) names_.resolve(one.analysed);
      rebuild.write(*portion);
      written_ += portion->size();
      progress.articles = written_;
      if (options_.listener != nullptr) options_.listener->progress(progress);
    }
  }

  store::Archive& archive_;
  const ReindexOptions& options_;
  const std::unique_ptr<const text::WordLexicon> lexicon_;
  text::SharedWordCache words_;
  const OwnNames own_;
  // Who bears which surname is asked of the archive as it was before the rebuild.
  const store::Archive before_;
  const store::ReadTransaction snapshot_;
  ArchiveNames names_;
  Exchange<Portion, Portion> exchange_;
  std::uint64_t written_ = 0;
};

}  // namespace

std::uint64_t reindex(store::Archive& archive, const ReindexOptions& options) {
  const std::uint64_t articles = Reindexing(archive, options).run();
  // Nobody reads the archive as it was any more, which the checkpoint would wait for.
  archive.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
  return articles;
}

}  // namespace blattwerk::ingest
