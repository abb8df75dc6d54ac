#pragma once

#include <string>

#include "formats/reader.h"

namespace blattwerk::formats {

/// Adds to all that comes from a member of an archive where it lies.
class MemberSink : public DocumentSink {
 public:
  MemberSink(std::string member, DocumentSink& sink) : member_(std::move(member)), sink_(sink) {}

  void document(Document document) override {
    document.member = document.member.empty() ? member_ : member_ + "!/" + document.member;
    sink_.document(std::move(document));
  }

  void problem(std::string place, std::string reason) override {
    sink_.problem(place.empty() ? member_ : member_ + ", " + place, std::move(reason));
  }

 private:
  std::string member_;
  DocumentSink& sink_;
};

}  // namespace blattwerk::formats
