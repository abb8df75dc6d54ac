#include "ingest/pipeline.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <variant>

#include <fmt/format.h>

#include "core/error.h"
#include "core/utc_now.h"
#include "formats/reader.h"
#include "ingest/batch_writer.h"
#include "ingest/crew.h"
#include "ingest/discover.h"
#include "ingest/exchange.h"
#include "ingest/file_source.h"

namespace blattwerk::ingest {
namespace {

// A file up to this size is read by a worker as a whole; a larger one is streamed, its articles dealt out in
// portions.
constexpr std::uint64_t kWholeFileBytes = 4u << 20;
constexpr std::size_t kPortionBytes = 256u << 10;
// Of input under way between reading and writing; analysed articles take about five times as much memory.
constexpr std::uint64_t kBytesUnderWay = 16u << 20;

struct Portion {
  std::string path;    // as the report shows it
  std::string origin;  // as the archive remembers it
  std::vector<formats::Document> documents;
  std::vector<ImportError> errors;
  bool alone = false;  // its one document is all that its file holds
};
using Job = std::variant<SourceFile, Portion, WebPage>;

struct Prepared {
  std::vector<store::IncomingArticle> articles;
  std::vector<ImportError> errors;
  std::uint64_t bytes = 0;
};

// How the archive remembers a path: the same file is the same from any working directory.
std::string absolute_path(const std::filesystem::path& path) {
  if (path == "-") return "-";
  std::error_code failure;
  const auto full = std::filesystem::absolute(path, failure);
  return (failure ? path : full).lexically_normal().string();
}

std::string shown(const SourceFile& file) {
  return file.name.empty() ? file.path.string() : file.name;
}

std::string with_place(const std::string& path, const std::string& place) {
  return place.empty() ? path : fmt::format("{}, {}", path, place);
}

/// Gathers what a reader finds and passes it on in portions.
class PortionSink : public formats::DocumentSink {
 public:
  using Pass = std::function<void(Portion, std::size_t bytes)>;

  PortionSink(const SourceFile& file, Pass pass)
      : path_(shown(file)),
        origin_(file.name.empty() ? absolute_path(file.path) : file.name),
        pass_(std::move(pass)) {
    start();
  }
  PortionSink(const WebPage& page, Pass pass) : path_(page.url), origin_(page.url), pass_(std::move(pass)) {
    start();
  }

  void document(formats::Document document) override {
    if (bytes_ >= kPortionBytes && !portion_.documents.empty()) flush();
    bytes_ += document.original.size();
    portion_.documents.push_back(std::move(document));
    ++documents_;
  }

  void problem(std::string place, std::string reason) override {
    portion_.errors.push_back({with_place(path_, place), std::move(reason)});
    ++problems_;
  }

  /// To be called at the end of the file.
  void finish() {
    portion_.alone = documents_ == 1;
    if (documents_ == 0 && problems_ == 0) problem("", "the file holds no article");
    flush();
  }

 private:
  void start() {
    portion_ = {path_, origin_, {}, {}, false};
    bytes_ = 0;
  }

  void flush() {
    pass_(std::move(portion_), bytes_);
    start();
  }

  std::string path_;
  std::string origin_;
  Pass pass_;
  Portion portion_;
  std::size_t bytes_ = 0;
  std::size_t documents_ = 0;
  std::size_t problems_ = 0;
};

/// A file that ends early once a stop is requested.
class StoppableSource : public formats::ByteSource {
 public:
  StoppableSource(const std::filesystem::path& path, std::stop_token stop)
      : file_(path), stop_(std::move(stop)) {}

  std::size_t read(std::span<char> buffer) override {
    return stop_.stop_requested() ? 0 : file_.read(buffer);
  }

 private:
  FileSource file_;
  std::stop_token stop_;
};

void read_file(const SourceFile& file, const formats::SiteRules* sites, const std::stop_token& stop,
               PortionSink& sink) {
  try {
    StoppableSource source(file.path, stop);
    formats::FileHints hints;
    hints.path = shown(file);
    hints.sites = sites;
    formats::read_documents(source, hints, {}, sink);
  } catch (const Error& error) {
    sink.problem("", error.what());
  }
  sink.finish();
}

/// Keeps what a reader finds until it is clear whether it is used.
struct Findings : formats::DocumentSink {
  void document(formats::Document document) override { documents.push_back(std::move(document)); }
  void problem(std::string place, std::string reason) override {
    problems.emplace_back(std::move(place), std::move(reason));
  }

  bool has_text() const {
    return std::ranges::any_of(documents, [](const auto& document) { return !document.blocks.empty(); });
  }

  std::vector<formats::Document> documents;
  std::vector<std::pair<std::string, std::string>> problems;
};

/// What a page does not say of itself its feed may.
void complete(formats::Document& page, formats::Document& item) {
  if (!page.published && !page.updated) {
    page.published = item.published;
    page.updated = item.updated;
  }
  if (page.authors.empty()) page.authors = std::move(item.authors);
  if (page.section.empty()) page.section = std::move(item.section);
  if (page.topics.empty()) page.topics = std::move(item.topics);
  if (page.language.empty()) page.language = std::move(item.language);
}

void read_page(WebPage& page, const formats::SiteRules* sites, PortionSink& sink) {
  Findings found;
  if (!page.body.empty()) {
    formats::MemorySource source(page.body);
    formats::FileHints hints;
    hints.path = page.url;
    hints.url = page.answered;
    hints.charset = page.charset;
    hints.sites = sites;
    formats::read_documents(source, hints, {}, found);
  }
  if (page.item && !found.has_text()) {
    sink.document(std::move(*page.item));
  } else {
    if (page.item && found.documents.size() == 1) complete(found.documents.front(), *page.item);
    for (auto& document : found.documents) sink.document(std::move(document));
    for (auto& [place, reason] : found.problems) sink.problem(std::move(place), std::move(reason));
  }
  sink.finish();
}

/// One import: the producer and the workers run on threads of their own, the writer on the caller's.
class Import {
 public:
  Import(store::Archive& archive, ArchiveContext& context, const ImportOptions& options)
      : options_(options),
        context_(context),
        writer_(archive, context, options.now.empty() ? utc_now() : options.now, report_,
                options.batch_articles),
        exchange_(kBytesUnderWay) {}

  ImportReport run(Discovery found) {
    report_.errors = std::move(found.errors);
    for (const auto& file : found.files) progress_.bytes_total += file.size;
    return run([this, &found] { produce(found.files); });
  }

  ImportReport run(std::vector<WebPage> pages) {
    return run([this, &pages] {
      for (WebPage& page : pages) {
        const auto weight = std::max<std::size_t>(page.body.size(), 1);
        exchange_.submit(std::move(page), weight);
      }
      exchange_.finish();
    });
  }

 private:
  ImportReport run(const std::function<void()>& produce_jobs) {
    const auto begin = std::chrono::steady_clock::now();
    Crew crew(exchange_);
    crew.start(produce_jobs);
    crew.start_workers(options_.workers, [&] { work(); });
    write_all();
    crew.finish();
    report_.stopped = options_.stop.stop_requested();
    report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return std::move(report_);
  }

  void produce(const std::vector<SourceFile>& files) {
    for (const SourceFile& file : files) {
      if (options_.stop.stop_requested()) break;
      if (file.path != "-" && file.size <= kWholeFileBytes) {
        exchange_.submit(file, std::max<std::uint64_t>(file.size, 1));
        continue;
      }
      PortionSink sink(file, [&](Portion portion, std::size_t bytes) {
        // What a reader makes of a file that was cut short by a stop is not what the file holds.
        if (!options_.stop.stop_requested())
          exchange_.submit(std::move(portion), std::max<std::size_t>(bytes, 1));
      });
      read_file(file, options_.sites, options_.stop, sink);
    }
    exchange_.finish();
  }

  void work() {
    auto preparer = context_.preparer();
    while (auto numbered = exchange_.take()) {
      Prepared prepared;
      if (auto* portion = std::get_if<Portion>(&numbered->job)) {
        prepare(std::move(*portion), preparer, prepared);
      } else if (auto* page = std::get_if<WebPage>(&numbered->job)) {
        PortionSink sink(*page, [&](Portion part, std::size_t /*bytes*/) {
          prepare(std::move(part), preparer, prepared);
        });
        read_page(*page, options_.sites, sink);
      } else {
        const auto& file = std::get<SourceFile>(numbered->job);
        PortionSink sink(
            file, [&](Portion part, std::size_t /*bytes*/) { prepare(std::move(part), preparer, prepared); });
        read_file(file, options_.sites, {}, sink);
        prepared.bytes = file.size;
      }
      exchange_.deliver(numbered->number, std::move(prepared));
    }
  }

  static void prepare(Portion portion, Preparer& preparer, Prepared& prepared) {
    std::move(portion.errors.begin(), portion.errors.end(), std::back_inserter(prepared.errors));
    for (auto& document : portion.documents) {
      const std::string place = document.place;
      prepared.bytes += document.original.size();
      std::string origin = document.member.empty() ? portion.origin : portion.origin + "!/" + document.member;
      auto incoming = preparer.prepare(std::move(document), std::move(origin));
      if (!incoming) {
        prepared.errors.push_back(
            {with_place(portion.path, place), "the article has neither title nor text"});
        continue;
      }
      // Whatever else comes by standard input is another text.
      incoming->alone = portion.alone && portion.path != "-";
      prepared.articles.push_back(std::move(*incoming));
    }
  }

  void write_all() {
    while (!options_.stop.stop_requested()) {
      auto prepared = exchange_.next();
      if (!prepared) break;
      exchange_.release();
      std::move(prepared->errors.begin(), prepared->errors.end(), std::back_inserter(report_.errors));
      writer_.add(std::move(prepared->articles), prepared->bytes);
      progress_.bytes_done += prepared->bytes;
      progress_.articles = writer_.written();
      if (options_.listener != nullptr) options_.listener->progress(progress_);
    }
    writer_.finish();
  }

  const ImportOptions& options_;
  ArchiveContext& context_;
  ImportReport report_;
  BatchWriter writer_;
  Exchange<Job, Prepared> exchange_;
  Progress progress_;
};

}  // namespace

ImportReport import_paths(store::Archive& archive, const std::vector<std::string>& paths,
                          const ImportOptions& options) {
  return import_files(archive, discover(paths), options);
}

ImportReport import_files(store::Archive& archive, Discovery found, const ImportOptions& options) {
  return Importer(archive, options).import(std::move(found));
}

ImportReport Importer::import(Discovery found) {
  return run(std::move(found));
}

ImportReport Importer::import(std::vector<WebPage> pages) {
  return run(std::move(pages));
}

template <typename Input>
ImportReport Importer::run(Input input) {
  if (context_ && context_->is_current()) {
    context_->note_written();
  } else {
    context_.emplace(archive_.database());
  }
  return Import(archive_, *context_, options_).run(std::move(input));
}

}  // namespace blattwerk::ingest
