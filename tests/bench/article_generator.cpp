#include "bench/article_generator.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "bench/german_words.h"
#include "bench/random.h"

namespace blattwerk::bench {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// The initial in lower or upper case: of ASCII, and of ä, ö, ü, which in UTF-8 differ from Ä, Ö, Ü in one
/// bit as well.
void set_initial(std::string& text, std::size_t start, bool upper) {
  if (start >= text.size()) return;
  char& letter = text[start] == '\xC3' && start + 1 < text.size() ? text[start + 1] : text[start];
  const bool ascii = &letter == &text[start];
  const char least = ascii ? 'a' : '\xA0';
  const char most = ascii ? 'z' : '\xBE';
  const char lower = static_cast<char>(letter | 0x20);
  if (lower < least || lower > most) return;
  letter = upper ? static_cast<char>(lower & ~0x20) : lower;
}

/// Ranks from 0 by a Zipf-Mandelbrot law with exponent 1 up to `kernel` and `tail` (above 1) beyond, without
/// end.
class ZipfRanks {
 public:
  ZipfRanks(double kernel, double tail) : kernel_(kernel), tail_(tail - 1) {
    const double kernel_mass = std::log((kernel + kFlattening) / kFlattening);
    kernel_share_ = kernel_mass / (kernel_mass + 1 / tail_);
    for (std::size_t step = 0; step < quantiles_.size(); ++step) {
      const double share = (static_cast<double>(step) + 0.5) / static_cast<double>(quantiles_.size());
      quantiles_[step] = kFlattening * (std::exp(share * kernel_mass) - 1);
    }
  }

  std::uint64_t draw(Random& random) const {
    const double share = random.unit();
    if (share < kernel_share_) {
      const double place = share / kernel_share_ * static_cast<double>(quantiles_.size() - 1);
      const auto step = static_cast<std::size_t>(place);
      const double between = place - static_cast<double>(step);
      return static_cast<std::uint64_t>(quantiles_[step] +
                                        between * (quantiles_[step + 1] - quantiles_[step]));
    }
    const double rank = kernel_ * std::pow(1 - random.unit(), -1 / tail_);
    return static_cast<std::uint64_t>(std::min(rank, 1e12));
  }

 private:
  static constexpr double kFlattening = 30;  ///< no content word is in every second article

  double kernel_;
  double tail_;
  double kernel_share_ = 0;
  std::array<double, 4096> quantiles_{};
};

/// A rank as the parts of a word: few parts first, neighbouring ranks unlike each other.
struct Parts {
  std::array<std::uint32_t, 6> of{};
  std::size_t count = 0;

  Parts(std::uint64_t rank, std::uint64_t choices) {
    std::uint64_t words = choices;
    for (count = 1; rank >= words && count < of.size(); ++count) {
      rank -= words;
      words *= choices;
    }
    // A prime larger than any table is coprime to every power of its size.
    rank = count == 1 ? rank : (rank % words * 1'000'003 + 17) % words;
    for (std::size_t part = 0; part < count; ++part, rank /= choices) {
      of[part] = static_cast<std::uint32_t>(rank % choices);
    }
  }
};

enum class Gender : std::uint8_t { masculine, feminine, neuter };
enum class Case : std::uint8_t { nominative, accusative, dative, genitive };

struct Noun {
  Gender gender = Gender::masculine;
  std::string singular, plural, genitive,
      link;           ///< in lower case but for the initial of a whole word, set when written
  bool weak = false;  ///< takes its ending in every case but the nominative
};

struct Verb {
  std::string_view infinitive, past, participle;
};

std::vector<Noun> read_nouns() {
  const auto form = [](std::string_view name, std::string_view pattern) {
    std::string whole(pattern.starts_with('+') ? name : "");
    whole += pattern.starts_with('+') ? pattern.substr(1) : pattern;
    set_initial(whole, 0, false);
    return whole;
  };
  std::vector<Noun> nouns;
  for (const std::string_view line : split(kNouns, '\n')) {
    const auto fields = split(line, ' ');
    Noun noun;
    noun.gender = fields[1] == "m" ? Gender::masculine : fields[1] == "f" ? Gender::feminine : Gender::neuter;
    const std::string_view ending = fields[2] == "-" ? "" : fields[2];
    noun.singular = form(fields[0], "+");
    noun.genitive = noun.singular + std::string(ending);
    noun.weak = noun.gender == Gender::masculine && ending.ends_with('n');
    noun.plural = fields.size() > 4 ? form(fields[0], fields[3]) : noun.singular;
    noun.link = form(fields[0], fields.back());
    nouns.push_back(std::move(noun));
  }
  return nouns;
}

std::vector<Verb> read_verbs() {
  std::vector<Verb> verbs;
  for (const std::string_view line : split(kVerbs, '\n')) {
    const auto fields = split(line, ' ');
    verbs.push_back({fields[0], fields[1], fields[2]});
  }
  return verbs;
}

/// A sentence as text and slots in turn.
struct Template {
  struct Piece {
    std::string_view text;
    char slot = 0;
  };
  std::vector<Piece> pieces;

  explicit Template(std::string_view line) {
    while (!line.empty()) {
      const std::size_t open = std::min(line.find('{'), line.size());
      pieces.push_back({line.substr(0, open), open < line.size() ? line[open + 1] : '\0'});
      line.remove_prefix(std::min(open + 3, line.size()));
    }
  }
};

std::vector<Template> read_templates(std::string_view lines) {
  std::vector<Template> templates;
  for (const std::string_view line : split(lines, '\n')) templates.emplace_back(line);
  return templates;
}

/// What an article keeps coming back to.
struct Topic {
  std::array<std::uint64_t, 12> nouns{};
  std::array<std::string, 4> first_names, surnames;
  std::array<bool, 4> introduced{};
  std::array<std::string, 3> places, organisations;
};

/// Skewed towards the first of `count`.
std::size_t favourite(Random& random, std::size_t count) {
  return std::min(random.below(count), random.below(count));
}

using Minutes = std::chrono::sys_time<std::chrono::minutes>;

constexpr std::chrono::sys_days kFirstDay = std::chrono::year{2000} / 1 / 1;
constexpr std::chrono::sys_days kLastDay = std::chrono::year{2024} / 12 / 31;

/// German local time with its offset, summer time from the last Sunday of March to that of October at 1:00
/// UTC.
void append_date(Minutes utc, std::string& out) {
  using namespace std::chrono;
  const year year = year_month_day(floor<days>(utc)).year();
  const auto change = [year](month month) { return sys_days{year / month / Sunday[last]} + hours{1}; };
  const bool summer = utc >= change(March) && utc < change(October);
  const auto local = utc + hours{summer ? 2 : 1};
  const year_month_day day{floor<days>(local)};
  const hh_mm_ss time{local - floor<days>(local)};
  fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}T{:02}:{:02}:00+0{}:00",
                 static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                 static_cast<unsigned>(day.day()), time.hours().count(), time.minutes().count(),
                 summer ? 2 : 1);
}

}  // namespace

class ArticleGenerator::Language {
 public:
  Topic topic(Random& random) const {
    Topic topic;
    for (auto& noun : topic.nouns) noun = noun_ranks_.draw(random);
    for (std::size_t person = 0; person < topic.surnames.size(); ++person) {
      topic.first_names[person] = first_names_[favourite(random, first_names_.size())];
      topic.surnames[person] = name(random, surnames_, surname_backs_);
    }
    for (auto& place : topic.places) place = name(random, places_, place_backs_);
    for (auto& organisation : topic.organisations) {
      if (random.chance(70)) {
        organisation = organisations_[favourite(random, organisations_.size())];
      } else {
        append_compound(noun_ranks_.draw(random), "verband", organisation);
      }
    }
    return topic;
  }

  enum class Style : std::uint8_t { sentence, headline, heading };

  void append_sentence(Style style, Random& random, Topic& topic, std::string& out) const {
    const auto& templates = style == Style::sentence   ? sentences_
                            : style == Style::headline ? headlines_
                                                       : headings_;
    const std::size_t start = out.size();
    for (const auto& [text, slot] : templates[random.below(templates.size())].pieces) {
      out += text;
      append_slot(slot, random, topic, out);
    }
    constexpr std::string_view kQuote = "„";
    set_initial(out, start + (out.compare(start, kQuote.size(), kQuote) == 0 ? kQuote.size() : 0), true);
  }

  std::string_view source(Random& random) const { return sources_[favourite(random, sources_.size())]; }
  std::string_view section(Random& random) const { return sections_[favourite(random, sections_.size())]; }

 private:
  void append_slot(char slot, Random& random, Topic& topic, std::string& out) const {
    switch (slot) {
      case 'N':
        return append_noun_phrase(Case::nominative, random, topic, out);
      case 'A':
        return append_noun_phrase(Case::accusative, random, topic, out);
      case 'D':
        return append_noun_phrase(Case::dative, random, topic, out);
      case 'G':
        return append_noun_phrase(Case::genitive, random, topic, out);
      case 'n':
        return append_noun(noun_rank(random, topic), Case::nominative, true, out);
      case 'P':
        return append_person(random, topic, out);
      case 'O':
        out += topic.places[favourite(random, topic.places.size())];
        return;
      case 'R':
        out += topic.organisations[favourite(random, topic.organisations.size())];
        return;
      case 'T':
        out += times_[random.below(times_.size())];
        return;
      case 'V':
        out += verbs_[random.below(verbs_.size())].past;
        return;
      case 'p':
        out += verbs_[random.below(verbs_.size())].participle;
        return;
      case 'i':
        out += verbs_[random.below(verbs_.size())].infinitive;
        return;
      case 'J':
        return append_adjective(random, out);
      case '#':
        return append_number(random, out);
      case 'M':
        out += months_[random.below(months_.size())];
        fmt::format_to(std::back_inserter(out), " {}", 1990 + random.below(35));
        return;
      default:
        return;
    }
  }

  std::uint64_t noun_rank(Random& random, const Topic& topic) const {
    const std::uint64_t kind = random.below(100);
    if (kind < 22) return topic.nouns[favourite(random, topic.nouns.size())];
    if (kind < 50) return random.below(nouns_.size());  // simple nouns are most of a running text
    return noun_ranks_.draw(random);
  }

  /// The parts of a compound but its head; returns where the word starts.
  std::size_t append_compound(std::uint64_t rank, std::string_view head, std::string& out) const {
    const Parts parts(rank, nouns_.size());
    const std::size_t start = out.size();
    for (std::size_t part = 0; part < parts.count; ++part) out += nouns_[parts.of[part]].link;
    out += head;
    set_initial(out, start, true);
    return start;
  }

  void append_noun(std::uint64_t rank, Case noun_case, bool plural, std::string& out) const {
    const Parts parts(rank, nouns_.size());
    const Noun& head = nouns_[parts.of[parts.count - 1]];
    const std::size_t start = out.size();
    for (std::size_t part = 0; part + 1 < parts.count; ++part) out += nouns_[parts.of[part]].link;
    if (plural) {
      out += head.plural;
      if (noun_case == Case::dative && !out.ends_with('n') && !out.ends_with('s')) out += 'n';
    } else {
      const bool ending = noun_case == Case::genitive || (head.weak && noun_case != Case::nominative);
      out += ending ? head.genitive : head.singular;
    }
    set_initial(out, start, true);
  }

  void append_noun_phrase(Case noun_case, Random& random, const Topic& topic, std::string& out) const {
    // Columns: masculine, feminine, neuter, plural.
    static constexpr std::array<std::array<std::string_view, 4>, 4> kArticles = {{
        {"der ", "die ", "das ", "die "},
        {"den ", "die ", "das ", "die "},
        {"dem ", "der ", "dem ", "den "},
        {"des ", "der ", "des ", "der "},
    }};
    const std::uint64_t rank = noun_rank(random, topic);
    const Parts parts(rank, nouns_.size());
    const auto gender = static_cast<std::size_t>(nouns_[parts.of[parts.count - 1]].gender);
    const bool plural = noun_case != Case::nominative && random.chance(35);
    out += kArticles[static_cast<std::size_t>(noun_case)][plural ? 3 : gender];
    if (random.chance(30)) {
      append_adjective(random, out);
      const bool short_ending =
          !plural && (noun_case == Case::nominative || (noun_case == Case::accusative && gender != 0));
      out += short_ending ? "e " : "en ";
    }
    append_noun(rank, noun_case, plural, out);
  }

  void append_adjective(Random& random, std::string& out) const {
    const std::uint64_t rank = adjective_ranks_.draw(random);
    if (rank < adjectives_.size()) {
      out += adjectives_[rank];
      return;
    }
    const Parts parts((rank - adjectives_.size()) / adjective_heads_.size(), nouns_.size());
    for (std::size_t part = 0; part < parts.count; ++part) out += nouns_[parts.of[part]].link;
    out += adjective_heads_[rank % adjective_heads_.size()];
  }

  static void append_person(Random& random, Topic& topic, std::string& out) {
    const std::size_t person = favourite(random, topic.surnames.size());
    if (!topic.introduced[person]) out.append(topic.first_names[person]).append(" ");
    topic.introduced[person] = true;
    out += topic.surnames[person];
  }

  static void append_number(Random& random, std::string& out) {
    const std::uint64_t kind = random.below(10);
    const auto target = std::back_inserter(out);
    if (kind < 5) {
      fmt::format_to(target, "{}", 2 + random.below(98));
    } else if (kind < 7) {
      fmt::format_to(target, "{},{}", random.below(100), random.below(10));
    } else if (kind < 9) {
      fmt::format_to(target, "{}00", 1 + random.below(99));
    } else {
      fmt::format_to(target, "{}.{:03}", 1 + random.below(900), random.below(1000));
    }
  }

  /// A known name, or one made of a front, rarer ones with a middle, and a back.
  std::string name(Random& random, std::span<const std::string_view> known,
                   std::span<const std::string_view> backs) const {
    std::uint64_t rank = name_ranks_.draw(random);
    if (rank < known.size()) return std::string(known[rank]);
    rank -= known.size();
    const std::string_view back = backs[rank % backs.size()];
    const Parts parts(rank / backs.size(), name_fronts_.size());
    std::string made;
    for (std::size_t part = 0; part < parts.count; ++part) {
      const std::size_t start = made.size();
      made += name_fronts_[parts.of[part]];
      set_initial(made, start, part == 0);
    }
    return made.append(back);
  }

  std::vector<Noun> nouns_ = read_nouns();
  std::vector<Verb> verbs_ = read_verbs();
  std::vector<std::string_view> adjectives_ = split(kAdjectives, ' '),
                                adjective_heads_ = split(kAdjectiveHeads, ' ');
  std::vector<std::string_view> adverbs_ = split(kAdverbs, ' ');
  std::vector<std::string_view> first_names_ = split(kFirstNames, ' '), surnames_ = split(kSurnames, ' ');
  std::vector<std::string_view> name_fronts_ = split(kNameFronts, ' ');
  std::vector<std::string_view> surname_backs_ = split(kSurnameBacks, ' '),
                                place_backs_ = split(kPlaceBacks, ' ');
  std::vector<std::string_view> places_ = split(kPlaces, ' '), organisations_ = split(kOrganisations, ' ');
  std::vector<std::string_view> sources_ = split(kSources, '|'), sections_ = split(kSections, ' ');
  std::vector<std::string_view> times_ = split(kTimes, '|'), months_ = split(kMonths, ' ');
  std::vector<Template> sentences_ = read_templates(kSentences), headlines_ = read_templates(kHeadlines);
  std::vector<Template> headings_ = read_templates(kHeadings);
  ZipfRanks noun_ranks_{130'000, 1.6}, name_ranks_{5'000, 1.6}, adjective_ranks_{2'000, 1.6};
};

ArticleGenerator::ArticleGenerator(const GeneratorSettings& settings)
    : language_(std::make_unique<Language>()), settings_(settings) {}

ArticleGenerator::~ArticleGenerator() = default;

void ArticleGenerator::append(std::uint64_t index, std::string& out) const {
  using Style = Language::Style;
  Random random(settings_.seed * 0xD1342543DE82EF95 + index);
  Topic topic = language_->topic(random);

  constexpr auto kMinutes = std::chrono::minutes{kLastDay - kFirstDay}.count();
  const auto spread =
      settings_.order == Order::date
          ? static_cast<std::int64_t>(static_cast<double>(index) / static_cast<double>(settings_.articles) *
                                      static_cast<double>(kMinutes - 720))
          : static_cast<std::int64_t>(random.below(kMinutes - 720));
  const Minutes published =
      kFirstDay + std::chrono::minutes{spread + static_cast<std::int64_t>(random.below(720))};

  const auto target = std::back_inserter(out);
  fmt::format_to(target, R"({{"id":"a-{:07}","title":")", index);
  language_->append_sentence(Style::headline, random, topic, out);
  out += R"(","date":")";
  append_date(published, out);
  fmt::format_to(
      target,
      R"(","source":"{}","url":"https://blatt.example/a-{:07}","authors":["{} {}"],"section":"{}","text":")",
      language_->source(random), index, topic.first_names.back(), topic.surnames.back(),
      language_->section(random));

  // Log-normal with a mean of 2.8 KB, as newspapers have it: many short, few long.
  constexpr double kSpread = 0.6;
  const double length =
      std::clamp(2780 * std::exp(kSpread * random.normal() - kSpread * kSpread / 2), 300.0, 20'000.0);
  const std::size_t end = out.size() + static_cast<std::size_t>(length) - 50;
  for (std::size_t paragraph = 0; out.size() < end; ++paragraph) {
    if (paragraph > 0) out += R"(\n\n)";
    if (paragraph % 4 == 3) {
      language_->append_sentence(Style::heading, random, topic, out);
      out += R"(\n\n)";
    }
    const std::uint64_t sentences = 2 + random.below(4);
    for (std::uint64_t sentence = 0; sentence < sentences && (sentence == 0 || out.size() < end);
         ++sentence) {
      if (sentence > 0) out += ' ';
      language_->append_sentence(Style::sentence, random, topic, out);
    }
  }
  out += "\"}\n";
}

}  // namespace blattwerk::bench
