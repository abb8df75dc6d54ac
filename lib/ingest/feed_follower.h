#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/import_report.h"
#include "ingest/pipeline.h"
#include "ingest/web/visitor.h"
#include "store/archive.h"

namespace blattwerk::ingest {

struct FollowOptions {
  ImportOptions import;  ///< its stop ends the following
  web::VisitorOptions visitor;
  web::Reach reach = web::Reach::public_only;  ///< of feeds that do not lie in a private network
  std::function<void(std::string_view)> note;  ///< takes remarks: what was left alone, and why
};

/// Fetches feeds and the pages that their items name, and imports what is new; the article's origin is the
/// page's address.
///
/// The archive remembers what was fetched: a page is fetched once, and again, conditionally, only when the
/// feed dates it anew. Where a page may not or can't be fetched, the item is taken as the feed gives it.
/// Addresses of this machine and of private networks are fetched only for a feed that lies there itself.
ImportReport follow_feeds(store::Archive& archive, const std::vector<std::string>& urls,
                          const FollowOptions& options);

}  // namespace blattwerk::ingest
