#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "core/partial_date.h"
#include "search/note.h"
#include "server/pages/messages.h"

namespace blattwerk::server::pages {

/// Says things in the reader's language, as its typography wants them: numbers, dates, quotations.
class Words {
 public:
  explicit Words(search::Language language) : german_(language == search::Language::german) {}

  std::string operator()(const Message& message) const {
    return std::string(german_ ? message.german : message.english);
  }
  /// With `{}` in the message replaced.
  template <typename... Values>
  requires(sizeof...(Values) > 0) std::string operator()(const Message& message,
                                                         const Values&... values) const {
    return fmt::format(fmt::runtime(german_ ? message.german : message.english), values...);
  }

  /// `1 Artikel`, `12.345 Artikel`.
  std::string count(const Counted& counted, std::uint64_t number) const;
  /// `1.234` or `1,234`.
  std::string number(std::uint64_t number) const;
  /// One digit behind the point or comma.
  std::string decimal(double number) const;
  /// `15,6 MB`.
  std::string bytes(std::int64_t bytes) const;

  /// As precise as known: `2022`, `Februar 2022`, `4. Februar 2022`, with the time `4. Februar 2022, 11:39
  /// Uhr`.
  std::string date(const PartialDate& date) const;
  /// The same of ISO 8601; other text stays as it is, and nothing becomes `ohne Datum`.
  std::string date(std::string_view iso) const;
  /// Without the time: `4. Februar 2022`.
  std::string day(const PartialDate& date) const;
  /// For narrow places, without the time: `04.02.2022`, `02/2022`; in English `4 Feb 2022`.
  std::string short_date(std::string_view iso) const;
  std::string weekday(const PartialDate& day) const;
  std::string month(int month) const;
  /// Three letters at most: `Feb`.
  std::string short_month(int month) const;

  /// In the quotation marks of the language.
  std::string quoted(std::string_view text) const;

  bool german() const { return german_; }
  search::Language language() const { return german_ ? search::Language::german : search::Language::english; }
  /// BCP 47.
  std::string_view code() const { return german_ ? "de" : "en"; }

 private:
  bool german_;
};

/// 1 (Monday) to 7 (ISO 8601).
int weekday_number(const PartialDate& day);

}  // namespace blattwerk::server::pages
