#include "ingest/archive_names.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string_view>

#include "entities/name_resolver.h"
#include "store/article_key.h"
#include "text/exact_form.h"

namespace blattwerk::ingest {
namespace {

constexpr std::size_t kMostBearers = 20;          // beyond which nobody can be told
constexpr std::int64_t kArticlesLookedAt = 2000;  // of a person, the newest: for years
constexpr std::uint32_t kCompanyArticles = 30;    // … and for who else is there
constexpr std::uint32_t kWellKnown = 5;           // articles that make the only bearer known
constexpr int kYearsAround = 1;
constexpr std::size_t kLeastSurname = 3;
constexpr std::size_t kMostRemembered = 20'000;  // surnames, and other names

/// Without the remark that tells persons of one name apart: `Thomas Müller (CDU)`.
std::string_view without_remark(std::string_view name) {
  const auto remark = name.rfind(" (");
  return name.ends_with(')') && remark != std::string_view::npos ? name.substr(0, remark) : name;
}

/// Without the form of address, which is no first name: `Frau Zwirnberg`.
std::string_view without_address(std::string_view name) {
  for (const std::string_view address : {"Frau ", "Herr ", "Herrn "}) {
    if (name.starts_with(address)) return name.substr(address.size());
  }
  return name;
}

/// The surname of a full name; empty for a single word.
std::string_view surname_of(std::string_view name) {
  name = without_address(without_remark(name));
  const auto blank = name.rfind(' ');
  return blank == std::string_view::npos ? std::string_view() : name.substr(blank + 1);
}

int year_of(const store::IncomingArticle& incoming) {
  return incoming.article.date ? incoming.article.date->year() : 0;
}

template <typename Visit>
void for_each_mention(const store::IncomingArticle& incoming, Visit visit) {
  for (const auto& list : incoming.mentions) {
    for (const EntityMention& mention : list) {
      if (is_named(mention.kind)) visit(mention);
    }
  }
}

bool names(const store::IncomingArticle& incoming, std::string_view person) {
  bool found = false;
  for_each_mention(incoming, [&](const EntityMention& mention) {
    found = found || (mention.type == EntityType::person && mention.name == person);
  });
  return found;
}

}  // namespace

ArchiveNames::ArchiveNames(const store::Database& database)
    : articles_(database.integer("SELECT count(*) FROM article").value_or(0)),
      find_persons_(database.prepare("SELECT e.id, e.name FROM entity_name AS n JOIN entity AS e ON e.id = "
                                     "n.entity_id WHERE n.name = ?1 AND e.type = 'person' ORDER BY e.name")),
      find_articles_(
          database.prepare("SELECT article_key FROM article_entity WHERE entity_id = ?1 ORDER BY article_key "
                           "DESC LIMIT ?2")),
      find_company_(database.prepare("SELECT e.name FROM article_entity AS x JOIN entity AS e ON e.id = "
                                     "x.entity_id WHERE x.article_key = ?1")),
      count_articles_(database.prepare(
          "SELECT count(*) FROM (SELECT 1 FROM entity AS e JOIN article_entity AS x ON x.entity_id = e.id "
          "WHERE e.name = ?1 LIMIT ?2)")) {}

void ArchiveNames::note(std::span<const store::IncomingArticle> batch) {
  batch_ = batch;
  in_batch_.clear();
  articles_ += static_cast<std::int64_t>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    for_each_mention(batch[i], [&](const EntityMention& mention) {
      if (mention.type != EntityType::person) return;
      const std::string surname(surname_of(mention.name));
      if (surname.empty()) return;
      auto& articles = in_batch_[surname];
      if (articles.empty() || articles.back() != i) articles.push_back(i);
    });
  }
  // Those already read are kept up to date; the others are read when they are met.
  for (auto& [surname, persons] : bearers_) {
    const auto found = in_batch_.find(surname);
    if (found == in_batch_.end()) continue;
    add_from_batch(surname, found->second, persons);
  }
}

void ArchiveNames::add_from_batch(const std::string& surname, const std::vector<std::size_t>& articles,
                                  Persons& persons) {
  for (const std::size_t i : articles) {
    for_each_mention(batch_[i], [&](const EntityMention& mention) {
      if (persons.size() <= kMostBearers && mention.type == EntityType::person &&
          surname_of(mention.name) == surname &&
          std::ranges::find(persons, mention.name, &Person::name) == persons.end())
        persons.push_back({mention.name, {}, {}, 0});
    });
    if (persons.size() > kMostBearers) return;
    for (Person& person : persons) {
      if (names(batch_[i], person.name)) count(person, batch_[i]);
    }
  }
}

void ArchiveNames::count(Person& person, const store::IncomingArticle& incoming) {
  ++person.years[year_of(incoming)];
  if (person.looked_at >= kCompanyArticles) return;
  ++person.looked_at;
  for_each_mention(incoming, [&](const EntityMention& mention) {
    if (mention.name != person.name) person.company.insert(std::hash<std::string>()(mention.name));
  });
}

ArchiveNames::Persons& ArchiveNames::bearers_of(const std::string& surname) {
  if (bearers_.size() >= kMostRemembered) bearers_.clear();
  const auto [found, is_new] = bearers_.try_emplace(surname);
  if (is_new) load(surname, found->second);
  return found->second;
}

void ArchiveNames::load(const std::string& surname, Persons& persons) {
  const std::string form = text::exact_form(surname);
  std::vector<std::int64_t> ids;
  find_persons_.bind(1, form);
  while (find_persons_.step() && persons.size() <= kMostBearers) {
    if (surname_of(find_persons_.text(1)) != surname) continue;
    ids.push_back(find_persons_.integer(0));
    persons.push_back({std::string(find_persons_.text(1)), {}, {}, 0});
  }
  find_persons_.reset();
  for (std::size_t i = 0; i < ids.size() && persons.size() <= kMostBearers; ++i) {
    find_articles_.bind(1, ids[i]).bind(2, kArticlesLookedAt);
    while (find_articles_.step()) {
      const store::ArticleKey key = find_articles_.integer(0);
      ++persons[i].years[key < 0 ? 0 : static_cast<int>((key >> store::kKeySequenceBits) / 416)];
      if (persons[i].looked_at++ >= kCompanyArticles) continue;
      find_company_.bind(1, key);
      while (find_company_.step())
        persons[i].company.insert(std::hash<std::string_view>()(find_company_.text(0)));
      find_company_.reset();
    }
    find_articles_.reset();
    persons[i].company.erase(std::hash<std::string>()(persons[i].name));
  }
  const auto found = in_batch_.find(surname);
  if (found != in_batch_.end()) add_from_batch(surname, found->second, persons);
}

bool ArchiveNames::is_common(const std::string& name) {
  if (common_.size() >= kMostRemembered) common_.clear();
  const auto [found, is_new] = common_.try_emplace(name, false);
  if (is_new) {
    const std::int64_t many = std::max<std::int64_t>(20, articles_ / 50);
    found->second = count_articles_.bind(1, name).bind(2, many).first_integer().value_or(0) >= many;
  }
  return found->second;
}

const ArchiveNames::Person* ArchiveNames::choose(const std::string& surname,
                                                 const store::IncomingArticle& incoming) {
  const Persons& persons = bearers_of(surname);
  if (persons.empty() || persons.size() > kMostBearers) return nullptr;
  const int year = year_of(incoming);
  std::unordered_set<std::string> others;
  for_each_mention(incoming, [&](const EntityMention& mention) {
    if (mention.name != surname && !is_common(mention.name)) others.insert(mention.name);
  });
  std::vector<entities::Bearer> bearers;
  std::vector<const Person*> candidates;
  for (const Person& person : persons) {
    std::uint32_t articles = 0;
    for (const auto& [when, count] : person.years) {
      if (year == 0 || when == 0 || std::abs(when - year) <= kYearsAround) articles += count;
    }
    if (articles == 0) continue;
    const auto shared = std::ranges::count_if(others, [&](const std::string& other) {
      return person.company.contains(std::hash<std::string>()(other));
    });
    bearers.push_back({person.name, articles, static_cast<std::uint32_t>(shared)});
    candidates.push_back(&person);
  }
  if (bearers.size() == 1 && bearers[0].articles < kWellKnown && bearers[0].shared == 0) return nullptr;
  const auto chosen = entities::dominant_bearer(bearers);
  return chosen ? candidates[*chosen] : nullptr;
}

void ArchiveNames::resolve(store::IncomingArticle& incoming) {
  std::unordered_map<std::string, std::string> chosen;
  for_each_mention(incoming, [&](const EntityMention& mention) {
    if (mention.type != EntityType::person || chosen.contains(mention.name)) return;
    const std::string surname(without_address(mention.name));
    if (surname.size() < kLeastSurname || surname.find(' ') != std::string::npos) return;
    const Person* person = choose(surname, incoming);
    if (person == nullptr && surname.ends_with('s'))
      person = choose(surname.substr(0, surname.size() - 1), incoming);
    chosen.emplace(mention.name, person != nullptr ? person->name : surname);
  });
  if (chosen.empty()) return;
  const auto rename = [&](EntityType type, std::string& name) {
    if (type != EntityType::person) return;
    if (const auto found = chosen.find(name); found != chosen.end()) name = found->second;
  };
  for (auto& list : incoming.mentions) {
    for (EntityMention& mention : list) rename(mention.type, mention.name);
  }
  for (Quotation& quotation : incoming.quotations) rename(quotation.speaker_type, quotation.speaker);
}

}  // namespace blattwerk::ingest
