#include "core/article.h"

#include <gtest/gtest.h>

#include "core/text_bytes.h"

namespace blattwerk {
namespace {

Article article() {
  Article article;
  article.kicker = "Küste";
  article.title = "Sturm";
  article.paragraphs = {{ParagraphKind::heading, "Lage"},
                        {ParagraphKind::lead, "Der Deich hält."},
                        {ParagraphKind::text, "Mehr nicht."}};
  return article;
}

TEST(Article, KnowsTheKindsOfParagraphsByName) {
  for (const auto kind : {ParagraphKind::lead, ParagraphKind::heading, ParagraphKind::text})
    EXPECT_EQ(parse_paragraph_kind(to_string(kind)), kind);
  EXPECT_EQ(parse_paragraph_kind("Text"), std::nullopt);
}

TEST(Article, HasItsLeadWhereverItStands) {
  EXPECT_EQ(lead_of(article()), "Der Deich hält.");
  EXPECT_EQ(lead_of({}), "");
}

TEST(Article, CountsTheBytesOfItsTextWhole) {
  EXPECT_EQ(text_bytes(article()), 6u + 5u + 4u + 16u + 11u);
  EXPECT_EQ(text_bytes({}), 0u);
}

}  // namespace
}  // namespace blattwerk
