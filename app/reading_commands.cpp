#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "commands.h"
#include "core/error.h"
#include "open_archive.h"
#include "output/reading.h"
#include "output/terminal_search.h"
#include "search/query_parser.h"
#include "search/reading.h"
#include "selection.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

/// What the commands of this file have in common: a query and a choice of articles.
struct Reading {
  std::vector<std::string> words;
  std::shared_ptr<Selection> selection;

  search::Query query(const Session& session) const {
    search::Query query = parse_and_note(join_words(words), session);
    selection->apply(query);
    return query;
  }
};

std::shared_ptr<Reading> add_reading(CLI::App& command, const char* words) {
  auto reading = std::make_shared<Reading>();
  command.add_option("QUERY", reading->words, words)->required();
  reading->selection = Selection::add_to(command, search::Order::relevance);
  return reading;
}

void print_words(const std::vector<search::TypicalWord>& words, const Session& session) {
  if (session.format() == Format::jsonl) {
    for (const auto& word : words) session.print(output::to_json(word, output::JsonLayout::line) + '\n');
    return;
  }
  session.print_as([&] { return output::show_words(words, session.style()); },
                   [&](output::JsonLayout layout) { return output::to_json(words, layout); });
}

}  // namespace

void add_similar(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("similar", "Find articles about the same as one");
  auto id = std::make_shared<std::string>();
  command->add_option("ID", *id, "The article's number, its external id or its address")->required();
  auto selection = Selection::add_to(*command, search::Order::relevance);
  selection->add_all_to(*command);
  command->callback([id, selection, &session] {
    OpenArchive open(session);
    const auto number = require_article(open.archive.database(), *id);
    const output::SearchAnswer answer{
        *id, search::find_similar(open.archive, open.analyzer, number, selection->options(session)),
        session.language()};
    if (session.format() == Format::jsonl) {
      for (const auto& hit : answer.hits.hits)
        session.print(output::to_json(hit, output::JsonLayout::line) + '\n');
      return;
    }
    session.print_as([&] { return output::show_search(answer, selection->offset(), session.style()); },
                     [&](output::JsonLayout layout) { return output::to_json(answer, layout); });
  });
}

void add_kwic(CLI::App& program, Session& session) {
  auto* command =
      program.add_subcommand("kwic", "Show the places of words, each in its context (concordance)");
  auto reading = add_reading(*command, "The words");
  auto options = std::make_shared<search::ConcordanceOptions>();
  command->add_option("--by", options->order, "Order of lines: newest, left or right")
      ->transform(one_of<search::ConcordanceOrder>({{"newest", search::ConcordanceOrder::newest},
                                                    {"left", search::ConcordanceOrder::left},
                                                    {"right", search::ConcordanceOrder::right}}))
      ->type_name("ORDER");
  command->add_option("--context", options->context, "Characters on either side (60)")
      ->check(whole_number())
      ->type_name("N");
  command->add_option("--lines", options->most, "How many lines (200)")
      ->check(whole_number())
      ->type_name("N");
  command->callback([reading, options, &session] {
    OpenArchive open(session);
    const auto lines = search::find_concordance(open.archive, open.analyzer, reading->query(session),
                                                reading->selection->options(session), *options);
    if (session.format() == Format::jsonl) {
      for (const auto& line : lines) session.print(output::to_json(line, output::JsonLayout::line) + '\n');
      return;
    }
    session.print_as([&] { return output::show_concordance(lines, session.style()); },
                     [&](output::JsonLayout layout) { return output::to_json(lines, layout); });
  });
}

void add_trend(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("trend", "Count articles by month, for one or several queries");
  auto queries = std::make_shared<std::vector<std::string>>();
  auto picture = std::make_shared<std::string>();
  command->add_option("QUERY", *queries, "The queries, each as one argument")->required();
  command->add_option("--as", *picture, "csv or svg instead of bars")
      ->check(one_of({"csv", "svg"}))
      ->type_name("FORM");
  command->callback([queries, picture, &session] {
    OpenArchive open(session);
    std::vector<search::Query> parsed;
    for (const auto& query : *queries) parsed.push_back(parse_and_note(query, session));
    auto trends = search::find_trends(open.archive, open.analyzer, parsed, {});
    if (*picture == "csv") return session.print(output::trends_to_csv(trends));
    if (*picture == "svg") return session.print(output::trends_to_svg(trends));
    session.print_as([&] { return output::show_trends(trends, session.style()); },
                     [&](output::JsonLayout layout) { return output::to_json(trends, layout); });
  });
}

void add_terms(CLI::App& program, Session& session) {
  auto* command =
      program.add_subcommand("terms", "Find the words that are typical of some articles (keyness)");
  auto reading = add_reading(*command, "The query that chooses the articles");
  auto most = std::make_shared<std::size_t>(30);
  command->add_option("--words", *most, "How many words (30)")->check(whole_number())->type_name("N");
  command->callback([reading, most, &session] {
    OpenArchive open(session);
    search::Searcher searcher(open.archive, open.analyzer);
    bool complete = true;
    const auto articles =
        searcher.find_all(reading->query(session), reading->selection->options(session), complete);
    if (!complete) session.note("The time was up before all articles were found.");
    print_words(search::find_typical_words(open.archive, open.analyzer, articles, *most), session);
  });
}

void add_collocates(CLI::App& program, Session& session) {
  auto* command =
      program.add_subcommand("collocates", "Find the words that stand near a word more often than by chance");
  auto reading = add_reading(*command, "The word or phrase");
  auto window = std::make_shared<int>(5);
  auto most = std::make_shared<std::size_t>(30);
  command->add_option("--window", *window, "Words on either side (5)")
      ->check(whole_number(1, 50))
      ->type_name("N");
  command->add_option("--words", *most, "How many words (30)")->check(whole_number())->type_name("N");
  command->callback([reading, window, most, &session] {
    OpenArchive open(session);
    print_words(search::find_collocates(open.archive, open.analyzer, reading->query(session),
                                        reading->selection->options(session), *window, *most),
                session);
  });
}

}  // namespace blattwerk::app
