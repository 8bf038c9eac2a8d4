# SPDX-License-Identifier: Apache-2.0
# Installs the program as a package does, and looks for all that its users have, each in its place.
# -DBUILD= of the project, -DWORK= a folder to work in

set(prefix "${WORK}/prefix")
file(REMOVE_RECURSE "${WORK}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}" --component program
  RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "installing ended with ${code}\n${out}\n${err}")
endif()
execute_process(COMMAND "${prefix}/bin/carreau" --lang en --help OUTPUT_VARIABLE help
  COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "\n  [a-z]+ " verbs "${help}")
list(LENGTH verbs count)
if(count LESS 10)
  message(FATAL_ERROR "the help names ${count} verbs\n${help}")
endif()
set(pages carreau)
foreach(verb IN LISTS verbs)
  string(STRIP "${verb}" verb)
  list(APPEND pages "carreau-${verb}")
endforeach()
list(TRANSFORM pages APPEND ".1")
foreach(page IN LISTS pages)
  list(APPEND expected "share/man/man1/${page}" "share/man/fr/man1/${page}")
endforeach()
list(APPEND expected
  lib/systemd/system/carreau-lab.service
  share/applications/carreau.desktop
  share/bash-completion/completions/carreau
  share/doc/carreau/THIRD_PARTY_NOTICES.txt
  share/doc/carreau/copyright
  share/doc/carreau/docs/tutorials/gip.fr.md
  share/doc/carreau/examples/nginx.conf
  share/fish/vendor_completions.d/carreau.fish
  share/mime/packages/carreau.xml
  share/zsh/vendor-completions/_carreau)
foreach(name IN LISTS expected)
  if(NOT EXISTS "${prefix}/${name}")
    message(FATAL_ERROR "${name} is not installed")
  endif()
endforeach()
# Headers and static libraries are a component of their own.
if(EXISTS "${prefix}/include")
  message(FATAL_ERROR "the program brings the headers of the library along")
endif()
file(REMOVE_RECURSE "${WORK}")
