#pragma once

#include <stdexcept>
#include <string>

namespace blattwerk {

/// What could not be handled where it happened. The message is for the user: what went wrong, where
/// (file, line, offset) and what to do about it.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace blattwerk
