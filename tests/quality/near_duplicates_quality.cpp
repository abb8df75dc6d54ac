// Near duplicates: real articles beside copies of them with edited words, cut ends and another headline, and
// beside texts of one template (weather, stock market, lottery, police, football). Every pair of one group is
// right where both come from one article. One half of the articles was for tuning, the other is held out.
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/core.h>

#include "store/article_writer.h"
#include "store/indexed_columns.h"
#include "temporary_folder.h"

namespace {

using namespace blattwerk;

class Analysis : public store::LateAnalysis {
 public:
  explicit Analysis(text::Analyzer& analyzer) : analyzer_(analyzer) {}
  void analyse(store::IncomingArticle& incoming) override {
    incoming.columns = store::index_columns(incoming.article, analyzer_);
    incoming.fingerprint =
        store::near_duplicate::fingerprint(store::near_duplicate::shape_of(incoming.columns));
    incoming.analysed = true;
  }

 private:
  text::Analyzer& analyzer_;
};

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> read_texts(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::string> texts;
  for (std::string line; std::getline(file, line);) {
    const auto text = line.find(';');
    if (text != std::string::npos) texts.push_back(line.substr(text + 1));
  }
  return texts;
}

class Editor {
 public:
  explicit Editor(const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
      for (auto& word : words_of(text)) pool_.push_back(std::move(word));
    }
  }

  double uniform() { return std::generate_canonical<double, 32>(random_); }
  int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
  const std::string& any_word() { return pool_[random_() % pool_.size()]; }
  const std::string& one_of(const std::vector<std::string>& words) { return words[random_() % words.size()]; }

  /// Exchanges, drops or adds a share of the words, and cuts up to 30% of the end or 10% of the beginning.
  std::string edit(const std::string& text, double share) {
    const auto words = words_of(text);
    const auto size = static_cast<double>(words.size());
    const auto end = words.size() - static_cast<std::size_t>(uniform() * 0.3 * size);
    const auto begin = uniform() < 0.3 ? static_cast<std::size_t>(uniform() * 0.1 * size) : 0;
    std::string edited;
    for (std::size_t i = begin; i < end; ++i) {
      const double what = uniform() < share ? uniform() : 2;
      if (what < 0.6) {
        edited += any_word() + ' ';
      } else if (what > 0.8) {
        edited += words[i] + ' ';
        if (what < 1) edited += any_word() + ' ';
      }
    }
    return edited;
  }

  std::string templated(int kind) {
    const auto places = {"Kiel", "Bremen", "Dresden", "Mainz", "Graz",
                         "Bern", "Ulm",    "Trier",   "Celle", "Passau"};
    const std::vector<std::string> towns(places.begin(), places.end());
    const std::vector<std::string> skies = {"sonnig", "stark bewölkt", "regnerisch",
                                            "neblig", "wechselhaft",   "heiter"};
    const std::vector<std::string> days = {"Montag",     "Dienstag", "Mittwoch",
                                           "Donnerstag", "Freitag",  "Samstag"};
    const std::vector<std::string> firms = {"SAP",    "BASF",    "Bayer",   "Linde",
                                            "Adidas", "Siemens", "Allianz", "Merck"};
    const auto date = [&] { return fmt::format("{}.{}.20{:02}", 1 + below(28), 1 + below(12), below(24)); };
    switch (kind) {
      case 0:
        return fmt::format(
            "Das Wetter am {} in {}: Am Vormittag ist es {}, am Nachmittag {}. Die Temperaturen erreichen "
            "Höchstwerte "
            "zwischen {} und {} Grad, in der Nacht sinken sie auf {} Grad. Der Wind weht schwach bis mäßig "
            "mit {} "
            "Kilometern in der Stunde. Die Regenwahrscheinlichkeit liegt bei {} Prozent.",
            one_of(days), one_of(towns), one_of(skies), one_of(skies), below(20), 20 + below(16),
            below(15) - 5, below(60), below(100));
      case 1:
        return fmt::format(
            "Der Dax hat am {} {},{} Prozent gewonnen und den Handel bei {}.{:03} Punkten beendet. Der MDax "
            "schloss bei "
            "{}.{:03} Punkten, der Eurostoxx bei {}.{:03} Punkten. Größter Gewinner war {} mit einem Plus "
            "von {},{} "
            "Prozent, größter Verlierer {} mit einem Minus von {},{} Prozent. Der Euro kostete zuletzt "
            "1,{:04} Dollar.",
            one_of(days), below(4), below(100), 9 + below(9), below(1000), 20 + below(15), below(1000),
            3 + below(2), below(1000), one_of(firms), 1 + below(6), below(10), one_of(firms), 1 + below(6),
            below(10), below(10000));
      case 2:
        return fmt::format(
            "Bei der Ziehung der Lottozahlen am {} wurden die folgenden Gewinnzahlen ermittelt: {}, {}, {}, "
            "{}, {}, {}. "
            "Die Superzahl lautet {}. Im Spiel 77 wurde die Zahl {:07} gezogen, in der Super 6 die Zahl "
            "{:06}. Alle "
            "Angaben sind wie immer ohne Gewähr. Der Jackpot liegt bei {} Millionen Euro.",
            date(), 1 + below(8), 9 + below(8), 17 + below(8), 25 + below(8), 33 + below(8), 41 + below(8),
            below(10), below(10000000), below(1000000), 1 + below(45));
      case 3:
        return fmt::format(
            "Die Polizei in {} sucht Zeugen eines Unfalls, der sich am {} gegen {}.{:02} Uhr ereignet hat. "
            "Nach ersten "
            "Erkenntnissen stieß ein {} Jahre alter Autofahrer mit einer {} Jahre alten Radfahrerin "
            "zusammen, die leicht "
            "verletzt wurde. Der Schaden beträgt {} Euro. Hinweise nimmt die Wache unter der Nummer {}/{} "
            "entgegen.",
            one_of(towns), date(), below(24), below(60), 18 + below(70), 14 + below(70),
            (1 + below(90)) * 100, 1000 + below(9000), 100000 + below(900000));
      default:
        return fmt::format(
            "{} hat am {} mit {}:{} gegen {} gewonnen. Vor {} Zuschauern trafen {} und {} in der {}. und der "
            "{}. Minute. "
            "In der Tabelle rückt die Mannschaft auf Platz {} vor, am nächsten Spieltag geht es gegen {}.",
            one_of(towns), date(), 2 + below(4), below(2), one_of(towns), 1000 + below(40000), any_word(),
            any_word(), 1 + below(45), 46 + below(45), 1 + below(18), one_of(towns));
    }
  }

 private:
  std::mt19937 random_{20240304};
  std::vector<std::string> pool_;
};

struct Scores {
  std::size_t articles = 0;
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t wanted = 0;
  std::array<std::size_t, 4> found_copies{};  // by how much was edited
  std::array<std::size_t, 4> copies{};
};

Scores measure(const std::vector<std::string>& texts, std::size_t half, Editor& editor) {
  constexpr std::array kShares = {0.05, 0.1, 0.15, 0.2};
  constexpr int kTemplates = 5;
  constexpr int kOfTemplate = 60;
  const TemporaryFolder folder;
  store::Archive archive = store::Archive::open_for_writing(folder.path() / "archive.db");
  text::Analyzer analyzer;
  Analysis analysis(analyzer);
  store::OriginalPacker packer;
  std::vector<store::IncomingArticle> batch;
  std::vector<std::size_t> families;  // of the articles by id, from 1
  const auto add = [&](const std::string& text, std::size_t family) {
    store::IncomingArticle incoming;
    incoming.article.title = fmt::format("{} {} {}", editor.any_word(), editor.any_word(), batch.size());
    incoming.article.paragraphs = {{ParagraphKind::text, text}};
    incoming.content = store::content_hash(incoming.article);
    incoming.path = fmt::format("/{}", batch.size());
    incoming.format = "text";
    incoming.original = packer.pack(incoming.path);
    analysis.analyse(incoming);
    batch.push_back(std::move(incoming));
    families.push_back(family);
  };
  std::vector<std::pair<std::size_t, std::size_t>> copies;  // place of the copy, how much was edited
  std::size_t family = 0;
  Scores scores;
  for (std::size_t i = half; i < texts.size(); i += 2, ++family) {
    add(texts[i], family);
    if (family % 3 != 0) continue;
    for (std::size_t share = 0; share < kShares.size(); ++share) {
      copies.emplace_back(batch.size(), share);
      add(editor.edit(texts[i], kShares[share]), family);
    }
    constexpr std::size_t kPairs = 5 * 4 / 2;
    scores.wanted += kPairs;
  }
  for (int kind = 0; kind < kTemplates; ++kind) {
    for (int n = 0; n < kOfTemplate; ++n) add(editor.templated(kind), family++);
  }
  store::ArticleWriter(archive, analyzer, analysis).write(batch, "2024-03-04T08:00:00Z");

  std::unordered_map<std::int64_t, std::vector<std::size_t>> groups;
  std::unordered_map<std::size_t, std::int64_t> group_of;
  auto statement = archive.database().prepare(
      "SELECT n.group_id, a.id FROM near_duplicate AS n JOIN article AS a ON a.key = n.article_key");
  while (statement.step()) {
    const auto place = static_cast<std::size_t>(statement.integer(1)) - 1;
    groups[statement.integer(0)].push_back(place);
    group_of[place] = statement.integer(0);
  }
  for (const auto& [group, members] : groups) {
    for (std::size_t a = 0; a < members.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b)
        ++(families[members[a]] == families[members[b]] ? scores.right : scores.wrong);
    }
  }
  for (const auto& [place, share] : copies) {
    // The original stands before its copies, in their order.
    const std::size_t original = place - share - 1;
    const auto group = group_of.find(place);
    const auto other = group_of.find(original);
    ++scores.copies[share];
    if (group != group_of.end() && other != group_of.end() && group->second == other->second)
      ++scores.found_copies[share];
  }
  scores.articles = batch.size();
  return scores;
}

std::string percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? "-"
                    : fmt::format("{:.1f}", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: near_duplicates_quality DATA_FOLDER\n");
    return 2;
  }
  const auto texts = read_texts(std::filesystem::path(argv[1]) / "news" / "gnad-test.csv");
  if (texts.empty()) {
    fmt::print(stderr, "{}/news/gnad-test.csv: no articles to make near duplicates from\n", argv[1]);
    return 1;
  }
  Editor editor(texts);
  fmt::print(
      "## Near duplicates\n\nReal articles (10kGNAD, CC BY-NC-SA 4.0), every third with four copies under "
      "other headlines, of "
      "which 5 to 20% of the words are exchanged, dropped or added and up to 30% of the end and 10% of the "
      "beginning cut; beside "
      "them 300 texts of five templates. Pairs of articles in one group, %; and of the copies, which are "
      "grouped with their "
      "original.\n\n"
      "| articles | precision | recall | 5% edited | 10% | 15% | 20% "
      "|\n|---|---:|---:|---:|---:|---:|---:|\n");
  for (const std::size_t half : {0u, 1u}) {
    const Scores scores = measure(texts, half, editor);
    fmt::print("| {}, {} | {} | {} |", half == 0 ? "for tuning" : "held out", scores.articles,
               percent(scores.right, scores.right + scores.wrong), percent(scores.right, scores.wanted));
    for (std::size_t share = 0; share < scores.copies.size(); ++share)
      fmt::print(" {} |", percent(scores.found_copies[share], scores.copies[share]));
    fmt::print("\n");
  }
  fmt::print("\n");
}
