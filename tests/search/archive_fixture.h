#pragma once

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/article.h"
#include "search/date_expression.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "store/archive.h"
#include "store/article_writer.h"
#include "store/indexed_columns.h"
#include "temporary_folder.h"
#include "text/analyzer.h"

namespace blattwerk::search {

/// What a test says of an article; each paragraph is running text but the first, which is the lead.
struct TestArticle {
  std::string title;
  std::string date = "2022-02-04";
  std::vector<std::string> paragraphs{};
  std::string source{};
  std::vector<std::string> authors{};
  std::string section{};
  /// Names that are marked wherever they stand, as type, words and canonical name.
  struct Name {
    EntityType type;
    std::string words;
    std::string name;
    MentionKind kind = MentionKind::name;
  };
  std::vector<Name> names{};
  /// What somebody, who is among `names`, is quoted to have said.
  struct Said {
    std::string speaker;
    std::string words;
  };
  std::vector<Said> said{};
  /// The days that the article speaks of, as a range in canonical form.
  std::string speaks_of{};
};

/// A test with an archive of its own.
class ArchiveTest : public ::testing::Test, private store::LateAnalysis {
 protected:
  ArchiveTest() : archive_(store::Archive::open_for_writing(folder_.path() / "archive.db")) {}

  void add(const std::vector<TestArticle>& articles) {
    std::vector<store::IncomingArticle> batch;
    for (const TestArticle& article : articles) batch.push_back(incoming(article));
    store::ArticleWriter(archive_, analyzer_, *this).write(batch, "2024-03-04T08:00:00Z");
  }

  void remove(std::int64_t id) { store::ArticleWriter(archive_, analyzer_, *this).remove(id); }

  Hits search(std::string_view query, const SearchOptions& options = {}) {
    return Searcher(archive_, analyzer_).search(parse_query(query, kToday), options);
  }

  std::vector<std::string> titles(const std::vector<Hit>& hits) {
    std::vector<std::string> found;
    for (const Hit& hit : hits) found.push_back(hit.title);
    return found;
  }
  std::vector<std::string> titles(std::string_view query, const SearchOptions& options = {}) {
    return titles(search(query, options).hits);
  }

  inline static const PartialDate kToday = *PartialDate::of_day(2022, 2, 6);

  TemporaryFolder folder_;
  store::Archive archive_;
  text::Analyzer analyzer_;

 private:
  void analyse(store::IncomingArticle& incoming) override {
    incoming.columns = store::index_columns(incoming.article, analyzer_);
    incoming.fingerprint =
        store::near_duplicate::fingerprint(store::near_duplicate::shape_of(incoming.columns));
    incoming.analysed = true;
  }

  store::IncomingArticle incoming(const TestArticle& test) {
    store::IncomingArticle incoming;
    Article& article = incoming.article;
    article.title = test.title;
    article.date = PartialDate::parse_iso(test.date);
    article.source = test.source;
    article.authors = test.authors;
    article.section = test.section;
    for (const std::string& text : test.paragraphs) {
      article.paragraphs.push_back(
          {article.paragraphs.empty() ? ParagraphKind::lead : ParagraphKind::text, text});
    }
    incoming.content = store::content_hash(article);
    incoming.path = "/" + std::to_string(++paths_);
    incoming.format = "text";
    incoming.original = packer_.pack(std::to_string(paths_));
    incoming.mentions.push_back(mentions(article.title, test.names));
    for (const Paragraph& paragraph : article.paragraphs) {
      incoming.mentions.push_back(mentions(paragraph.text, test.names));
    }
    for (std::size_t n = 0; n < test.paragraphs.size(); ++n) {
      for (const auto& [speaker, words] : test.said) {
        const auto at = test.paragraphs[n].find(words);
        if (at == std::string::npos) continue;
        incoming.quotations.push_back({static_cast<std::uint32_t>(n + 1), static_cast<std::uint32_t>(at),
                                       static_cast<std::uint32_t>(at + words.size()), true,
                                       EntityType::person, speaker});
      }
    }
    if (!test.speaks_of.empty()) {
      incoming.dates.push_back(
          {{0, 1, test.speaks_of, *parse_dates(DateRelation::during, test.speaks_of, kToday)}});
    }
    analyse(incoming);
    return incoming;
  }

  static std::vector<EntityMention> mentions(const std::string& text,
                                             const std::vector<TestArticle::Name>& names) {
    std::vector<EntityMention> found;
    for (const auto& name : names) {
      for (auto at = text.find(name.words); at != std::string::npos; at = text.find(name.words, at + 1)) {
        found.push_back({name.type, static_cast<std::uint32_t>(at),
                         static_cast<std::uint32_t>(at + name.words.size()), name.name, name.kind});
      }
    }
    std::ranges::sort(found, {}, &EntityMention::start);
    return found;
  }

  store::OriginalPacker packer_;
  int paths_ = 0;
};

}  // namespace blattwerk::search
