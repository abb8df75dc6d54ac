// blattwerk-train DATA_FOLDER TABLES_JSON MODEL_FILE: trains the name tagger that is shipped, see
// docs/entities.md.

#include <cstdio>
#include <exception>
#include <fstream>

#include "core/error.h"
#include "train/fit.h"

int main(int argc, char** argv) {
  using namespace blattwerk;
  if (argc != 4) {
    std::fprintf(stderr, "usage: blattwerk-train DATA_FOLDER TABLES_JSON MODEL_FILE\n");
    return 2;
  }
  try {
    const std::filesystem::path ner = std::filesystem::path(argv[1]) / "ner";
    const auto tables = train::read_tables(argv[2]);
    const std::string model =
        train::fit(train::read_germeval(ner), train::read_foreign(ner), entities::standard_gazetteer(),
                   train::view(tables), {},
                   [](int iteration, double loss) { std::fprintf(stderr, "%d %.1f\n", iteration, loss); });
    std::ofstream file(argv[3], std::ios::binary);
    file.write(model.data(), static_cast<std::streamsize>(model.size()));
    if (!file.flush()) throw Error(std::string("cannot write ") + argv[3]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "blattwerk-train: %s\n", error.what());
    return 1;
  }
  return 0;
}
