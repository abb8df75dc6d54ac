// Writes generated news articles as JSON Lines to standard output.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <string>

#include "bench/article_generator.h"

int main(int argc, char** argv) {
  using blattwerk::bench::Order;
  blattwerk::bench::GeneratorSettings settings;
  CLI::App app("Writes generated German news articles as JSON Lines, the same ones for the same seed.");
  app.add_option("articles", settings.articles, "How many")->required();
  app.add_option("--seed", settings.seed, "Another seed gives other articles")->capture_default_str();
  app.add_option("--order", settings.order, "date (as published) or random")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Order>{{"date", Order::date}, {"random", Order::random}}));
  CLI11_PARSE(app, argc, argv);

  const blattwerk::bench::ArticleGenerator generator(settings);
  constexpr std::size_t kBufferBytes = 1u << 20;
  std::string buffer;
  for (std::uint64_t index = 0; index < settings.articles; ++index) {
    generator.append(index, buffer);
    if (buffer.size() < kBufferBytes && index + 1 < settings.articles) continue;
    if (std::fwrite(buffer.data(), 1, buffer.size(), stdout) != buffer.size()) return 1;
    buffer.clear();
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
