#include "store/backup.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "store/archive.h"
#include "temporary_folder.h"

namespace blattwerk::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

class BackupTest : public ::testing::Test {
 protected:
  BackupTest() { archive_with_note(path_, "first"); }

  static void archive_with_note(const std::filesystem::path& path, const char* note) {
    Archive::open_for_writing(path).set_meta("note", note);
  }
  static std::string note(const std::filesystem::path& path) {
    return Archive::open_unchanged(path).meta("note").value_or("");
  }
  void back_up_to(const std::filesystem::path& target) {
    back_up(Archive::open_unchanged(path_).database(), target, nullptr);
  }
  static void overwrite(const std::filesystem::path& path, std::streamoff from, std::size_t bytes) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(from);
    file << std::string(bytes, 'x');
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "archive.db";
  std::filesystem::path copy_ = folder_.path() / "backups" / "copy.db";
  std::filesystem::path kept_ = folder_.path() / "kept.db";
};

TEST_F(BackupTest, CopiesTheArchiveIntoANewFolder) {
  back_up_to(copy_);
  EXPECT_EQ(note(copy_), "first");
  EXPECT_FALSE(std::filesystem::exists(copy_.native() + ".unfinished"));
}

TEST_F(BackupTest, HoldsWhatWasCommittedWhileAnotherIsWriting) {
  const Archive writer = Archive::open_for_writing(path_);
  const Transaction transaction(writer.database());
  writer.set_meta("note", "not yet");
  back_up_to(copy_);
  EXPECT_EQ(note(copy_), "first");
}

TEST_F(BackupTest, IsOneFileWithoutALog) {
  back_up_to(copy_);
  EXPECT_EQ(Archive::open_unchanged(copy_).database().prepare("PRAGMA journal_mode").first_text(), "delete");
}

TEST_F(BackupTest, NeverOverwrites) {
  back_up_to(copy_);
  EXPECT_THAT([&] { back_up_to(copy_); }, ThrowsMessage<Error>(HasSubstr("the file exists")));
}

TEST_F(BackupTest, RefusesToPassOnDamage) {
  {
    const Archive writer = Archive::open_for_writing(path_);
    writer.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  overwrite(path_, 3 * 8192, 4096);
  EXPECT_THROW(back_up_to(copy_), Error);
  EXPECT_FALSE(std::filesystem::exists(copy_));
  EXPECT_FALSE(std::filesystem::exists(copy_.native() + ".unfinished"));
}

TEST(BackupName, IsOfTheArchiveAndTheTime) {
  EXPECT_EQ(backup_name("/home/x/presse.db", "2022-02-04T10:39:00Z"), "presse-20220204T103900Z.db");
}

TEST_F(BackupTest, RemovesTheOldestOfThisArchiveAlone) {
  const auto folder = folder_.path() / "many";
  std::filesystem::create_directory(folder);
  for (const char* name :
       {"archive-20220101T000000Z.db", "archive-20220301T000000Z.db", "archive-20220201T000000Z.db",
        "other-20210101T000000Z.db", "archive-notes.db", "archive-20220101T000000Z.db.txt"}) {
    std::ofstream(folder / name) << "x";
  }
  EXPECT_THAT(remove_old_backups(folder, path_, 2), ElementsAre(folder / "archive-20220101T000000Z.db"));
  EXPECT_THAT(remove_old_backups(folder, path_, 2), IsEmpty());
}

TEST_F(BackupTest, RestoresInTheArchivesPlaceAndKeepsWhatWasThere) {
  back_up_to(copy_);
  archive_with_note(path_, "second");
  restore(copy_, path_, kept_, nullptr);
  EXPECT_EQ(note(path_), "first");
  EXPECT_EQ(note(kept_), "second");
}

TEST_F(BackupTest, RestoresWhereThereIsNoArchive) {
  back_up_to(copy_);
  const auto elsewhere = folder_.path() / "new" / "archive.db";
  restore(copy_, elsewhere, kept_, nullptr);
  EXPECT_EQ(note(elsewhere), "first");
  EXPECT_FALSE(std::filesystem::exists(kept_));
}

TEST_F(BackupTest, ReadersGoOnWhileTheArchiveIsRestored) {
  back_up_to(copy_);
  archive_with_note(path_, "second");
  const Archive reader = Archive::open(path_);
  restore(copy_, path_, kept_, nullptr);
  EXPECT_EQ(reader.meta("note"), "first");
}

TEST_F(BackupTest, MovesADamagedArchiveAside) {
  back_up_to(copy_);
  std::ofstream(path_, std::ios::trunc) << std::string(8192, 'x');
  restore(copy_, path_, kept_, nullptr);
  EXPECT_EQ(note(path_), "first");
  EXPECT_TRUE(std::filesystem::exists(kept_));
}

TEST_F(BackupTest, RefusesABackupThatIsNone) {
  const auto foreign = folder_.path() / "foreign.db";
  std::ofstream(foreign) << "no database at all, but some text of a length";
  EXPECT_THROW(restore(foreign, path_, kept_, nullptr), Error);
  EXPECT_EQ(note(path_), "first");
}

TEST_F(BackupTest, RefusesToRestoreUnderAWriter) {
  back_up_to(copy_);
  archive_with_note(path_, "second");
  const Archive writer = Archive::open_for_writing(path_);
  const Transaction transaction(writer.database());
  EXPECT_THAT([&] { restore(copy_, path_, kept_, nullptr); },
              ThrowsMessage<Error>(HasSubstr("another program")));
  EXPECT_EQ(note(path_), "second");
}

}  // namespace
}  // namespace blattwerk::store
