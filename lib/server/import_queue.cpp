#include "server/import_queue.h"

#include <fstream>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/resource.h>

#include "ingest/pipeline.h"
#include "server/problem.h"
#include "store/archive.h"
#include "store/original.h"

namespace blattwerk::server {
namespace {

constexpr std::size_t kMostWaiting = 16;
constexpr std::size_t kRemembered = 100;
constexpr int kNiceness = 10;

// The beginning of the SHA-256 of a file, which tells one content from another.
std::string fingerprint(const std::filesystem::path& path) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr);
  std::ifstream file(path, std::ios::binary);
  std::vector<char> buffer(64 * 1024);
  while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0) {
    EVP_DigestUpdate(hash.get(), buffer.data(), static_cast<std::size_t>(file.gcount()));
  }
  store::Sha256 digest{};
  EVP_DigestFinal_ex(hash.get(), digest.data(), nullptr);
  return store::to_hex(digest).substr(0, 16);
}

// As the archive remembers an upload: the same file sent again is the same, another one of the same name is
// not, so that its articles are no versions of these.
std::string remembered_name(const Upload& upload) {
  std::string name = upload.name.substr(upload.name.find_last_of("/\\") + 1);
  if (name.empty()) name = "text";
  return fmt::format("upload/{}/{}", fingerprint(upload.file->path()), name);
}

ingest::Discovery discover(const std::vector<Upload>& uploads) {
  ingest::Discovery found;
  for (const Upload& upload : uploads) {
    std::error_code failure;
    const auto size = std::filesystem::file_size(upload.file->path(), failure);
    found.files.push_back({upload.file->path(), failure ? 0 : size, remembered_name(upload)});
  }
  return found;
}

}  // namespace

std::string_view to_string(ImportState state) {
  switch (state) {
    case ImportState::waiting:
      return "waiting";
    case ImportState::running:
      return "running";
    case ImportState::done:
      return "done";
    case ImportState::failed:
      return "failed";
  }
  return {};
}

class ImportQueue::Listener : public ProgressListener {
 public:
  Listener(ImportQueue& queue, std::uint64_t id) : queue_(queue), id_(id) {}
  void progress(const Progress& progress) override {
    queue_.update(id_, [&](ImportStatus& status) { status.progress = progress; });
  }

 private:
  ImportQueue& queue_;
  std::uint64_t id_;
};

ImportQueue::ImportQueue(std::filesystem::path archive, const formats::SiteRules* sites)
    : archive_(std::move(archive)),
      sites_(sites),
      worker_([this](const std::stop_token& stop) { work(stop); }) {}

ImportQueue::~ImportQueue() = default;

std::uint64_t ImportQueue::submit(std::vector<Upload> uploads) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= kMostWaiting)
    throw Problem(503, "too many imports are waiting; try again when some are done");
  const std::uint64_t id = ++last_id_;
  waiting_.emplace_back(id, std::move(uploads));
  statuses_[id].id = id;
  if (statuses_.size() > kRemembered) statuses_.erase(statuses_.begin());
  changed_.notify_all();
  return id;
}

std::optional<ImportStatus> ImportQueue::status(std::uint64_t id) const {
  const std::lock_guard lock(mutex_);
  const auto found = statuses_.find(id);
  if (found == statuses_.end()) return std::nullopt;
  return found->second;
}

std::optional<ImportStatus> ImportQueue::wait(std::uint64_t id, std::uint64_t change,
                                              std::chrono::milliseconds most) const {
  std::unique_lock lock(mutex_);
  std::optional<ImportStatus> status;
  changed_.wait_for(lock, most, [&] {
    const auto found = statuses_.find(id);
    status = found == statuses_.end() ? std::nullopt : std::optional(found->second);
    return !status || status->change != change || status->ended();
  });
  return status;
}

template <typename Change>
void ImportQueue::update(std::uint64_t id, Change change) {
  const std::lock_guard lock(mutex_);
  const auto found = statuses_.find(id);
  if (found == statuses_.end()) return;
  change(found->second);
  ++found->second.change;
  changed_.notify_all();
}

void ImportQueue::work(const std::stop_token& stop) {
  // Who reads goes before what is read in. On Linux it is this thread alone that is meant, and the threads
  // that it will make.
  setpriority(PRIO_PROCESS, 0, kNiceness);
  for (;;) {
    std::pair<std::uint64_t, std::vector<Upload>> next;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [&] { return !waiting_.empty(); })) return;
      next = std::move(waiting_.front());
      waiting_.pop_front();
    }
    run(next.first, next.second, stop);
  }
}

void ImportQueue::run(std::uint64_t id, const std::vector<Upload>& uploads, const std::stop_token& stop) {
  update(id, [](ImportStatus& status) { status.state = ImportState::running; });
  try {
    store::Archive archive = store::Archive::open_for_writing(archive_);
    Listener listener(*this, id);
    ingest::ImportOptions options;
    options.listener = &listener;
    options.stop = stop;
    options.sites = sites_;
    ImportReport report = ingest::import_files(archive, discover(uploads), options);
    update(id, [&](ImportStatus& status) {
      status.report = std::move(report);
      status.state = ImportState::done;
    });
  } catch (const std::exception& error) {
    update(id, [&](ImportStatus& status) {
      status.failure = error.what();
      status.state = ImportState::failed;
    });
  }
}

}  // namespace blattwerk::server
