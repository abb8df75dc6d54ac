#include "entities/name_resolver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entities/recognizer.h"

namespace blattwerk::entities {
namespace {

using ::testing::Contains;
using ::testing::Each;

std::vector<std::string> names(const std::vector<std::string_view>& texts) {
  std::vector<std::string> result;
  for (const auto& mentions : make_recognizer()->recognize(texts)) {
    for (const EntityMention& mention : mentions) {
      if (is_named(mention.kind)) result.push_back(mention.name);
    }
  }
  return result;
}

/// Resolves spans given by hand, one word each, all of one type.
std::vector<std::string> resolved(std::string_view text, const std::vector<NameSpan>& spans) {
  TaggedText tagged{text, {}, {}};
  split_words(text, tagged.words);
  for (NameSpan span : spans) {
    span.start = tagged.words[span.first].start;
    span.end = tagged.words[span.last - 1].end;
    tagged.names.push_back(span);
  }
  std::vector<TaggedText> texts = {tagged};
  NameResolver resolver(standard_gazetteer());
  std::vector<std::string> result;
  const auto mentions = resolver.resolve(texts);
  for (const EntityMention& mention : mentions[0]) {
    result.push_back(std::string(to_string(mention.type)) + ":" + mention.name);
  }
  return result;
}

TEST(NameResolver, GivesTheSurnameTheFullNameAndTakesTheGenitiveOff) {
  EXPECT_THAT(resolved("Anna Zwirner kam. Zwirners Rede. Zwirner ging.", {{0, 2, 0, 0, EntityType::person},
                                                                          {4, 5, 0, 0, EntityType::person},
                                                                          {7, 8, 0, 0, EntityType::person}}),
              Each("person:Anna Zwirner"));
}

TEST(NameResolver, FindsASurnameThatNoTaggerSaw) {
  EXPECT_THAT(resolved("Anna Zwirner kam. Die Zwirner-Vertraute auch.", {{0, 2, 0, 0, EntityType::person}}),
              ::testing::ElementsAre("person:Anna Zwirner", "person:Anna Zwirner"));
}

TEST(NameResolver, LearnsAShortFormFromTheArticle) {
  EXPECT_THAT(
      resolved("Das Zentrum für Namenkunde (ZNK) tagt. ZNK", {{1, 4, 0, 0, EntityType::organization},
                                                              {5, 6, 0, 0, EntityType::organization},
                                                              {9, 10, 0, 0, EntityType::organization}}),
      Each("organization:Zentrum für Namenkunde"));
}

TEST(NameResolver, TakesTheSameWordsForTheSameKindOfThing) {
  EXPECT_THAT(resolved("Quastau Quastau Quastau", {{0, 1, 0, 0, EntityType::place},
                                                   {1, 2, 0, 0, EntityType::person},
                                                   {2, 3, 0, 0, EntityType::place}}),
              Each("place:Quastau"));
}

TEST(NameResolver, KnowsLongAndShortFormsOfWellKnownThings) {
  EXPECT_THAT(names({"Der Nordatlantikpakt (NATO) tagt in den Vereinigten Arabischen Emiraten."}),
              Contains("NATO"));
  EXPECT_THAT(names({"Der Rasen vor dem Weissen Haus in Washington."}), Contains("Weißes Haus"));
}

TEST(DominantBearer, IsTheOnlyOneTheRelatedOneOrTheFamousOne) {
  const std::vector<Bearer> only = {{"Anna Zwirner", 1, 0}};
  EXPECT_EQ(dominant_bearer(only), 0u);
  const std::vector<Bearer> related = {{"Anna Zwirner", 90, 0}, {"Otto Zwirner", 2, 3}};
  EXPECT_EQ(dominant_bearer(related), 1u);
  const std::vector<Bearer> famous = {{"Anna Zwirner", 90, 0}, {"Otto Zwirner", 2, 0}};
  EXPECT_EQ(dominant_bearer(famous), 0u);
  const std::vector<Bearer> open = {{"Anna Zwirner", 9, 0}, {"Otto Zwirner", 2, 0}};
  EXPECT_EQ(dominant_bearer(open), std::nullopt);
  const std::vector<Bearer> both_related = {{"Anna Zwirner", 90, 1}, {"Otto Zwirner", 2, 3}};
  EXPECT_EQ(dominant_bearer(both_related), std::nullopt);
  EXPECT_EQ(dominant_bearer({}), std::nullopt);
}

}  // namespace
}  // namespace blattwerk::entities
