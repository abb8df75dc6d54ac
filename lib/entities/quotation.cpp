#include "entities/quotation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "entities/flat_map.h"
#include "entities/quoted_text.h"
#include "entities/word.h"

namespace blattwerk::entities {
namespace {

constexpr std::size_t kLeastWords = 3;      // shorter quotes are mostly titles and words held at a distance
constexpr std::uint32_t kVerbReach = 5;     // words between a closing mark and the verb that attributes it
constexpr std::uint32_t kSpeakerReach = 9;  // words between that verb and the speaker
constexpr std::uint32_t kSpeechWords = 6;   // more of them are a sentence, which somebody must have said
constexpr std::uint32_t kRoleReach = 4;     // words from `der Trainer` on that may name him
constexpr std::uint32_t kIntroductionReach = 100;  // words before a quotation that may say whose it is

constexpr std::string_view kSpeechVerbs =
    "sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont betonten meinte meint meinten "
    "forderte fordert forderten "
    "kritisierte kritisiert kritisierten schrieb schreibt schrieben geschrieben warnte warnt warnten "
    "berichtete berichtet berichteten "
    "antwortete antwortet bekräftigte bekräftigt ergänzte ergänzt bestätigte bestätigt unterstrich "
    "unterstreicht mahnte mahnt äußerte "
    "versicherte versichert lobte lobt verkündete verkündet twitterte twittert mitteilte mitteilten mitteilt "
    "teilte teilten teilt "
    "hinzufügte fügte einräumte räumte klarstellte stellte hob hervorhob hervor verlangte verlangt urteilte "
    "urteilt rief ruft fragte fragt "
    "entgegnete entgegnet erwiderte erwidert bilanzierte behauptete behauptet prophezeite appellierte "
    "spottete scherzte formulierte "
    "argumentierte begründete erläuterte erläutert erinnerte kündigte ankündigte kündigt zitierte zitiert "
    "zitieren resümierte resümiert "
    "klagte klagt schimpfte beteuerte beteuert gestand verteidigte bemängelte monierte konstatierte erzählte "
    "erzählt berichten "
    "kommentierte kommentiert spöttelte spöttelt schmunzelte schmunzelt hielt hält gibt gab riet rät "
    "witzelte "
    "sprach spricht bezeichnete bezeichnet nannte nennt glaubt findet freute freut drohte droht";
constexpr std::string_view kPrepositions =
    "mit von vom über gegen für nach bei an am zu zum zur vor in im aus um durch ohne zwischen wegen trotz "
    "seit unter auf neben samt";
constexpr std::string_view kArticles = "der die das dem den des einem einer";
// How a clause of reported speech begins, or the verb in it: without either, what follows a comma is
// anything.
constexpr std::string_view kConjunctions =
    "dass daß ob wie warum weshalb wieso wann wo was wer welche welcher";
constexpr std::string_view kSubjunctives =
    "sei seien habe werde wolle könne müsse solle dürfe möge gebe gehe komme bleibe stehe liege mache lasse "
    "sehe "
    "wisse halte brauche nehme finde führe laufe trage zeige bringe hätte hätten wäre wären würde würden";
constexpr std::string_view kPronouns = "er sie Er Sie";
// Who bears a name that was said before: `der 48-Jährige`, `der Übergangstrainer`. Others (`der Sprecher`)
// are mostly nobody who was named.
constexpr std::array<std::string_view, 22> kRoles = {
    "-Jährige",   "-Jähriger", "trainer",     "trainerin",  "coach",      "chef",
    "chefin",     "präsident", "präsidentin", "minister",   "ministerin", "kanzler",
    "kanzlerin",  "politiker", "politikerin", "meister",    "meisterin",  "sekretär",
    "sekretärin", "direktor",  "direktorin",  "vorsitzende"};

/// Whether a noun is `trainer` or a compound with it, both with a capital.
bool ends_with_noun(std::string_view noun, std::string_view ending) {
  if (noun.ends_with(ending)) return true;
  return noun.size() == ending.size() && noun.substr(1) == ending.substr(1) &&
         noun[0] == ending[0] - 'a' + 'A';
}

class WordSet {
 public:
  explicit WordSet(std::string_view list) {
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = std::min(list.find(' ', at), list.size());
      words_[hash_word(list.substr(at, end - at))] = true;
      at = end + 1;
    }
  }
  bool contains(const Word& word) const { return words_.find(word.hash) != nullptr; }

 private:
  FlatMap<bool> words_{256};
};

/// The words that the rules know.
struct Words {
  WordSet verbs{kSpeechVerbs};
  WordSet prepositions{kPrepositions};
  WordSet articles{kArticles};
  WordSet pronouns{kPronouns};
  WordSet conjunctions{kConjunctions};
  WordSet subjunctives{kSubjunctives};
};

class Finder {
 public:
  explicit Finder(const Words& kinds) : kinds_(kinds) {}

  std::vector<Quotation> run(std::span<const std::string_view> texts,
                             std::span<const std::vector<EntityMention>> mentions) {
    const std::size_t count = std::min(texts.size(), mentions.size());
    for (std::size_t i = 0; i < count; ++i) {
      const QuotedText text(texts[i], mentions[i], i + 1 < count ? texts[i + 1] : std::string_view());
      text_ = &text;
      number_ = static_cast<std::uint32_t>(i);
      find_direct();
      find_reported();
    }
    std::ranges::sort(found_, [](const Quotation& a, const Quotation& b) {
      return a.text != b.text ? a.text < b.text : a.start < b.start;
    });
    return std::move(found_);
  }

 private:
  using Speaker = const EntityMention*;

  bool is_speech_verb(std::uint32_t at) const {
    return kinds_.verbs.contains(text_->words()[at]) && !text_->in_quotation(at);
  }

  /// Whether a preposition governs a name: `nach dem Treffen mit Macron`, `mit Kanzler Olaf Scholz`.
  bool is_governed(const Named& named) const {
    for (std::uint32_t back = 1; back <= 2 && back <= named.first; ++back) {
      const Word& word = text_->words()[named.first - back];
      if (kinds_.prepositions.contains(word)) return true;
      if (word.shape != Shape::title && !kinds_.articles.contains(word)) return false;
    }
    return false;
  }
  bool is_genitive(const Named& named) const {
    const std::string_view surface = text_->word(named.last - 1);
    return surface.ends_with('s') && !named.mention->name.ends_with(surface) &&
           named.mention->name.ends_with(surface.substr(0, surface.size() - 1));
  }
  bool may_speak(const Named& named) const {
    return !text_->in_quotation(named.first) && !is_genitive(named) &&
           named.mention->type != EntityType::place;
  }

  /// The first who may speak among the names that begin in [from, to); persons before organizations.
  Speaker first_named(std::uint32_t from, std::uint32_t to, bool governed_too) const {
    Speaker organization = nullptr;
    for (const Named& named : text_->named(from, to)) {
      if (!may_speak(named)) continue;
      if (!governed_too && is_governed(named)) continue;
      if (named.mention->type == EntityType::person) return named.mention;
      if (organization == nullptr) organization = named.mention;
    }
    return organization;
  }

  /// The last name that ends in (from, to] and is no object of a preposition.
  Speaker last_named(std::uint32_t from, std::uint32_t to) const {
    Speaker best = nullptr;
    for (const Named& named : text_->named(from, to)) {
      if (named.last > to || !may_speak(named) || is_governed(named)) continue;
      if (best == nullptr || named.mention->type == EntityType::person || best->type != EntityType::person) {
        best = named.mention;
      }
    }
    return best;
  }

  /// Who is meant by `der 48-Jährige`, `die Ministerin` at `at` where no name follows: who was named last,
  /// not long ago.
  Speaker by_role(std::uint32_t at, std::uint32_t end) const {
    if (at + 1 >= end || last_ == nullptr || number_ - last_number_ > 1) return nullptr;
    const std::string_view article = text_->word(at);
    const std::string_view role = text_->word(at + 1);
    if ((article != "der" && article != "die") || !text_->named(at, std::min(end, at + kRoleReach)).empty())
      return nullptr;
    return std::ranges::any_of(kRoles, [&](std::string_view ending) { return ends_with_noun(role, ending); })
               ? last_
               : nullptr;
  }

  /// Who speaks by the verb at `verb`, in a sentence from `begin` to `end`: the subject stands right before
  /// the verb, or behind it.
  Speaker subject_of(std::uint32_t verb, std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t reach = std::min(end, verb + 1 + kSpeakerReach);
    for (std::uint32_t at = verb + 1; at < std::min(reach, verb + 3); ++at) {
      if (kinds_.pronouns.contains(text_->words()[at])) return last_;
    }
    if (const Speaker bearer = by_role(verb + 1, reach)) return bearer;
    if (verb > begin && kinds_.pronouns.contains(text_->words()[verb - 1])) return last_;
    const std::uint32_t near = verb >= begin + 5 ? verb - 5 : begin;
    if (const Speaker before = last_named(near, verb)) {
      // Anna Zwirner, Sprecherin der Zwirnwerke, sagte
      if (before->type == EntityType::person) return before;
      const Speaker person = last_named(begin, verb);
      return person != nullptr ? person : before;
    }
    std::uint32_t stop = verb + 1;
    while (stop < reach && text_->word(stop) != ":" && !text_->ends_sentence(stop)) ++stop;
    if (const Speaker behind = first_named(verb + 1, stop, false)) return behind;
    return last_named(begin, verb);
  }

  /// `laut X`, `X zufolge`, `nach Angaben von X`, `so X` in a sentence.
  Speaker source_of(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t at = begin; at < end; ++at) {
      if (text_->in_quotation(at)) continue;
      const std::string_view word = text_->word(at);
      if (word == "laut" || word == "Laut") return first_named(at + 1, std::min(end, at + 6), true);
      if (word == "zufolge") return any_before(at >= begin + 4 ? at - 4 : begin, at);
      const bool nach = word == "nach" || word == "Nach";
      if (nach && at + 2 < end) {
        for (std::uint32_t noun = at + 1; noun <= at + 2; ++noun) {
          const std::string_view said = text_->word(noun);
          if (said == "Angaben" || said == "Worten" || said == "Ansicht" || said == "Einschätzung" ||
              said == "Meinung" || said == "Darstellung" || said == "Auffassung") {
            return first_named(noun + 1, std::min(end, noun + 7), true);
          }
        }
      }
      if (word == "so" && at > begin && text_->word(at - 1) == ",") {
        const std::uint32_t reach = std::min(end, at + 6);
        if (const Speaker speaker = first_named(at + 1, reach, true)) return speaker;
      }
    }
    return nullptr;
  }
  Speaker any_before(std::uint32_t from, std::uint32_t to) const {
    Speaker best = nullptr;
    for (const Named& named : text_->named(from, to)) {
      if (named.last <= to && named.mention->type != EntityType::place) best = named.mention;
    }
    return best;
  }

  Speaker speaker_of(const Quoted& quoted) const {
    const std::uint32_t begin = text_->sentence_begin(quoted.open);
    const std::uint32_t end = text_->sentence_end(quoted.close);
    // „…“, sagte X.
    for (std::uint32_t at = quoted.close + 1; at < std::min(end, quoted.close + 1 + kVerbReach); ++at) {
      if (is_speech_verb(at)) return subject_of(at, quoted.close + 1, end);
      if (text_->word(at) == "so") {
        const Speaker bearer = by_role(at + 1, end);
        return bearer != nullptr ? bearer : first_named(at + 1, std::min(end, at + 6), true);
      }
      if (text_->word(at) == "heißt" || text_->word(at) == "hieß") return nullptr;
    }
    // X: „…“
    const bool colon = quoted.open > begin && text_->word(quoted.open - 1) == ":";
    if (colon && quoted.open >= 2) {
      if (const Speaker named = any_before(quoted.open >= 3 ? quoted.open - 3 : 0, quoted.open - 1);
          named != nullptr && named->end == text_->words()[quoted.open - 2].end) {
        const bool verb_before = has_verb(begin, quoted.open - 1);
        if (!verb_before) return named;
      }
    }
    // X sagte: „…“, or X hob hervor, dass „…“
    for (std::uint32_t at = quoted.open; at-- > begin;) {
      if (is_speech_verb(at)) return subject_of(at, begin, quoted.open);
    }
    // Anna Zwirner ist begeistert: „…“
    if (colon) {
      const Speaker named = last_named(begin, quoted.open - 1);
      if (named != nullptr && named->type == EntityType::person) return named;
    }
    if (const Speaker source = source_of(begin, end)) return source;
    for (std::uint32_t at = quoted.close + 1; at < end; ++at) {
      if (is_speech_verb(at)) return subject_of(at, quoted.close + 1, end);
    }
    return nullptr;
  }
  /// Whole sentences between quotation marks belong to the one person of whom the sentence before speaks: `X
  /// klagt. „…“`, and in `Dennoch betont der Trainer: „…“` to who spoke before in this text.
  Speaker introduced(const Quoted& quoted) const {
    const std::uint32_t begin = text_->sentence_begin(quoted.open);
    const bool colon = quoted.open > begin && text_->word(quoted.open - 1) == ":";
    if (begin != quoted.open && !colon) return nullptr;
    if (begin == 0) return nullptr;
    const std::uint32_t reach = quoted.open - std::min(quoted.open, kIntroductionReach);
    Speaker only = nullptr;
    for (const Named& named : text_->named(std::max(reach, text_->sentence_begin(begin - 1)), quoted.open)) {
      if (named.mention->type != EntityType::person || !may_speak(named)) continue;
      if (only != nullptr && only->name != named.mention->name) return nullptr;
      only = named.mention;
    }
    return only;
  }

  /// Single words and titles („Wall Street Journal“) stand between quotation marks too.
  bool is_speech(const Quoted& quoted) const {
    if (quoted.close - quoted.open - 1 < kLeastWords) return false;
    const auto& words = text_->words();
    return std::any_of(words.begin() + quoted.open + 1, words.begin() + quoted.close,
                       [](const Word& word) { return word.shape == Shape::lower; });
  }
  bool has_verb(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t at = from; at < to; ++at) {
      if (is_speech_verb(at)) return true;
    }
    return false;
  }

  void find_direct() {
    // Of the quotation before, if nobody else was named since: in the same text, or at the end of the one
    // before.
    Speaker continued = std::exchange(at_end_, nullptr);
    std::uint32_t since = 0;
    std::uint32_t noted = 0;
    for (const Quoted& quoted : text_->quoted()) {
      noted = note_names(noted, text_->sentence_begin(quoted.open));
      if (!is_speech(quoted)) continue;
      const bool goes_on = quoted.open == 0 && begun_.has_value();
      if (quoted.open == 0 && !goes_on && quoted.close - quoted.open <= kSpeechWords) continued = nullptr;
      if (quoted.open > 0 && since == 0) continued = nullptr;
      Speaker speaker = speaker_of(quoted);
      if (speaker == nullptr && continued != nullptr && text_->sentence_begin(quoted.open) == quoted.open &&
          first_named(since, quoted.open, true) == nullptr) {
        speaker = continued;
      }
      if (speaker == nullptr && quoted.close - quoted.open > kSpeechWords) speaker = introduced(quoted);
      continued = speaker;
      since = text_->sentence_end(quoted.close);
      const bool is_last = &quoted == &text_->quoted().back();
      if (is_last && since + 1 >= text_->size()) at_end_ = speaker;
      const auto begun = goes_on ? std::exchange(begun_, std::nullopt) : std::nullopt;
      Quotation quotation{number_, text_->words()[quoted.open].end, quoted.end_byte, true, {}, {}};
      if (speaker == nullptr) {
        if (is_last && text_->runs_on()) begun_ = quotation;
        continue;
      }
      set_last(speaker);
      if (begun) add(*begun, *speaker);
      add(quotation, *speaker);
    }
    if (!text_->runs_on()) begun_.reset();
    note_names(noted, text_->size());
  }

  void set_last(Speaker speaker) {
    last_ = speaker;
    last_number_ = number_;
  }

  /// Remembers the last person named in [from, to), for `sagte er`.
  std::uint32_t note_names(std::uint32_t from, std::uint32_t to) {
    for (const Named& named : text_->named(from, to)) {
      if (named.mention->type == EntityType::person && may_speak(named)) set_last(named.mention);
    }
    return std::max(from, to);
  }

  void find_reported() {
    std::size_t next = 0;  // the first quotation that does not end before the sentence
    const auto& quoted = text_->quoted();
    for (std::uint32_t begin = 0; begin < text_->size();) {
      const std::uint32_t end = text_->sentence_end(begin);
      while (next < quoted.size() && quoted[next].close < begin) ++next;
      if (next == quoted.size() || quoted[next].open >= end) report(begin, end);
      begin = end + 1;
    }
  }

  void report(std::uint32_t begin, std::uint32_t end) {
    if (end < begin + kLeastWords + 2) return;
    const auto& words = text_->words();
    if (const Speaker source = source_of(begin, end)) {
      add_reported(words[begin].start, words[end - 1].end, *source);
      return;
    }
    for (std::uint32_t verb = begin; verb < end; ++verb) {
      if (!is_speech_verb(verb)) continue;
      // Man werde prüfen, sagte X.
      if (verb >= begin + kLeastWords + 1 && text_->word(verb - 1) == ",") {
        if (const Speaker speaker = first_named(verb + 1, std::min(end, verb + 1 + kSpeakerReach), false)) {
          add_reported(words[begin].start, words[verb - 2].end, *speaker);
        }
        return;
      }
      // X sagte, er werde prüfen; X sagte am Montag, dass …
      std::uint32_t comma = verb + 1;
      while (comma < end && text_->word(comma) != ",") ++comma;
      if (comma + kLeastWords >= end || !is_reported(comma + 1, end)) return;
      const Speaker speaker = subject_of(verb, begin, comma);
      // Only who is named in the sentence: `er` is too often somebody else without a quotation to hold on to.
      const auto named = text_->named(begin, end);
      if (std::any_of(named.begin(), named.end(),
                      [&](const Named& each) { return each.mention == speaker; })) {
        add_reported(words[comma + 1].start, words[end - 1].end, *speaker);
      }
      return;
    }
  }

  bool is_reported(std::uint32_t begin, std::uint32_t end) const {
    const auto& words = text_->words();
    return kinds_.conjunctions.contains(words[begin]) ||
           std::any_of(words.begin() + begin, words.begin() + end,
                       [&](const Word& word) { return kinds_.subjunctives.contains(word); });
  }

  void add_reported(std::uint32_t start, std::uint32_t end, const EntityMention& speaker) {
    add({number_, start, end, false, {}, {}}, speaker);
  }
  void add(Quotation quotation, const EntityMention& speaker) {
    quotation.speaker_type = speaker.type;
    quotation.speaker = speaker.name;
    found_.push_back(std::move(quotation));
  }

  const Words& kinds_;
  const QuotedText* text_ = nullptr;
  std::uint32_t number_ = 0;
  Speaker last_ = nullptr;          ///< the last person named or quoted
  std::uint32_t last_number_ = 0;   ///< … and in which text
  Speaker at_end_ = nullptr;        ///< who is quoted at the end of the text before
  std::optional<Quotation> begun_;  ///< what goes on in the text at hand, with nobody known to say it
  std::vector<Quotation> found_;
};

}  // namespace

std::vector<Quotation> find_quotations(std::span<const std::string_view> texts,
                                       std::span<const std::vector<EntityMention>> mentions) {
  static const Words kKinds;
  return Finder(kKinds).run(texts, mentions);
}

}  // namespace blattwerk::entities
