// What Blattwerk's search is measured against beside FTS5: a Xapian database of the same articles, with
// positions and German stems and without their text. It is made in parts, each of which is kept, so that a
// run that was ended goes on with the next; then the parts are compacted into one.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include <fmt/format.h>
#include <xapian.h>

namespace {

constexpr int kArticlesInPart = 50'000;

// Reads on and indexes up to a part's worth of articles; those of a part that is there are only read.
// Returns how many there were.
int make_part(std::ifstream& input, const std::filesystem::path& part) {
  const bool made = std::filesystem::exists(part);
  const std::filesystem::path unfinished = part.string() + ".unfinished";
  std::filesystem::remove_all(unfinished);
  int count = 0;
  std::string line;
  if (made) {
    while (count < kArticlesInPart && std::getline(input, line)) ++count;
    return count;
  }
  {
    Xapian::WritableDatabase database(unfinished.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("german"));
    for (; count < kArticlesInPart && std::getline(input, line); ++count) {
      const auto article = nlohmann::json::parse(line);
      Xapian::Document document;
      generator.set_document(document);
      generator.index_text(article.at("title").get<std::string>(), 4);
      generator.increase_termpos();
      generator.index_text(article.at("text").get<std::string>());
      database.add_document(document);
    }
    database.commit();
  }
  if (count == 0) {
    std::filesystem::remove_all(unfinished);
  } else {
    std::filesystem::rename(unfinished, part);
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4) {
    std::fprintf(stderr, "usage: xapian_baseline ARTICLES.jsonl FOLDER [PARTS]\n");
    return 2;
  }
  const std::filesystem::path folder = argv[2];
  const std::filesystem::path parts = folder.string() + ".parts";
  const int most_parts = argc == 4 ? std::stoi(argv[3]) : -1;  // to be made in this run
  if (std::filesystem::exists(folder)) return 0;
  std::filesystem::create_directories(parts);
  std::ifstream input(argv[1], std::ios::binary);
  Xapian::Database all;
  int total = 0;
  for (int number = 0, made = 0;; ++number) {
    const std::filesystem::path part = parts / fmt::format("{:03}", number);
    if (!std::filesystem::exists(part) && made++ == most_parts) return 0;
    const int count = make_part(input, part);
    total += count;
    if (count > 0) all.add_database(Xapian::Database(part.string()));
    if (count < kArticlesInPart) break;
  }
  const std::filesystem::path unfinished = folder.string() + ".unfinished";
  all.compact(unfinished.string());
  std::filesystem::rename(unfinished, folder);
  std::filesystem::remove_all(parts);
  std::printf("%d\n", total);
  return 0;
}
