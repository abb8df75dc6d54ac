#pragma once

#include <string>
#include <string_view>

namespace blattwerk::server {

/// 32 random bytes in hexadecimal, by the operating system's generator.
std::string random_secret();

/// Whether two strings are equal, in a time that does not tell where they differ.
bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace blattwerk::server
