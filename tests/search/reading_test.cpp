#include "search/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"
#include "search/query_marker.h"

namespace blattwerk::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class ReadingTest : public ArchiveTest {
 protected:
  ReadingTest() {
    add({
        {.title = "Hafen im Sturm",
         .date = "2022-01-10",
         .paragraphs = {"Die Fähre lag im Hafen vor Anker.", "Der Sturm warf die Fähre hin und her."}},
        {.title = "Fähre fährt wieder",
         .date = "2022-02-04",
         .paragraphs = {"Nach dem Sturm legt die Fähre im Hafen an.", "Anker gelichtet."}},
        {.title = "Rathaus wird saniert",
         .date = "2022-02-05",
         .paragraphs = {"Das Rathaus bekommt ein neues Dach.", "Der Bürgermeister freut sich."}},
        {.title = "Dach des Rathauses dicht",
         .date = "2022-04",
         .paragraphs = {"Im Rathaus ist es trocken.", "Der Bürgermeister freut sich am Dach."}},
        {.title = "Nachrichten kurz", .date = "2021", .paragraphs = {"Ein Tag ohne Ereignisse."}},
    });
  }

  static std::vector<std::string> words(const std::vector<TypicalWord>& typical) {
    std::vector<std::string> words;
    for (const TypicalWord& word : typical) words.push_back(word.word);
    return words;
  }
};

TEST_F(ReadingTest, FindsArticlesAboutTheSame) {
  const Hits similar = find_similar(archive_, analyzer_, 1, {});
  EXPECT_THAT(titles(similar.hits), ElementsAre("Fähre fährt wieder"));
  EXPECT_THAT(similar.hits[0].highlights, Not(IsEmpty()));
  EXPECT_THAT(titles(find_similar(archive_, analyzer_, 3, {}).hits), ElementsAre("Dach des Rathauses dicht"));
  EXPECT_THAT(find_similar(archive_, analyzer_, 99, {}).hits, IsEmpty());
}

TEST_F(ReadingTest, FindsWhatIsTypicalOfArticles) {
  bool complete = true;
  const KeySet found = Searcher(archive_, analyzer_).find_all(parse_query("Sturm", kToday), {}, complete);
  const auto typical = words(find_typical_words(archive_, analyzer_, found, 5));
  EXPECT_THAT(typical, testing::UnorderedElementsAre("Anker", "Fähre", "Hafen", "Sturm"))
      << "what both of the articles have, and no other";
}

TEST_F(ReadingTest, ShowsWordsInTheirContext) {
  const auto lines = find_concordance(archive_, analyzer_, parse_query("Hafen", kToday), {}, {.context = 12});
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].title, "Fähre fährt wieder");
  EXPECT_EQ(lines[0].left, "Fähre im ");
  EXPECT_EQ(lines[0].match, "Hafen");
  EXPECT_EQ(lines[0].right, " an.");
  EXPECT_EQ(lines[1].paragraph, 0);
  EXPECT_EQ(lines[1].right, " im Sturm");
}

TEST_F(ReadingTest, MarksWordsOfTheQueryAndNotTheirParts) {
  const std::vector<Paragraph> paragraphs{
      {ParagraphKind::lead, "Die NATO-Osterweiterung, auch Ost-Erweiterung, reicht nach Osteuropa."},
      {ParagraphKind::text, "Die Erweiterung der EU nach Osten."}};
  const auto marked = [&](std::string_view query, const SearchOptions& options) {
    const Query parsed = parse_query(query, kToday);
    const auto highlights = QueryMarker(archive_, analyzer_, parsed, options).mark("Der Osten", paragraphs);
    std::vector<std::string> words;
    for (std::size_t n = 1; n < highlights.size(); ++n) {
      for (const auto& [start, end] : highlights[n])
        words.push_back(paragraphs[n - 1].text.substr(start, end - start));
    }
    return words;
  };
  EXPECT_THAT(marked("Osterweiterung", {}), ElementsAre("Osterweiterung", "Ost-Erweiterung"));
  EXPECT_THAT(marked("NATO-Osterweiterung", {}), ElementsAre("NATO-Osterweiterung", "Ost-Erweiterung"));
  EXPECT_THAT(marked("Osterweiterung", {.words = WordMode::any}), testing::Contains("Osteuropa"))
      << "where any word will do, parts are looked for";
}

TEST_F(ReadingTest, OrdersContextsByTheirWords) {
  const auto by = [&](ConcordanceOrder order) {
    std::vector<std::string> lines;
    for (const auto& line : find_concordance(archive_, analyzer_, parse_query("Sturm", kToday), {},
                                             {.context = 10, .most = 200, .order = order})) {
      lines.push_back(line.left + "|" + line.right);
    }
    return lines;
  };
  EXPECT_THAT(by(ConcordanceOrder::left), ElementsAre("Nach dem | legt die", "Der | warf die", "Hafen im |"));
  EXPECT_THAT(by(ConcordanceOrder::right),
              ElementsAre("Hafen im |", "Nach dem | legt die", "Der | warf die"));
}

TEST_F(ReadingTest, FindsTheWordsThatStandNearby) {
  const auto near =
      words(find_collocates(archive_, analyzer_, parse_query("Bürgermeister", kToday), {}, 5, 10));
  EXPECT_THAT(near, testing::Contains("freut")) << testing::PrintToString(near);
  EXPECT_THAT(near, Not(testing::Contains("Bürgermeister")));
  EXPECT_THAT(find_collocates(archive_, analyzer_, parse_query("Xylophon", kToday), {}, 5, 10), IsEmpty());
}

TEST_F(ReadingTest, ComparesQueriesMonthByMonth) {
  const auto trends =
      find_trends(archive_, analyzer_, {parse_query("Sturm", kToday), parse_query("Rathaus", kToday)}, {});
  ASSERT_EQ(trends.size(), 2u);
  const auto months = [](const Trend& trend) {
    std::vector<std::string> counts;
    for (const auto& month : trend.months) counts.push_back(month.month + " " + std::to_string(month.count));
    return counts;
  };
  EXPECT_THAT(months(trends[0]), ElementsAre("2022-01 1", "2022-02 1", "2022-03 0", "2022-04 0"));
  EXPECT_THAT(months(trends[1]), ElementsAre("2022-01 0", "2022-02 1", "2022-03 0", "2022-04 1"));
  EXPECT_DOUBLE_EQ(trends[0].months[1].per_thousand, 500);
  EXPECT_EQ(trends[0].total, 2u);
}

}  // namespace
}  // namespace blattwerk::search
