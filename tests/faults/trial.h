#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/progress.h"

namespace blattwerk::faults {

/// Whether all trials are asked for (`./dev faults`); else a sample that takes some seconds.
bool all_trials();

/// A few of `count` trials, spread evenly, or all of them; from 1.
std::vector<std::int64_t> chosen_trials(std::int64_t count);

/// Writes articles into a folder, some to a file, unlike each other but for some near duplicates, with
/// persons, quotations and dates: the second edition has some of the first changed, the others as they were,
/// and new ones.
enum class Edition : std::uint8_t { first, second };
void write_articles(const std::filesystem::path& folder, std::size_t count, Edition edition);

/// Imports in batches of a few articles, at a fixed time, so that equal imports make equal archives.
void import_articles(const std::filesystem::path& archive, const std::filesystem::path& articles,
                     ProgressListener* listener);

/// Everything that was imported, row by row. Nothing for an archive that is not there or was not begun.
std::string stored_content(const std::filesystem::path& archive);
/// All articles as `export` writes them.
std::string exported(const std::filesystem::path& archive);
/// What `check` finds, a line each; nothing in a sound archive.
std::string findings(const std::filesystem::path& archive);

/// Copies an archive that nobody has open.
void copy_archive(const std::filesystem::path& from, const std::filesystem::path& to);
void remove_archive(const std::filesystem::path& path);

/// What an import shall write, batch after batch: the contents that its archive may be found with.
class Course : public ProgressListener {
 public:
  explicit Course(std::filesystem::path archive) : archive_(std::move(archive)) { note(); }

  /// A batch is there for good.
  void progress(const Progress& progress) override;

  const std::vector<std::string>& contents() const { return contents_; }
  /// The articles that had been reported when each of the contents was there.
  const std::vector<std::uint64_t>& articles() const { return articles_; }

 private:
  void note();

  std::filesystem::path archive_;
  std::vector<std::string> contents_;
  std::vector<std::uint64_t> articles_{0};
};

}  // namespace blattwerk::faults
