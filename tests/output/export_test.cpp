#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "output/export/citation.h"
#include "output/export/export_format.h"

namespace blattwerk::output {
namespace {

// Articles with all that a format must mind: names of every kind, dates of every precision, characters that
// mark up in one format or another, and nothing at all.
std::vector<StoredArticle> articles() {
  StoredArticle full;
  full.id = 17;
  full.version = 2;
  Article& article = full.article;
  article.external_id = "bote-17";
  article.title = "Putin in Peking: 5 % mehr & „so weiter“ <b> \\ {x} $1 #2 a_b ~ ^";
  article.kicker = "Außenpolitik";
  article.date = PartialDate::parse_iso("2022-02-04T11:39:00+01:00");
  article.updated = PartialDate::parse_iso("2022-02-05T08:00:00+01:00");
  article.source = "Altenbrücker Bote";
  article.url = "https://bote.example/a_b?q=50%25&x={1}";
  article.authors = {"Anna Amsel", "Ursula von der Leyen", "Annette von Droste zu Hülshoff", "dpa"};
  article.section = "Politik & Welt";
  article.language = "de";
  article.agency = "dpa";
  article.topics = {"Krieg, Frieden", "NATO"};
  article.paragraphs = {{ParagraphKind::lead, "Der \"Vorspann\", mit *Stern*."},
                        {ParagraphKind::heading, "1. FC Altenbrück"},
                        {ParagraphKind::text, "- Er sagte: 'Nein' & ging; siehe [1] <https://x.example>."},
                        {ParagraphKind::text, "# Raute am Anfang."}};
  full.entities = {{EntityType::person, "Wladimir Putin", 2}};
  full.origins = {{"/zeitung/a.html", "", "ab12", "html", "2024-03-04T08:00:00Z"},
                  {"/zeitung/b.jsonl", "line 2", "cd34", "json", "2024-03-05T08:00:00Z"}};

  StoredArticle month;
  month.id = 18;
  month.article.title = "Überall Äpfel";
  month.article.date = PartialDate::parse_iso("2022-02");
  month.article.source = "tagesschau.de";
  month.article.agency = "AFP";
  month.article.paragraphs = {{ParagraphKind::text, "Ein Satz."}};
  month.origins = {{"/zeitung/c.txt", "", "ef56", "text", "2024-03-04T08:00:00Z"}};

  StoredArticle bare;
  bare.id = 19;
  bare.article.title = "Die";
  return {full, month, bare};
}

std::string exported(const std::vector<StoredArticle>& list, const ExportFormat& format) {
  std::string out(format.begin);
  for (const auto& article : list) {
    if (&article != list.data()) out += format.between;
    format.append(article, out);
  }
  out += format.end;
  return out;
}

class ExportFormats : public testing::TestWithParam<std::string_view> {};

TEST_P(ExportFormats, AreAsInTheGoldenFile) {
  const auto path = std::string(BLATTWERK_SOURCE_DIR "/tests/golden/export.") + std::string(GetParam());
  const std::string text = exported(articles(), *find_export_format(GetParam()));
  if (std::getenv("BLATTWERK_WRITE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
  std::ifstream file(path, std::ios::binary);
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(text, golden) << path << "; BLATTWERK_WRITE_GOLDEN=1 writes it anew";
}

INSTANTIATE_TEST_SUITE_P(All, ExportFormats,
                         testing::Values("json", "jsonl", "csv", "md", "bibtex", "ris", "csl-json", "html",
                                         "txt"));

TEST(ExportFormats, AreAllTested) {
  EXPECT_EQ(export_formats().size(), 9u);
}

TEST(ExportFormats, AreKnownByTheNamesOfFiles) {
  EXPECT_EQ(find_export_format_of_file("zitate.bib")->name, "bibtex");
  EXPECT_EQ(find_export_format_of_file("a.json")->name, "json");
  EXPECT_EQ(find_export_format_of_file("a.csl.json")->name, "csl-json");
  EXPECT_EQ(find_export_format_of_file("bib"), nullptr);
  EXPECT_EQ(find_export_format("BibTeX"), nullptr);
}

TEST(CitationKey, NamesOutletYearAndFirstWordOfWeight) {
  const auto key = [](const char* source, const char* date, const char* title) {
    StoredArticle article;
    article.id = 5;
    article.article.source = source;
    article.article.date = PartialDate::parse_iso(date);
    article.article.title = title;
    return citation_key(article);
  };
  EXPECT_EQ(key("tagesschau.de", "2022-02", "Putin in Peking"), "tagesschau-2022-putin-5");
  EXPECT_EQ(key("Süddeutsche Zeitung", "2022", "Der Ärger über Öl"), "sueddeutschezeitung-2022-aerger-5");
  EXPECT_EQ(key("Frankfurter Allgemeine Zeitung", "2022", "„Nein“"), "frankfurterallgemeine-2022-nein-5");
  EXPECT_EQ(key("", "", "Wie? Was?"), "wie-5");
  EXPECT_EQ(key("Правда", "2022", "Москва"), "2022-5");
}

}  // namespace
}  // namespace blattwerk::output
