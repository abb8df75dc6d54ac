#pragma once

#include <cstdint>

#include <httplib.h>

#include "server/request.h"
#include "server/router.h"
#include "server/upload_folder.h"

namespace blattwerk::server {

/// Bounds of one request's body.
struct BodyLimits {
  std::uint64_t small = 1u << 20;  ///< of what is kept in memory
  std::uint64_t upload = 512u << 20;
  std::size_t files = 1000;
};

/// Reads the body of a request: files into `folder`, fields and other text into the request. Throws Problem
/// 413 where it is too large, 400 where it can't be read.
void read_body(const httplib::ContentReader& reader, bool multipart, Body kind, const BodyLimits& limits,
               UploadFolder& folder, Request& request);

}  // namespace blattwerk::server
