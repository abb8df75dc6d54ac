#include "server/reader_pool.h"

#include "server/problem.h"

namespace blattwerk::server {

Reader::Reader(const std::filesystem::path& path)
    : archive(store::Archive::open(path)),
      lexicon(archive.database()),
      analyzer(&lexicon),
      searcher(archive, analyzer) {}

ReaderPool::ReaderPool(std::filesystem::path archive, std::size_t most)
    : archive_(std::move(archive)), most_(most) {}

ReaderPool::Lease::~Lease() {
  if (reader_) pool_->give_back(std::move(reader_));
}

ReaderPool::Lease ReaderPool::take(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  if (!idle_.empty()) {
    auto reader = std::move(idle_.back());
    idle_.pop_back();
    return {*this, std::move(reader)};
  }
  if (open_ < most_) {
    ++open_;
    lock.unlock();
    return open();
  }
  Waiting self;
  waiting_.push_back(&self);
  const bool served = self.served.wait_for(lock, patience, [&] { return self.reader || self.may_open; });
  if (!served) {
    std::erase(waiting_, &self);
    throw Problem(503, "all readers of the archive are at work; try again in a moment");
  }
  lock.unlock();
  return self.reader ? Lease(*this, std::move(self.reader)) : open();
}

// With the right to do so, which is passed on where it fails.
ReaderPool::Lease ReaderPool::open() {
  try {
    return {*this, std::make_unique<Reader>(archive_)};
  } catch (...) {
    give_up_right_to_open();
    throw;
  }
}

void ReaderPool::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) {
    idle_.push_back(std::move(reader));
    return;
  }
  Waiting& first = *waiting_.front();
  waiting_.pop_front();
  first.reader = std::move(reader);
  first.served.notify_one();
}

void ReaderPool::give_up_right_to_open() {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) {
    --open_;
    return;
  }
  Waiting& first = *waiting_.front();
  waiting_.pop_front();
  first.may_open = true;
  first.served.notify_one();
}

std::uint64_t ReaderPool::generation() {
  const std::lock_guard lock(watch_mutex_);
  if (!watch_) watch_ = std::make_unique<store::Archive>(store::Archive::open(archive_));
  // Changes whenever another connection has committed, whichever process it is of.
  const auto version = watch_->database().integer("PRAGMA data_version").value_or(0);
  if (version != data_version_) {
    data_version_ = version;
    ++generation_;
  }
  return generation_;
}

}  // namespace blattwerk::server
