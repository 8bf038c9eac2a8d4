# SPDX-License-Identifier: Apache-2.0
# Looks in the program itself for the guards that cmake/CarreauCompiler.cmake asks for: an option of the
# compiler that is misspelt, dropped or outdone by another one leaves no trace but in the program.
#
#   cmake -DPROGRAM=build/dev/cli/carreau -DREADELF=readelf -DOBJDUMP=objdump -P hardening_test.cmake
cmake_minimum_required(VERSION 3.25)

function(print_of output)
  execute_process(COMMAND ${ARGN} "${PROGRAM}" OUTPUT_VARIABLE text RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "${ARGN} ${PROGRAM}: ${failed}")
  endif()
  set(${output} "${text}" PARENT_SCOPE)
endfunction()

print_of(header "${READELF}" --file-header --wide)
print_of(segments "${READELF}" --program-headers --wide)
print_of(dynamic "${READELF}" --dynamic --wide)
print_of(symbols "${READELF}" --dyn-syms --wide)
print_of(begin "${OBJDUMP}" --disassemble=main)

set(missing "")
function(expect printed pattern guard)
  if(NOT "${${printed}}" MATCHES "${pattern}")
    set(missing "${missing}\n  ${guard}" PARENT_SCOPE)
  endif()
endfunction()
expect(header "Type: +DYN " "addresses drawn at each start (PIE)")
expect(segments "GNU_RELRO" "read-only tables of addresses (RELRO)")
expect(dynamic "BIND_NOW|Flags:[^\n]* NOW" "all addresses resolved at the start (BIND_NOW)")
expect(segments "GNU_STACK[^\n]* RW " "a stack that cannot be executed")
expect(symbols " __stack_chk_fail" "guarded stacks (-fstack-protector-strong)")
expect(symbols " __[a-z]+_chk@" "checked copies (_FORTIFY_SOURCE)")
if(header MATCHES "X86-64")
  expect(begin "endbr64" "marked targets of jumps (-fcf-protection)")
endif()
if(missing)
  message(FATAL_ERROR "${PROGRAM} lacks:${missing}")
endif()
