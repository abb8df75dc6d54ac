#include "ingest/feed_follower.h"

#include <chrono>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "core/utc_now.h"
#include "formats/http_message.h"
#include "ingest/web/private_network.h"
#include "store/web_addresses.h"

namespace blattwerk::ingest {
namespace {

constexpr std::size_t kMostItems = 1000;
// Pages are imported in portions, so that a stop loses few and memory is bounded.
constexpr std::size_t kPortionPages = 32;
constexpr std::size_t kPortionBytes = 16u << 20;

class ItemSink : public formats::DocumentSink {
 public:
  void document(formats::Document document) override {
    if (items_.size() < kMostItems) items_.push_back(std::move(document));
  }
  void problem(std::string place, std::string reason) override {
    problems_.push_back(place.empty() ? std::move(reason) : place + ": " + reason);
  }

  std::vector<formats::Document>& items() { return items_; }
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  std::vector<formats::Document> items_;
  std::vector<std::string> problems_;
};

// How the feed dates the state of a page.
std::string stamp_of(const formats::Document& item) {
  if (item.updated) return item.updated->to_iso();
  return item.published ? item.published->to_iso() : std::string();
}

web::Validators validators_of(const std::optional<store::WebAddress>& known) {
  return known ? web::Validators{known->etag, known->last_modified} : web::Validators{};
}

void add(ImportReport& report, ImportReport more) {
  report.added += more.added;
  report.updated += more.updated;
  report.unchanged += more.unchanged;
  report.duplicate += more.duplicate;
  std::move(more.errors.begin(), more.errors.end(), std::back_inserter(report.errors));
}

// A stop does not reach into the import of a portion: what was fetched is small and would have to be fetched
// again.
ImportOptions without_stop(ImportOptions options) {
  options.stop = {};
  return options;
}

/// Follows feeds, all as one visitor.
class Follower {
 public:
  Follower(store::Archive& archive, const FollowOptions& options)
      : archive_(archive),
        options_(options),
        importer_(archive, without_stop(options.import)),
        visitor_(options.visitor, options.import.stop) {}

  ImportReport follow(const std::vector<std::string>& urls) {
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& url : urls) {
      if (stopped()) break;
      if (const auto feed = web::parse_address(url)) {
        follow(*feed);
      } else {
        fail(url, "this is no http or https address");
      }
    }
    report_.stopped = stopped();
    report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return std::move(report_);
  }

 private:
  struct Fetched {
    std::string url;
    std::string stamp;
    web::Validators validators;
  };

  bool stopped() const { return options_.import.stop.stop_requested(); }

  void follow(const web::Address& feed) {
    reach_ = web::is_private_host(feed.host) ? web::Reach::any : options_.reach;
    complete_ = true;
    seen_.clear();
    const auto known = store::find_web_address(archive_.database(), feed.url);
    const web::Answer answer = visitor_.fetch(feed, validators_of(known), reach_);
    if (stopped()) return;
    if (!answer.problem.empty()) return fail(feed.url, answer.problem);
    if (answer.status == 304) return options_.note(feed.url + ": nothing new since it was fetched last");
    ItemSink items;
    formats::MemorySource source(answer.body);
    formats::FileHints hints;
    hints.path = feed.url;
    hints.url = answer.url;
    hints.charset = formats::charset_of(answer.content_type);
    formats::read_documents(source, hints, {}, items);
    if (!items.items().empty() && items.items().front().format != "feed")
      return fail(feed.url, "this is no feed; give the address of an RSS or Atom feed");
    for (const auto& problem : items.problems()) fail(feed.url, problem);
    for (auto& item : items.items()) {
      if (stopped()) break;
      take(std::move(item), answer.url);
    }
    import_portion();
    // Else the feed would be answered with 304 and what is missing never asked for again.
    if (complete_ && !stopped()) remember({feed.url, "", answer.validators});
  }

  void take(formats::Document item, const std::string& feed_url) {
    const auto address = item.url.empty() ? std::nullopt : web::parse_address(item.url, feed_url);
    // Without an address of its own there is nothing but what the feed says.
    if (!address) return add_page({feed_url, "", "", "", std::move(item)});
    if (!seen_.insert(address->url).second) return;
    item.url = address->url;
    // The address tells which article it is; ids of feeds are not unique among them.
    item.external_id.clear();
    const std::string stamp = stamp_of(item);
    const auto known = store::find_web_address(archive_.database(), address->url);
    if (known && known->stamp == stamp) return;
    web::Answer answer = visitor_.fetch(*address, validators_of(known), reach_);
    if (stopped()) return;
    if (!answer.problem.empty()) {
      options_.note(fmt::format("{}: {}; taken as the feed gives it", address->url, answer.problem));
      // A server in trouble may have the page another time.
      complete_ = complete_ && answer.refused;
      if (answer.refused) fetched_.push_back({address->url, stamp, {}});
      return add_page({address->url, "", "", "", std::move(item)});
    }
    if (answer.status == 304) return remember({address->url, stamp, validators_of(known)});
    fetched_.push_back({address->url, stamp, answer.validators});
    add_page({address->url, answer.url, formats::charset_of(answer.content_type), std::move(answer.body),
              std::move(item)});
  }

  void add_page(WebPage page) {
    bytes_ += page.body.size() + page.item->original.size();
    pages_.push_back(std::move(page));
    if (pages_.size() >= kPortionPages || bytes_ >= kPortionBytes) import_portion();
  }

  void import_portion() {
    if (!pages_.empty()) add(report_, importer_.import(std::exchange(pages_, {})));
    bytes_ = 0;
    for (const Fetched& page : std::exchange(fetched_, {})) remember(page);
  }

  void remember(const Fetched& page) {
    store::remember_web_address(archive_.database(), {page.url, utc_now(), page.stamp, page.validators.etag,
                                                      page.validators.last_modified});
  }

  void fail(const std::string& url, const std::string& reason) { report_.errors.push_back({url, reason}); }

  store::Archive& archive_;
  const FollowOptions& options_;
  Importer importer_;
  web::Visitor visitor_;
  web::Reach reach_ = web::Reach::public_only;  // for the feed being followed
  ImportReport report_;
  std::vector<WebPage> pages_;
  std::vector<Fetched> fetched_;  // to be remembered once their pages are in the archive
  std::unordered_set<std::string> seen_;
  std::size_t bytes_ = 0;
  bool complete_ = true;  // the feed being followed
};

}  // namespace

ImportReport follow_feeds(store::Archive& archive, const std::vector<std::string>& urls,
                          const FollowOptions& options) {
  return Follower(archive, options).follow(urls);
}

}  // namespace blattwerk::ingest
