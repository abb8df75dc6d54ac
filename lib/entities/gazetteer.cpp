#include "entities/gazetteer.h"

#include <algorithm>
#include <array>

#include "entities/embedded.h"
#include "entities/nominative.h"
#include "entities/package_places.h"

namespace blattwerk::entities {
namespace {

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Takes what stands before the next divider off the front of `rest`.
std::string_view take(std::string_view& rest, char divider) {
  const auto at = rest.find(divider);
  const auto taken = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return taken;
}

std::optional<EntityType> read_type(std::string_view name) {
  struct Spelling {
    std::string_view name;
    EntityType type;
  };
  static constexpr std::array<Spelling, 11> kSpellings = {{{"P", EntityType::person},
                                                           {"O", EntityType::organization},
                                                           {"L", EntityType::place},
                                                           {"X", EntityType::other},
                                                           {"Person", EntityType::person},
                                                           {"Organisation", EntityType::organization},
                                                           {"organisation", EntityType::organization},
                                                           {"Ort", EntityType::place},
                                                           {"ort", EntityType::place},
                                                           {"Sonstiges", EntityType::other},
                                                           {"sonstiges", EntityType::other}}};
  for (const Spelling& spelling : kSpellings) {
    if (spelling.name == name) return spelling.type;
  }
  return parse_entity_type(name);
}

bool takes_genitive_s(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kWithout = {"s", "x", "z", "ß", ".", ")"};
  return std::none_of(kWithout.begin(), kWithout.end(), [word](auto end) { return word.ends_with(end); });
}

}  // namespace

NameList parse_name_list(std::string_view text) {
  NameList list;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = trim(take(text, '\n'));
    if (line.empty() || line.starts_with('#')) continue;
    const char divider = line.find('\t') != std::string_view::npos ? '\t' : ';';
    std::string_view rest = line;
    const std::string_view type_name = trim(take(rest, divider));
    const auto type = read_type(type_name);
    if (!type) {
      list.faults.push_back({number, "unknown type: " + std::string(type_name.substr(0, 40))});
      continue;
    }
    KnownName known{*type, std::string(trim(take(rest, divider))), {}};
    if (known.name.empty()) {
      list.faults.push_back({number, "no name"});
      continue;
    }
    for (std::string_view aliases = take(rest, divider); !aliases.empty();) {
      const std::string_view alias = trim(take(aliases, '|'));
      if (!alias.empty()) known.aliases.emplace_back(alias);
    }
    list.names.push_back(std::move(known));
  }
  return list;
}

void Gazetteer::add_ambiguous(std::string_view words) {
  std::vector<Word> split;
  split_words(words, split);
  for (const Word& word : split) {
    ambiguous_[word.hash] = true;
    ambiguous_[hash_word(std::string(word.in(words)) + "s")] = true;
  }
}

void Gazetteer::add(const KnownName& known, Source source) {
  const auto index = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({known.type, known.name, source == Source::reviewed});
  const auto add_both = [&](const std::string& name) {
    add_phrase(name, index);
    // Switzerland writes no ß.
    std::string swiss = name;
    for (std::size_t at = swiss.find("ß"); at != std::string::npos; at = swiss.find("ß"))
      swiss.replace(at, 2, "ss");
    if (swiss != name) add_phrase(swiss, index);
  };
  add_both(known.name);
  for (const std::string& alias : known.aliases) add_both(alias);
}

void Gazetteer::add_alias(std::string_view name, std::string_view alias) {
  const Match match = find_phrase(name);
  if (match.words > 0) add_phrase(alias, match.entry);
}

void Gazetteer::add_phrase(std::string_view phrase, std::uint32_t entry) {
  std::vector<Word> split;
  split_words(phrase, split);
  if (split.empty()) return;
  std::vector<std::string> words;
  words.reserve(split.size());
  for (const Word& word : split) words.emplace_back(word.in(phrase));
  const bool ambiguous = words.size() == 1 && ambiguous_.find(split[0].hash) != nullptr;

  const auto add_with_genitive = [&] {
    add_words(words, entry, ambiguous);
    const std::string last = words.back();
    if (takes_genitive_s(last)) {
      words.back() += 's';
      add_words(words, entry, ambiguous);
    }
    // Weißen Hauses, Statistischen Bundesamtes
    if (entries_[entry].type != EntityType::person && names_institution(last)) {
      words.back() = last + "es";
      add_words(words, entry, ambiguous);
    }
    words.back() = last;
    // Bundesamts für Naturschutz
    const auto small =
        std::find_if(split.begin(), split.end(), [](const Word& word) { return word.shape == Shape::lower; });
    if (small == split.begin() || small == split.end() || entries_[entry].type == EntityType::person) return;
    std::string& head = words[static_cast<std::size_t>(small - split.begin()) - 1];
    if (!names_institution(head)) return;
    const std::string nominative = head;
    for (const std::string_view ending : {"s", "es"}) {
      head = nominative + std::string(ending);
      add_words(words, entry, ambiguous);
    }
    head = nominative;
  };
  add_with_genitive();
  if (words.size() < 2 || entries_[entry].type == EntityType::person || split[0].shape != Shape::title)
    return;
  // A leading adjective: Deutsche Bank, Auswärtiges Amt, Europäischer Rat.
  std::string stem = words[0];
  for (const std::string_view ending : {"es", "er", "e"}) {
    if (!stem.ends_with(ending)) continue;
    stem.resize(stem.size() - ending.size());
    // The Vereinigte Arabische Emirate have two.
    const bool second =
        words.size() > 2 && words[1].ends_with(ending) && (ending == "er" || is_capital_adjective(words[1]));
    const std::string second_stem =
        second ? words[1].substr(0, words[1].size() - ending.size()) : std::string();
    for (const std::string_view other : {"e", "en", "er", "es", "em"}) {
      words[0] = stem + std::string(other);
      if (second) words[1] = second_stem + std::string(other);
      add_with_genitive();
    }
    return;
  }
}

void Gazetteer::add_words(std::span<const std::string> phrase, std::uint32_t entry, bool ambiguous) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const std::uint64_t word = hash_word(phrase[i]);
    hash = i == 0 ? word : extend_hash(hash, word);
    Node& node = nodes_[hash];
    if (i + 1 < phrase.size()) {
      node.goes_on = true;
    } else if (node.entry == kNoEntry) {
      node.entry = entry;
      node.ambiguous = ambiguous;
      node.certain = entries_[entry].certain;
    }
  }
}

Gazetteer::Match Gazetteer::find(std::span<const Word> words) const {
  Match match;
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    hash = i == 0 ? words[0].hash : extend_hash(hash, words[i].hash);
    const Node* node = nodes_.find(hash);
    if (!node) break;
    if (node->entry != kNoEntry)
      match = {node->entry, static_cast<std::uint32_t>(i + 1), node->ambiguous, node->certain};
    if (!node->goes_on) break;
  }
  return match;
}

Gazetteer::Match Gazetteer::find_word(std::uint64_t hash) const {
  const Node* node = nodes_.find(hash);
  return node && node->entry != kNoEntry ? Match{node->entry, 1, node->ambiguous, node->certain} : Match{};
}

Gazetteer::Match Gazetteer::find_phrase(std::string_view phrase) const {
  std::vector<Word> words;
  split_words(phrase, words);
  const Match match = find(words);
  return match.words == words.size() ? match : Match{};
}

void Gazetteer::add_derived(std::string_view place, std::string_view adjective,
                            std::span<const std::string_view> inhabitants) {
  const Match match = find_phrase(place);
  if (match.words == 0) return;
  for (const std::string_view ending : {"", "e", "en", "er", "es", "em"}) {
    std::string form = std::string(adjective) + std::string(ending);
    derived_[hash_word(form)] = match.entry;
    // Russische Föderation: with a capital in names and titles.
    if (form[0] >= 'a' && form[0] <= 'z') form[0] = static_cast<char>(form[0] - 32);
    if (form.starts_with("ö")) form.replace(0, 2, "Ö");
    if (form.starts_with("ä")) form.replace(0, 2, "Ä");
    derived_[hash_word(form)] = match.entry;
  }
  for (const std::string_view inhabitant : inhabitants) derived_[hash_word(inhabitant)] = match.entry;
}

std::uint32_t Gazetteer::derived_from(std::string_view word) const {
  if (const std::uint32_t* entry = derived_.find(hash_word(word))) return *entry;
  // Berliner, Hamburgern; Karlsruher, Zürcher keep no -e.
  for (const std::string_view ending : {"ern", "er"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    const std::string stem(word.substr(0, word.size() - ending.size()));
    for (const std::string& place : {stem, stem + "e", stem + "en"}) {
      const Match match = find_word(hash_word(place));
      if (match.words > 0 && entries_[match.entry].type == EntityType::place) return match.entry;
    }
  }
  return kNoEntry;
}

Gazetteer make_gazetteer(std::span<const KnownName> own) {
  Gazetteer gazetteer;
  for (const KnownName& known : own) gazetteer.add(known);
  std::string_view ambiguous = embedded_ambiguous();
  while (!ambiguous.empty()) {
    const std::string_view line = take(ambiguous, '\n');
    if (!line.starts_with('#')) gazetteer.add_ambiguous(line);
  }
  for (const KnownName& known : parse_name_list(embedded_known_names()).names) gazetteer.add(known);
  add_package_places(gazetteer);
  std::string_view table = embedded_place_adjectives();
  while (!table.empty()) {
    std::string_view line = take(table, '\n');
    if (line.starts_with('#') || line.empty()) continue;
    const std::string_view place = take(line, '\t');
    const std::string_view adjective = take(line, '\t');
    std::vector<std::string_view> inhabitants;
    while (!line.empty()) inhabitants.push_back(take(line, '|'));
    gazetteer.add_derived(place, adjective, inhabitants);
  }
  return gazetteer;
}

const Gazetteer& standard_gazetteer() {
  static const Gazetteer kGazetteer = make_gazetteer({});
  return kGazetteer;
}

}  // namespace blattwerk::entities
