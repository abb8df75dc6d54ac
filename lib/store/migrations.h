#pragma once

#include <span>
#include <string_view>

namespace blattwerk::store {

/// One step of the schema, from `schema/NNNN_what.sql`.
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

/// All steps by ascending number, compiled in.
std::span<const Migration> migrations();

}  // namespace blattwerk::store
