# Writes the migrations (a list of paths) into OUTPUT as C++ raw strings, ordered by number.
list(SORT MIGRATIONS)
set(entries "")
foreach(path IN LISTS MIGRATIONS)
  get_filename_component(name ${path} NAME_WE)
  string(REGEX MATCH "^[0-9]+" number ${name})
  math(EXPR number "${number}")
  file(READ ${path} sql)
  string(APPEND entries "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(WRITE ${OUTPUT}
"#include \"store/migrations.h\"\n
namespace blattwerk::store {
namespace {
const Migration kMigrations[] = {
${entries}};
}  // namespace\n
std::span<const Migration> migrations() { return kMigrations; }
}  // namespace blattwerk::store
")
