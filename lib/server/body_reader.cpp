#include "server/body_reader.h"

#include <fstream>

#include <fmt/format.h>

#include "server/problem.h"
#include "server/target.h"

namespace blattwerk::server {
namespace {

// Takes a body piece by piece and keeps count of it.
class BodyParts {
 public:
  BodyParts(Body kind, const BodyLimits& limits, UploadFolder& folder, Request& request)
      : limits_(limits),
        most_(kind == Body::upload ? limits.upload : limits.small),
        folder_(folder),
        request_(request) {}

  bool begin_file(const std::string& name) {
    if (request_.uploads.size() >= limits_.files)
      return fail(fmt::format("more than {} files", limits_.files));
    request_.uploads.push_back({name, folder_.new_file()});
    file_.close();
    file_.open(request_.uploads.back().file->path(), std::ios::binary);
    field_ = nullptr;
    return static_cast<bool>(file_);
  }

  bool begin_field(const std::string& name) {
    if (fields_.size() >= kMaxParameters) return fail("too many fields");
    file_.close();
    fields_.emplace_back(name, "");
    field_ = &fields_.back().second;
    return true;
  }

  bool take(const char* bytes, std::size_t count) {
    total_ += count;
    if (total_ > most_) return fail(fmt::format("more than {} bytes", most_));
    if (field_ != nullptr) {
      in_fields_ += count;
      if (in_fields_ > limits_.small) return fail(fmt::format("more than {} bytes of fields", limits_.small));
      field_->append(bytes, count);
      return true;
    }
    return static_cast<bool>(file_.write(bytes, static_cast<std::streamsize>(count)));
  }

  void finish() {
    const bool written = !file_.is_open() || file_.flush();
    file_.close();
    if (!written) throw Problem(503, "the upload can't be stored; the disk may be full");
    for (auto& [name, value] : fields_) request_.form.add(std::move(name), std::move(value));
  }

  std::string first_field() { return std::move(fields_.front().second); }

  const std::string& too_large() const { return too_large_; }

 private:
  bool fail(std::string what) {
    too_large_ = std::move(what);
    return false;
  }

  const BodyLimits& limits_;
  const std::uint64_t most_;
  UploadFolder& folder_;
  Request& request_;
  std::ofstream file_;
  std::vector<std::pair<std::string, std::string>> fields_;
  std::string* field_ = nullptr;
  std::uint64_t total_ = 0;
  std::uint64_t in_fields_ = 0;
  std::string too_large_;
};

void check_read(bool read, const BodyParts& parts) {
  if (!parts.too_large().empty()) throw Problem(413, "the request has " + parts.too_large());
  if (!read) throw Problem(400, "the body of the request can't be read to its end");
}

}  // namespace

void read_body(const httplib::ContentReader& reader, bool multipart, Body kind, const BodyLimits& limits,
               UploadFolder& folder, Request& request) {
  BodyParts parts(kind, limits, folder, request);
  const auto take = [&](const char* bytes, std::size_t count) { return parts.take(bytes, count); };
  if (multipart) {
    const bool read = reader(
        [&](const httplib::MultipartFormData& part) {
          // What was typed or pasted into the field `text` of a form is a file without a name.
          const bool is_file = !part.filename.empty() || part.name == "text";
          return kind == Body::upload && is_file ? parts.begin_file(part.filename)
                                                 : parts.begin_field(part.name);
        },
        take);
    check_read(read, parts);
    parts.finish();
    return;
  }
  const bool is_form = request.headers.get("content-type").starts_with("application/x-www-form-urlencoded");
  if (kind == Body::upload && !is_form) {
    parts.begin_file(request.query.get("name"));
    check_read(reader(take), parts);
    parts.finish();
    return;
  }
  parts.begin_field({});
  check_read(reader(take), parts);
  std::string body = parts.first_field();
  if (is_form) {
    request.form = parse_form(body);
  } else {
    request.body = std::move(body);
  }
}

}  // namespace blattwerk::server
