#pragma once

#include <clocale>

#include <locale.h>

namespace blattwerk::formats {

/// While it lives, C libraries called on this thread take text for UTF-8, whatever the user's locale is.
class Utf8Locale {
 public:
  Utf8Locale() : previous_(uselocale(shared())) {}
  ~Utf8Locale() { uselocale(previous_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t shared() {
    static const locale_t kLocale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return kLocale;  // null, which changes nothing, where the system lacks it
  }

  locale_t previous_;
};

}  // namespace blattwerk::formats
