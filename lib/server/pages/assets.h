#pragma once

#include <cstdint>

#include "server/context.h"
#include "server/pages/link.h"
#include "server/request.h"
#include "server/response.h"

namespace blattwerk::server::pages {

/// The files beside the pages, compiled in.
enum class Asset : std::uint8_t { style, script, icon };

/// The address of an asset. It holds a hash of the content, so that browsers may keep it for good.
const Link& asset_link(Asset asset);

/// `/assets/{name}`.
Response serve_asset(const Context& context, const Request& request);

}  // namespace blattwerk::server::pages
