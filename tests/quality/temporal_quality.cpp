// Dates in text against KRAUTS (Strötgen et al., LREC 2018): TIMEX3 expressions of type DATE and TIME in
// articles of DIE ZEIT. The rules were developed on the documents of even index; those of odd index were only
// counted.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "core/partial_date.h"
#include "text/date_finder.h"
#include "text/utf8.h"

namespace {

using blattwerk::PartialDate;
using blattwerk::text::DateMention;

struct GoldDate {
  std::size_t start;
  std::size_t end;
  std::string type;
  std::string value;
};

struct Document {
  std::string name;
  std::string text;
  std::optional<PartialDate> date;
  std::vector<GoldDate> dates;
};

std::string attribute(std::string_view tag, std::string_view name) {
  const auto at = tag.find(fmt::format(" {}=\"", name));
  if (at == std::string_view::npos) return {};
  const auto from = at + name.size() + 3;
  return std::string(tag.substr(from, tag.find('"', from) - from));
}

std::string without_entities(std::string text) {
  for (const auto& [entity, sign] :
       {std::pair{"&quot;", "\""}, {"&apos;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) {
      text.replace(at, std::string_view(entity).size(), sign);
    }
  }
  return text;
}

Document read(const std::filesystem::path& path) {
  std::ifstream file(path);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  Document document;
  document.name = path.stem();
  std::string_view rest = bytes;
  const auto created = rest.find("CREATION_TIME");
  const auto tag_start = rest.rfind('<', created);
  document.date =
      PartialDate::parse_iso(attribute(rest.substr(tag_start, rest.find('>', created) - tag_start), "value"));
  rest.remove_prefix(rest.find("<TEXT>") + 6);
  rest = rest.substr(0, rest.find("</TEXT>"));
  std::optional<GoldDate> open;
  while (!rest.empty()) {
    const auto tag_at = std::min(rest.find('<'), rest.size());
    document.text += without_entities(std::string(rest.substr(0, tag_at)));
    rest.remove_prefix(tag_at);
    if (rest.empty()) break;
    const auto end = rest.find('>') + 1;
    const auto tag = rest.substr(0, end);
    rest.remove_prefix(end);
    if (tag.starts_with("<TIMEX3") &&
        !tag.ends_with("/>")) {  // an empty element stands for no words of the text
      open = GoldDate{document.text.size(), 0, attribute(tag, "type"), attribute(tag, "value")};
    } else if (tag == "</TIMEX3>" && open) {
      open->end = document.text.size();
      if (open->type == "DATE" || open->type == "TIME") document.dates.push_back(*open);
      open.reset();
    }
  }
  return document;
}

struct Score {
  double gold = 0;
  double found = 0;
  double relaxed = 0;
  double strict = 0;
  double value = 0;

  double f1(double right) const { return found + gold == 0 ? 0 : 2 * right / (found + gold); }
};

std::string around(const std::string& text, std::size_t start, std::size_t end) {
  const auto from = blattwerk::text::floor_border(text, start < 40 ? 0 : start - 40);
  const auto to = blattwerk::text::floor_border(text, std::min(end + 30, text.size()));
  auto passage = text.substr(from, start - from) + "[" + text.substr(start, end - start) + "]" +
                 text.substr(end, to - end);
  std::replace(passage.begin(), passage.end(), '\n', ' ');
  return passage;
}

void score(const Document& document, blattwerk::text::DateFinder& finder, Score& total,
           std::vector<std::string>& misses) {
  std::vector<DateMention> found;
  finder.start_article(document.date);
  finder.find(document.text, found);
  total.gold += static_cast<double>(document.dates.size());
  total.found += static_cast<double>(found.size());
  std::vector<bool> matched(document.dates.size());
  for (const auto& mention : found) {
    bool hit = false;
    for (std::size_t i = 0; i < document.dates.size() && !hit; ++i) {
      const auto& gold = document.dates[i];
      if (matched[i] || mention.end <= gold.start || gold.end <= mention.start) continue;
      hit = matched[i] = true;
      ++total.relaxed;
      total.strict += mention.start == gold.start && mention.end == gold.end;
      total.value += mention.value == gold.value;
      if (mention.value != gold.value) {
        misses.push_back(fmt::format("value {} is {}: {} ({})", mention.value, gold.value,
                                     around(document.text, mention.start, mention.end),
                                     document.date->to_iso()));
      }
    }
    if (!hit)
      misses.push_back(
          fmt::format("false {}: {}", mention.value, around(document.text, mention.start, mention.end)));
  }
  for (std::size_t i = 0; i < matched.size(); ++i) {
    if (matched[i]) continue;
    const auto& gold = document.dates[i];
    misses.push_back(fmt::format("missed {}: {}", gold.value, around(document.text, gold.start, gold.end)));
  }
}

void print(const char* name, const Score& score) {
  fmt::print("| {} | {} | {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} |\n", name, score.gold, score.found,
             score.relaxed / score.found, score.relaxed / score.gold, score.f1(score.relaxed),
             score.f1(score.strict), score.f1(score.value));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(argv[1]) + "/temporal/krauts-zeit")) {
    if (entry.path().extension() == ".tml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  blattwerk::text::DateFinder finder;
  Score halves[2];
  std::vector<std::string> misses[2];
  for (std::size_t i = 0; i < paths.size(); ++i) score(read(paths[i]), finder, halves[i % 2], misses[i % 2]);
  Score all;
  for (const auto& half : halves) {
    all.gold += half.gold, all.found += half.found, all.relaxed += half.relaxed;
    all.strict += half.strict, all.value += half.value;
  }
  fmt::print(
      "## Dates in text\n\nKRAUTS, DIE ZEIT, DATE and TIME. Relaxed: the spans overlap; value: and the "
      "values are equal.\n\n");
  fmt::print(
      "| documents | gold | found | relaxed precision | relaxed recall | relaxed F1 | strict F1 | value F1 "
      "|\n");
  fmt::print("|---|---|---|---|---|---|---|---|\n");
  print("developed on", halves[0]);
  print("held out", halves[1]);
  print("all", all);
  fmt::print("\n");
  const std::size_t shown = argc > 2 ? misses[0].size() : 15;
  for (std::size_t i = 0; i < misses[0].size() && i < shown; ++i) fmt::print("- {}\n", misses[0][i]);
}
