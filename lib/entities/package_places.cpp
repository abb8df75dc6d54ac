#include "entities/package_places.h"

#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include <unicode/uenum.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

namespace blattwerk::entities {
namespace {

struct CloseBundle {
  void operator()(UResourceBundle* bundle) const { ures_close(bundle); }
};
using Bundle = std::unique_ptr<UResourceBundle, CloseBundle>;

std::string string_of(const UChar* text, std::int32_t length) {
  std::string utf8(static_cast<std::size_t>(length) * 3, '\0');
  std::int32_t written = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(utf8.data(), static_cast<std::int32_t>(utf8.size()), &written, text, length, &status);
  utf8.resize(U_SUCCESS(status) ? static_cast<std::size_t>(written) : 0);
  return utf8;
}

/// Calls `use(key, child)` for every resource in a table.
template <typename Use>
void for_each(UResourceBundle* table, Use use) {
  while (ures_hasNext(table)) {
    UErrorCode status = U_ZERO_ERROR;
    const Bundle child(ures_getNextResource(table, nullptr, &status));
    if (U_FAILURE(status)) return;
    use(std::string_view(ures_getKey(child.get()) ? ures_getKey(child.get()) : ""), child.get());
  }
}

std::string text_of(UResourceBundle* bundle) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  const UChar* text = ures_getString(bundle, &length, &status);
  return U_SUCCESS(status) ? string_of(text, length) : std::string();
}

Bundle open_table(const char* package, const char* table) {
  UErrorCode status = U_ZERO_ERROR;
  const Bundle locale(ures_open(package, "de", &status));
  Bundle found(ures_getByKey(locale.get(), table, nullptr, &status));
  return U_SUCCESS(status) ? std::move(found) : Bundle();
}

void add_place(Gazetteer& gazetteer, std::string name, Gazetteer::Source source) {
  // `Kongo-Kinshasa`, `Hongkong (Sonderverwaltungsregion)`: what stands in brackets is no part of the name.
  if (const auto bracket = name.find(" ("); bracket != std::string::npos) name.resize(bracket);
  if (name.size() < 3 || gazetteer.find_phrase(name).words > 0) return;
  gazetteer.add({EntityType::place, std::move(name), {}}, source);
}

void add_icu_countries(Gazetteer& gazetteer) {
  const Bundle countries = open_table(U_ICUDATA_NAME "-region", "Countries");
  if (!countries) return;
  for_each(countries.get(), [&](std::string_view key, UResourceBundle* child) {
    // Two letters: a country. Numbers are regions of the world; EU, EZ, UN, ZZ and the like are no places.
    if (key.size() != 2 || key == "EU" || key == "EZ" || key == "UN" || key == "ZZ" || key == "XA" ||
        key == "XB")
      return;
    add_place(gazetteer, text_of(child), Gazetteer::Source::reviewed);
  });
}

void add_icu_cities(Gazetteer& gazetteer) {
  const Bundle zones = open_table(U_ICUDATA_NAME "-zone", "zoneStrings");
  if (!zones) return;
  for_each(zones.get(), [&](std::string_view key, UResourceBundle* zone) {
    if (key.find(':') == std::string_view::npos || key.starts_with("meta:")) return;
    UErrorCode status = U_ZERO_ERROR;
    const Bundle city(ures_getByKey(zone, "ec", nullptr, &status));
    if (U_SUCCESS(status)) add_place(gazetteer, text_of(city.get()), Gazetteer::Source::reviewed);
  });
}

/// Empty where there is no such file.
std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// The messages of a GNU gettext catalogue in the byte order of the machine.
class Catalogue {
 public:
  explicit Catalogue(std::string bytes) : bytes_(std::move(bytes)) {
    if (word(0) != 0x950412DEu) return;
    count_ = word(8);
    originals_ = word(12);
    translations_ = word(16);
    if (count_ > bytes_.size() / 16) count_ = 0;
  }
  std::size_t size() const { return count_; }
  std::string_view original(std::size_t i) const { return string_at(originals_ + i * 8); }
  std::string_view translation(std::size_t i) const { return string_at(translations_ + i * 8); }

 private:
  std::uint32_t word(std::size_t at) const {
    if (at > bytes_.size() || bytes_.size() - at < sizeof(std::uint32_t)) return 0;
    std::uint32_t value = 0;
    std::memcpy(&value, bytes_.data() + at, sizeof value);
    return value;
  }
  std::string_view string_at(std::size_t at) const {
    const std::size_t length = word(at);
    const std::size_t offset = word(at + 4);
    if (offset > bytes_.size() || length > bytes_.size() - offset) return {};
    return std::string_view(bytes_).substr(offset, length);
  }

  std::string bytes_;
  std::size_t count_ = 0;
  std::size_t originals_ = 0;
  std::size_t translations_ = 0;
};

Catalogue german_catalogue(const std::string& domain) {
  return Catalogue(read_file("/usr/share/locale/de/LC_MESSAGES/" + domain + ".mo"));
}

/// The long forms: `Arabische Republik Ägypten` names Ägypten.
void add_iso_countries(Gazetteer& gazetteer) {
  const Catalogue catalogue = german_catalogue("iso_3166-1");
  const auto countries =
      nlohmann::json::parse(read_file("/usr/share/iso-codes/json/iso_3166-1.json"), nullptr, false);
  if (!countries.is_object() || !countries.contains("3166-1")) return;
  FlatMap<std::uint32_t> places(catalogue.size());
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    places[hash_word(catalogue.original(i))] = static_cast<std::uint32_t>(i);
  }
  for (const auto& country : countries["3166-1"]) {
    const auto german = [&](const char* field) {
      const std::string english = country.value(field, std::string());
      const std::uint32_t* at = english.empty() ? nullptr : places.find(hash_word(english));
      return at ? std::string(catalogue.translation(*at)) : std::string();
    };
    std::string name = german("common_name");
    if (name.empty()) name = german("name");
    if (const auto comma = name.find(','); comma != std::string::npos) name.resize(comma);
    if (name.empty()) continue;
    add_place(gazetteer, name, Gazetteer::Source::reviewed);
    if (const std::string official = german("official_name"); !official.empty())
      gazetteer.add_alias(name, official);
  }
}

void add_geonames(Gazetteer& gazetteer) {
  const Catalogue catalogue = german_catalogue("geonames");
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    if (catalogue.original(i).empty()) continue;  // the catalogue's own header
    const std::string_view name = catalogue.translation(i);
    if (name.size() >= 4) add_place(gazetteer, std::string(name), Gazetteer::Source::large);
  }
}

}  // namespace

void add_package_places(Gazetteer& gazetteer) {
  add_icu_countries(gazetteer);
  add_icu_cities(gazetteer);
  add_iso_countries(gazetteer);
  add_geonames(gazetteer);
}

}  // namespace blattwerk::entities
