# Writes what the program tells of itself: completions and a manual page a command, and packs what Debian wants packed.
# -DBLATTWERK=… the program, -DSOURCE=… the project, -DOUTPUT=… the folder, -DGZIP=… -DVERSION=… -DMAINTAINER=…
file(REMOVE_RECURSE ${OUTPUT})
file(MAKE_DIRECTORY ${OUTPUT}/man ${OUTPUT}/completions ${OUTPUT}/doc)

function(run output)
  execute_process(COMMAND ${BLATTWERK} completions ${ARGN} OUTPUT_FILE ${output} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(${OUTPUT}/completions/blattwerk bash)
run(${OUTPUT}/completions/_blattwerk zsh)
run(${OUTPUT}/completions/blattwerk.fish fish)
run(${OUTPUT}/commands --commands)
file(STRINGS ${OUTPUT}/commands commands)
file(COPY ${SOURCE}/docs/man/blattwerk.1 DESTINATION ${OUTPUT}/man)
foreach(command IN LISTS commands)
  run(${OUTPUT}/man/blattwerk-${command}.1 --manual ${command})
endforeach()
configure_file(${SOURCE}/CHANGELOG.md ${OUTPUT}/doc/changelog COPYONLY)

# Debian's own changelog, of the day that the version's heading names ("## 1.0.0 (2026-11-24)").
file(STRINGS ${SOURCE}/CHANGELOG.md heading REGEX "^## ${VERSION} ")
string(REGEX MATCH "[0-9]+-[0-9]+-[0-9]+" day "${heading}")
execute_process(COMMAND date --rfc-email --utc --date "${day}" OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${OUTPUT}/doc/changelog.Debian
  "blattwerk (${VERSION}-1) bookworm; urgency=medium\n\n  * See changelog.gz.\n\n -- ${MAINTAINER}  ${date}\n")
file(GLOB pages ${OUTPUT}/man/*.1)
# -n: no time and no name, so that the same input gives the same bytes.
execute_process(COMMAND ${GZIP} -9nf ${pages} ${OUTPUT}/doc/changelog ${OUTPUT}/doc/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
