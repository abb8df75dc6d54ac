// Imports are killed at random moments (SIGKILL); each archive is looked at, and the import done again.
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "temporary_folder.h"
#include "trial.h"

namespace blattwerk::faults {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kArticles = 90;
constexpr int kKills = 300;
constexpr int kSampleOfKills = 20;

/// Reports each batch by a pipe, as a program reports it to its user.
class Reporter : public ProgressListener {
 public:
  explicit Reporter(int pipe) : pipe_(pipe) {}
  void progress(const Progress& progress) override {
    if (::write(pipe_, &progress.articles, sizeof progress.articles) < 0) std::abort();
  }

 private:
  int pipe_;
};

/// An import in a process of its own.
class ImportProcess {
 public:
  ImportProcess(const std::filesystem::path& archive, const std::filesystem::path& articles) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe could be made");
    process_ = ::fork();
    if (process_ < 0) throw std::runtime_error("no process could be made");
    if (process_ == 0) {
      Reporter reporter(ends[1]);
      import_articles(archive, articles, &reporter);
      ::_exit(0);
    }
    ::close(ends[1]);
    pipe_ = ends[0];
  }
  ~ImportProcess() { ::close(pipe_); }
  ImportProcess(const ImportProcess&) = delete;
  ImportProcess& operator=(const ImportProcess&) = delete;

  void kill() const { ::kill(process_, SIGKILL); }

  struct End {
    bool killed;
    std::uint64_t reported;  ///< articles
  };
  End wait() const {
    int status = 0;
    ::waitpid(process_, &status, 0);
    std::uint64_t reported = 0;
    std::uint64_t articles = 0;
    while (::read(pipe_, &articles, sizeof articles) == sizeof articles) reported = articles;
    return {WIFSIGNALED(status), reported};
  }

 private:
  pid_t process_;
  int pipe_;
};

TEST(KilledImport, LosesNothingAndIsCompletedByTheNext) {
  const TemporaryFolder folder;
  const auto articles = folder.path() / "articles";
  const auto archive = folder.path() / "archive.db";
  write_articles(articles, kArticles, Edition::second);
  Course course(archive);
  import_articles(archive, articles, &course);
  const std::string final_content = stored_content(archive);
  const std::string final_export = exported(archive);

  remove_archive(archive);
  const auto begin = Clock::now();
  ImportProcess(archive, articles).wait();
  const auto duration = Clock::now() - begin;

  std::mt19937 chance(1848);
  const int kills = all_trials() ? kKills : kSampleOfKills;
  int killed = 0;
  for (int runs = 0; killed < kills; ++runs) {
    ASSERT_LT(runs, 3 * kills) << "most imports ended before they were killed";
    remove_archive(archive);
    const ImportProcess import(archive, articles);
    std::this_thread::sleep_for(duration * std::generate_canonical<double, 32>(chance));
    import.kill();
    const auto end = import.wait();
    if (!end.killed) continue;
    ++killed;

    SCOPED_TRACE(fmt::format("kill {}, {} articles reported", killed, end.reported));
    const std::string content = stored_content(archive);
    const auto& contents = course.contents();
    const auto found = std::find(contents.begin(), contents.end(), content);
    ASSERT_NE(found, contents.end()) << "the archive holds part of a batch";
    ASSERT_GE(course.articles()[static_cast<std::size_t>(found - contents.begin())], end.reported);
    ASSERT_EQ(findings(archive), "");
    import_articles(archive, articles, nullptr);
    ASSERT_EQ(stored_content(archive), final_content);
    ASSERT_EQ(exported(archive), final_export);
    ASSERT_EQ(findings(archive), "");
  }
  std::cout << fmt::format("{} imports killed, all completed\n", killed);
}

}  // namespace
}  // namespace blattwerk::faults
