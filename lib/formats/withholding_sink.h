#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "formats/reader.h"

namespace blattwerk::formats {

/// Holds articles back as long as what they come from may turn out to be a bomb. Where it does, an exception
/// ends the reading, and they are dropped with it.
class WithholdingSink : public DocumentSink {
 public:
  WithholdingSink(std::function<bool()> is_doubtful, DocumentSink& sink)
      : is_doubtful_(std::move(is_doubtful)), sink_(sink) {}

  void document(Document document) override {
    withheld_.push_back(std::move(document));
    if (!is_doubtful_()) release();
  }

  void problem(std::string place, std::string reason) override {
    sink_.problem(std::move(place), std::move(reason));
  }

  /// To be called at the end, when all is known to be well.
  void release() {
    for (auto& document : std::exchange(withheld_, {})) sink_.document(std::move(document));
  }

 private:
  std::function<bool()> is_doubtful_;
  DocumentSink& sink_;
  std::vector<Document> withheld_;
};

}  // namespace blattwerk::formats
