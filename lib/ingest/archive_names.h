#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/article_writer.h"
#include "store/database.h"

namespace blattwerk::ingest {

/// Who a surname means in an article that never says the full name, by what the archive says.
///
/// A surname becomes the one bearer whom the archive names in full around that time: the only one, if it
/// knows him well or he has to do with what else the article names; among several the only one who has to do
/// with that, else the one who is in the news ten times as often as all others (entities::dominant_bearer).
/// Where that is open, the surname stays as it is.
///
/// The outcome depends only on the archive, on the articles noted and on their order.
class ArchiveNames {
 public:
  /// Reads by `database`, which must outlive this, as surnames are met.
  explicit ArchiveNames(const store::Database& database);

  /// Takes into account the persons of articles that are about to be written; the ones noted before are by
  /// then in the database.
  void note(std::span<const store::IncomingArticle> batch);

  /// Gives the surnames of an article their bearers.
  void resolve(store::IncomingArticle& incoming);

 private:
  struct Person {
    std::string name;
    std::unordered_map<int, std::uint32_t> years;  ///< articles by year; 0 for those without date
    std::unordered_set<std::size_t> company;       ///< hashes of the names of what else is in some of these
    std::uint32_t looked_at = 0;                   ///< how many of them
  };
  using Persons = std::vector<Person>;

  Persons& bearers_of(const std::string& surname);
  void load(const std::string& surname, Persons& persons);
  void count(Person& person, const store::IncomingArticle& incoming);
  bool is_common(const std::string& name);
  const Person* choose(const std::string& surname, const store::IncomingArticle& incoming);

  void add_from_batch(const std::string& surname, const std::vector<std::size_t>& articles, Persons& persons);

  std::unordered_map<std::string, Persons> bearers_;  ///< by surname
  std::unordered_map<std::string, bool>
      common_;  ///< whether so many articles have a name that it says nothing
  std::int64_t articles_;
  std::span<const store::IncomingArticle> batch_;
  std::unordered_map<std::string, std::vector<std::size_t>>
      in_batch_;  ///< articles by the surname of full names
  store::Statement find_persons_;
  store::Statement find_articles_;
  store::Statement find_company_;
  store::Statement count_articles_;
};

}  // namespace blattwerk::ingest
