// At every write, sync and read of what changes an archive the disk fails once; the archive is looked at, and
// the work done again.
#include <algorithm>
#include <functional>
#include <iostream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "failing_disk.h"
#include "ingest/merge.h"
#include "ingest/reindex.h"
#include "ingest/remove.h"
#include "old_archive.h"
#include "store/backup.h"
#include "store/compact.h"
#include "temporary_folder.h"
#include "trial.h"

namespace blattwerk::faults {
namespace {

constexpr std::int64_t kNever = std::int64_t{1} << 60;
constexpr std::size_t kArticles = 30;

/// Takes what an import reports, as a user would see it.
class Reported : public ProgressListener {
 public:
  void progress(const Progress& progress) override { articles = progress.articles; }
  std::uint64_t articles = 0;
};

/// Something that is done with an archive.
struct Work {
  std::string name;
  /// The archive it begins with: none, the first edition, the second, or one of the first schema.
  enum class Begin : std::uint8_t { nothing, first, second, old } begin;
  std::function<void(const std::filesystem::path& archive, const std::filesystem::path& folder,
                     ProgressListener&)>
      run;
  /// Further files that must be whole where they are there, with the content that the work ends with.
  std::vector<std::string> makes{};

  friend void PrintTo(const Work& work, std::ostream* out) { *out << work.name; }
};

void on_archive(const std::filesystem::path& path, const std::function<void(store::Archive&)>& change) {
  store::Archive archive = store::Archive::open_to_change(path);
  change(archive);
}

std::vector<Work> works() {
  using Path = std::filesystem::path;
  const auto import = [](const Path& archive, const Path& folder, ProgressListener& listener) {
    import_articles(archive, folder / "second", &listener);
  };
  return {
      {"Import", Work::Begin::nothing, import},
      {"Update", Work::Begin::first, import},
      {"Migrate",
       Work::Begin::old,
       [](const Path& archive, const Path&, ProgressListener&) {
         on_archive(archive, [](auto& opened) { ingest::reindex(opened, {.workers = 1}); });
       },
       {"archive.db.before-schema-1"}},
      {"Reindex", Work::Begin::second,
       [](const Path& archive, const Path&, ProgressListener&) {
         on_archive(archive, [](auto& opened) { ingest::reindex(opened, {.workers = 1}); });
       }},
      {"Compact", Work::Begin::second,
       [](const Path& archive, const Path&, ProgressListener&) {
         on_archive(archive, [](auto& opened) { store::compact(opened, std::nullopt, nullptr); });
       }},
      {"Compress", Work::Begin::second,
       [](const Path& archive, const Path&, ProgressListener&) {
         on_archive(archive, [](auto& opened) { store::compact(opened, store::TextForm::packed, nullptr); });
       }},
      {"Delete", Work::Begin::second,
       [](const Path& archive, const Path&, ProgressListener&) {
         on_archive(archive, [](auto& opened) { ingest::remove_article(opened, 7); });
       }},
      {"Merge", Work::Begin::first,
       [](const Path& archive, const Path& folder, ProgressListener& listener) {
         const store::Archive other = store::Archive::open(folder / "second.db");
         on_archive(archive, [&](auto& opened) {
           ingest::merge(opened, other, {.workers = 1, .listener = &listener});
         });
       }},
      {"Backup",
       Work::Begin::second,
       [](const Path& archive, const Path& folder, ProgressListener&) {
         std::filesystem::remove(folder / "backup.db");
         on_archive(archive,
                    [&](auto& opened) { store::back_up(opened.database(), folder / "backup.db", nullptr); });
       },
       {"backup.db"}},
      {"Restore", Work::Begin::first,
       [](const Path& archive, const Path& folder, ProgressListener&) {
         std::filesystem::remove(folder / "kept.db");
         store::restore(folder / "second.db", archive, folder / "kept.db", nullptr);
       }},
  };
}

class FaultInjection : public ::testing::TestWithParam<std::tuple<Work, Fault>> {
 protected:
  FaultInjection() {
    write_articles(folder() / "first", kArticles, Edition::first);
    write_articles(folder() / "second", kArticles, Edition::second);
    import_articles(folder() / "first.db", folder() / "first", nullptr);
    copy_archive(folder() / "first.db", folder() / "second.db");
    import_articles(folder() / "second.db", folder() / "second", nullptr);
    // Read from a file that no log lies beside.
    for (const char* name : {"first.db", "second.db"}) stored_content(folder() / name);
  }

  std::filesystem::path folder() const { return folder_.path(); }
  std::filesystem::path archive() const { return folder() / "archive.db"; }
  const Work& work() const { return std::get<0>(GetParam()); }
  Fault fault() const { return std::get<1>(GetParam()); }

  void begin() const {
    remove_archive(archive());
    for (const auto& name : work().makes) remove_archive(folder() / name);
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
      if (entry.path().string().starts_with(archive().string() + ".")) std::filesystem::remove(entry.path());
    }
    switch (work().begin) {
      case Work::Begin::nothing:
        break;
      case Work::Begin::first:
        copy_archive(folder() / "first.db", archive());
        break;
      case Work::Begin::second:
        copy_archive(folder() / "second.db", archive());
        break;
      case Work::Begin::old:
        make_old_archive(archive(), 1);
        break;
    }
  }

  /// What went wrong; empty where nothing did.
  std::string run(ProgressListener& listener) const {
    try {
      work().run(archive(), folder(), listener);
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  }

  FailingDisk disk_;

 private:
  TemporaryFolder folder_;
};

TEST_P(FaultInjection, LosesNothing) {
  begin();
  Course course(archive());
  disk_.fail(fault(), kNever);
  ASSERT_EQ(run(course), "");
  const std::int64_t operations = disk_.counted();
  disk_.repair();
  const std::string final_content = stored_content(archive());
  const std::string final_export = exported(archive());
  std::vector<std::string> allowed = course.contents();
  if (allowed.back() != final_content) allowed.push_back(final_content);

  const auto trials = chosen_trials(operations);
  std::int64_t met = 0;
  for (const std::int64_t n : trials) {
    SCOPED_TRACE(fmt::format("{} at operation {} of {}", to_string(fault()), n, operations));
    begin();
    Reported reported;
    disk_.fail(fault(), n);
    const std::string told = run(reported);
    met += disk_.failed() ? 1 : 0;
    disk_.repair();
    if (!told.empty()) {
      EXPECT_THAT(told, ::testing::HasSubstr(folder().string()));
    }

    // Whole batches, all that were reported among them.
    const std::string content = stored_content(archive());
    const auto found = std::ranges::find(allowed, content);
    ASSERT_NE(found, allowed.end()) << told;
    const auto least = static_cast<std::size_t>(found - allowed.begin());
    if (least < course.articles().size()) {
      EXPECT_GE(course.articles()[least], reported.articles) << told;
    }
    if (told.empty()) {
      EXPECT_EQ(content, final_content);
    }
    // What an older program made has to be indexed anew before it is sound.
    if (told.empty() || work().begin != Work::Begin::old) {
      EXPECT_EQ(findings(archive()), "") << told;
    }
    for (const auto& name : work().makes) {
      if (std::filesystem::exists(folder() / name)) {
        EXPECT_EQ(stored_content(folder() / name), final_content);
      }
    }

    // And the work can be done now.
    Reported again;
    ASSERT_EQ(run(again), "");
    EXPECT_EQ(stored_content(archive()), final_content);
    EXPECT_EQ(exported(archive()), final_export);
    EXPECT_EQ(findings(archive()), "");
    if (HasFailure()) return;
  }
  RecordProperty("trials", static_cast<int>(trials.size()));
  std::cout << fmt::format("{}, {}: {} operations, {} faults, all survived\n", work().name,
                           to_string(fault()), operations, met);
}

INSTANTIATE_TEST_SUITE_P(Every, FaultInjection,
                         ::testing::Combine(::testing::ValuesIn(works()),
                                            ::testing::Values(Fault::short_write, Fault::disk_full,
                                                              Fault::write_error, Fault::sync_error,
                                                              Fault::read_error, Fault::power_cut)),
                         [](const auto& instance) {
                           std::string name = std::get<0>(instance.param).name + "_" +
                                              std::string(to_string(std::get<1>(instance.param)));
                           std::ranges::replace(name, ' ', '_');
                           return name;
                         });

}  // namespace
}  // namespace blattwerk::faults
