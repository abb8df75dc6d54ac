#include "store/archive.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/schema.h"
#include "temporary_folder.h"

namespace blattwerk::store {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

TEST(Archive, IsMadeWithItsFolderWhenItIsWrittenFirst) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "new" / "archive.db";
  const Archive archive = Archive::open_for_writing(path);
  EXPECT_EQ(archive.database().integer("PRAGMA application_id"), kApplicationId);
  EXPECT_EQ(archive.database().integer("PRAGMA user_version"), latest_schema());
  EXPECT_EQ(schema_state(archive.database()), SchemaState::current);
}

TEST(Archive, SaysHowToMakeOneWhereThereIsNone) {
  const TemporaryFolder folder;
  EXPECT_THAT([&] { Archive::open(folder.path() / "none.db"); },
              ThrowsMessage<Error>(HasSubstr("blattwerk import")));
}

TEST(Archive, RefusesAFileThatIsNoDatabase) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "letter.txt";
  std::ofstream(path) << std::string(4096, 'x');
  EXPECT_THAT([&] { Archive::open(path); }, ThrowsMessage<Error>(HasSubstr("no Blattwerk archive")));
  EXPECT_THAT([&] { Archive::open_for_writing(path); }, ThrowsMessage<Error>(HasSubstr("letter.txt")));
}

TEST(Archive, RefusesADatabaseOfAnotherProgram) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "other.db";
  Database(path, OpenMode::create).execute("CREATE TABLE bookmark (url TEXT)");
  EXPECT_THAT([&] { Archive::open_for_writing(path); }, ThrowsMessage<Error>(HasSubstr("another program")));
  EXPECT_EQ(Database(path, OpenMode::read).integer("SELECT count(*) FROM sqlite_schema"), 1);
}

TEST(Archive, RefusesANewerSchemaAndLeavesItAlone) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "archive.db";
  Archive::open_for_writing(path).database().execute("PRAGMA user_version = 999");
  EXPECT_THAT([&] { Archive::open(path); }, ThrowsMessage<Error>(HasSubstr("newer Blattwerk")));
  EXPECT_THAT([&] { Archive::open_for_writing(path); }, ThrowsMessage<Error>(HasSubstr("newer Blattwerk")));
}

TEST(Archive, RemembersWhatItIsTold) {
  const TemporaryFolder folder;
  const Archive archive = Archive::open_for_writing(folder.path() / "archive.db");
  EXPECT_EQ(archive.meta("colour"), std::nullopt);
  archive.set_meta("colour", "green");
  archive.set_meta("colour", "blue");
  EXPECT_EQ(archive.meta("colour"), "blue");
}

}  // namespace
}  // namespace blattwerk::store
