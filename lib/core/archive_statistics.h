#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace blattwerk {

/// What an archive holds, in numbers.
struct ArchiveStatistics {
  std::string path;
  std::int64_t file_bytes = 0;
  std::int64_t articles = 0;
  std::int64_t undated = 0;
  std::int64_t paragraphs = 0;
  std::int64_t earlier_versions = 0;
  std::int64_t entities = 0;
  std::int64_t text_bytes = 0;      ///< of titles and paragraphs
  std::int64_t original_bytes = 0;  ///< as stored, compressed
  std::string first_date;           ///< ISO 8601; empty where nothing is dated
  std::string last_date;
  std::vector<std::pair<std::string, std::int64_t>> sources;  ///< most articles first
};

}  // namespace blattwerk
