#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/partial_date.h"
#include "formats/html/page.h"
#include "formats/html/similarity.h"
#include "formats/html/text_blocks.h"

// Measures article extraction on the saved pages under `DATA/pages`: `extraction_quality DATA [--verbose
// PAGE]`.
//
// The gold is what each publisher's own rules take from a page (test data of flairNLP/fundus). Half of the
// publishers, every second by name, were looked at while the extraction was made; the other half is known by
// its figures only.

namespace {

using namespace blattwerk;
using nlohmann::json;
namespace fs = std::filesystem;

struct Gold {
  std::string title;
  std::string date;
  std::vector<std::string> authors;
  std::vector<std::string> blocks;  ///< summary, headlines and paragraphs in order
  std::set<std::string> headings;
};

struct Page {
  std::string name;
  fs::path path;
  Gold gold;
  bool developed_on = false;
};

struct Scores {
  bool title = false;
  bool date = false;
  bool authors = false;
  double body = 0;
  double paragraphs = 0;
  double headings = 0;
  bool has_headings = false;
};

std::string plain(const std::string& text) {
  return formats::html::collapse(text);
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : plain(text) + ' ') {
    if (c != ' ') {
      word += c;
    } else if (const std::string letters = formats::html::letters_of(word); !letters.empty()) {
      words.push_back(letters);
      word.clear();
    } else {
      word.clear();
    }
  }
  return words;
}

double f1(double hits, double found, double wanted) {
  if (found == 0 && wanted == 0) return 1;
  return hits == 0 ? 0 : 2 * hits / (found + wanted);
}

/// For each word of `left`, the word of `right` it is aligned with in a longest common subsequence; -1 for
/// none.
std::vector<int> align(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  const std::size_t n = left.size();
  const std::size_t m = right.size();
  std::vector<std::vector<std::uint16_t>> length(n + 1, std::vector<std::uint16_t>(m + 1));
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      length[i][j] = left[i] == right[j] ? static_cast<std::uint16_t>(length[i + 1][j + 1] + 1)
                                         : std::max(length[i + 1][j], length[i][j + 1]);
    }
  }
  std::vector<int> aligned(n, -1);
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (left[i] == right[j]) {
      aligned[i++] = static_cast<int>(j++);
    } else if (length[i + 1][j] >= length[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return aligned;
}

struct Words {
  std::vector<std::string> words;
  std::set<int> starts;  ///< of blocks
};

Words divided(const std::vector<std::string>& blocks) {
  Words all;
  for (const std::string& block : blocks) {
    const auto words = words_of(block);
    if (words.empty()) continue;
    all.starts.insert(static_cast<int>(all.words.size()));
    all.words.insert(all.words.end(), words.begin(), words.end());
  }
  return all;
}

/// A border found is right where its first word, or the last one before it, stands at a border of the gold
/// too.
double border_f1(const Words& found, const Words& gold, const std::vector<int>& aligned) {
  std::set<int> right;
  for (const int start : found.starts) {
    const int here = aligned[static_cast<std::size_t>(start)];
    const int before = start > 0 ? aligned[static_cast<std::size_t>(start) - 1] : -1;
    if (here >= 0 && gold.starts.contains(here)) {
      right.insert(here);
    } else if (before >= 0 && gold.starts.contains(before + 1)) {
      right.insert(before + 1);
    }
  }
  return f1(static_cast<double>(right.size()), static_cast<double>(found.starts.size()),
            static_cast<double>(gold.starts.size()));
}

double token_f1(const std::vector<std::string>& found, const std::vector<std::string>& gold) {
  std::map<std::string, int> counts;
  for (const std::string& word : gold) ++counts[word];
  double hits = 0;
  for (const std::string& word : found) {
    if (counts[word]-- > 0) ++hits;
  }
  return f1(hits, static_cast<double>(found.size()), static_cast<double>(gold.size()));
}

/// `2024-04-22 15:26:46.863186+00:00`; midnight without a zone means that only the day is known, another time
/// without one is German.
bool same_minute(const std::optional<PartialDate>& found, const std::string& gold_text) {
  if (!found) return false;
  const auto gold = PartialDate::parse_iso(gold_text);
  if (!gold) return false;
  if (!gold->offset()) {
    if (gold->hour() == 0 && gold->minute() == 0) return found->date_only() == gold->date_only();
    return found->date_only() == gold->date_only() && found->hour() == gold->hour() &&
           found->minute() == gold->minute();
  }
  return found->has_time() && found->utc_seconds() / 60 == gold->utc_seconds() / 60;
}

std::string read_gzip(const fs::path& path) {
  std::string bytes;
  std::FILE* pipe = popen(("gzip -dc '" + path.string() + "'").c_str(), "r");
  if (pipe == nullptr) return bytes;
  char buffer[65536];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) bytes.append(buffer, count);
  pclose(pipe);
  return bytes;
}

json read_json(const fs::path& path) {
  std::ifstream file(path);
  return json::parse(file);
}

Gold read_gold(const json& entry) {
  Gold gold;
  gold.title = plain(entry.value("title", ""));
  gold.date = entry.value("publishing_date", "");
  for (const json& author : entry.value("authors", json::array())) gold.authors.push_back(plain(author));
  const json& body = entry["body"];
  for (const json& line : body["summary"]) gold.blocks.push_back(line);
  for (const json& part : body["sections"]) {
    for (const json& line : part["headline"]) {
      gold.blocks.push_back(line);
      gold.headings.insert(plain(line));
    }
    for (const json& line : part["paragraphs"]) gold.blocks.push_back(line);
  }
  return gold;
}

/// The pages of a publisher by date belong to the versions of its gold in their order.
std::vector<Page> read_pages(const fs::path& data) {
  std::vector<Page> pages;
  std::map<std::string, std::vector<std::pair<fs::path, json>>> publishers;
  for (const char* country : {"de", "at", "ch"}) {
    const fs::path folder = data / "pages" / country;
    const json meta = read_json(folder / "meta.json");
    for (const auto& item : meta.items()) {
      const std::string publisher = item.key().substr(0, item.key().find('_'));
      publishers[publisher].push_back({folder / item.key(), {}});
    }
  }
  bool developed_on = true;
  for (auto& [publisher, files] : publishers) {
    const json versions = read_json(files.front().first.parent_path() / (publisher + ".json"));
    auto version = versions.begin();
    for (auto& [path, unused] : files) {
      if (version == versions.end()) break;
      const std::string name = path.filename().string();
      pages.push_back({name.substr(0, name.find('.')), path, read_gold(*version), developed_on});
      ++version;
    }
    developed_on = !developed_on;
  }
  return pages;
}

Scores score(const Page& page, const std::optional<formats::Document>& document) {
  Scores scores;
  scores.has_headings = !page.gold.headings.empty();
  if (!document) return scores;
  scores.title = plain(document->title) == page.gold.title;
  scores.date = same_minute(document->published, page.gold.date);
  scores.authors = std::set(document->authors.begin(), document->authors.end()) ==
                   std::set(page.gold.authors.begin(), page.gold.authors.end());
  std::vector<std::string> blocks;
  std::set<std::string> headings;
  for (const formats::Block& block : document->blocks) {
    blocks.push_back(block.text);
    if (block.kind == formats::Block::Kind::heading) headings.insert(plain(block.text));
  }
  const Words found = divided(blocks);
  const Words gold = divided(page.gold.blocks);
  scores.body = token_f1(found.words, gold.words);
  scores.paragraphs = border_f1(found, gold, align(found.words, gold.words));
  double hits = 0;
  for (const std::string& heading : headings) hits += page.gold.headings.contains(heading) ? 1 : 0;
  scores.headings =
      f1(hits, static_cast<double>(headings.size()), static_cast<double>(page.gold.headings.size()));
  scores.has_headings = scores.has_headings || !headings.empty();
  return scores;
}

void print_means(const char* label, const std::vector<const Scores*>& all) {
  const auto mean = [&](auto value) {
    double sum = 0;
    for (const Scores* scores : all) sum += static_cast<double>(value(*scores));
    return sum / static_cast<double>(all.size());
  };
  double lowest = 1;
  double headings = 0;
  int with_headings = 0;
  for (const Scores* scores : all) {
    lowest = std::min(lowest, scores->body);
    if (scores->has_headings) {
      headings += scores->headings;
      ++with_headings;
    }
  }
  std::printf(
      "| %s | %zu | %.1f%% | %.1f%% | %.1f%% | %.3f | %.2f | %.3f | %.3f |\n", label, all.size(),
      100 * mean([](const Scores& s) { return s.title; }), 100 * mean([](const Scores& s) { return s.date; }),
      100 * mean([](const Scores& s) { return s.authors; }), mean([](const Scores& s) { return s.body; }),
      lowest, mean([](const Scores& s) { return s.paragraphs; }), headings / std::max(1, with_headings));
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& one : list) out += (out.empty() ? "" : "; ") + one;
  return out;
}

/// What a page's text lacks (-) and has too much (+), and its fields beside the gold.
void print_details(const Page& page, const formats::Document& document, const Scores& scores) {
  std::printf("\n#### %s body %.3f paragraphs %.3f headings %.3f\n", page.name.c_str(), scores.body,
              scores.paragraphs, scores.headings);
  if (!scores.title) std::printf("title: %s\n gold: %s\n", document.title.c_str(), page.gold.title.c_str());
  if (!scores.date) {
    std::printf("date: %s gold: %s\n", document.published ? document.published->to_iso().c_str() : "-",
                page.gold.date.c_str());
  }
  if (!scores.authors)
    std::printf("authors: %s\n   gold: %s\n", joined(document.authors).c_str(),
                joined(page.gold.authors).c_str());
  std::printf("kicker: %s | source: %s | agency: %s | section: %s | updated: %s\n", document.kicker.c_str(),
              document.source.c_str(), document.agency.c_str(), document.section.c_str(),
              document.updated ? document.updated->to_iso().c_str() : "-");
  std::multiset<std::string> found;
  for (const formats::Block& block : document.blocks) found.insert(formats::html::letters_of(block.text));
  std::multiset<std::string> gold;
  for (const std::string& block : page.gold.blocks) gold.insert(formats::html::letters_of(plain(block)));
  for (const std::string& block : page.gold.blocks) {
    const bool heading = page.gold.headings.contains(plain(block));
    if (!found.contains(formats::html::letters_of(plain(block))))
      std::printf(" - %s%.200s\n", heading ? "# " : "", plain(block).c_str());
  }
  for (const formats::Block& block : document.blocks) {
    const bool known = gold.contains(formats::html::letters_of(block.text));
    const bool heading = block.kind == formats::Block::Kind::heading;
    const bool same_kind = heading == page.gold.headings.contains(plain(block.text));
    if (!known || !same_kind)
      std::printf(" %s %s(%d) %.200s\n", known ? "~" : "+", heading ? "# " : "", static_cast<int>(block.kind),
                  block.text.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: extraction_quality DATA_FOLDER [--details [PAGE]]\n");
    return 2;
  }
  const bool details = argc > 2 && std::string(argv[2]) == "--details";
  const std::string only = argc > 3 ? argv[3] : "";
  const std::vector<Page> pages = read_pages(argv[1]);
  std::vector<Scores> all(pages.size());
  std::printf("## Article extraction\n\n");
  std::printf(
      "| page | half | title | date | authors | body F1 | paragraphs F1 | headings F1 "
      "|\n|---|---|---|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Page& page = pages[i];
    const auto document = formats::read_html_page(read_gzip(page.path), {page.path.string()});
    all[i] = score(page, document);
    std::printf("| %s | %s | %s | %s | %s | %.3f | %.3f | %.3f |\n", page.name.c_str(),
                page.developed_on ? "seen" : "held out", all[i].title ? "✓" : "✗", all[i].date ? "✓" : "✗",
                all[i].authors ? "✓" : "✗", all[i].body, all[i].paragraphs, all[i].headings);
    // The half that is held out shows its figures only.
    if (details && page.developed_on && document && (only.empty() || page.name.starts_with(only)))
      print_details(page, *document, all[i]);
  }
  std::printf(
      "\n| half | pages | title | date | authors | body F1 | lowest | paragraphs F1 | headings F1 "
      "|\n|---|---|---|---|---|---|---|---|---|\n");
  std::vector<const Scores*> seen;
  std::vector<const Scores*> held_out;
  std::vector<const Scores*> both;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    (pages[i].developed_on ? seen : held_out).push_back(&all[i]);
    both.push_back(&all[i]);
  }
  print_means("seen in development", seen);
  print_means("held out", held_out);
  print_means("all", both);
  return 0;
}
