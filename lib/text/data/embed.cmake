# Writes INPUT into OUTPUT as one C++ string, in pieces that every compiler takes.
file(READ ${INPUT} words)
string(LENGTH "${words}" length)
set(pieces "")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${words}" ${at} 16000 piece)
  string(APPEND pieces "R\"words(${piece})words\"\n")
  math(EXPR at "${at} + 16000")
endwhile()
file(WRITE ${OUTPUT}
"#include \"text/data/base_words.h\"\n
namespace blattwerk::text {
std::string_view base_words() {
  static constexpr char kWords[] =
${pieces};
  return {kWords, sizeof(kWords) - 1};
}
}  // namespace blattwerk::text
")
