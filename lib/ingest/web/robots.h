#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::ingest::web {

/// What a site asks of programs that fetch its pages: robots.txt by RFC 9309, and Crawl-delay beside it.
class Robots {
 public:
  /// Allows everything, as a site without robots.txt does.
  Robots() = default;
  /// Reads any bytes, up to 500 KB of them; keeps what is said to `product` (a name without version), else
  /// what is said to all.
  Robots(std::string_view text, std::string_view product);

  /// `target` is the path of an address with its query.
  bool allows(std::string_view target) const;
  /// Between two requests, up to a minute.
  std::chrono::seconds delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  void add(std::string_view key, std::string_view value);

  std::vector<Rule> rules_;
  std::chrono::seconds delay_{0};
};

}  // namespace blattwerk::ingest::web
