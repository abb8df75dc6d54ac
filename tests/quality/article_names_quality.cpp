// article_names_quality DATA_FOLDER [--verbose]: names and quotations of whole articles, against what was
// marked by hand in the saved pages. Pages of every second publisher by name are held out: they are known by
// their figures only.

#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "entities/quotation.h"
#include "entities/recognizer.h"

namespace {

using namespace blattwerk;
using nlohmann::json;
namespace fs = std::filesystem;

struct Score {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t gold = 0;

  void add(const Score& other) {
    right += other.right;
    found += other.found;
    gold += other.gold;
  }
};

/// The scores of the pages that were looked at while the rules were made, and of the others.
struct Halves {
  Score developed_on;
  Score held_out;

  void add(bool held, const Score& score) { (held ? held_out : developed_on).add(score); }
};

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void print(const char* what, const Halves& halves) {
  Score both = halves.developed_on;
  both.add(halves.held_out);
  for (const auto& [name, score] :
       {std::pair{"developed on", halves.developed_on}, {"held out", halves.held_out}, {"both", both}}) {
    std::printf("| %s, %s | %.1f | %.1f | %zu |\n", what, name, percent(score.right, score.found),
                percent(score.right, score.gold), score.gold);
  }
}

std::string collapsed(const std::string& text) {
  std::string plain = text;
  constexpr std::string_view kSoftHyphen = "\xC2\xAD";  // an import leaves it out
  for (auto at = plain.find(kSoftHyphen); at != std::string::npos; at = plain.find(kSoftHyphen, at))
    plain.erase(at, kSoftHyphen.size());
  std::istringstream words(plain);
  std::string line;
  for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

void append(const json& value, std::vector<std::string>& texts) {
  if (value.is_string()) texts.push_back(collapsed(value));
  if (value.is_array()) {
    for (const json& one : value) append(one, texts);
  }
}

/// Title, summary, headlines and paragraphs.
std::vector<std::string> texts_of(const json& article) {
  std::vector<std::string> texts;
  append(article.value("title", json("")), texts);
  const json body = article.value("body", json::object());
  append(body.value("summary", json::array()), texts);
  for (const json& section : body.value("sections", json::array())) {
    append(section.value("headline", json::array()), texts);
    append(section.value("paragraphs", json::array()), texts);
  }
  return texts;
}

struct Page {
  std::vector<std::string> texts;
  bool held_out = false;
};

json read_json(const fs::path& path) {
  std::ifstream file(path);
  return json::parse(file);
}

/// The pages of a publisher by date belong to the versions of its text in their order.
std::map<std::string, Page> read_pages(const fs::path& data) {
  std::map<std::string, Page> pages;
  std::map<std::string, std::vector<fs::path>> publishers;
  for (const char* country : {"de", "at", "ch"}) {
    const fs::path folder = data / "pages" / country;
    const json meta = read_json(folder / "meta.json");
    for (const auto& item : meta.items())
      publishers[item.key().substr(0, item.key().find('_'))].push_back(folder / item.key());
  }
  bool held_out = false;
  for (const auto& [publisher, files] : publishers) {
    std::ifstream file(files.front().parent_path() / (publisher + ".json"));
    const auto versions = nlohmann::ordered_json::parse(file);
    auto version = versions.begin();
    for (const fs::path& path : files) {
      if (version == versions.end()) break;
      const std::string name = path.filename().string();
      pages[name.substr(0, name.find('.'))] = {texts_of(json::parse(version->dump())), held_out};
      ++version;
    }
    held_out = !held_out;
  }
  return pages;
}

/// The article the project began with, by its blocks.
Page read_seed(const fs::path& data) {
  Page page;
  for (const auto& entry : fs::directory_iterator(data / "seed")) {
    std::ifstream file(entry.path());
    std::string block;
    for (std::string line; std::getline(file, line);) {
      if (!line.empty()) {
        block += line + ' ';
        continue;
      }
      page.texts.push_back(collapsed(block));
      block.clear();
    }
    page.texts.push_back(collapsed(block));
  }
  return page;
}

/// The upper half of FNV-1a.
std::string hash_of(std::string_view words) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  char text[9];
  std::snprintf(text, sizeof text, "%08x", static_cast<unsigned>(hash >> 32));
  return text;
}

/// Lines of columns divided by tabs; those from # on are remarks.
std::vector<std::vector<std::string>> read_table(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> table;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream columns(line);
    table.emplace_back();
    for (std::string column; std::getline(columns, column, '\t');) table.back().push_back(column);
  }
  return table;
}

bool is_speaker(const std::string& found, const std::string& gold) {
  return found == gold || found.ends_with(" " + gold) || found.ends_with("-" + gold);
}

struct Found {
  std::set<std::string> names;                  ///< type and canonical name
  std::map<std::string, std::string> speakers;  ///< of direct speech, by the hash of the words
};

Found analyse(entities::Recognizer& recognizer, const Page& page) {
  const std::vector<std::string_view> texts(page.texts.begin(), page.texts.end());
  const auto mentions = recognizer.recognize(texts);
  Found found;
  for (const auto& list : mentions) {
    for (const EntityMention& mention : list) {
      if (is_named(mention.kind) && mention.type != EntityType::other)
        found.names.insert(std::string(to_string(mention.type)) + '\t' + mention.name);
    }
  }
  for (const Quotation& quotation : entities::find_quotations(texts, mentions)) {
    const auto words = texts[quotation.text].substr(quotation.start, quotation.end - quotation.start);
    if (quotation.direct) found.speakers[hash_of(words)] = quotation.speaker;
  }
  return found;
}

void measure(const fs::path& data, const fs::path& gold_folder, bool verbose) {
  auto pages = read_pages(data);
  pages["seed"] = read_seed(data);
  const auto recognizer = entities::make_recognizer();
  std::map<std::string, std::set<std::string>> names;
  for (const auto& row : read_table(gold_folder / "article_names.tsv"))
    names[row[0]].insert(row[1] + '\t' + row[2]);
  Halves named, spoken;
  std::map<std::string, Found> found;
  for (const auto& [name, page] : pages) found[name] = analyse(*recognizer, page);
  for (const auto& [name, gold] : names) {
    Score score{0, found[name].names.size(), gold.size()};
    for (const std::string& one : gold) score.right += found[name].names.count(one);
    named.add(pages.at(name).held_out, score);
    if (!verbose || pages.at(name).held_out) continue;
    for (const std::string& one : gold) {
      if (!found[name].names.contains(one)) std::fprintf(stderr, "missed %s %s\n", name.c_str(), one.c_str());
    }
    for (const std::string& one : found[name].names) {
      if (!gold.contains(one)) std::fprintf(stderr, "wrong %s %s\n", name.c_str(), one.c_str());
    }
  }
  for (const auto& row : read_table(gold_folder / "quotations.tsv")) {
    if (row[2] == "?") continue;
    const auto speaker = found[row[0]].speakers.find(row[1]);
    const bool is_found = speaker != found[row[0]].speakers.end();
    const bool right = is_found && is_speaker(speaker->second, row[2]);
    spoken.add(pages.at(row[0]).held_out, {right ? 1u : 0u, is_found ? 1u : 0u, row[2] == "-" ? 0u : 1u});
    if (verbose && !pages.at(row[0]).held_out && (is_found || row[2] != "-") && !right) {
      std::fprintf(stderr, "%s %s: %s, found %s\n", row[0].c_str(), row[1].c_str(), row[2].c_str(),
                   is_found ? speaker->second.c_str() : "nobody");
    }
  }
  std::printf("## Names and quotations in articles\n\n");
  std::printf(
      "Names of the seed article and %zu pages as sets, by hand; direct speech with its speaker in all "
      "pages.\n\n",
      names.size() - 1);
  std::printf("| what | precision | recall | gold |\n|---|---|---|---|\n");
  print("persons, organizations, places", named);
  print("quotations", spoken);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "article_names_quality DATA_FOLDER [--verbose]\n");
    return 2;
  }
  try {
    measure(argv[1], fs::path(BLATTWERK_SOURCE_DIR) / "tests/quality/gold", argc > 2);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
