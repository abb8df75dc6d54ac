# Writes the text file INPUT into OUTPUT as the C++ constant `NAME` of the namespace blattwerk::NAMESPACE.
# Compilers bound the length of one string literal, so the text is cut into several.
file(READ ${INPUT} text)
string(LENGTH "${text}" length)
set(pieces "")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 8000 piece)
  string(APPEND pieces "R\"text(${piece})text\"\n")
  math(EXPR at "${at} + 8000")
endwhile()
file(WRITE ${OUTPUT} "#include <string_view>\n
namespace blattwerk::${NAMESPACE} {
extern const std::string_view ${NAME};
const std::string_view ${NAME} = ${pieces};
}  // namespace blattwerk::${NAMESPACE}\n")
